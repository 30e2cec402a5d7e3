using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Journals;

/// <summary>
/// Which accounts a journal's items went to. All Usedesk accounts share one address, and what tells them apart is the token, which
/// must not stand in a file and may be exchanged. So a journal keeps marks, hashes that only fit this journal and cannot be turned
/// back. A token that is known says which account it is; a new one is that of the account to which its connection's registered name
/// belonged last, whose token was exchanged.
/// </summary>
internal sealed class Accounts
{
    private const int SaltBytes = 16;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<object, string> _ids = new();
    private byte[] _salt;
    private int _count;

    public Accounts()
    {
        _salt = new byte[SaltBytes];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(_salt);
    }

    /// <summary>The journal's own salt, for its header.</summary>
    public string Salt => Convert.ToBase64String(_salt);

    /// <summary>Takes the salt of a header.</summary>
    /// <returns>False when it is none.</returns>
    public bool TryTakeSalt(string salt)
    {
        try
        {
            _salt = Convert.FromBase64String(salt);
            return _salt.Length == SaltBytes;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Takes in a line of an earlier run.</summary>
    /// <returns>False when it is not one about accounts.</returns>
    public bool TryAdd(JObject line)
    {
        if (line["account"] is not JValue { Value: long number } || line["marks"] is not JArray marks || number < 1 || number > _count + 1)
        {
            return false;
        }

        _count = Math.Max(_count, (int)number);
        Add((int)number, marks.Select(mark => (string?)mark ?? string.Empty));
        return true;
    }

    /// <summary>The account that a client acts for.</summary>
    /// <param name="client">The client; each is asked once.</param>
    /// <param name="mark">Makes its account's marks with a salt, the surest first.</param>
    /// <param name="news">The line to write before the account's next item; null when the journal knows all of it already.</param>
    /// <param name="isKnown">Whether the account had a mark before.</param>
    public string Find(object client, Func<byte[], IReadOnlyList<string>> mark, out JObject? news, out bool isKnown)
    {
        news = null;
        isKnown = true;
        if (_ids.TryGetValue(client, out var id))
        {
            return id;
        }

        var marks = mark(_salt);
        var known = marks.FirstOrDefault(_numbers.ContainsKey);
        isKnown = known is not null;
        var number = isKnown ? _numbers[known!] : ++_count;
        var added = marks.Where(one => !_numbers.TryGetValue(one, out var of) || of != number).ToArray();
        if (added.Length > 0)
        {
            Add(number, added);
            news = new JObject { ["account"] = number, ["marks"] = new JArray(added.ToArray<object>()) };
        }

        id = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _ids.Add(client, id);
        return id;
    }

    /// <summary>A name may have passed from one account to another: the last word counts.</summary>
    private void Add(int number, IEnumerable<string> marks)
    {
        foreach (var mark in marks)
        {
            _numbers[mark] = number;
        }
    }
}
