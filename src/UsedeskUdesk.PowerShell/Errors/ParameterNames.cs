namespace UsedeskUdesk.Errors;

/// <summary>What the properties that the client's messages name are called at a prompt.</summary>
internal static class ParameterNames
{
    /// <summary>A property as the parameter that sets it.</summary>
    /// <param name="property">Its name, as in C#.</param>
    public static string Show(string property) => property switch
    {
        nameof(ApiOptions.Timeout) => "-TimeoutSec",
        nameof(UsedeskApiOptions.Token) => "-ApiToken",
        _ => "-" + property,
    };
}
