using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Events;

namespace UsedeskUdesk.Client;

/// <summary>Checks a body's secret against those that were given, and takes it out of the body.</summary>
internal sealed class UsedeskSecrets
{
    private const string Field = "secret";

    private readonly IReadOnlyList<ApiSecret> _secrets;

    private readonly IReadOnlyList<ApiSecret> _others;

    /// <param name="secrets">What bodies have to carry.</param>
    /// <param name="others">What must not be kept of a body either, such as the path that it was posted to.</param>
    public UsedeskSecrets(IReadOnlyList<ApiSecret> secrets, IReadOnlyList<ApiSecret> others) => (_secrets, _others) = (secrets, others);

    /// <exception cref="WebhookException">The secret is missing or wrong.</exception>
    public UsedeskSecretCheck Check(JObject body, UsedeskEventType kind)
    {
        var carried = Carried(body);
        if (kind == UsedeskEventType.DynamicBlock)
        {
            return CheckBlock(body, carried);
        }

        if (_secrets.Count == 0)
        {
            return UsedeskSecretCheck.NotChecked;
        }

        if (carried is null)
        {
            // These carry none by the vendor's design.
            return kind is UsedeskEventType.Ping or UsedeskEventType.Delivery or UsedeskEventType.ReplyForm ? UsedeskSecretCheck.NotCarried : throw Missing();
        }

        return SecretFields.IsAny(carried, _secrets) ? UsedeskSecretCheck.Verified : throw Wrong();
    }

    /// <summary>What is known of secrets before a push is read: a push may have many bodies.</summary>
    public SecretValues Values() => new(_secrets.Concat(_others));

    /// <summary>Takes secrets out of a body that was checked, or that has none to check: by the names of their fields, and by their values.</summary>
    /// <param name="body">The body.</param>
    /// <param name="carried">What it gives for its secret.</param>
    /// <param name="own">What <see cref="Values"/> gave for the push.</param>
    public void Mask(JToken body, string? carried, SecretValues own)
    {
        SecretFields.MaskAll(body);
        own.Mask(body);
        if (carried is not null && !SecretFields.IsAny(carried, _secrets))
        {
            SecretValues.MaskCarried(body, carried);
        }
    }

    /// <summary>What the body gives for its secret; null where it gives none.</summary>
    public static string? Carried(JObject body) => body[Field] is { } value && EventFields.AsText(value) is { Length: > 0 } text ? text : null;

    /// <summary>For what is no object, and so can carry no secret.</summary>
    public void RefuseBare()
    {
        if (_secrets.Count > 0)
        {
            throw Missing();
        }
    }

    /// <summary>[?] No source names the field of a block's secret: whichever field has the value is the one.</summary>
    private UsedeskSecretCheck CheckBlock(JObject body, string? carried)
    {
        var found = false;
        foreach (var property in body.Properties().ToArray())
        {
            if (EventFields.AsText(property.Value) is { Length: > 0 } text && SecretFields.IsAny(text, _secrets))
            {
                found = true;
                SecretFields.MaskValue(property);
            }
            else if (IsLikelySecret(property.Name))
            {
                SecretFields.MaskValue(property);
            }
        }

        return _secrets.Count == 0 ? UsedeskSecretCheck.NotChecked : found ? UsedeskSecretCheck.Verified : throw (carried is null ? Missing() : Wrong());
    }

    private static bool IsLikelySecret(string name)
        => SecretFields.IsSecret(name) || name.EndsWith("key", StringComparison.OrdinalIgnoreCase) || name.EndsWith("token", StringComparison.OrdinalIgnoreCase);

    private static WebhookException Missing()
        => new(ServiceName.Usedesk, WebhookFailure.SecretMissing, "The body carries no secret.", "It may not come from Usedesk. Usedesk sends the application's id or the channel's secret in the field secret, by its version.");

    private static WebhookException Wrong()
        => new(ServiceName.Usedesk, WebhookFailure.SecretWrong, "The body's secret is none of those that were given.", "It may not come from Usedesk. Give both the application's id and the channel's secret: Usedesk sends one or the other, by its version.");
}
