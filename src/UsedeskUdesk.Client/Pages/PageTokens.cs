using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace UsedeskUdesk.Client.Pages;

/// <summary>
/// The tokens of opened pages. A message is sent only with the token of a page that was handed out on a signed link: another site can neither
/// read nor guess one. No cookies: browsers withhold them in frames. A token says all of its page, so nothing is kept for it, and it
/// is good for this server only, until the server ends.
/// </summary>
internal sealed class PageTokens : IDisposable
{
    private const int MaximumLength = 2048;

    private readonly byte[] _key = Random(32);
    private readonly TimeSpan _maximumAge;

    public PageTokens(TimeSpan maximumAge) => _maximumAge = maximumAge;

    public string Issue(PageLink link, DateTimeOffset now)
    {
        var expires = now.Add(_maximumAge).ToUnixTimeSeconds();
        var text = string.Join(
            "\n",
            Text(link.Session),
            Text(link.Customer),
            Text(link.Agent),
            Text(expires),
            Convert.ToBase64String(Random(12)),
            link.JidResource ?? string.Empty);
        var payload = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        return payload + "." + Sign(payload);
    }

    /// <summary>The link of the page that a token was issued to; null where it was not issued here, or is too old.</summary>
    public PageLink? Check(string token, DateTimeOffset now)
    {
        var dot = token.IndexOf('.');
        if (token.Length > MaximumLength || dot < 0 || !FixedTime.AreEqual(Sign(token.Substring(0, dot)), token.Substring(dot + 1)))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(token.Substring(0, dot))).Split('\n');
        return Number(parts[3]) < now.ToUnixTimeSeconds()
            ? null
            : new PageLink(Number(parts[0]), Number(parts[1]), Number(parts[2]), parts[5].Length == 0 ? null : parts[5]);
    }

    public void Dispose() => Array.Clear(_key, 0, _key.Length);

    private static byte[] Random(int count)
    {
        var bytes = new byte[count];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return bytes;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private string Sign(string payload)
    {
        using var hash = new HMACSHA256(_key);
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(payload)));
    }
}
