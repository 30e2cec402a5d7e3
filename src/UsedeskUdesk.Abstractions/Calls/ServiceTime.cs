using System;
using System.Globalization;

namespace UsedeskUdesk;

/// <summary>
/// Knows what a time without a zone means: Beijing time (+08:00) for Udesk, UTC for Usedesk.
/// </summary>
public static class ServiceTime
{
    private static readonly string[] s_formats =
    {
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyyMMdd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd",
        "yyyy/MM/dd HH:mm:ss",
        "yyyy/MM/dd HH:mm",
        "yyyy/MM/dd",
    };

    /// <summary>The offset of a service's times without a zone.</summary>
    public static TimeSpan Offset(ServiceName service) => service == ServiceName.Udesk ? TimeSpan.FromHours(8) : TimeSpan.Zero;

    /// <summary>Gives a date without a zone the service's zone; local and UTC dates keep their moment.</summary>
    public static DateTimeOffset FromDateTime(DateTime value, ServiceName service)
    {
        if (value.Kind != DateTimeKind.Unspecified)
        {
            return new DateTimeOffset(value);
        }

        // The calendar's first hours do not exist in a zone east of Greenwich; as the start of a time range they mean "from the beginning".
        var offset = Offset(service);
        return value < DateTime.MinValue + offset ? new DateTimeOffset(DateTime.MinValue, TimeSpan.Zero) : new DateTimeOffset(value, offset);
    }

    /// <summary>Reads a date as the services write it, or any date with a zone.</summary>
    /// <returns>False if the text is not a valid date.</returns>
    public static bool TryParse(string? text, ServiceName service, out DateTimeOffset value)
    {
        var trimmed = text?.Trim();
        if (DateTime.TryParseExact(trimmed, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain))
        {
            value = FromDateTime(plain, service);
            return true;
        }

        // With a zone of its own, or in a form that only .NET knows; a missing zone is still the service's.
        if (DateTime.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out plain) && plain.Kind == DateTimeKind.Unspecified)
        {
            value = FromDateTime(plain, service);
            return true;
        }

        return DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    /// <summary>The moment on the service's own clock, in the given format.</summary>
    public static string Format(DateTimeOffset value, ServiceName service, string format = "yyyy-MM-dd HH:mm:ss")
    {
        // The calendar's last hours are past its end further east.
        var offset = Offset(service);
        var local = value.UtcDateTime > DateTime.MaxValue - offset ? new DateTimeOffset(DateTime.MaxValue, offset) : value.ToOffset(offset);
        return local.ToString(format, CultureInfo.InvariantCulture);
    }
}
