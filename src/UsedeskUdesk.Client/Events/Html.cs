using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using HtmlAgilityPack;

namespace UsedeskUdesk.Client.Events;

/// <summary>HTML that agents and robots wrote.</summary>
internal static class Html
{
    /// <summary>
    /// Twice as long as a message may be. On HTML that is made to be slow the parser's time grows with the square of the length, so that
    /// this bounds it, too.
    /// </summary>
    private const int LongestText = 128 * 1024;

    /// <summary>Deeper elements than this are no message. The parser itself has no other bound.</summary>
    private const int DeepestNesting = 64;

    private static readonly Regex s_markup = new("[<&]", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> s_blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "blockquote", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
        "ol", "p", "pre", "section", "table", "tr", "ul",
    };

    private static readonly HashSet<string> s_hidden = new(StringComparer.Ordinal) { "head", "script", "style", "title" };

    /// <summary>What a reader sees of it; HTML that cannot be read is its own text.</summary>
    public static string? ToText(string? html)
    {
        if (html is null || !s_markup.IsMatch(html) || Load(html) is not { } document)
        {
            return html;
        }

        return ToText(document);
    }

    /// <summary>The elements that have the attribute, in their order.</summary>
    public static IEnumerable<(HtmlNode Node, string Text)> WithAttribute(string html, string attribute)
        => Load(html) is { } document
            ? Walk(document).Where(step => !step.IsEnd && step.Node.Attributes.Contains(attribute)).Select(step => (step.Node, ToText(step.Node)))
            : Enumerable.Empty<(HtmlNode, string)>();

    private static string ToText(HtmlNode root)
    {
        var text = new StringBuilder();
        foreach (var (node, isEnd) in Walk(root))
        {
            if (node.Name == "br")
            {
                text.Append('\n');
            }
            else if (s_blocks.Contains(node.Name))
            {
                EndLine(text);
            }

            if (!isEnd && node is HtmlTextNode words)
            {
                text.Append(HtmlEntity.DeEntitize(words.Text));
            }
        }

        return text.Replace('\u00A0', ' ').ToString().Trim();
    }

    private static HtmlNode? Load(string html)
    {
        if (html.Length > LongestText)
        {
            return null;
        }

        try
        {
            var document = new HtmlDocument { OptionMaxNestedChildNodes = DeepestNesting };
            document.LoadHtml(html);
            return document.DocumentNode;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The parser says by a plain Exception that the nesting is too deep.
            return null;
        }
    }

    private static void EndLine(StringBuilder text)
    {
        if (text.Length > 0 && text[text.Length - 1] != '\n')
        {
            text.Append('\n');
        }
    }

    /// <summary>All nodes in their order, elements at both their ends. Without recursion: what others wrote may be deep.</summary>
    private static IEnumerable<(HtmlNode Node, bool IsEnd)> Walk(HtmlNode root)
    {
        var open = new Stack<(HtmlNode Node, bool IsEnd)>();
        open.Push((root, false));
        while (open.Count > 0)
        {
            var (node, isEnd) = open.Pop();
            yield return (node, isEnd);
            if (isEnd || s_hidden.Contains(node.Name) || node.NodeType == HtmlNodeType.Comment)
            {
                continue;
            }

            if (node.HasChildNodes)
            {
                open.Push((node, true));
                for (var i = node.ChildNodes.Count - 1; i >= 0; i--)
                {
                    open.Push((node.ChildNodes[i], false));
                }
            }
        }
    }
}
