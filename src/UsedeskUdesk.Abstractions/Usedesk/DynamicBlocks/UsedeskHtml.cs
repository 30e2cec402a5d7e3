using System;
using System.Net;

namespace UsedeskUdesk;

/// <summary>
/// Text that is meant as HTML. All else that goes into a dynamic block is escaped; whoever makes one of these answers for what is in it.
/// </summary>
public sealed class UsedeskHtml
{
    private readonly string _html;

    /// <summary>Marks a text as HTML.</summary>
    public UsedeskHtml(string html) => _html = html ?? throw new ArgumentNullException(nameof(html));

    /// <summary>Escapes a value, for use between tags and in quoted attributes.</summary>
    public static string Encode(object? value) => WebUtility.HtmlEncode(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty);

    /// <summary>The HTML.</summary>
    public override string ToString() => _html;
}
