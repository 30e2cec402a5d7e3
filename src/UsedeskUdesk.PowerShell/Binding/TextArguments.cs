using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Arguments that come as text, as the columns of a CSV file do. Empty text means that nothing was given.
/// </summary>
public abstract class TextArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string text)
        {
            return FromValue(value) ?? inputData;
        }

        return string.IsNullOrWhiteSpace(text) ? Nothing : FromText(text.Trim());
    }

    /// <summary>What empty text becomes.</summary>
    private protected virtual object? Nothing => null;

    /// <summary>What text becomes.</summary>
    private protected abstract object? FromText(string text);

    /// <summary>What another value becomes; null leaves it as it is.</summary>
    private protected virtual object? FromValue(object? value) => null;

    private protected static ArgumentTransformationMetadataException Wrong(string text) => new(text);
}

/// <summary>A whole number.</summary>
public sealed class NumberArgumentAttribute : TextArgumentAttribute
{
    private protected override object? FromText(string text)
        => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"'{text}' is not a whole number.");
}

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
        int number => Make(number != 0),
        long number => Make(number != 0),
        // An empty last column of a CSV file; PowerShell would take it for a switch that is set.
        null => Nothing,
        _ => null,
    };

    private object Make(bool value) => IsSwitch ? new SwitchParameter(value) : value;
}

/// <summary>A list, separated by commas where it comes as one text.</summary>
public sealed class ListArgumentAttribute : TextArgumentAttribute
{
    private protected override object? FromText(string text)
        => text.Split(',').Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();
}

/// <summary>A moment on a service's clock: text or a date without a zone is in the service's own.</summary>
public sealed class TimeArgumentAttribute : TextArgumentAttribute
{
    private readonly ServiceName _service;

    /// <summary>For the clock of this service.</summary>
    public TimeArgumentAttribute(ServiceName service) => _service = service;

    private protected override object? FromText(string text)
        => ServiceTime.TryParse(text, _service, out var time)
            ? time
            : throw Wrong($"'{text}' is not a date. Write it as 2026-05-19 or 2026-05-19 19:50:33, with a zone such as +08:00 if it is not the service's own.");

    private protected override object? FromValue(object? value) => value is DateTime date ? ServiceTime.FromDateTime(date, _service) : null;
}

/// <summary>A ticket's status by name or number.</summary>
public sealed class TicketStatusArgumentAttribute : TextArgumentAttribute
{
    private protected override object FromText(string text)
    {
        try
        {
            return UsedeskTicketStatus.Parse(text);
        }
        catch (FormatException error)
        {
            throw Wrong(error.Message);
        }
    }

    private protected override object? FromValue(object? value)
        => value is int or long or short or byte ? new UsedeskTicketStatus(Convert.ToInt32(value, CultureInfo.InvariantCulture)) : null;
}

/// <summary>Reads texts that were given from texts that are empty.</summary>
internal static class Given
{
    public static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    public static string Key(object key) => Convert.ToString(key, CultureInfo.InvariantCulture)!.Trim();

    /// <summary>A field's value as the services write it.</summary>
    public static string Value(object? value)
    {
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null => string.Empty,
            bool flag => flag ? "true" : "false",
            string text => text,
            IEnumerable => throw new RequestException("InvalidField", "A field takes one value, not a list.", "Field"),
            _ => Convert.ToString(plain, CultureInfo.InvariantCulture)!,
        };
    }
}
