using System;
using System.Globalization;

namespace UsedeskUdesk.Binding;

/// <summary>A moment on a service's clock: text or a date without a zone is in the service's own.</summary>
public sealed class TimeArgumentAttribute : TextArgumentAttribute
{
    private readonly ServiceName _service;

    /// <summary>For the clock of this service.</summary>
    public TimeArgumentAttribute(ServiceName service) => _service = service;

    private protected override object? FromText(string text)
    {
        if (!TimeText.TryParse(text, _service, out var time))
        {
            throw Wrong($"'{text}' is not a date that can be read without doubt. Write it as 2026-05-19 or 2026-05-19 19:50:33, with a zone such as +08:00 if it is not the service's own.");
        }

        // The ends of .NET's calendar are no dates but bounds.
        return !TimeText.IsOurs(time) && time.Year is > 1 and < 9999
            ? throw Wrong($"'{text}' is in the year {time.Year.ToString(CultureInfo.InvariantCulture)}, as other calendars count. Write it as 2026-05-19.")
            : time;
    }

    private protected override object? FromValue(object? value) => value switch
    {
        DateTime date => ServiceTime.FromDateTime(date, _service),
        DateTimeOffset => null,
        // PowerShell would take a number for so many tenths of a microsecond since the year 1.
        ValueType => FieldText.IsDate(value) ? FromText(FieldText.Value(value)) : throw Wrong($"'{Convert.ToString(value, CultureInfo.InvariantCulture)}' is not a date, it is of the type {value.GetType().Name}. Write it as 2026-05-19."),
        _ => null,
    };
}
