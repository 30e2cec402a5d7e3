using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Output;

/// <summary>Values as the module's tables show them: on one line, times in one style, states in colour. Called from the format file.</summary>
public static class ViewText
{
    /// <summary>More than any column holds.</summary>
    private const int LongestLine = 1000;

    private const string Reset = "\u001b[0m";
    private const string Red = "\u001b[31m";
    private const string Green = "\u001b[32m";
    private const string Yellow = "\u001b[33m";
    private const string Faint = "\u001b[90m";

    private static readonly Regex s_tags = new("<[^<>]*>", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Dictionary<string, string> s_colours = Colours(
        (Green, "Online Done success delivered Answered Assigned InSession New Open Came Freed"),
        (Yellow, "Busy Sending Queued Waiting Assigning Pending OnHold Unknown Changed"),
        (Red, "Failed error TimedOut Refused NoAgentOnline extreme urgent Full"),
        (Faint, "Offline Completed Closed Merged Deleted Spam low Left"));

    /// <summary>Text on one line, without characters that would act on the terminal or turn the reading direction of what follows.</summary>
    public static string Line(object? value)
    {
        var text = Plain(value);
        var isClean = true;
        var last = ' ';
        foreach (var letter in text)
        {
            if (letter < ' ' || (letter == ' ' && last == ' ') || letter == '\u00a0' || IsMark(letter))
            {
                isClean = false;
                break;
            }

            last = letter;
        }

        if (isClean && text.Length <= LongestLine)
        {
            return text;
        }

        var line = new StringBuilder(Math.Min(text.Length, LongestLine));
        foreach (var letter in text)
        {
            if (line.Length >= LongestLine)
            {
                break;
            }

            if (char.IsWhiteSpace(letter) || letter < ' ')
            {
                if (line.Length > 0 && line[line.Length - 1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!IsMark(letter))
            {
                line.Append(letter);
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>HTML as text on one line.</summary>
    public static string Html(object? value)
    {
        var text = Plain(value);
        // Cut before it is searched: a comment may be as long as a mail.
        return Line(WebUtility.HtmlDecode(s_tags.Replace(text.Length > 4 * LongestLine ? text.Substring(0, 4 * LongestLine) : text, " ")));
    }

    /// <summary>A time to the second with its zone, such as 2026-05-19 09:52:11+08 or 2026-05-19 01:52:11Z.</summary>
    public static string Time(object? value) => Time(value, "yyyy-MM-dd HH:mm:ss");

    /// <summary>The same to the minute.</summary>
    public static string Minute(object? value) => Time(value, "yyyy-MM-dd HH:mm");

    /// <summary>yes, no, or nothing where it is not known.</summary>
    public static string YesNo(object? value) => PlainValues.Unwrap(value) is bool flag ? flag ? "yes" : "no" : string.Empty;

    /// <summary>A state, in colour where the session has $PSStyle, which takes the colour out again where nobody sees it.</summary>
    /// <param name="value">The state.</param>
    /// <param name="style">$PSStyle, or null where the session has none.</param>
    public static string State(object? value, object? style)
    {
        var text = Line(value);
        return style is not null && s_colours.TryGetValue(text, out var colour) ? colour + text + Reset : text;
    }

    /// <summary>Open and greatest number of sessions; in colour where there is no room left.</summary>
    public static string Load(object? agent, object? style)
        => PlainValues.Unwrap(agent) is not UdeskAgentStatus { ImStatus: not UdeskImStatus.Offline } status ? string.Empty
            : style is not null && AgentWatch.IsFull(status) ? Red + ViewColumns.Sessions(status) + Reset
            : ViewColumns.Sessions(status) ?? string.Empty;

    /// <summary>The colour of a state; empty where it has none.</summary>
    internal static string ColourOf(string state) => s_colours.TryGetValue(state, out var colour) ? colour : string.Empty;

    private static Dictionary<string, string> Colours(params (string Colour, string Words)[] lists)
    {
        var colours = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["not delivered"] = Red };
        foreach (var (colour, words) in lists)
        {
            foreach (var word in words.Split(' '))
            {
                colours.Add(word, colour);
            }
        }

        return colours;
    }

    private static string Time(object? value, string format) => PlainValues.Unwrap(value) switch
    {
        DateTimeOffset time => time.ToString(format, CultureInfo.InvariantCulture) + Zone(time.Offset),
        null => string.Empty,
        var other => Line(other),
    };

    private static string Zone(TimeSpan offset)
        => offset == TimeSpan.Zero ? "Z"
            : (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Minutes == 0 ? "hh" : "hh\\:mm", CultureInfo.InvariantCulture);

    private static string Plain(object? value) => PlainValues.Unwrap(value) switch
    {
        null => string.Empty,
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join("; ", list.Cast<object?>().Select(Plain)),
        var other => other.ToString() ?? string.Empty,
    };

    /// <summary>Control characters of the second block, and the marks that turn the reading direction around.</summary>
    private static bool IsMark(char letter)
        => (letter >= '\u007f' && letter <= '\u009f') || letter is '\u200e' or '\u200f' or '\u2028' or '\u2029' || (letter >= '\u202a' && letter <= '\u202e') || (letter >= '\u2066' && letter <= '\u2069');
}
