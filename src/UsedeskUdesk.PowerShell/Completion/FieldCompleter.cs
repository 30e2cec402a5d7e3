using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Completion;

/// <summary>
/// Completes custom fields of tickets in their form as text (10=A-17;12=true): first the field, then what can be chosen there. -NestedList goes from
/// level to level.
/// </summary>
public sealed class FieldCompleter : IArgumentCompleter
{
    private static readonly char[] s_equals = { '=' };
    private static readonly string[] s_flags = { "true", "false" };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => CompletionResults.Guarded(wordToComplete, () =>
        {
            if (ModuleState.Here?.Usedesk.OpenOf(PlainValues.Unwrap(fakeBoundParameters?["Connection"])) is not { } connection)
            {
                return Enumerable.Empty<CompletionResult>();
            }

            var fields = connection.Names.Within(IdCompleter.Limit, connection.Client, NameKind.TicketField).Select(entry => entry.Source).OfType<UsedeskTicketField>().ToArray();
            var typed = (wordToComplete ?? string.Empty).Trim('\'', '"');
            var start = typed.LastIndexOf(';') + 1;
            var (before, part) = (typed.Substring(0, start), typed.Substring(start).TrimStart());
            var chosen = before.Split(';').Select(one => one.Split(s_equals, 2)).Where(pair => pair.Length == 2).ToArray();
            var isNested = string.Equals(parameterName, "NestedList", StringComparison.OrdinalIgnoreCase);
            return part.Split(s_equals, 2) is { Length: 2 } pair
                ? Options(fields, pair[0].Trim(), pair[1].TrimStart(), before, chosen)
                : Fields(fields, part, before, chosen, isNested);
        });

    private static IEnumerable<CompletionResult> Fields(UsedeskTicketField[] fields, string typed, string before, string[][] chosen, bool isNested)
    {
        var last = chosen.Length > 0 ? Find(fields, chosen[chosen.Length - 1][0].Trim())?.FieldId : null;
        return from field in fields
               where field.Type == UsedeskTicketFieldType.NestedList == isNested && field.Active != false
               where !isNested || field.ParentFieldId == last
               where Array.TrueForAll(chosen, pair => pair[0].Trim() != Text(field.FieldId))
               where Text(field.FieldId).StartsWith(typed, StringComparison.Ordinal) || field.Name?.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0
               orderby field.Name
               select Result(before + Text(field.FieldId) + "=", field.Name ?? Text(field.FieldId), $"{field.Name} ({field.FieldId}, {field.Type})");
    }

    private static IEnumerable<CompletionResult> Options(UsedeskTicketField[] fields, string id, string typed, string before, string[][] chosen)
    {
        if (Find(fields, id) is not { } field)
        {
            return Enumerable.Empty<CompletionResult>();
        }

        var options = field.Type switch
        {
            UsedeskTicketFieldType.Checkbox => s_flags.Select(word => (Value: word, Name: word)),
            UsedeskTicketFieldType.List => field.Option.Select(option => (Value: Text(option.OptionId), Name: option.Value ?? Text(option.OptionId))),
            UsedeskTicketFieldType.NestedList => Below(fields, field, chosen).Select(option => (Value: option.Value ?? string.Empty, Name: option.Value ?? string.Empty)),
            _ => Enumerable.Empty<(string Value, string Name)>(),
        };
        // A part with a semicolon would be read as two fields.
        return from option in options
               where option.Value.Length > 0 && option.Value.IndexOf(';') < 0
               where option.Value.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || option.Name.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0
               select Result($"{before}{id}={option.Value}", option.Name, $"{field.Name}: {option.Name}");
    }

    /// <summary>The options of a level that belong to what was chosen above it.</summary>
    private static IEnumerable<UsedeskTicketFieldOption> Below(UsedeskTicketField[] fields, UsedeskTicketField field, string[][] chosen)
    {
        var above = chosen.Where(pair => pair[0].Trim() == Text(field.ParentFieldId ?? 0)).Select(pair => pair[1].Trim()).LastOrDefault();
        var parent = above is null ? null : Find(fields, Text(field.ParentFieldId ?? 0))?.Option.FirstOrDefault(option => string.Equals(option.Value, above, StringComparison.OrdinalIgnoreCase));
        return parent is null ? field.Option : field.Option.Where(option => option.ParentOptionIds.Contains(parent.OptionId));
    }

    private static UsedeskTicketField? Find(UsedeskTicketField[] fields, string id) => Array.Find(fields, field => Text(field.FieldId) == id);

    private static CompletionResult Result(string text, string name, string tip)
        => new($"'{text.Replace("'", "''")}'", name, CompletionResultType.ParameterValue, tip);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
