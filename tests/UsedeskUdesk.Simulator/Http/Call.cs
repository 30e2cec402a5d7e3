using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Simulator.Http;

/// <summary>A name and a value, in the order in which they came.</summary>
public sealed record NamedValue(string Name, string Value);

/// <summary>A file of a multipart request. The name is what stood in the header, undecoded beyond UTF-8.</summary>
public sealed record UploadedFile(string Field, string Filename, bool HasFilenameStar, string? ContentType, long Length, string Sha256);

/// <summary>One request below a service's base, read to its end.</summary>
internal sealed class Call
{
    public required string Service { get; init; }

    public required string Method { get; init; }

    /// <summary>Below the base, with the leading slash.</summary>
    public required string Path { get; init; }

    public required IReadOnlyList<NamedValue> Query { get; init; }

    /// <summary>The query pairs before percent decoding: what one signature is computed over.</summary>
    public required IReadOnlyList<NamedValue> RawQuery { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public string? ContentType { get; init; }

    public long BodyLength { get; set; }

    public string? Text { get; set; }

    public JToken? Json { get; set; }

    public List<NamedValue> Form { get; } = [];

    public List<UploadedFile> Files { get; } = [];

    /// <summary>Why the body could not be taken apart.</summary>
    public string? BodyError { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public string? LastQuery(string name) => Query.LastOrDefault(p => p.Name == name)?.Value;

    public bool HasContentType(string mediaType) =>
        ContentType is not null && ContentType.Split(';')[0].Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase);
}
