namespace UsedeskUdesk.Errors;

/// <summary>Which cmdlet helps with an error of a service. The client says what it means; only this layer knows cmdlets.</summary>
internal static class ServiceHints
{
    /// <summary>What to do about an error, in parameters and cmdlets.</summary>
    public static string? Advice(ServiceException error)
    {
        var advice = error.DescribeAction(ParameterNames.Show);
        return Hint(error) is { } hint ? $"{advice} {hint}".TrimStart() : advice;
    }

    private static string? Hint(ServiceException error) => error.Meaning switch
    {
        ServiceMeaning.NoSuchAgent => "Get-UsedeskUser lists the agents and their groups.",
        ServiceMeaning.NoSuchGroup => "Get-UsedeskGroup lists the groups.",
        ServiceMeaning.NoSuchClient => "Get-UsedeskClient -Query finds clients by name, e-mail or phone.",
        ServiceMeaning.SessionClosed => "Open a new one with New-UdeskImSession.",
        ServiceMeaning.WrongChannel => "Run Get-UsedeskChannel -ChannelType chat to see them.",
        _ => null,
    };
}
