using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;

namespace UsedeskUdesk.Reports;

/// <summary>
/// Writes a page that needs nothing beside it: no script, no other file. Everything that is not written by this class itself is escaped; numbers and
/// times are the same under every culture.
/// </summary>
internal sealed class ReportPage
{
    private const int LabelWidth = 160;
    private const int BarWidth = 400;
    private const int LongestText = 300;

    private static readonly string[] s_days = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

    private readonly TextWriter _page;
    private int _id;

    private ReportPage(TextWriter page) => _page = page;

    /// <param name="writer">Where to.</param>
    /// <param name="title">The title.</param>
    /// <param name="facts">What is said below it: names and values.</param>
    /// <param name="content">Writes the sections.</param>
    public static void Write(TextWriter writer, string title, IReadOnlyList<(string Name, string Value)> facts, Action<ReportPage> content)
    {
        var page = new ReportPage(writer);
        page.Raw($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{Text(title)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <header>
            <h1>{Text(title)}</h1>
            <dl class="facts">
            """);
        foreach (var (name, value) in facts)
        {
            page.Raw($"<div><dt>{Text(name)}</dt><dd><bdi>{Text(value)}</bdi></dd></div>");
        }

        page.Raw("</dl>\n</header>\n<main>");
        content(page);
        page.Raw("</main>\n</body>\n</html>");
    }

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202f');

    /// <summary>A span such as 27:05 or 1 d 02:03:04.</summary>
    public static string Span(long? seconds)
    {
        if (seconds is not { } value)
        {
            return "–";
        }

        var days = value / 86_400;
        var rest = TimeSpan.FromSeconds(value % 86_400).ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture);
        return days > 0 ? FormattableString.Invariant($"{days} d {rest}") : rest;
    }

    public static string Share(long part, long whole) => whole == 0 ? "–" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    public void Section(string heading, Action content)
    {
        var id = NextId();
        Raw($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{Text(heading)}</h2>");
        content();
        Raw("</section>");
    }

    public void Paragraph(string text) => Raw($"<p>{Text(text)}</p>");

    /// <summary>A table; the first column is each row's heading, the others are right-aligned.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="headings">With a bar between them.</param>
    /// <param name="rows">Each with as many cells.</param>
    public void Table(string caption, string headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Raw($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Text(caption)}\"><table><caption>{Text(caption)}</caption><thead><tr>");
        foreach (var heading in headings.Split('|'))
        {
            Raw($"<th scope=\"col\">{Text(heading)}</th>");
        }

        Raw("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            Raw($"<tr><th scope=\"row\"><bdi>{Text(Clean(row[0]).Length == 0 ? Tally.None : row[0])}</bdi></th>{string.Concat(row.Skip(1).Select(static cell => $"<td><bdi>{Text(cell)}</bdi></td>"))}</tr>");
        }

        Raw("</tbody></table></div>");
    }

    /// <summary>Bars with their numbers.</summary>
    public void Bars(string title, IReadOnlyList<(string Name, long Value)> rows)
    {
        const int RowHeight = 24;
        var greatest = Math.Max(1, rows.Count == 0 ? 1 : rows.Max(static row => row.Value));
        var height = rows.Count * RowHeight;
        Figure(title, string.Join("; ", rows.Take(20).Select(static row => $"{row.Name}: {Number(row.Value)}")), LabelWidth + BarWidth + 80, height, svg =>
        {
            for (var index = 0; index < rows.Count; index++)
            {
                var (name, value) = rows[index];
                var width = (double)value / greatest * BarWidth;
                var y = index * RowHeight;
                svg.Append(FormattableString.Invariant($"<text x=\"{LabelWidth - 8}\" y=\"{y + 16}\" text-anchor=\"end\" direction=\"ltr\" unicode-bidi=\"isolate\">{Text(Short(name, 22))}</text>"));
                svg.Append(FormattableString.Invariant($"<rect class=\"bar\" x=\"{LabelWidth}\" y=\"{y + 4}\" width=\"{Math.Max(width, 1):0.##}\" height=\"{RowHeight - 8}\" rx=\"2\"/>"));
                svg.Append(FormattableString.Invariant($"<text x=\"{LabelWidth + width + 6:0.##}\" y=\"{y + 16}\">{Number(value)}</text>"));
            }
        });
    }

    /// <summary>Counts by day of the week (0 is Monday) and hour.</summary>
    public void HeatMap(string title, long[,] counts)
    {
        const int Cell = 28;
        const int Left = 92;
        const int Top = 22;
        var greatest = Math.Max(1, counts.Cast<long>().Max());
        var (busiestDay, busiestHour) = (0, 0);
        for (var day = 0; day < 7; day++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                if (counts[day, hour] > counts[busiestDay, busiestHour])
                {
                    (busiestDay, busiestHour) = (day, hour);
                }
            }
        }

        var summary = FormattableString.Invariant($"Most on {s_days[busiestDay]} from {busiestHour:00}:00: {Number(counts[busiestDay, busiestHour])}. The numbers stand in the table below.");
        Figure(title, summary, Left + (24 * Cell), Top + (7 * Cell), svg =>
        {
            for (var hour = 0; hour < 24; hour++)
            {
                svg.Append(FormattableString.Invariant($"<text x=\"{Left + (hour * Cell) + (Cell / 2)}\" y=\"14\" text-anchor=\"middle\">{hour:00}</text>"));
            }

            for (var day = 0; day < 7; day++)
            {
                svg.Append(FormattableString.Invariant($"<text x=\"{Left - 8}\" y=\"{Top + (day * Cell) + 18}\" text-anchor=\"end\">{s_days[day]}</text>"));
                for (var hour = 0; hour < 24; hour++)
                {
                    var count = counts[day, hour];
                    var level = count == 0 ? 0 : Math.Min(5, 1 + (int)(5.0 * (count - 1) / greatest));
                    var (x, y) = (Left + (hour * Cell), Top + (day * Cell));
                    svg.Append(FormattableString.Invariant($"<g class=\"h{level}\"><rect x=\"{x + 1}\" y=\"{y + 1}\" width=\"{Cell - 2}\" height=\"{Cell - 2}\" rx=\"3\"><title>{s_days[day]} {hour:00}:00: {Number(count)}</title></rect>"));
                    if (count > 0)
                    {
                        svg.Append(FormattableString.Invariant($"<text x=\"{x + (Cell / 2)}\" y=\"{y + 18}\" text-anchor=\"middle\">{Compact(count)}</text>"));
                    }

                    svg.Append("</g>");
                }
            }
        });
        Raw("<details><summary>The numbers as a table</summary>");
        Table(title, "Hour|" + string.Join("|", s_days), Enumerable.Range(0, 24).Select(hour => (IReadOnlyList<string>)new[] { FormattableString.Invariant($"{hour:00}:00") }.Concat(Enumerable.Range(0, 7).Select(day => Number(counts[day, hour]))).ToArray()));
        Raw("</details>");
    }

    private static string Compact(long count) => count < 1000 ? count.ToString(CultureInfo.InvariantCulture) : FormattableString.Invariant($"{Math.Min(count / 1000, 999)}k");

    private static string Short(string text, int most)
    {
        var info = new StringInfo(Clean(text));
        return info.LengthInTextElements <= most ? info.String : info.SubstringByTextElements(0, most - 1) + "…";
    }

    /// <summary>Escaped, on one line, without control characters or marks that turn the reading direction of what follows.</summary>
    private static string Text(string? text) => WebUtility.HtmlEncode(Clean(text));

    private static string Clean(string? text)
    {
        var line = Output.ViewText.Line(text);
        return WellFormed(line.Length <= LongestText ? line : line.Substring(0, LongestText) + "…");
    }

    /// <summary>Halves of characters cannot be written.</summary>
    private static string WellFormed(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                clean.Append(text[index]).Append(text[++index]);
            }
            else
            {
                clean.Append(char.IsSurrogate(text[index]) || text[index] >= '\ufffe' ? '\ufffd' : text[index]);
            }
        }

        return clean.ToString();
    }

    private void Figure(string title, string description, int width, int height, Action<StringBuilder> draw)
    {
        var (name, about) = (NextId(), NextId());
        var svg = new StringBuilder();
        draw(svg);
        Raw(FormattableString.Invariant($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Text(title)}, chart\"><svg role=\"img\" aria-labelledby=\"{name} {about}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"><title id=\"{name}\">{Text(title)}</title><desc id=\"{about}\">{Text(description)}</desc>"));
        Raw(svg.ToString());
        Raw("</svg></div>");
    }

    private string NextId() => FormattableString.Invariant($"i{++_id}");

    private void Raw(string html)
    {
        _page.Write(html);
        _page.Write('\n');
    }

    private const string Style = """
        :root { --page: #fff; --text: #1b1f24; --quiet: #57606a; --line: #d0d7de; --bar: #0a5cad; --h0: #f3f5f7; --h1: #dcebfa; --h2: #b3d4f3; --h3: #6aa8e0; --h4: #1f6db8; --h5: #0b3f75; --ink: #10151b; --on: #fff; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #0d1117; --text: #e6edf3; --quiet: #9aa4ae; --line: #30363d; --bar: #58a6ff; --h0: #161b22; --h1: #10304f; --h2: #14477a; --h3: #1f62a8; --h4: #6cb0f5; --h5: #b9dcff; --ink: #fff; --on: #0b1a2a; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
        h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
        .facts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 0; }
        .facts dt { color: var(--quiet); font-size: .85rem; }
        .facts dd { margin: 0; font-weight: 600; }
        .scroll { overflow-x: auto; max-width: 100%; margin: .5rem 0 1rem; }
        .scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
        svg { display: block; font-size: 12px; font-family: inherit; }
        svg text { fill: var(--text); }
        .bar { fill: var(--bar); }
        .h0 rect { fill: var(--h0); } .h1 rect { fill: var(--h1); } .h2 rect { fill: var(--h2); } .h3 rect { fill: var(--h3); } .h4 rect { fill: var(--h4); } .h5 rect { fill: var(--h5); }
        .h1 text, .h2 text, .h3 text { fill: var(--ink); } .h4 text, .h5 text { fill: var(--on); }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
        caption { text-align: start; white-space: normal; min-width: 12rem; color: var(--quiet); font-size: .85rem; padding: .25rem 0; }
        th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); text-align: end; }
        th, td { white-space: nowrap; } th:first-child { text-align: start; font-weight: 400; min-width: 6rem; max-width: 20rem; white-space: normal; overflow-wrap: anywhere; }
        thead th, thead th:first-child { font-weight: 600; }
        summary { cursor: pointer; }
        @media print {
          :root { --page: #fff; --text: #000; --quiet: #444; --line: #999; --bar: #444; --h0: #fff; --h1: #eee; --h2: #ccc; --h3: #aaa; --h4: #555; --h5: #222; --ink: #000; --on: #fff; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          .scroll { overflow: visible; } svg { max-width: 100%; height: auto; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          section { break-inside: avoid-page; } h2 { break-after: avoid; }
        }
        """;
}
