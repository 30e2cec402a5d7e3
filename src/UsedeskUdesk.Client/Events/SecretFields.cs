using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Events;

/// <summary>Secrets within bodies: masked by the names of their fields before anything else looks at the body.</summary>
internal static class SecretFields
{
    private const string Mask = "***";

    private static readonly Regex s_secret = new("secret|password", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>
    /// Masks every field whose name speaks of a secret or a password, at any depth: secret, secret_key, weixin_appsecret, an agent's password.
    /// </summary>
    public static void MaskAll(JToken root)
    {
        // A loop, not recursion: how deep trees are is bounded elsewhere, and need not be relied on here.
        var open = new Stack<JToken>();
        open.Push(root);
        while (open.Count > 0)
        {
            foreach (var child in open.Pop().Children().ToArray())
            {
                if (child is JProperty property && IsSecret(property.Name))
                {
                    MaskValue(property);
                }
                else
                {
                    open.Push(child);
                }
            }
        }
    }

    /// <summary>Masks one field. That there is none stays visible.</summary>
    public static void MaskValue(JProperty property)
    {
        if (property.Value.Type != JTokenType.Null && !(property.Value is JValue { Value: string { Length: 0 } }))
        {
            property.Value = Mask;
        }
    }

    public static bool IsSecret(string name) => s_secret.IsMatch(name);

    /// <summary>
    /// Whether the text is one of the secrets. Takes the same time for each, whether it is right, wrong at its first letter, or of another length:
    /// hashes are compared, and all of them.
    /// </summary>
    public static bool IsAny(string text, IEnumerable<ApiSecret> secrets)
    {
        var given = Hash(text);
        var found = 0;
        foreach (var secret in secrets)
        {
            var right = secret.Use(Hash);
            var difference = 0;
            for (var i = 0; i < right.Length; i++)
            {
                difference |= right[i] ^ given[i];
            }

            // 1 when there is no difference, without a branch.
            found |= (difference - 1) >> 31 & 1;
        }

        return found != 0;
    }

    private static byte[] Hash(string text)
    {
        using var sha = SHA256.Create();
        return sha.ComputeHash(Encoding.UTF8.GetBytes(text));
    }
}
