using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security;
using System.Threading;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Storage;

namespace UsedeskUdesk.Client.Journals;

/// <summary>
/// Reads a journal for a person, also while a run writes to it: it locks nothing. What stands after the last line end is a line that is being
/// written, or was cut off, and says nothing unless it is whole.
/// </summary>
internal static class JournalReport
{
    private const string PropertyName = "JournalPath";

    /// <exception cref="RequestException">The file cannot be read, or is no journal.</exception>
    public static BulkResultList Read(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var file = PrivateFile.OpenBeside(path);
            // Asked before it is read: what is still under way then may be answered by the time of the reading, but not the other way around.
            var isInUse = PrivateFile.IsLocked(path, file);
            var items = new Dictionary<string, BulkResult>(StringComparer.Ordinal);
            var order = new List<BulkResult>();
            var number = 0L;
            var (_, rest) = WholeLines.Read(
                file,
                (line, _) =>
                {
                    if (number++ == 0)
                    {
                        ThrowIfOther(path, line);
                    }
                    else if (line.Count > 0)
                    {
                        Take(path, line, number, items, order);
                    }
                },
                cancellationToken);

            if (number == 0 && !Journal.CouldBegin(file))
            {
                throw NotAJournal(path);
            }

            if (number > 0 && JournalLine.IsWhole(rest))
            {
                Take(path, new ArraySegment<byte>(rest), number + 1, items, order);
            }

            foreach (var item in order)
            {
                if (item.State == BulkState.Unknown && isInUse)
                {
                    item.State = BulkState.Sending;
                }
            }

            return new BulkResultList(order, isInUse);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or (ArgumentException and not RequestException) or NotSupportedException or SecurityException)
        {
            throw RequestException.Create("JournalNotReadable", $"The journal '{path}' cannot be read: {error.Message}", PropertyName);
        }
    }

    private static void Take(string path, ArraySegment<byte> line, long number, Dictionary<string, BulkResult> items, List<BulkResult> order)
    {
        JObject json;
        try
        {
            json = JournalLine.Parse(line);
        }
        catch (JsonException)
        {
            throw Damaged(path, number);
        }

        if (json["account"] is not null && json["key"] is null)
        {
            return;
        }

        if (JournalLine.Of(json) is not { Key: { } key, State: { } state })
        {
            throw Damaged(path, number);
        }

        if (!items.TryGetValue(key, out var item))
        {
            items[key] = item = new BulkResult { Key = key };
            order.Add(item);
        }
        else if (item.State == BulkState.Done && state != JournalState.Done)
        {
            // As the next run takes it.
            return;
        }

        item.State = state switch { JournalState.Done => BulkState.Done, JournalState.New => BulkState.Failed, _ => BulkState.Unknown };
        item.Row = (json["row"] as JValue)?.Value as long? ?? item.Row;
        item.Item = (json["item"] as JValue)?.Value as string ?? item.Item;
        item.ErrorId = (json["failure"] as JValue)?.Value as string;
        item.When = DateTimeOffset.TryParse((json["time"] as JValue)?.Value as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
        item.Result = Fields(JsonValues.ToPlain(json["result"]) as IDictionary<string, object?>);
    }

    private static void ThrowIfOther(string path, ArraySegment<byte> line)
    {
        try
        {
            if (JournalLine.ParseFirst(line)["journal"] is JValue { Value: "UsedeskUdesk" })
            {
                return;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw NotAJournal(path);
    }

    private static RequestException NotAJournal(string path) => RequestException.Create("NotAJournal", $"'{path}' is not a journal.", PropertyName);

    private static RequestException Damaged(string path, long line) => RequestException.Create("NotAJournal", $"Line {line} of '{path}' is not one of a journal.", PropertyName);

    private static FieldDictionary? Fields(IDictionary<string, object?>? result)
    {
        if (result is null)
        {
            return null;
        }

        var fields = new FieldDictionary(result.Count);
        foreach (var field in result)
        {
            if (field.Value is not null)
            {
                fields[field.Key] = field.Value;
            }
        }

        return fields;
    }
}
