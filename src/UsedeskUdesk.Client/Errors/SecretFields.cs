using System;

namespace UsedeskUdesk.Client.Errors;

/// <summary>Fields whose values are secrets whatever they hold, by the services' own names.</summary>
internal static class SecretFields
{
    public const string Mask = "***";

    /// <summary>Whether a field's value is a secret. A customer's open_api_token is none: it is the name that calls know the customer by.</summary>
    /// <param name="name">The field, in any spelling.</param>
    public static bool IsSecret(string name) => name.Length switch
    {
        6 => Is(name, "secret") || Is(name, "passwd"),
        8 => Is(name, "password") || Is(name, "apiToken"),
        9 => Is(name, "api_token") || Is(name, "secretKey"),
        10 => Is(name, "secret_key"),
        19 => Is(name, "open_api_auth_token"),
        _ => false,
    };

    private static bool Is(string name, string secret) => name.Equals(secret, StringComparison.OrdinalIgnoreCase);
}
