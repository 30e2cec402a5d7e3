using System;
using System.IO;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests.Faults;

/// <summary>docs/reliability.md, in which some parts are written by tests: those between two comments that name them.</summary>
internal static class ReliabilityPage
{
    private static readonly string s_path = Path.Combine(Repository.Root, "docs", "reliability.md");
    private static readonly object s_gate = new();

    /// <summary>Compares a part with what was seen; writes it with USEDESKUDESK_UPDATE_RELIABILITY=1.</summary>
    public static void Compare(string part, string seen)
    {
        lock (s_gate)
        {
            var (begin, end) = ($"<!-- {part}: written by the tests -->\n", $"<!-- end of {part} -->");
            var page = File.ReadAllText(s_path).ReplaceLineEndings("\n");
            var start = page.IndexOf(begin, StringComparison.Ordinal);
            var stop = page.IndexOf(end, StringComparison.Ordinal);
            Assert.True(start >= 0 && stop > start, $"docs/reliability.md has no part '{part}'.");
            start += begin.Length;
            if (Environment.GetEnvironmentVariable("USEDESKUDESK_UPDATE_RELIABILITY") == "1")
            {
                File.WriteAllText(s_path, page[..start] + seen + page[stop..]);
                return;
            }

            Assert.Equal(page[start..stop], seen);
        }
    }
}
