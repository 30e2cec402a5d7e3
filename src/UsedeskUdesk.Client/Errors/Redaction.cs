using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace UsedeskUdesk.Client.Errors;

/// <summary>Takes secrets out of texts that came from outside, such as a server's echo of what it was sent.</summary>
internal static class Redaction
{
    private const string Mask = SecretFields.Mask;
    private const int LongestText = 2000;

    // Greedy: a password may hold any sign, an @ as well.
    private static readonly Regex s_userInfo = new(@"://[^\s'""<>]*@", RegexOptions.CultureInvariant);

    public static string Clean(string text, IEnumerable<ApiSecret?> secrets)
    {
        foreach (var secret in secrets)
        {
            text = secret is null ? text : secret.Use(value => Forms(value).Aggregate(text, Replace));
        }

        // A proxy's address may hold its password.
        text = s_userInfo.Replace(text, "://" + Mask + "@");
        return text.Length <= LongestText ? text : text.Substring(0, LongestText) + "…";
    }

    /// <summary>The secret as it is, and as it looks within a URL, a form, JSON and HTML.</summary>
    public static IEnumerable<string> Forms(string value)
    {
        var url = Uri.EscapeDataString(value);
        var json = JsonConvert.ToString(value, '"', StringEscapeHandling.Default);
        var html = WebUtility.HtmlEncode(value);
        return new[]
        {
            value,
            url,
            url.Replace("%20", "+"),
            json.Substring(1, json.Length - 2),
            json.Substring(1, json.Length - 2).Replace("/", "\\/"),
            html,
            html.Replace("&#39;", "&#039;"),
        }.Distinct().OrderByDescending(form => form.Length);
    }

    public static string Replace(string text, string value)
    {
        for (var at = 0; (at = text.IndexOf(value, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += Mask.Length)
        {
            text = text.Remove(at, value.Length).Insert(at, Mask);
        }

        return text;
    }
}
