using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Events;

/// <summary>
/// Form bodies, URL-encoded or multipart, as trees: PHP's brackets nest, and indexes that run from 0 make a list. A form has no null,
/// so every value is text.
/// </summary>
internal static class BodyForm
{
    /// <summary>As many fields as PHP itself takes by default, ten times over.</summary>
    private const int MostFields = 10_000;

    // Windows and the web's own line ends both occur in multipart bodies that went through hands.
    private static readonly Regex s_disposition = new("^content-disposition:(?<value>.*)$", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex s_name = new("(?:^|[;\\s])name=(?:\"(?<name>[^\"]*)\"|(?<name>[^;\\s]+))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_fileName = new("(?:^|[;\\s])filename\\*?=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_escape = new(@"\\u(?<code>[0-9a-fA-F]{4})", RegexOptions.CultureInvariant);

    /// <summary>Whether the text is a multipart body, whatever the Content-Type says.</summary>
    public static bool IsMultipart(string text) => text.StartsWith("--", StringComparison.Ordinal) && s_disposition.IsMatch(text);

    /// <summary>Reads an URL-encoded form.</summary>
    /// <param name="text">The body.</param>
    /// <param name="charset">What its percent signs stand for.</param>
    /// <param name="service">Whose it is.</param>
    public static JObject ParseUrlEncoded(string text, Encoding charset, ServiceName service)
    {
        var form = new Form(service);
        foreach (var pair in text.Split('&'))
        {
            if (pair.Length == 0)
            {
                continue;
            }

            var at = pair.IndexOf('=');
            var name = at < 0 ? pair : pair.Substring(0, at);
            form.Add(Decode(name, charset), at < 0 ? string.Empty : Decode(pair.Substring(at + 1), charset));
        }

        return form.ToTree();
    }

    /// <summary>Reads a multipart form. Of files their names are kept.</summary>
    public static JObject ParseMultipart(string text, string? contentType, ServiceName service)
    {
        // The first line is the boundary; a Content-Type that names another one is wrong about this body.
        var firstLine = text.Substring(0, LineEnd(text, 0)).TrimEnd();
        var delimiter = BodyText.Parameter(contentType, "boundary") is { Length: > 0 } named && text.StartsWith("--" + named, StringComparison.Ordinal) ? "--" + named : firstLine;
        var form = new Form(service);
        foreach (var part in Parts(text, delimiter))
        {
            var (head, content) = Split(part);
            var disposition = s_disposition.Match(head).Groups["value"].Value;
            if (s_name.Match(disposition) is not { Success: true } name)
            {
                continue;
            }

            form.Add(name.Groups["name"].Value, s_fileName.IsMatch(disposition) ? FileName(disposition) : content);
        }

        return form.ToTree();
    }

    /// <summary>
    /// Turns back what a form encodes, in the charset of the form. Some charsets have characters whose second byte is a letter, which stands for itself in
    /// a form, so that all of ASCII is taken as bytes; what is beyond it was decoded with the body.
    /// </summary>
    private static string Decode(string text, Encoding charset)
    {
        if (text.IndexOf('%') < 0)
        {
            return text.Replace('+', ' ');
        }

        var result = new StringBuilder(text.Length);
        var bytes = new byte[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= 0x80)
            {
                result.Append(charset.GetString(bytes, 0, count)).Append(text[i]);
                count = 0;
            }
            else if (text[i] == '%' && i + 2 < text.Length && Hex(text[i + 1]) is >= 0 and var high && Hex(text[i + 2]) is >= 0 and var low)
            {
                bytes[count++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                bytes[count++] = (byte)(text[i] == '+' ? ' ' : text[i]);
            }
        }

        return result.Append(charset.GetString(bytes, 0, count)).ToString();
    }

    private static int Hex(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => -1,
    };

    private static IEnumerable<string> Parts(string text, string delimiter)
    {
        var at = text.IndexOf(delimiter, StringComparison.Ordinal);
        while (at >= 0)
        {
            var start = at + delimiter.Length;
            if (string.CompareOrdinal(text, start, "--", 0, 2) == 0)
            {
                yield break;
            }

            // A delimiter begins a line.
            var end = text.IndexOf("\n" + delimiter, start, StringComparison.Ordinal);
            var part = end < 0 ? text.Substring(start) : text.Substring(start, end - start);
            yield return part.TrimStart(' ', '\t').TrimStartLine();
            at = end < 0 ? -1 : end + 1;
        }
    }

    private static (string Head, string Content) Split(string part)
    {
        var windows = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var unix = part.IndexOf("\n\n", StringComparison.Ordinal);
        var at = windows >= 0 && (unix < 0 || windows < unix) ? windows : unix;
        if (at < 0)
        {
            return (part, string.Empty);
        }

        var content = part.Substring(at + (at == windows ? 4 : 2));
        return (part.Substring(0, at), content.EndsWith("\r", StringComparison.Ordinal) ? content.Substring(0, content.Length - 1) : content);
    }

    private static string FileName(string disposition)
    {
        var match = Regex.Match(disposition, "filename=(?:\"(?<name>[^\"]*)\"|(?<name>[^;\\s]+))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return match.Groups["name"].Value;
    }

    private static int LineEnd(string text, int start) => text.IndexOf('\n', start) is var at && at >= 0 ? at : text.Length;

    private static string TrimStartLine(this string part)
        => part.StartsWith("\r\n", StringComparison.Ordinal) ? part.Substring(2) : part.StartsWith("\n", StringComparison.Ordinal) ? part.Substring(1) : part;

    /// <summary>
    /// Without "send in UTF-8" Usedesk escapes characters. Only those beyond ASCII are turned back: an agent may well have written \u0041.
    /// </summary>
    private static string Unescape(string text)
        => text.IndexOf("\\u", StringComparison.Ordinal) < 0
            ? text
            : s_escape.Replace(text, static match =>
            {
                var code = int.Parse(match.Groups["code"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                return code >= 0x80 ? ((char)code).ToString() : match.Value;
            });

    private sealed class Form
    {
        private readonly ServiceName _service;
        private readonly JObject _root = new();

        /// <summary>The index that is free behind all others, where there are any.</summary>
        private readonly Dictionary<JObject, long> _next = new();
        private int _fields;

        public Form(ServiceName service) => _service = service;

        public void Add(string name, string value)
        {
            if (++_fields > MostFields)
            {
                throw new WebhookException(_service, WebhookFailure.TooLarge, $"The body is a form with more than the {MostFields} fields that are read.");
            }

            var path = Path(name);
            if (path.Count > WebhookBody.MaximumDepth)
            {
                throw new WebhookException(_service, WebhookFailure.TooDeep, $"The body is a form whose names nest deeper than the {WebhookBody.MaximumDepth} levels that are read.");
            }

            var place = _root;
            for (var i = 0; i < path.Count - 1; i++)
            {
                var key = Key(place, path[i]);
                place[key] ??= new JObject();
                place = place[key] as JObject ?? throw Twice();
            }

            var last = Key(place, path[path.Count - 1]);
            place[last] = place.ContainsKey(last) ? throw Twice() : Unescape(value);
        }

        /// <summary>The tree, with lists where the indexes run from 0.</summary>
        public JObject ToTree()
        {
            foreach (var property in _root.Properties().ToArray())
            {
                property.Value = Listed(property.Value);
            }

            return _root;
        }

        /// <summary>Of two values under one name one would go without a word, as in JSON; a wrong secret could stand beside the right one.</summary>
        private WebhookException Twice() => new(_service, WebhookFailure.Unreadable, "The body is a form with the same name twice.");

        /// <summary>An empty index is the next free one.</summary>
        private string Key(JObject place, string key)
        {
            var next = _next.TryGetValue(place, out var free) ? free : 0;
            if (key.Length == 0)
            {
                _next[place] = next + 1;
                return next.ToString(CultureInfo.InvariantCulture);
            }

            if (key.Length < 10 && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index >= next)
            {
                _next[place] = index + 1;
            }

            return key;
        }

        private static JToken Listed(JToken value)
        {
            if (value is not JObject map)
            {
                return value;
            }

            var items = map.Properties().ToArray();
            foreach (var item in items)
            {
                item.Value = Listed(item.Value);
            }

            return items.Length > 0 && items.Select(static (item, i) => item.Name == i.ToString(CultureInfo.InvariantCulture)).All(static runs => runs)
                ? new JArray(items.Select(static item => item.Value))
                : map;
        }

        /// <summary>a[b][0] is a, b, 0. What is no such name is one step.</summary>
        private static List<string> Path(string name)
        {
            var path = new List<string>();
            var open = name.IndexOf('[');
            if (open <= 0 || !name.EndsWith("]", StringComparison.Ordinal))
            {
                path.Add(name);
                return path;
            }

            path.Add(name.Substring(0, open));
            while (open >= 0 && open < name.Length && name[open] == '[')
            {
                var close = name.IndexOf(']', open);
                path.Add(name.Substring(open + 1, close - open - 1));
                open = close + 1;
            }

            return path;
        }
    }
}
