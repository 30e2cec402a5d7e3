namespace UsedeskUdesk.Errors;

/// <summary>What the properties that the client's messages name are called at a prompt.</summary>
internal static class ParameterNames
{
    /// <summary>A property as the parameter that sets it, for <see cref="RequestException.Describe"/>.</summary>
    /// <param name="property">Its name, as in C#.</param>
    public static string Show(string property) => property switch
    {
        nameof(ApiOptions.Timeout) => "-TimeoutSec",
        nameof(GetAgentUnreadMessagesRequest.AgentIds) => "-AgentId",
        nameof(DynamicBlockOptions.AnswerLimit) => "-TimeoutSec",
        nameof(StructuredMessagePageOptions.CatalogPath) => "-Catalog",
        nameof(EventReceiverOptions.PathSecrets) => "-Secret",
        nameof(ClientRequest.Avatar) => "-AvatarPath",
        nameof(SetMessagesReadRequest.MessageIds) => "-MessageId",
        nameof(SubmitSurveyRequest.OptionId) => "-Option",
        nameof(UdeskCustomerValues.CellPhones) => "-CellPhone",
        nameof(UsedeskApiOptions.Token) => "-ApiToken",
        _ => "-" + property,
    };
}
