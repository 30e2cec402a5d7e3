using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Simulator.Http;

/// <summary>One request as it arrived and what became of it.</summary>
public sealed class RequestRecord
{
    private const int LongestText = 256 * 1024;

    internal RequestRecord(Call call, long id)
    {
        Id = id;
        Service = call.Service;
        Method = call.Method;
        Path = call.Path;
        Query = call.Query;
        Headers = call.Headers;
        ContentType = call.ContentType;
        BodyLength = call.BodyLength;
        Body = call.Text is { Length: > LongestText } text ? text[..LongestText] : call.Text;
        Form = call.Form;
        Files = call.Files;
        ReceivedAt = call.ReceivedAt;
    }

    public long Id { get; }

    /// <summary>udesk or usedesk.</summary>
    public string Service { get; }

    public string Method { get; }

    /// <summary>Below the service's base, with the leading slash.</summary>
    public string Path { get; }

    public IReadOnlyList<NamedValue> Query { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public string? ContentType { get; }

    public long BodyLength { get; }

    /// <summary>The first 256 Ki characters; null for multipart.</summary>
    public string? Body { get; }

    /// <summary>Parsed anew each time, since few ask.</summary>
    public JToken? Json => Body is { Length: > 0 } text && ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true ? Simulator.Json.TryParse(text) : null;

    public IReadOnlyList<NamedValue> Form { get; }

    public IReadOnlyList<UploadedFile> Files { get; }

    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The status written, or 0 when the connection was dropped before any byte of an answer.</summary>
    public int Status { get; internal set; }

    /// <summary>Kind of the fault applied, rate-limit, or null.</summary>
    public string? Fault { get; internal set; }

    /// <summary>True when the operation ran and the service accepted it, whatever the client got to see.</summary>
    public bool CarriedOut { get; internal set; }
}

/// <summary>The last requests, bounded in number and in text.</summary>
internal sealed class RequestLog
{
    private const int MostRecords = 20_000;
    private const long MostText = 64L << 20;

    private readonly Queue<RequestRecord> records = new();
    private long lastId;
    private long text;

    public RequestRecord Add(Call call)
    {
        lock (records)
        {
            var record = new RequestRecord(call, ++lastId);
            records.Enqueue(record);
            text += record.Body?.Length ?? 0;
            while (records.Count > MostRecords || (text > MostText && records.Count > 1))
            {
                text -= records.Dequeue().Body?.Length ?? 0;
            }

            return record;
        }
    }

    public IReadOnlyList<RequestRecord> Snapshot()
    {
        lock (records)
        {
            return records.ToList();
        }
    }

    public void Clear()
    {
        lock (records)
        {
            records.Clear();
            text = 0;
        }
    }

    /// <summary>Numbers begin anew as well.</summary>
    public void Reset()
    {
        lock (records)
        {
            Clear();
            lastId = 0;
        }
    }
}
