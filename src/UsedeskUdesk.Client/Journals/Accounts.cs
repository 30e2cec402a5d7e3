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
/// back, and one mark in common means the same account: the token, or the name under which the connection is registered.
/// </summary>
internal sealed class Accounts
{
    private const int SaltBytes = 16;

    private readonly List<HashSet<string>> _known = new();
    private readonly ConditionalWeakTable<object, string> _ids = new();
    private byte[] _salt;

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
        if (line["account"] is not JValue { Value: long number } || line["marks"] is not JArray marks || number < 1 || number > _known.Count + 1)
        {
            return false;
        }

        if (number == _known.Count + 1)
        {
            _known.Add(new(StringComparer.Ordinal));
        }

        _known[(int)number - 1].UnionWith(marks.Select(mark => (string?)mark ?? string.Empty));
        return true;
    }

    /// <summary>The account that a client acts for.</summary>
    /// <param name="client">The client; each is asked once.</param>
    /// <param name="mark">Makes its account's marks with a salt.</param>
    /// <param name="news">The line to write before the account's first item; null when the journal knows all of it already.</param>
    public string Find(object client, Func<byte[], IReadOnlyList<string>> mark, out JObject? news)
    {
        news = null;
        if (_ids.TryGetValue(client, out var id))
        {
            return id;
        }

        var marks = mark(_salt);
        var index = _known.FindIndex(known => known.Overlaps(marks));
        if (index < 0)
        {
            index = _known.Count;
            _known.Add(new(StringComparer.Ordinal));
        }

        if (!_known[index].IsSupersetOf(marks))
        {
            _known[index].UnionWith(marks);
            news = new JObject { ["account"] = index + 1, ["marks"] = new JArray(marks.ToArray<object>()) };
        }

        id = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _ids.Add(client, id);
        return id;
    }
}
