using System;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Names the columns of rows that no parameter takes, each once: a misspelt one would be left out without a word. Rows are custom objects, dictionaries, those of a data
/// table, and objects of classes that a script defines; other objects have more properties than anybody means to send.
/// </summary>
internal sealed class UnboundColumns
{
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private DataTable? _table;
    private int _tableColumns;

    /// <summary>The warning; null where there is nothing to say, or it was said.</summary>
    public string? Look(ModuleCmdlet cmdlet, PSObject? item)
    {
        if (item is null || Columns(item).Where(column => !_seen.Contains(column)).ToArray() is not { Length: > 0 } unseen || item.TypeNames.Any(IsOwn))
        {
            return null;
        }

        _seen.UnionWith(unseen);
        var parameters = cmdlet.MyInvocation.MyCommand.Parameters.Values
            .Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName))
            .ToArray();
        var names = new HashSet<string>(parameters.SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name)), StringComparer.OrdinalIgnoreCase);
        // A column that a script block on the command line reads is used.
        var line = cmdlet.MyInvocation.Line ?? string.Empty;
        var columns = Array.FindAll(unseen, column => !names.Contains(column) && !IsMentioned(column, line));
        if (columns.Length == 0)
        {
            return null;
        }

        var free = parameters.Where(parameter => !parameter.Aliases.Prepend(parameter.Name).Any(name => item.Properties[name] is not null)).Select(parameter => parameter.Name).ToArray();
        var named = columns.Select(column => Spelling.Nearest(column, free) is { } meant ? $"{column} (did you mean {meant}?)" : column);
        return $"{cmdlet.MyInvocation.MyCommand.Name} takes nothing from {(columns.Length == 1 ? "this column" : "these columns")}: {string.Join(", ", named)}.";
    }

    private IEnumerable<string> Columns(PSObject item)
    {
        var value = item.BaseObject;
        if ((value as DataRow ?? (value as DataRowView)?.Row)?.Table is { } table)
        {
            if (ReferenceEquals(table, _table) && table.Columns.Count == _tableColumns)
            {
                return Array.Empty<string>();
            }

            (_table, _tableColumns) = (table, table.Columns.Count);
            return table.Columns.Cast<DataColumn>().Select(static column => column.ColumnName);
        }

        return value is PSCustomObject || PlainValues.Pairs(value) is not null ? item.Properties.OfType<PSNoteProperty>().Select(static column => column.Name)
            // A class of a script is compiled into memory.
            : value.GetType().Assembly.IsDynamic ? item.Properties.Select(static property => property.Name)
            : Array.Empty<string>();
    }

    /// <summary>Objects of the module have more properties than any cmdlet takes.</summary>
    private static bool IsOwn(string type) => type.IndexOf("UsedeskUdesk.", StringComparison.Ordinal) >= 0;

    private static bool IsMentioned(string column, string line)
        => line.IndexOf(column, StringComparison.OrdinalIgnoreCase) >= 0
            && Regex.IsMatch(line, $@"\$(_|PSItem)\s*[.\[]\s*['""{{]*{Regex.Escape(column)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
