using System;

namespace UsedeskUdesk;

/// <summary>Which tokens a connection accepts.</summary>
public static class SecretRules
{
    /// <summary>Far more than any service's token or password has.</summary>
    public const int MaximumLength = 4096;

    /// <summary>Checks a token, password or key.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="propertyName">The property that holds it.</param>
    /// <exception cref="RequestException">InvalidSecret: it is longer than <see cref="MaximumLength"/>.</exception>
    public static void Check(ApiSecret secret, string propertyName)
    {
        if (secret is null)
        {
            throw new ArgumentNullException(nameof(secret));
        }

        var length = secret.Use(static text => text.Length);
        if (length > MaximumLength)
        {
            throw RequestException.Create(
                "InvalidSecret",
                $"{new PropertyName(propertyName)} has {length} characters, and at most {MaximumLength} are accepted. Check that it is the secret itself and not a whole file.",
                propertyName);
        }
    }
}
