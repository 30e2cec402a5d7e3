using System.Globalization;
using System.Text;

namespace UsedeskUdesk.Output;

/// <summary>How wide text is in a terminal: East Asian letters take two columns, marks that combine take none.</summary>
internal static class Cells
{
    public static int Width(string text)
    {
        var width = 0;
        for (var index = 0; index < text.Length; index++)
        {
            width += WidthAt(text, ref index);
        }

        return width;
    }

    /// <summary>As much as fits, with an ellipsis where something is left out.</summary>
    public static string Cut(string text, int most)
    {
        if (Width(text) <= most)
        {
            return text;
        }

        var (cut, width) = (new StringBuilder(), 0);
        for (var index = 0; index < text.Length; index++)
        {
            var start = index;
            width += WidthAt(text, ref index);
            if (width > most - 1)
            {
                break;
            }

            cut.Append(text, start, index - start + 1);
        }

        return most > 0 ? cut.Append('…').ToString() : string.Empty;
    }

    /// <summary>Exactly as wide as asked for.</summary>
    public static string Fit(string text, int width, bool right = false)
    {
        var cut = Cut(text, width);
        var padding = new string(' ', width - Width(cut));
        return right ? padding + cut : cut + padding;
    }

    private static int WidthAt(string text, ref int index)
    {
        var letter = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? char.ConvertToUtf32(text[index], text[++index]) : text[index];
        return CharUnicodeInfo.GetUnicodeCategory(text, letter > 0xffff ? index - 1 : index) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0
            : letter is (>= 0x1100 and <= 0x115f) or (>= 0x2e80 and <= 0xa4cf) or (>= 0xac00 and <= 0xd7a3) or (>= 0xf900 and <= 0xfaff) or (>= 0xfe30 and <= 0xfe6f) or (>= 0xff00 and <= 0xff60) or (>= 0xffe0 and <= 0xffe6) or (>= 0x1f1e6 and <= 0x1f1ff) or (>= 0x1f300 and <= 0x1f64f) or (>= 0x1f680 and <= 0x1f6ff) or (>= 0x1f7e0 and <= 0x1f7eb) or (>= 0x1f900 and <= 0x1f9ff) or (>= 0x1fa70 and <= 0x1faff) or (>= 0x20000 and <= 0x3fffd) ? 2
            : 1;
    }
}
