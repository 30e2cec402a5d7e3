using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Dates as people and tables write them. .NET takes the month to come first, whoever writes 04.05.2026, and a time alone for today's: records of other days
/// would be deleted than those that are meant.
/// </summary>
internal static class TimeText
{
    private const string Months = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex s_yearFirst = new(@"^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}(?=$|[\sTZ+])|\d{8}\s)", Options);
    private static readonly Regex s_monthInLetters = new($@"^(?:[a-z]+,?\s+)?(?:\d{{1,2}}[\s-]+{Months},?[\s-]+\d{{4}}|{Months}\s+\d{{1,2}},?\s+\d{{4}})(?!\d)", Options);
    private static readonly Regex s_yearLast = new(@"^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*\d{4}(?!\d)", Options);

    /// <summary>Reads a date that is the same to everybody. A missing zone is the service's.</summary>
    public static bool TryParse(string text, ServiceName service, out DateTimeOffset time)
    {
        if (IsPlain(text))
        {
            return ServiceTime.TryParse(text, service, out time);
        }

        time = default;
        return s_yearLast.Match(text) is { Success: true } match
            && (match.Groups[1].Value.TrimStart('0') == match.Groups[3].Value.TrimStart('0') || IsDay(match.Groups[1].Value) || IsDay(match.Groups[3].Value))
            && TryParse(text, service, CultureInfo.CurrentCulture, out time)
            && (!ServiceTime.TryParse(text, service, out var other) || other == time);
    }

    /// <summary>Reads a date as Export-Csv writes it: in the culture of the session, and by its calendar.</summary>
    public static bool TryParseExported(string text, ServiceName service, out DateTimeOffset time)
        => (IsPlain(text) && ServiceTime.TryParse(text, service, out time) && IsOurs(time)) || (TryParse(text, service, CultureInfo.CurrentCulture, out time) && IsOurs(time));

    /// <summary>Whether a year is one of our calendar. Persian and Islamic calendars are in the 15th century, the Thai one in the 26th.</summary>
    public static bool IsOurs(DateTimeOffset time) => time.Year is >= 1900 and <= 2300;

    private static bool IsPlain(string text) => s_yearFirst.IsMatch(text) || s_monthInLetters.IsMatch(text);

    /// <summary>Whether a number is none of a month.</summary>
    private static bool IsDay(string number) => int.Parse(number, CultureInfo.InvariantCulture) > 12;

    private static bool TryParse(string text, ServiceName service, CultureInfo culture, out DateTimeOffset time)
    {
        // .NET reads 04.05.2026 under a culture with slashes too, and in that one's order.
        var format = culture.DateTimeFormat;
        if (s_yearLast.Match(text) is { Success: true } match && format.ShortDatePattern.Replace("/", format.DateSeparator).IndexOf(match.Groups[2].Value, StringComparison.Ordinal) < 0)
        {
            time = default;
            return false;
        }

        if (DateTime.TryParse(text, culture, DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault, out var plain) && plain.Kind == DateTimeKind.Unspecified)
        {
            time = ServiceTime.FromDateTime(plain, service);
            return true;
        }

        return DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out time);
    }
}
