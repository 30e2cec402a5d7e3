using System;
using System.Collections.Generic;
using System.Globalization;
using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>How Usedesk wants values of several calls to be written.</summary>
internal static class Values
{
    /// <summary>A list as one text joined by commas; null where it is empty.</summary>
    public static string? Joined<T>(IEnumerable<T>? values) => values is null ? null : string.Join(",", values) is { Length: > 0 } text ? text : null;

    public static string? JoinedTags(IReadOnlyList<string>? tags) => AtMost(Joined(tags), Limits.Text, "Tag");

    /// <summary>The service reads UTC to the minute and takes both ends in.</summary>
    public static string? WholeMinute(DateTimeOffset? time)
        => time is { } value ? ServiceTime.Format(value, ServiceName.Usedesk, "yyyy-MM-dd HH:mm") : null;

    public static string PathNumber(long number, string name) => Positive(number, name).ToString(CultureInfo.InvariantCulture);

    /// <summary>A call that names nothing but whom it is about would be answered with success and change nothing.</summary>
    public static void NeedsChange(RequestBuilder builder, string what, long id)
    {
        if (builder.BodyFields.Count == 1 && builder.Files.Count == 0)
        {
            throw NothingToChange($"{what} {id}");
        }
    }
}
