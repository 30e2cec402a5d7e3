using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace UsedeskUdesk.Client.Http;

/// <summary>What one operation sends: where it goes, and which value travels in which place. Nulls are left out.</summary>
internal sealed class RequestBuilder
{
    private List<KeyValuePair<string, string>>? _query;
    private List<KeyValuePair<string, object>>? _body;
    private List<KeyValuePair<string, FileUpload>>? _files;
    private List<ApiSecret>? _secrets;
    private Dictionary<string, object>? _canonical;

    /// <summary>The path below the base URI, already escaped.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>What the operation's own limit counts by; empty where it counts all calls.</summary>
    public string LimitKey { get; set; } = string.Empty;

    /// <summary>A body that is not made of named fields; only Invoke-UdeskApi needs one.</summary>
    public object? WholeBody { get; set; }

    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters => (IReadOnlyList<KeyValuePair<string, string>>?)_query ?? Array.Empty<KeyValuePair<string, string>>();

    public IReadOnlyList<KeyValuePair<string, object>> BodyFields => (IReadOnlyList<KeyValuePair<string, object>>?)_body ?? Array.Empty<KeyValuePair<string, object>>();

    public IReadOnlyList<KeyValuePair<string, FileUpload>> Files => (IReadOnlyList<KeyValuePair<string, FileUpload>>?)_files ?? Array.Empty<KeyValuePair<string, FileUpload>>();

    /// <summary>What each of the files has to be, as a SHA-256; empty where nobody read them yet.</summary>
    public IReadOnlyList<byte[]> FileHashes { get; set; } = Array.Empty<byte[]>();

    /// <summary>The secrets among the body's fields.</summary>
    public IReadOnlyList<ApiSecret> Secrets => (IReadOnlyList<ApiSecret>?)_secrets ?? Array.Empty<ApiSecret>();

    public bool HasBody => WholeBody is not null || _body is not null || _files is not null;

    public RequestBuilder Query(string name, object? value)
    {
        if (value is IEnumerable list and not string)
        {
            foreach (var item in list)
            {
                Query(name, item);
            }
        }
        else if (value is not null)
        {
            (_query ??= new()).Add(new(name, Text(value)));
        }

        return this;
    }

    /// <summary>A body field: text, a number, a Boolean, or lists and dictionaries of them.</summary>
    /// <param name="name">The service's name.</param>
    /// <param name="value">Null is left out.</param>
    /// <param name="canonical">The same content without what does not count, such as the order of fields that are joined to one text: fingerprints take it.</param>
    public RequestBuilder Body(string name, object? value, object? canonical = null)
    {
        if (value is not null)
        {
            (_body ??= new()).Add(new(name, value));
            if (canonical is not null)
            {
                (_canonical ??= new(StringComparer.Ordinal))[name] = canonical;
            }
        }

        return this;
    }

    /// <summary>What a fingerprint takes in place of a field's value; null for the value itself.</summary>
    public object? Canonical(string name) => _canonical is not null && _canonical.TryGetValue(name, out var value) ? value : null;

    /// <summary>A body field that no text may show, as a password.</summary>
    public RequestBuilder Secret(string name, ApiSecret value)
    {
        (_secrets ??= new()).Add(value);
        return Body(name, value);
    }

    public RequestBuilder File(string name, FileUpload file)
    {
        (_files ??= new()).Add(new(name, file));
        return this;
    }

    /// <summary>What .NET takes for an address; services take less.</summary>
    private const int LongestAddress = 65_000;

    public static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        // The form in which both services write and read times. The types of .NET 6 are not there for .NET Framework.
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
        IFormattable date when value.GetType().FullName == "System.DateOnly" => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable time when value.GetType().FullName == "System.TimeOnly" => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>Appends parameters to a URI, percent-encoded.</summary>
    /// <exception cref="RequestException">TooLong: no address has so many characters.</exception>
    public static Uri AddQuery(Uri uri, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        if (parameters is IReadOnlyCollection<KeyValuePair<string, string>> { Count: 0 })
        {
            return uri;
        }

        var text = new StringBuilder(uri.AbsoluteUri);
        var separator = uri.Query.Length > 1 ? '&' : '?';
        foreach (var parameter in parameters)
        {
            text.Append(separator).Append(Uri.EscapeDataString(parameter.Key)).Append('=').Append(Uri.EscapeDataString(parameter.Value));
            separator = '&';
        }

        return text.Length <= LongestAddress
            ? new Uri(text.ToString())
            : throw new RequestException("TooLong", $"The call's address has {text.Length} characters with the values that travel in it; at most {LongestAddress} are possible.");
    }
}
