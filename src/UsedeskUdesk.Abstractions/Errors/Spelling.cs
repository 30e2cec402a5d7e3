using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk;

/// <summary>Finds what was probably meant by a word that is none of those that are known.</summary>
public static class Spelling
{
    private const int LongestWord = 64;

    /// <summary>The known word that differs least, in case and by up to a third of its letters; null where none is near.</summary>
    /// <param name="word">The word.</param>
    /// <param name="known">Those that are known.</param>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var typed = (word ?? string.Empty).Trim().ToLowerInvariant();
        if (typed.Length is < 2 or > LongestWord)
        {
            return null;
        }

        return (known ?? throw new ArgumentNullException(nameof(known)))
            .Where(candidate => candidate.Length is > 1 and <= LongestWord)
            .Select(candidate => (Word: candidate, Distance: Distance(typed, candidate.ToLowerInvariant())))
            .Where(pair => pair.Distance <= Math.Max(1, Math.Max(pair.Word.Length, typed.Length) / 3))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Word, StringComparer.Ordinal)
            .Select(pair => pair.Word)
            .FirstOrDefault();
    }

    /// <summary>How many letters are added, left out, changed, or swapped with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }
}
