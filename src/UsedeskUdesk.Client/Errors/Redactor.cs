using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Client.Errors;

/// <summary>
/// Keeps a call's secrets out of what its answer becomes, which a service may echo anywhere. It holds them as text and lives no
/// longer than the reading of one answer.
/// </summary>
internal sealed class Redactor
{
    /// <summary>A shorter secret may stand within other values by chance: it is only taken for itself.</summary>
    public const int ShortestWithin = 8;
    private const int ShortestWhole = 4;

    private readonly string[] _secrets;
    private SecretText[]? _within;

    /// <param name="secrets">What the call left with.</param>
    /// <param name="keepsToken">The call asks for the token: it is what the caller gets.</param>
    public Redactor(IEnumerable<ApiSecret?> secrets, bool keepsToken = false)
        : this(secrets.OfType<ApiSecret>().Select(static secret => secret.Use(static text => text)))
        => KeepsToken = keepsToken;

    /// <param name="secrets">The secrets as text.</param>
    public Redactor(IEnumerable<string> secrets) => _secrets = secrets.Where(static text => text.Length >= ShortestWhole).Distinct().ToArray();

    /// <summary>Whether the field with the token is left as it is.</summary>
    public bool KeepsToken { get; }

    /// <summary>A text without the secrets.</summary>
    public string Clean(string text)
    {
        foreach (var secret in _secrets)
        {
            if (text.Equals(secret, StringComparison.OrdinalIgnoreCase))
            {
                return SecretFields.Mask;
            }
        }

        foreach (var secret in _within ??= Within())
        {
            text = secret.Clean(text);
        }

        return text;
    }

    /// <summary>The longest first: one secret may be part of another.</summary>
    private SecretText[] Within()
        => _secrets.Where(static secret => secret.Length >= ShortestWithin).OrderByDescending(static secret => secret.Length).Select(static secret => new SecretText(secret)).ToArray();
}
