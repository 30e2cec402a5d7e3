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

    /// <summary>The path below the base URI, already escaped.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>What the operation's own limit counts by; empty where it counts all calls.</summary>
    public string LimitKey { get; set; } = string.Empty;

    /// <summary>A body that is not made of named fields; only Invoke-UdeskApi needs one.</summary>
    public object? WholeBody { get; set; }

    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters => (IReadOnlyList<KeyValuePair<string, string>>?)_query ?? Array.Empty<KeyValuePair<string, string>>();

    public IReadOnlyList<KeyValuePair<string, object>> BodyFields => (IReadOnlyList<KeyValuePair<string, object>>?)_body ?? Array.Empty<KeyValuePair<string, object>>();

    public IReadOnlyList<KeyValuePair<string, FileUpload>> Files => (IReadOnlyList<KeyValuePair<string, FileUpload>>?)_files ?? Array.Empty<KeyValuePair<string, FileUpload>>();

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
    public RequestBuilder Body(string name, object? value)
    {
        if (value is not null)
        {
            (_body ??= new()).Add(new(name, value));
        }

        return this;
    }

    public RequestBuilder File(string name, FileUpload file)
    {
        (_files ??= new()).Add(new(name, file));
        return this;
    }

    public static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>Appends parameters to a URI, percent-encoded.</summary>
    public static Uri AddQuery(Uri uri, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder(uri.AbsoluteUri);
        var separator = uri.Query.Length > 1 ? '&' : '?';
        foreach (var parameter in parameters)
        {
            text.Append(separator).Append(Uri.EscapeDataString(parameter.Key)).Append('=').Append(Uri.EscapeDataString(parameter.Value));
            separator = '&';
        }

        return new Uri(text.ToString());
    }
}
