using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>One of a service's words, in any case; unlike with ValidateSet, empty text is nothing given.</summary>
public sealed class WordArgumentAttribute : TextArgumentAttribute
{
    private readonly string[] _words;

    /// <summary>For these words.</summary>
    public WordArgumentAttribute(params string[] words) => _words = words;

    private protected override object FromText(string text)
        => _words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong($"'{text}' is none of {string.Join(", ", _words)}.");
}

/// <summary>The name of one of an enumeration's values, or any whole number.</summary>
public sealed class NamedNumberArgumentAttribute : TextArgumentAttribute
{
    private readonly Type _names;

    /// <summary>For the names of this enumeration.</summary>
    public NamedNumberArgumentAttribute(Type names) => _names = names;

    private protected override object FromText(string text)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var name = Enum.GetNames(_names).FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong($"'{text}' is neither a number nor one of {string.Join(", ", Enum.GetNames(_names))}.");
        return Convert.ToInt64(Enum.Parse(_names, name), CultureInfo.InvariantCulture);
    }

    private protected override object? FromValue(object? value)
        => value is Enum known && known.GetType() == _names ? Convert.ToInt64(known, CultureInfo.InvariantCulture) : null;
}

/// <summary>A session's survey, also one that came back from a file or another process.</summary>
public sealed class SurveyOptionsArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        if (value is not PSObject copy)
        {
            return value as UdeskSurveyOptions;
        }

        var options = LanguagePrimitives.GetEnumerable(copy.Properties["Option"]?.Value);
        return options is null ? null : new UdeskSurveyOptions { Option = options.Cast<object>().Select(option => Option(PSObject.AsPSObject(option))).ToArray() };
    }

    private static UdeskSurveyOption Option(PSObject copy)
    {
        T? Read<T>(string name) => LanguagePrimitives.TryConvertTo<T>(copy.Properties[name]?.Value, out var value) ? value : default;

        return new UdeskSurveyOption
        {
            Id = Read<long>(nameof(UdeskSurveyOption.Id)),
            Text = Read<string>(nameof(UdeskSurveyOption.Text)),
            Description = Read<string>(nameof(UdeskSurveyOption.Description)),
            Enabled = Read<bool?>(nameof(UdeskSurveyOption.Enabled)),
            RemarkOption = Read<string>(nameof(UdeskSurveyOption.RemarkOption)),
            Tags = Read<string>(nameof(UdeskSurveyOption.Tags)),
        };
    }
}
