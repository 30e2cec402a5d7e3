using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace UsedeskUdesk.Client.Errors;

/// <summary>Takes secrets out of texts that came from outside, such as a server's echo of what it was sent.</summary>
internal static class Redaction
{
    private const string Mask = SecretFields.Mask;
    private const int LongestText = 2000;

    // Greedy: a password may hold any sign, an @ as well.
    private static readonly Regex s_userInfo = new(@"://[^\s'""<>]*@", RegexOptions.CultureInvariant);

    // What a proxy that shows the request it was sent says of its own password, and of a signature that was not used up.
    private static readonly Regex s_credentials = new(@"(authorization\W{1,6}(?:basic|bearer|digest|negotiate|ntlm)\s+|[?&]sign=)[^\s'""<>,&]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static string Clean(string text, IEnumerable<ApiSecret?> secrets)
    {
        // One secret may be part of another.
        foreach (var secret in secrets.OfType<ApiSecret>().Select(static secret => secret.Use(static value => new SecretText(value))).OrderByDescending(static secret => secret.Length))
        {
            text = secret.Clean(text);
        }

        text = CleanCredentials(text);
        return text.Length <= LongestText ? text : text.Substring(0, LongestText) + "…";
    }

    /// <summary>Masks the credentials that are no secret of the call's own: those in addresses and in headers that are quoted.</summary>
    public static string CleanCredentials(string text)
    {
        // A proxy's address may hold its password.
        text = s_userInfo.Replace(text, "://" + Mask + "@");
        return s_credentials.Replace(text, "$1" + Mask);
    }
}
