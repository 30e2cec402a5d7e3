using System;
using System.Collections.Generic;
using System.Net;

namespace UsedeskUdesk.Client;

/// <summary>Takes secrets out of texts that came from outside, such as a server's echo of what it was sent.</summary>
internal static class Redaction
{
    private const string Mask = "***";
    private const int LongestText = 2000;

    public static string Clean(string text, IEnumerable<ApiSecret?> secrets)
    {
        foreach (var secret in secrets)
        {
            text = secret is null ? text : secret.Use(value => Replace(Replace(Replace(text, value), Uri.EscapeDataString(value)), WebUtility.HtmlEncode(value)));
        }

        return text.Length <= LongestText ? text : text.Substring(0, LongestText) + "…";
    }

    private static string Replace(string text, string value)
    {
        for (var at = 0; (at = text.IndexOf(value, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += Mask.Length)
        {
            text = text.Remove(at, value.Length).Insert(at, Mask);
        }

        return text;
    }
}
