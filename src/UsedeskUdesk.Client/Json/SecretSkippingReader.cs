using System;
using System.IO;
using Newtonsoft.Json;

namespace UsedeskUdesk.Client.Json;

/// <summary>
/// Reads Udesk's answers without the secrets of agents' phones, which it sends along with agents: nothing sees them, a call of any path
/// and fields that no property shows included.
/// </summary>
internal sealed class SecretSkippingReader : JsonTextReader
{
    public SecretSkippingReader(TextReader text)
        : base(text)
    {
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        while (base.Read())
        {
            if (TokenType != JsonToken.PropertyName || !IsSecret((string)Value!))
            {
                return true;
            }

            Skip();
        }

        return false;
    }

    /// <summary>password in today's answers, within ucpapp_subaccount in older ones.</summary>
    private static bool IsSecret(string name)
        => name.Equals("password", StringComparison.OrdinalIgnoreCase) || name.Equals("ucpapp_subaccount", StringComparison.OrdinalIgnoreCase);
}
