using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Makes the chains that clear levels of nested lists. A level below the top is only reached through those above it, which
/// therefore go along with the values that the ticket has.
/// </summary>
internal sealed class NestedLists
{
    private readonly Dictionary<long, UsedeskTicketField> _fields;
    private readonly Dictionary<long, string> _values = new();
    private readonly HashSet<long> _cleared;
    private readonly bool _recurse;

    /// <param name="fields">The definitions; a field that is not among them is taken for a top level.</param>
    /// <param name="ids">The levels to clear.</param>
    /// <param name="recurse">Whether those below go too, as far as the ticket has values there.</param>
    public NestedLists(IEnumerable<UsedeskTicketField> fields, IEnumerable<long> ids, bool recurse)
    {
        _fields = new();
        foreach (var field in fields)
        {
            _fields[field.FieldId] = field;
        }

        _cleared = new(ids);
        _recurse = recurse;
    }

    /// <summary>Whether the ticket's values are needed.</summary>
    public bool NeedsTicket => _recurse || _cleared.Any(id => Parent(id) is not null);

    /// <summary>The chains for one ticket; null where its values are not needed.</summary>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Chains(UsedeskTicket? ticket)
    {
        foreach (var field in ticket?.CustomField ?? Array.Empty<UsedeskTicketFieldValue>())
        {
            _values[field.FieldId] = Text(field);
        }

        var paths = _cleared.ToArray().SelectMany(id => Below(Above(id))).ToArray();
        foreach (var id in paths.SelectMany(path => path.SkipWhile(level => !_cleared.Contains(level))).ToArray())
        {
            // What stands below a recursively cleared level is cleared.
            if (_recurse)
            {
                _cleared.Add(id);
            }
        }

        // Leave out a path that is the beginning of a longer one.
        return paths
            .Where(path => !paths.Any(other => other.Count > path.Count && other.Take(path.Count).SequenceEqual(path)))
            .Select(path => path.Select(Level).ToArray())
            .ToArray();
    }

    private KeyValuePair<string, string> Level(long id)
        => new(id.ToString(CultureInfo.InvariantCulture), _cleared.Contains(id) || !_values.TryGetValue(id, out var value) ? string.Empty : value);

    /// <summary>From the top level down to this one.</summary>
    private List<long> Above(long id)
    {
        var path = new List<long> { id };
        while (Parent(path[0]) is { } parent && !path.Contains(parent))
        {
            path.Insert(0, parent);
        }

        return path;
    }

    /// <summary>The paths from this one down to the last levels that have a value; itself, where none has.</summary>
    private IReadOnlyList<List<long>> Below(List<long> path)
    {
        if (!_recurse)
        {
            return new[] { path };
        }

        // A level may be empty above one that is not: clearing leaves those below alone.
        var further = _fields.Values
            .Where(field => field.ParentFieldId == path[path.Count - 1] && !path.Contains(field.FieldId))
            .SelectMany(field => Below(new(path) { field.FieldId }))
            .Where(longer => _values.ContainsKey(longer[longer.Count - 1]))
            .ToArray();
        return further.Length == 0 ? new[] { path } : further;
    }

    private long? Parent(long id) => _fields.TryGetValue(id, out var field) ? field.ParentFieldId : null;

    /// <summary>Chains carry an option's text, whichever of text and number the ticket shows.</summary>
    private string Text(UsedeskTicketFieldValue value)
    {
        var options = _fields.TryGetValue(value.FieldId, out var field) ? field.Option : Array.Empty<UsedeskTicketFieldOption>();
        var text = value.Value ?? string.Empty;
        return options.Any(option => option.Value == text)
            ? text
            : options.FirstOrDefault(option => option.OptionId.ToString(CultureInfo.InvariantCulture) == text)?.Value ?? text;
    }
}
