using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UsedeskUdesk.Writes;

/// <summary>The rows whose errors were shown without their number: PowerShell wrote them, before the cmdlet was told of the row.</summary>
internal sealed class RowNumbers
{
    private const int MostNamed = 20;

    private readonly List<long> _first = new();
    private long _count;

    /// <summary>What the closing line says of them, with a space before it; empty where there are none.</summary>
    public string Sentence => _count switch
    {
        0 => string.Empty,
        1 => $" PowerShell's own error is shown without a row: it is about row {Numbers}.",
        _ => $" PowerShell's own errors are shown without a row: they are about rows {Numbers}{(_count > _first.Count ? $", and {_count - _first.Count} more" : string.Empty)}.",
    };

    private string Numbers => string.Join(", ", _first.Select(static row => row.ToString(CultureInfo.InvariantCulture)));

    public void Add(long row)
    {
        _count++;
        if (_first.Count < MostNamed)
        {
            _first.Add(row);
        }
    }
}
