using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UsedeskUdesk.Binding;

/// <summary>Finds the option that a caller means in what a session offers.</summary>
internal static class SurveyChoice
{
    /// <summary>What the options of a new tenant are called in Chinese; a tenant may change them.</summary>
    private static readonly Dictionary<string, string> s_chinese = new(StringComparer.OrdinalIgnoreCase)
    {
        ["VerySatisfied"] = "非常满意",
        ["Satisfied"] = "满意",
        ["Average"] = "一般",
        ["Unsatisfied"] = "不满意",
        ["VeryUnsatisfied"] = "非常不满意",
    };

    /// <summary>The option's id. What the option asks for is checked here, before anything is sent.</summary>
    public static long Find(UdeskSurveyOptions? survey, string given, string? remark)
    {
        var isNumber = long.TryParse(given, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id);
        var offered = survey?.Option ?? Array.Empty<UdeskSurveyOption>();
        if (offered.Count == 0)
        {
            return isNumber
                ? id
                : throw new RequestException(
                    "NoSurveyOptions",
                    $"The id of the option '{given}' is not known: it stands in the SurveyOptions of the session. Pipe the object of New-UdeskImSession, or give -SurveyOptions or the option's id.",
                    "Option");
        }

        var option = offered.FirstOrDefault(one => isNumber && one.Id == id) ?? Named(offered, given);
        if (option is null)
        {
            throw new RequestException("UnknownOption", $"The session has no option '{given}'. It offers {List(offered)}.", "Option");
        }

        if (option.Enabled == false)
        {
            throw new RequestException("OptionDisabled", $"The option '{option.Text}' is switched off. The session offers {List(offered.Where(one => one.Enabled != false))}.", "Option");
        }

        CheckRemark(option, remark);
        return option.Id;
    }

    private static void CheckRemark(UdeskSurveyOption option, string? remark)
    {
        switch (option.RemarkOption?.Trim().ToLowerInvariant())
        {
            case "required" when string.IsNullOrWhiteSpace(remark):
                throw new RequestException("RemarkRequired", $"The option '{option.Text}' ({option.Id}) needs a remark: give -Remark.", "Remark");
            case "hide" when !string.IsNullOrEmpty(remark):
                throw new RequestException("RemarkNotTaken", $"The option '{option.Text}' ({option.Id}) takes no remark: leave -Remark out.", "Remark");
        }
    }

    private static UdeskSurveyOption? Named(IReadOnlyList<UdeskSurveyOption> offered, string given)
    {
        var name = Plain(given);
        bool Is(string? text, string? wanted) => wanted is not null && Plain(text).Equals(wanted, StringComparison.OrdinalIgnoreCase);

        return offered.FirstOrDefault(one => Is(one.Text, name))
            ?? offered.FirstOrDefault(one => Is(one.Description, name))
            ?? (s_chinese.TryGetValue(name, out var chinese) ? offered.FirstOrDefault(one => Is(one.Text, chinese) || Is(one.Description, chinese)) : null);
    }

    /// <summary>VerySatisfied and "Very satisfied" are the same.</summary>
    private static string Plain(string? text) => new((text ?? string.Empty).Where(c => !char.IsWhiteSpace(c)).ToArray());

    private static string List(IEnumerable<UdeskSurveyOption> options) => string.Join(", ", options.Select(option => $"'{option.Text}' ({option.Id})"));
}
