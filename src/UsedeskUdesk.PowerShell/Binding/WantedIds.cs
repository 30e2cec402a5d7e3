using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Binding;

/// <summary>IDs that a listing is to be searched for, where the service cannot be asked for one.</summary>
internal sealed class WantedIds
{
    private readonly HashSet<long> _wanted = new();
    private readonly List<long> _missing = new();

    /// <param name="ids">Those that are wanted.</param>
    public WantedIds(params long[]? ids) => Add(ids ?? System.Array.Empty<long>());

    public bool IsEmpty => _wanted.Count == 0;

    public void Add(IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            if (_wanted.Add(id))
            {
                _missing.Add(id);
            }
        }
    }

    /// <summary>Whether it is wanted; without any all are.</summary>
    public bool Take(long id)
    {
        _missing.Remove(id);
        return IsEmpty || _wanted.Contains(id);
    }

    /// <summary>An error for each that did not come.</summary>
    /// <param name="cmdlet">Writes it.</param>
    /// <param name="errorId">The error's stable name.</param>
    /// <param name="text">What is said; {0} is the ID.</param>
    public void WriteMissing(Cmdlet cmdlet, string errorId, string text)
    {
        foreach (var id in _missing)
        {
            cmdlet.WriteError(ErrorRecords.NotFound(errorId, string.Format(CultureInfo.InvariantCulture, text, id), id));
        }
    }
}
