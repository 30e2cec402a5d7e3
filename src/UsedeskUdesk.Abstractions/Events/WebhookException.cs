using System;

namespace UsedeskUdesk;

/// <summary>A body that is not taken: unreadable, too large, or without the right secret. The message quotes nothing of the body.</summary>
public sealed class WebhookException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="service">Whose webhook it was taken for.</param>
    /// <param name="failure">The kind of failure.</param>
    /// <param name="message">What is wrong; a whole sentence that begins with "The body".</param>
    /// <param name="recommendedAction">What to do about it.</param>
    /// <param name="innerException">What it came from. It must not quote the body either.</param>
    public WebhookException(ServiceName service, WebhookFailure failure, string message, string? recommendedAction = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Service = service;
        Failure = failure;
        RecommendedAction = recommendedAction;
    }

    /// <summary>Whose webhook it was taken for.</summary>
    public ServiceName Service { get; }

    /// <summary>The kind of failure.</summary>
    public WebhookFailure Failure { get; }

    /// <summary>What to do about it.</summary>
    public string? RecommendedAction { get; }

    /// <summary>
    /// The stable name of the error: EmptyWebhook, InvalidWebhook, WebhookTooLarge, WebhookTooDeep, WebhookSecretMissing, WebhookSecretWrong.
    /// </summary>
    public string ErrorId => Failure switch
    {
        WebhookFailure.Empty => "EmptyWebhook",
        WebhookFailure.TooLarge => "WebhookTooLarge",
        WebhookFailure.TooDeep => "WebhookTooDeep",
        WebhookFailure.SecretMissing => "WebhookSecretMissing",
        WebhookFailure.SecretWrong => "WebhookSecretWrong",
        _ => "InvalidWebhook",
    };
}
