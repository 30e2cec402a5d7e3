using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Binding;

/// <summary>Names once the columns of a table that no parameter takes: a misspelt one would be left out without a word.</summary>
internal sealed class UnboundColumns
{
    private bool _hasLooked;

    /// <summary>The warning; null where there is nothing to say, or it was said.</summary>
    public string? Look(ModuleCmdlet cmdlet, PSObject? item)
    {
        if (_hasLooked || item is null || (item.BaseObject is not PSCustomObject && PlainValues.Pairs(item.BaseObject) is null))
        {
            return null;
        }

        _hasLooked = true;
        if (item.TypeNames.Any(IsOwn))
        {
            return null;
        }

        var parameters = cmdlet.MyInvocation.MyCommand.Parameters.Values
            .Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName))
            .ToArray();
        var names = new HashSet<string>(parameters.SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name)), StringComparer.OrdinalIgnoreCase);
        // A column that a script block on the command line reads is used.
        var line = cmdlet.MyInvocation.Line ?? string.Empty;
        var columns = item.Properties
            .Where(property => property is PSNoteProperty && !names.Contains(property.Name) && !IsMentioned(property.Name, line))
            .Select(property => property.Name)
            .ToArray();
        if (columns.Length == 0)
        {
            return null;
        }

        var free = parameters.Where(parameter => !parameter.Aliases.Prepend(parameter.Name).Any(name => item.Properties[name] is not null)).Select(parameter => parameter.Name).ToArray();
        var named = columns.Select(column => Spelling.Nearest(column, free) is { } meant ? $"{column} (did you mean {meant}?)" : column);
        return $"{cmdlet.MyInvocation.MyCommand.Name} takes nothing from {(columns.Length == 1 ? "this column" : "these columns")}: {string.Join(", ", named)}.";
    }

    /// <summary>Objects of the module have more properties than any cmdlet takes.</summary>
    private static bool IsOwn(string type) => type.IndexOf("UsedeskUdesk.", StringComparison.Ordinal) >= 0;

    private static bool IsMentioned(string column, string line)
        => line.IndexOf(column, StringComparison.OrdinalIgnoreCase) >= 0
            && Regex.IsMatch(line, $@"\$(_|PSItem)\s*[.\[]\s*['""{{]*{Regex.Escape(column)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
