using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Writes;

/// <summary>Says what an item would change, for -WhatIf and -Confirm: the new values, and the old ones where the piped object has them.</summary>
internal static class ChangeText
{
    private const int LongestValue = 40;
    private const int LongestText = 300;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_parameters = new();

    /// <summary>Such as ": Status Open → Closed, Tag vip"; empty where the target says all.</summary>
    /// <param name="cmdlet">The cmdlet, with the item bound.</param>
    /// <param name="item">The piped object.</param>
    /// <param name="target">What is named already.</param>
    /// <param name="isGiven">Whether a parameter stands on the command line: an empty cell says nothing, an empty argument does.</param>
    public static string Of(ModuleCmdlet cmdlet, PSObject? item, string target, Func<string, bool> isGiven)
    {
        var bound = cmdlet.MyInvocation.BoundParameters;
        var old = item is not null && PipedAnswer.IsAnswer(item) ? item : null;
        var changes = s_parameters.GetOrAdd(cmdlet.GetType(), Find)
            .Where(parameter => bound.ContainsKey(parameter.Name))
            .Select(parameter => Change(parameter, parameter.GetValue(cmdlet), old, target, isGiven(parameter.Name)))
            .OfType<string>()
            .ToArray();
        if (changes.Length == 0)
        {
            return string.Empty;
        }

        return ": " + Cut(string.Join(", ", changes), LongestText);
    }

    private static PropertyInfo[] Find(Type cmdlet)
        => cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName is VerbsData.Update or VerbsCommon.New or VerbsCommon.Add
            ? cmdlet.GetProperties()
                .Where(property => !property.IsDefined(typeof(ItemKeyAttribute))
                    && property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName && !parameter.Mandatory))
                .ToArray()
            : Array.Empty<PropertyInfo>();

    private static string? Change(PropertyInfo parameter, object? value, PSObject? item, string target, bool isGiven)
    {
        if (value is SwitchParameter flag)
        {
            return flag.IsPresent ? parameter.Name : null;
        }

        if (Text(value) is not { } text || text == target || (text.Length == 0 && !isGiven))
        {
            return null;
        }

        var shown = text.Length == 0 ? "(nothing)" : Cut(text, LongestValue);
        var before = item is null ? null : Names(parameter).Select(name => item.Properties[name]).FirstOrDefault(property => property is not null);
        if (before is null)
        {
            return $"{parameter.Name} {shown}";
        }

        var old = Text(before.Value);
        return $"{parameter.Name} {(string.IsNullOrEmpty(old) ? "(nothing)" : Cut(old!, LongestValue))} {(ClientProvider.IsDesktop ? "->" : "→")} {shown}";
    }

    private static string? Text(object? value) => PlainValues.Unwrap(value) switch
    {
        null => null,
        SecureString or ApiSecret or PSCredential => "(secret)",
        string text => text.Replace('\r', ' ').Replace('\n', ' '),
        IDictionary entries => string.Join(", ", entries.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={Text(entry.Value)}")),
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Text)),
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    private static IEnumerable<string> Names(PropertyInfo parameter)
        => parameter.GetCustomAttributes<AliasAttribute>().SelectMany(alias => alias.AliasNames).Prepend(parameter.Name);

    private static string Cut(string text, int length) => text.Length <= length ? text : text.Substring(0, length - 1) + "…";
}
