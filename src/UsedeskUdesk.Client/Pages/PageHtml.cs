using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace UsedeskUdesk.Client.Pages;

/// <summary>Writes the page. Whatever comes from a catalogue or a link goes through <see cref="Encode"/>.</summary>
internal static class PageHtml
{
    private const int SearchFrom = 2;

    /// <summary>The page with the messages.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="token">What its posts carry.</param>
    public static string Messages(PageTexts texts, IReadOnlyList<CatalogMessage> messages, string token)
    {
        var html = Begin(texts, texts.Heading, script: true);
        html.Append("<body data-token=\"").Append(Encode(token)).Append('"');
        Say(html, "wait", texts.Wait);
        Say(html, "count", texts.Count);
        Say(html, "none", texts.None);
        Say(html, "sending", texts.Sending);
        Say(html, "queued", texts.Queued);
        Say(html, "offline", texts.Offline);
        html.Append(">\n<header>\n<h1>").Append(Encode(texts.Heading)).Append("</h1>\n");
        var groups = messages.Select(static message => message.Group).Distinct().ToArray();
        if (messages.Count >= SearchFrom)
        {
            html.Append("<div class=\"filters\" role=\"search\">\n<p><label for=\"search\">").Append(Encode(texts.Search))
                .Append("</label><input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></p>\n");
            if (groups.Length > 1)
            {
                html.Append("<p><label for=\"group\">").Append(Encode(texts.Group)).Append("</label><select id=\"group\">\n<option value=\"\">")
                    .Append(Encode(texts.AllGroups)).Append("</option>\n");
                for (var i = 0; i < groups.Length; i++)
                {
                    html.Append("<option value=\"").Append(GroupId(i)).Append("\">").Append(Encode(NameOf(groups[i], texts))).Append("</option>\n");
                }

                html.Append("</select></p>\n");
            }

            html.Append("</div>\n");
        }

        html.Append("<p class=\"limit\">").Append(Encode(texts.Limit)).Append(" <span id=\"wait\" aria-hidden=\"true\"></span></p>\n")
            .Append("<p id=\"said\" role=\"status\"></p>\n<p id=\"failed\" role=\"alert\"></p>\n")
            .Append("<p id=\"count\" role=\"status\"></p>\n")
            .Append("<noscript><p>").Append(Encode(texts.NeedsScript)).Append("</p></noscript>\n</header>\n<main>\n");
        if (messages.Count == 0)
        {
            html.Append("<p>").Append(Encode(texts.Empty)).Append("</p>\n");
        }

        var number = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            html.Append("<section id=\"").Append(GroupId(i)).Append("\" aria-labelledby=\"").Append(GroupId(i)).Append("-name\">\n<h2 id=\"")
                .Append(GroupId(i)).Append("-name\"");
            // Where there are no groups, the section's name is there for the order of headings alone.
            html.Append(groups.Length == 1 && groups[0].Length == 0 ? " class=\"unseen\">" + Encode(texts.Heading) : ">" + Encode(NameOf(groups[i], texts)));
            html.Append("</h2>\n");
            foreach (var message in messages.Where(message => message.Group == groups[i]))
            {
                Message(html, texts, message, ++number);
            }

            html.Append("</section>\n");
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>The page in place of one whose link is no good.</summary>
    public static string Refusal(PageTexts texts, bool isStale)
    {
        var title = isStale ? texts.Stale : texts.Invalid;
        return Begin(texts, title, script: false).Append("<body>\n<main class=\"refusal\">\n<h1>").Append(Encode(title)).Append("</h1>\n<p>")
            .Append(Encode(isStale ? texts.StaleAdvice : texts.InvalidAdvice)).Append("</p>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static StringBuilder Begin(PageTexts texts, string title, bool script)
    {
        // The address of the page is the proxy's affair: what belongs to it is asked for with a query alone, which keeps whatever path it has.
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"").Append(texts.Language).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
            .Append(Encode(title)).Append("</title>\n<link rel=\"stylesheet\" href=\"").Append(Encode(PageAsset.Style.Address)).Append("\">\n");
        if (script)
        {
            html.Append("<script src=\"").Append(Encode(PageAsset.Script.Address)).Append("\" defer></script>\n");
        }

        return html.Append("</head>\n");
    }

    private static void Message(StringBuilder html, PageTexts texts, CatalogMessage item, int number)
    {
        var message = item.Message;
        var id = "m" + number.ToString(CultureInfo.InvariantCulture);
        var picture = Encode(message.ImageUri!.AbsoluteUri);
        html.Append("<article aria-labelledby=\"").Append(id).Append("\" data-id=\"").Append(Encode(item.Id)).Append("\" data-version=\"").Append(Encode(item.Version)).Append("\">\n")
            .Append("<img class=\"thumb\" src=\"").Append(picture).Append("\" alt=\"\" loading=\"lazy\" referrerpolicy=\"no-referrer\">\n")
            .Append("<h3 id=\"").Append(id).Append("\">").Append(Encode(message.Title)).Append("</h3>\n")
            .Append("<p class=\"description\">").Append(Encode(message.Description)).Append("</p>\n")
            .Append("<button type=\"button\" class=\"send\" aria-describedby=\"").Append(id).Append("\">").Append(Encode(texts.Send)).Append("</button>\n")
            .Append("<details><summary>").Append(Encode(texts.Preview)).Append("</summary>\n<p class=\"note\">").Append(Encode(texts.PreviewNote)).Append("</p>\n")
            .Append("<div class=\"card\">\n<img src=\"").Append(picture).Append("\" alt=\"\" loading=\"lazy\" referrerpolicy=\"no-referrer\">\n<p class=\"title\">")
            .Append(Encode(message.Title)).Append("</p>\n<p class=\"text\">").Append(Encode(message.Description)).Append("</p>\n<ul>\n");
        foreach (var button in message.Button)
        {
            var does = button.Type switch
            {
                UdeskButtonType.Link => texts.Link,
                UdeskButtonType.Phone => texts.Phone,
                _ => texts.Callback + (button.CallbackName is { } name ? " " + name : string.Empty),
            };
            html.Append("<li><span class=\"label\">").Append(Encode(button.Text)).Append("</span> <span class=\"does\">").Append(Encode(does)).Append(' ')
                .Append(Encode(button.Value)).Append("</span></li>\n");
        }

        html.Append("</ul>\n</div>\n</details>\n</article>\n");
    }

    private static string NameOf(string group, PageTexts texts) => group.Length == 0 ? texts.NoGroup : group;

    private static string GroupId(int number) => "g" + number.ToString(CultureInfo.InvariantCulture);

    private static void Say(StringBuilder html, string name, string text)
        => html.Append(" data-say-").Append(name).Append("=\"").Append(Encode(text)).Append('"');

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
