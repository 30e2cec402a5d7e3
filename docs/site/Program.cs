using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace UsedeskUdesk.Site;

/// <summary>Makes static pages of README.md and docs/: one for each cmdlet, topic and guide, and a front page with a search. Usage: repository, target folder.</summary>
internal static partial class Program
{
    private static readonly MarkdownPipeline s_markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).UseYamlFrontMatter().Build();

    private const string ErrorTopic = "about_UsedeskUdesk_Errors";

    private static int Main(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            Console.Error.WriteLine("Usage: UsedeskUdesk.Site <repository> <target folder>");
            return 2;
        }

        var (root, target) = (Path.GetFullPath(arguments[0]), Path.GetFullPath(arguments[1]));
        var sources = Directory.GetFiles(Path.Combine(root, "docs", "en-US"), "*.md").Concat(Directory.GetFiles(Path.Combine(root, "docs"), "*.md")).Order(StringComparer.Ordinal).ToList();
        var known = sources.ToDictionary(path => path, path => Path.GetFileNameWithoutExtension(path) + ".html");

        // The topic of errors is the table in lines for a console; here it is the table.
        var errors = Path.Combine(root, "docs", "errors.md");
        sources.Remove(errors);
        known[errors] = ErrorTopic + ".html";
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.CreateDirectory(target);
        foreach (var asset in new[] { "site.css", "search.js" })
        {
            using var stream = typeof(Program).Assembly.GetManifestResourceStream(asset)!;
            using var file = File.Create(Path.Combine(target, asset));
            stream.CopyTo(file);
        }

        var pages = sources.Select(source => Make(source, root, target, known)).ToList();
        WriteIndex(target, pages);
        Console.WriteLine($"{pages.Count + 1} pages are in {target}");
        return 0;
    }

    private static Page Make(string source, string root, string target, Dictionary<string, string> known)
    {
        var name = Path.GetFileNameWithoutExtension(source);
        var text = File.ReadAllText(name == ErrorTopic ? Path.Combine(root, "docs", "errors.md") : source);
        if (name == ErrorTopic)
        {
            text = text.Replace("# Errors", "# " + ErrorTopic + "\n\n## SHORT DESCRIPTION\n\nEvery error id, what it means, and what to do.\n", StringComparison.Ordinal);
        }

        var document = Markdown.Parse(text, s_markdown);
        foreach (var link in document.Descendants<LinkInline>().Where(link => !link.IsImage && link.Url is not null && !link.Url.Contains(':', StringComparison.Ordinal)))
        {
            Lead(link, source, root, target, known);
        }

        // A set of parameters that has no name needs no heading.
        foreach (var unnamed in document.Descendants<HeadingBlock>().Where(block => block.Inline is { } line && string.Concat(line.Descendants<LiteralInline>().Select(literal => literal.Content.ToString())) == "__AllParameterSets").ToList())
        {
            unnamed.Parent!.Remove(unnamed);
        }

        // What is wider than a small screen scrolls by itself, by keyboard too.
        foreach (var code in document.Descendants<CodeBlock>())
        {
            code.GetAttributes().AddPropertyIfNotExist("tabindex", "0");
        }

        var heading = document.Descendants<HeadingBlock>().FirstOrDefault(block => block.Level == 1);
        var title = heading?.Inline is { } inline ? string.Concat(inline.Descendants<LiteralInline>().Select(literal => literal.Content.ToString())) : name;
        var body = document.ToHtml(s_markdown).Replace("<table>", "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>", StringComparison.Ordinal).Replace("</table>", "</table></div>", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(target, name + ".html"), Frame(title, body));
        var about = Summary().Match(text);
        return new Page(name, title, about.Success ? Whitespace().Replace(about.Groups["text"].Value, " ").Trim() : string.Empty);
    }

    /// <summary>A link to a page of the site leads there; one to another file of the repository becomes its name, since nobody knows where it is published.</summary>
    private static void Lead(LinkInline link, string source, string root, string target, Dictionary<string, string> known)
    {
        var parts = link.Url!.Split('#', 2);
        if (parts[0].Length == 0)
        {
            return;
        }

        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, Uri.UnescapeDataString(parts[0])));
        if (known.TryGetValue(path, out var page))
        {
            link.Url = page + (parts.Length == 2 ? "#" + parts[1] : string.Empty);
        }
        else if (path == Path.Combine(root, "docs", "en-US") || path == Path.Combine(root, "README.md"))
        {
            link.Url = "index.html";
        }
        else if (File.Exists(path) && path.EndsWith(".json", StringComparison.Ordinal))
        {
            File.Copy(path, Path.Combine(target, Path.GetFileName(path)), overwrite: true);
            link.Url = Path.GetFileName(path);
        }
        else if (Path.Exists(path))
        {
            var code = new CodeInline(Path.GetRelativePath(root, path).Replace('\\', '/'));
            link.ReplaceBy(code, copyChildren: false);
        }
        else
        {
            throw new InvalidDataException($"{source}: the link {link.Url} leads nowhere.");
        }
    }

    private static void WriteIndex(string target, List<Page> pages)
    {
        string Section(string heading, IEnumerable<Page> some) => $"<h2>{heading}</h2>\n<ul class=\"list\">\n" + string.Concat(some.Select(page =>
            $"<li data-search=\"{WebUtility.HtmlEncode((page.Name + " " + page.Title + " " + page.About).ToLowerInvariant())}\"><a href=\"{page.Name}.html\">{WebUtility.HtmlEncode(page.Title)}</a> <span>{WebUtility.HtmlEncode(page.About)}</span></li>\n")) + "</ul>\n";
        var cmdlets = pages.Where(page => page.Name.Contains('-', StringComparison.Ordinal) && char.IsUpper(page.Name[0])).ToList();
        var topics = pages.Where(page => page.Name.StartsWith("about_", StringComparison.Ordinal)).ToList();
        var body = "<h1>UsedeskUdesk</h1>\n<p>Cmdlets for the customer-service platforms Usedesk and Udesk.</p>\n"
            + "<div class=\"search\" role=\"search\" hidden><label for=\"search\">Search cmdlets and pages</label><input id=\"search\" type=\"search\" autocomplete=\"off\" aria-describedby=\"found\"><p id=\"found\" role=\"status\"></p></div>\n"
            + Section("Cmdlets for Udesk", cmdlets.Where(page => !page.Name.Contains("-Usedesk", StringComparison.Ordinal)))
            + Section("Cmdlets for Usedesk", cmdlets.Where(page => page.Name.Contains("-Usedesk", StringComparison.Ordinal)))
            + Section("Topics", topics) + Section("Guides", pages.Except(cmdlets).Except(topics)) + "<script src=\"search.js\"></script>\n";
        File.WriteAllText(Path.Combine(target, "index.html"), Frame("Documentation", body));
    }

    private static string Frame(string title, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)} - UsedeskUdesk</title>
        <link rel="stylesheet" href="site.css">
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header><nav aria-label="Site"><a class="home" href="index.html">UsedeskUdesk</a><a href="about_UsedeskUdesk.html">About</a><a href="about_UsedeskUdesk_Errors.html">Errors</a></nav></header>
        <main id="content">
        {body}
        </main>
        <footer>UsedeskUdesk contributors, MIT licence</footer>
        </body>
        </html>

        """;

    [GeneratedRegex(@"(?s)## (?:SYNOPSIS|SHORT DESCRIPTION)\s+(?<text>[^#]+?)\r?\n\s*\r?\n")]
    private static partial Regex Summary();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    private sealed record Page(string Name, string Title, string About);
}
