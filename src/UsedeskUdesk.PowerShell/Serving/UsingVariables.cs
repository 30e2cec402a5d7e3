using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace UsedeskUdesk.Serving;

/// <summary>
/// A script that will run in other runspaces, with the values of its $using: variables. They become variables of their own in
/// the text; lines stay where they are.
/// </summary>
internal sealed class UsingVariables
{
    private const string Prefix = "__using_";

    private UsingVariables(string text, IReadOnlyDictionary<string, object?> values)
    {
        Text = text;
        Values = values;
    }

    /// <summary>The script.</summary>
    public string Text { get; }

    /// <summary>The values, by the names that they have in it.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; }

    /// <param name="script">The script.</param>
    /// <param name="valueOf">Gives a variable's value where the script was written down.</param>
    public static UsingVariables Of(ScriptBlock script, Func<string, object?> valueOf)
    {
        // Parsed anew, since a block's own extents count from the beginning of the file that it stands in.
        var text = script.ToString();
        var parsed = Parser.ParseInput(text, out _, out _);
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        var result = new StringBuilder(text);
        var places = parsed.FindAll(static ast => ast is UsingExpressionAst, searchNestedScriptBlocks: true)
            .Select(static ast => UsingExpressionAst.ExtractUsingVariable((UsingExpressionAst)ast))
            .OrderByDescending(static variable => variable.Extent.StartOffset);
        foreach (var variable in places)
        {
            var name = variable.VariablePath.UserPath;
            if (name.StartsWith("using:", StringComparison.OrdinalIgnoreCase))
            {
                name = name.Substring("using:".Length);
            }

            values[Prefix + name] = valueOf(name);
            var at = variable.Extent.StartOffset;
            result.Remove(at, variable.Extent.EndOffset - at).Insert(at, $"{(variable.Splatted ? '@' : '$')}{{{Prefix}{name}}}");
        }

        return new UsingVariables(result.ToString(), values);
    }
}
