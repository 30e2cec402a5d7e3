using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace UsedeskUdesk.Binding;

/// <summary>A moment on a service's clock: text or a date without a zone is in the service's own.</summary>
public sealed class TimeArgumentAttribute : TextArgumentAttribute
{
    // Persian and Islamic calendars are in the 15th century, the Thai one in the 26th.
    private const int FirstYear = 1900;
    private const int LastYear = 2300;

    private static readonly Regex s_dayFirst = new(@"^\d{1,2}\.\d{1,2}\.\d{2,4}", RegexOptions.CultureInvariant);

    private readonly ServiceName _service;

    /// <summary>For the clock of this service.</summary>
    public TimeArgumentAttribute(ServiceName service) => _service = service;

    private protected override object? FromText(string text)
    {
        // .NET would read 01.11.2026 as the 11th of January, which nobody means who writes it so.
        if (s_dayFirst.IsMatch(text) || !ServiceTime.TryParse(text, _service, out var time))
        {
            throw Wrong($"'{text}' is not a date that can be read without doubt. Write it as 2026-05-19 or 2026-05-19 19:50:33, with a zone such as +08:00 if it is not the service's own.");
        }

        return time.Year is (> 1 and < FirstYear) or (> LastYear and < 9999)
            ? throw Wrong($"'{text}' is in the year {time.Year.ToString(CultureInfo.InvariantCulture)}, as other calendars count. Write it as 2026-05-19.")
            : time;
    }

    private protected override object? FromValue(object? value) => value is DateTime date ? ServiceTime.FromDateTime(date, _service) : null;
}
