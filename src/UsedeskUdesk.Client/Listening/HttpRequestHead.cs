using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace UsedeskUdesk.Client.Listening;

/// <summary>
/// The request line and headers, read as strictly as RFC 9112 allows. Whatever a proxy in front might read otherwise (both lengths, two
/// lengths, bare line feeds, folded lines, spaces before colons) is refused, so that no request can be smuggled past it.
/// </summary>
internal sealed class HttpRequestHead
{
    private const int MaximumHeaders = 100;
    private const int MaximumTarget = 8 * 1024;
    private const string ReturnAlone = "A line ends in a carriage return alone.";
    private const string ControlCharacter = "There is a control character in the headers.";

    // Of these a second one could be read in two ways.
    private static readonly string[] s_single = { "Host", "Content-Length", "Transfer-Encoding", "Content-Type", "Expect" };

    private HttpRequestHead(string method, string path, string query, bool isVersion11, Dictionary<string, string> headers)
    {
        Method = method;
        Path = path;
        Query = query;
        IsVersion11 = isVersion11;
        Headers = headers;
    }

    public string Method { get; }

    /// <summary>The path as it was sent.</summary>
    public string Path { get; }

    public string Query { get; }

    public bool IsVersion11 { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public bool IsChunked { get; private set; }

    /// <summary>The body's length; 0 where it is chunked.</summary>
    public long ContentLength { get; private set; }

    /// <summary>Whether the sender waits to be told to go on before it sends the body.</summary>
    public bool ExpectsContinue { get; private set; }

    /// <summary>Whether the sender wants to go on using the connection.</summary>
    public bool KeepAlive { get; private set; }

    /// <param name="bytes">The lines, without the empty one at the end but with the line end of the last header.</param>
    /// <exception cref="HttpRefusal">It is no request that can be read in one way only.</exception>
    public static HttpRequestHead Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = Lines(bytes);
        var (method, target, isVersion11) = RequestLine(lines[0]);
        var (path, query) = Target(target);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < lines.Count; i++)
        {
            AddHeader(headers, lines[i]);
        }

