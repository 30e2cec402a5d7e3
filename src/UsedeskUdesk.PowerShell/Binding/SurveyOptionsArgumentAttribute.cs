using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>A session's survey, also one that came back from a file or another process.</summary>
public sealed class SurveyOptionsArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValues.Unwrap(inputData);
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
