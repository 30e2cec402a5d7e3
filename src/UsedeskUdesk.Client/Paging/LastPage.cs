using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client;

/// <summary>How a listing's last page is told from others.</summary>
internal static class LastPage
{
    /// <summary>
    /// By the page count where the service names one, also over a page without rows: a service that leaves rows out after it made the pages has such ones. A short
    /// page ends the listing where it names none, or one below the page that it gave.
    /// </summary>
    /// <param name="answer">The page's answer.</param>
    /// <param name="page">The page that was asked for.</param>
    public static bool ByPageCount<TItem>(Answer<TItem[]> answer, Page page)
        => Count(answer.Rest) is { } pages && pages > page.Index ? page.Index + 1 >= pages : answer.Data is null || answer.Data.Length < page.Size;

    /// <summary>By its length: a page of any other size than the one asked for is a short one, or one from a service that does not page.</summary>
    /// <param name="answer">The page's answer.</param>
    /// <param name="page">The page that was asked for.</param>
    public static bool ByLength<TItem>(Answer<TItem[]> answer, Page page) => answer.Data?.Length != page.Size;

    /// <summary>The page count, wherever an answer has it: in its meta, or beside the rows, as in Udesk's edition of 2018; null where it has none.</summary>
    /// <param name="rest">What stands beside the rows.</param>
    public static long? Count(JObject rest) => JsonFields.Number(rest["total_pages"] ?? (rest["meta"] as JObject)?["total_pages"] ?? rest["last-page"]);

    /// <summary>Whether an answer says that there are no rows: it may leave out an empty list.</summary>
    /// <param name="rest">What stands beside the rows.</param>
    public static bool CountsNothing(JObject rest)
        => Total(rest) == 0 || Count(rest) == 0 || JsonFields.Number(rest["count"] ?? (rest["meta"] as JObject)?["count"] ?? rest["size"]) == 0;

    /// <summary>The number of rows in all pages, in an answer's meta (Udesk's notes call it total_records there) or beside the rows, where the search of sessions calls it total; null where it has none.</summary>
    /// <param name="rest">What stands beside the rows.</param>
    public static long? Total(JObject rest) => JsonFields.Number(rest["total_count"] ?? rest["total"] ?? (rest["meta"] is JObject meta ? meta["total_count"] ?? meta["total_records"] : null));
}
