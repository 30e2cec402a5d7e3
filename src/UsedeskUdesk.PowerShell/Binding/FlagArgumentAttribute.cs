using System;
using System.Globalization;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>A switch or a Boolean, from the words that spreadsheets use.</summary>
public sealed class FlagArgumentAttribute : TextArgumentAttribute
{
    /// <summary>Whether the parameter is a switch.</summary>
    public bool IsSwitch { get; set; }

    private protected override object? Nothing => IsSwitch ? new SwitchParameter(false) : null;

    private protected override object FromText(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" or "on" or "online" => Make(true),
        "false" or "no" or "0" or "off" or "offline" => Make(false),
        _ => throw Wrong($"'{text}' is neither yes nor no. Use true or false, yes or no, 1 or 0, Online or Offline."),
    };

    private protected override object? FromValue(object? value) => value switch
    {
        bool flag => Make(flag),
        // As tables and JSON hold 0 and 1.
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => Make(Convert.ToDouble(value, CultureInfo.InvariantCulture) != 0),
        // An empty last column of a CSV file; PowerShell would take it for a switch that is set.
        null => Nothing,
        _ => null,
    };

    private object Make(bool value) => IsSwitch ? new SwitchParameter(value) : value;
}
