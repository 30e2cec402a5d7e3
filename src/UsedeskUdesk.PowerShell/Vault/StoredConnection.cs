using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Security;
using System.Text;

namespace UsedeskUdesk.Vault;

/// <summary>
/// What one vault item holds: everything of one connection, as JSON in one SecureString. Vaults differ in what else they take.
/// Short names and no empty fields: the Windows Credential Manager has room for some 1,200 characters.
/// </summary>
[DataContract]
internal sealed class StoredConnection
{
    public const int CurrentSchema = 1;

    [DataMember(Name = "usedeskUdesk", Order = 0)]
    public int Schema { get; set; }

    [DataMember(Name = "service", Order = 1, EmitDefaultValue = false)]
    public string? Service { get; set; }

    [DataMember(Name = "baseUri", Order = 2, EmitDefaultValue = false)]
    public string? BaseUri { get; set; }

    [DataMember(Name = "email", Order = 3, EmitDefaultValue = false)]
    public string? Email { get; set; }

    [DataMember(Name = "token", Order = 4, EmitDefaultValue = false)]
    public string? Token { get; set; }

    [DataMember(Name = "structuredMessageKey", Order = 5, EmitDefaultValue = false)]
    public string? StructuredMessageKey { get; set; }

    [DataMember(Name = "webhookSecret", Order = 6, EmitDefaultValue = false)]
    public string? WebhookSecret { get; set; }

    [DataMember(Name = "signatureAlgorithm", Order = 7, EmitDefaultValue = false)]
    public string? SignatureAlgorithm { get; set; }

    [DataMember(Name = "requestsPerMinute", Order = 8, EmitDefaultValue = false)]
    public int? RequestsPerMinute { get; set; }

    [DataMember(Name = "timeoutSec", Order = 9, EmitDefaultValue = false)]
    public int? TimeoutSec { get; set; }

    [DataMember(Name = "maximumRetryCount", Order = 10, EmitDefaultValue = false)]
    public int? MaximumRetryCount { get; set; }

    [DataMember(Name = "allowUnencrypted", Order = 11, EmitDefaultValue = false)]
    public bool AllowUnencrypted { get; set; }

    [DataMember(Name = "robotAnswerEvaluationPath", Order = 12, EmitDefaultValue = false)]
    public string? RobotAnswerEvaluationPath { get; set; }

    /// <summary>What no text may show.</summary>
    public IReadOnlyCollection<string> Secrets => new[] { Token, StructuredMessageKey, WebhookSecret }.OfType<string>().ToArray();

    /// <summary>The item as a vault keeps it. The text in between is wiped.</summary>
    public SecureString Seal()
    {
        var bytes = new byte[16 * 1024];
        var chars = Array.Empty<char>();
        try
        {
            using var stream = new MemoryStream(bytes);
            new DataContractJsonSerializer(typeof(StoredConnection)).WriteObject(stream, this);
            chars = Encoding.UTF8.GetChars(bytes, 0, (int)stream.Position);
            var secret = new SecureString();
            foreach (var c in chars)
            {
                secret.AppendChar(c);
            }

            secret.MakeReadOnly();
            return secret;
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
            Array.Clear(chars, 0, chars.Length);
        }
    }

    /// <summary>Reads an item. One that is not JSON is a token alone.</summary>
    /// <exception cref="SerializationException">It begins like JSON but cannot be read.</exception>
    public static StoredConnection Open(SecureString secret)
    {
        var chars = new char[secret.Length];
        var bytes = Array.Empty<byte>();
        var pointer = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Marshal.Copy(pointer, chars, 0, chars.Length);
            var start = 0;
            var end = chars.Length;
            // Tools that take a secret from a file leave its line break on it.
            for (; start < end && char.IsWhiteSpace(chars[start]); start++)
            {
            }

            for (; end > start && char.IsWhiteSpace(chars[end - 1]); end--)
            {
            }

            if (start == end || chars[start] is not ('{' or '['))
            {
                return new StoredConnection { Schema = CurrentSchema, Token = new string(chars, start, end - start) };
            }

            bytes = Encoding.UTF8.GetBytes(chars, start, end - start);
            using var stream = new MemoryStream(bytes);
            return (StoredConnection)new DataContractJsonSerializer(typeof(StoredConnection)).ReadObject(stream)!;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
            Array.Clear(chars, 0, chars.Length);
            Array.Clear(bytes, 0, bytes.Length);
        }
    }
}