        var head = new HttpRequestHead(method, path, query, isVersion11, headers);
        head.ReadFraming();
        return head;
    }

    /// <summary>Refuses a head that is still incomplete and can be read in one way only no more.</summary>
    /// <param name="bytes">What is here of it.</param>
    /// <param name="from">How much of it was looked at before.</param>
    /// <exception cref="HttpRefusal">There is a control character, or a line does not end in carriage return and line feed.</exception>
    public static void CheckBytes(ReadOnlySpan<byte> bytes, int from)
    {
        for (var i = from; i < bytes.Length; i++)
        {
            var (one, isAfterReturn) = (bytes[i], i > 0 && bytes[i - 1] == (byte)'\r');
            if (isAfterReturn != (one == (byte)'\n'))
            {
                throw new HttpRefusal(400, isAfterReturn ? ReturnAlone : "A line ends in a line feed alone.");
            }

            if (one is not ((byte)'\r' or (byte)'\n') && IsControl(one))
            {
                throw new HttpRefusal(400, ControlCharacter);
            }
        }
    }

    private static bool IsControl(byte one) => (one < 0x20 && one != (byte)'\t') || one == 0x7F;

    private static List<string> Lines(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<string>();
        var text = new StringBuilder();
        for (var i = 0; i < bytes.Length; i++)
        {
            var one = bytes[i];
            if (one == (byte)'\r')
            {
                if (++i == bytes.Length || bytes[i] != (byte)'\n')
                {
                    throw new HttpRefusal(400, ReturnAlone);
                }

                if (lines.Count > MaximumHeaders)
                {
                    throw new HttpRefusal(431, "There are too many headers.");
                }

                lines.Add(text.ToString());
                text.Clear();
            }
            else if (IsControl(one))
            {
                throw new HttpRefusal(400, ControlCharacter);
            }
            else
            {
                // Latin-1, as headers are.
                text.Append((char)one);
            }
        }

        return lines.Count > 0 && text.Length == 0 ? lines : throw new HttpRefusal(400, "There is no request line.");
    }

    private static (string Method, string Target, bool IsVersion11) RequestLine(string line)
    {
        var parts = line.Split(' ');
        if (parts.Length != 3 || parts[0].Length is 0 or > 16 || !IsToken(parts[0]))
        {
            throw new HttpRefusal(400, "The request line is not of the form METHOD path HTTP/1.1.");
        }

        return parts[2] switch
        {
            "HTTP/1.1" => (parts[0], parts[1], true),
            "HTTP/1.0" => (parts[0], parts[1], false),
            _ when parts[2].StartsWith("HTTP/", StringComparison.Ordinal) => throw new HttpRefusal(505, "It is neither HTTP/1.1 nor HTTP/1.0."),
            _ => throw new HttpRefusal(400, "The request line is not of the form METHOD path HTTP/1.1."),
        };
    }

    private static (string Path, string Query) Target(string target)
    {
        if (target.Length > MaximumTarget)
        {
            throw new HttpRefusal(414, "The path is too long.");
        }

        // The form for proxies, which every server has to take.
        if (target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            var slash = target.IndexOf('/', target.IndexOf("//", StringComparison.Ordinal) + 2);
            target = slash < 0 ? "/" : target.Substring(slash);
        }

        if (target.Length == 0 || target[0] != '/')
        {
            throw new HttpRefusal(400, "The request names no path.");
        }

        foreach (var one in target)
        {
            if (one is <= ' ' or > '~' or '#')
            {
                throw new HttpRefusal(400, "There is a character in the path that has to be escaped.");
            }
        }

        var question = target.IndexOf('?');
        return question < 0 ? (target, string.Empty) : (target.Substring(0, question), target.Substring(question + 1));
    }

    private static void AddHeader(Dictionary<string, string> headers, string line)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0 || !IsToken(line.Substring(0, colon)))
        {
            // A folded line begins with a space, which is in no token.
            throw new HttpRefusal(400, "There is a line that is no header.");
        }

        var name = line.Substring(0, colon);
        var value = line.Substring(colon + 1).Trim(' ', '\t');
        if (!headers.TryGetValue(name, out var before))
        {
            headers.Add(name, value);
            return;
        }

        if (Array.Exists(s_single, single => single.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new HttpRefusal(400, "A header that may come once only came twice.");
        }

        headers[name] = $"{before}, {value}";
    }

    private static bool IsToken(string text)
    {
        foreach (var one in text)
        {
            if (!(one is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "!#$%&'*+-.^_`|~".Contains(one)))
            {
                return false;
            }
        }

        return true;
    }

    private void ReadFraming()
    {
        if (IsVersion11 && !Headers.ContainsKey("Host"))
        {
            throw new HttpRefusal(400, "There is no Host header.");
        }

        var hasLength = Headers.TryGetValue("Content-Length", out var length);
        if (Headers.TryGetValue("Transfer-Encoding", out var encoding))
        {
            if (hasLength || !IsVersion11)
            {
                throw new HttpRefusal(400, "The body's length is given in two ways.");
            }

            IsChunked = encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? true
                : throw new HttpRefusal(501, "The body's transfer encoding is not known.");
        }
        else if (hasLength)
        {
            // Digits alone: no sign, no list of equal lengths.
            ContentLength = length!.Length is > 0 and <= 18 && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
                ? bytes
                : throw new HttpRefusal(400, "The body's length is no number.");
        }

        if (Headers.TryGetValue("Expect", out var expected))
        {
            ExpectsContinue = expected.Equals("100-continue", StringComparison.OrdinalIgnoreCase) && IsVersion11
                ? true
                : throw new HttpRefusal(417, "The sender expects what is not known.");
        }

        KeepAlive = IsVersion11
            && !(Headers.TryGetValue("Connection", out var connection) && connection.Split(',').Any(static word => word.Trim().Equals("close", StringComparison.OrdinalIgnoreCase)));
    }
}
