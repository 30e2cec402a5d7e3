using System.Management.Automation;

namespace UsedeskUdesk.Errors;

/// <summary>Error records for bodies that are not taken.</summary>
internal static class WebhookErrors
{
    /// <param name="error">What is wrong.</param>
    /// <param name="body">Which body, in words; never the body itself, in which there may be a secret.</param>
    public static ErrorRecord For(WebhookException error, string body)
    {
        var record = new ErrorRecord(error, error.ErrorId, Category(error.Failure), body);
        var message = $"{body}: {error.Message}";
        var advice = error.Failure == WebhookFailure.Truncated ? "Hand in the whole body as one text: read a file with Get-Content -Raw." : error.RecommendedAction;
        // PowerShell 7 shows the advice itself; Windows PowerShell only keeps it.
        record.ErrorDetails = new ErrorDetails(ClientProvider.IsDesktop && advice is not null ? $"{message} {advice}" : message)
        {
            RecommendedAction = advice ?? string.Empty,
        };
        return record;
    }

    private static ErrorCategory Category(WebhookFailure failure) => failure switch
    {
        WebhookFailure.SecretMissing or WebhookFailure.SecretWrong => ErrorCategory.AuthenticationError,
        WebhookFailure.TooLarge or WebhookFailure.TooDeep => ErrorCategory.LimitsExceeded,
        _ => ErrorCategory.InvalidData,
    };
}
