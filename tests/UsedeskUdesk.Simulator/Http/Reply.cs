using System;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Simulator.Http;

/// <summary>An answer that is ready to be written, or spoilt by a fault.</summary>
internal sealed class Reply
{
    public int Status { get; init; } = 200;

    public string? ContentType { get; init; } = "application/json; charset=utf-8";

    public byte[] Body { get; init; } = [];

    public string? RetryAfter { get; init; }

    /// <summary>False when the service refused, so that nothing was changed.</summary>
    public bool Accepted { get; init; } = true;

    public static Reply Json(JToken body, int status = 200, bool accepted = true, string? retryAfter = null) =>
        Raw(body.ToString(Formatting.None), status, accepted, retryAfter);

    public static Reply Raw(string json, int status = 200, bool accepted = true, string? retryAfter = null) => new()
    {
        Status = status,
        Body = Encoding.UTF8.GetBytes(json),
        Accepted = accepted,
        RetryAfter = retryAfter,
    };

    public static Reply Html(int status, string title) => new()
    {
        Status = status,
        ContentType = "text/html; charset=utf-8",
        Body = Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"),
        Accepted = false,
    };
}

/// <summary>Thrown by an operation that will not act; carries the whole answer.</summary>
internal sealed class Refusal(Reply reply) : Exception("refused")
{
    public Reply Reply { get; } = reply;
}
