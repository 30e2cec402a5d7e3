using System;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>Takes a time zone by its ID.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeZoneArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (PlainValues.Unwrap(inputData) is not string id)
        {
            return inputData;
        }

        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new ArgumentTransformationMetadataException($"This machine knows no time zone '{id}'. Get-TimeZone -ListAvailable shows those that it knows.");
        }
    }
}
