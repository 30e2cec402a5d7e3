using System;
using System.Linq;

namespace UsedeskUdesk.Vault;

/// <summary>
/// What each field of a vault item may hold. An item can be written by hand or by another tool; a value that cannot be right is an
/// error that names the item and the field, and never shows the value.
/// </summary>
internal static class StoredConnectionRules
{
    private const int LongestEmail = 320;
    private const int LongestPath = 500;

    /// <exception cref="VaultException">A field holds a value that cannot be right.</exception>
    public static void Check(StoredConnection stored, VaultItem item)
    {
        CheckSecret("token", stored.Token);
        CheckSecret("structuredMessageKey", stored.StructuredMessageKey);
        CheckSecret("webhookSecret", stored.WebhookSecret);
        CheckText("email", stored.Email, LongestEmail);
        CheckText("robotAnswerEvaluationPath", stored.RobotAnswerEvaluationPath, LongestPath);
        Require(stored.SignatureAlgorithm is null || Algorithm(stored.SignatureAlgorithm) is not null, "signatureAlgorithm", $"must be one of {string.Join(", ", Enum.GetNames(typeof(UdeskSignatureAlgorithm)))}");
        Require(stored.TimeoutSec is null or (>= 1 and <= 3600), "timeoutSec", "must be between 1 and 3600");
        Require(stored.MaximumRetryCount is null or (>= 0 and <= 20), "maximumRetryCount", "must be between 0 and 20");
        Require(stored.RequestsPerMinute is null or (>= 0 and <= 100000), "requestsPerMinute", "must be between 0 and 100000");

        void CheckSecret(string field, string? value)
        {
            CheckText(field, value, SecretRules.MaximumLength);
            Require(value is null || value.Trim().Length > 0, field, "is empty");
        }

        void CheckText(string field, string? value, int longest)
        {
            Require(value is null || value.Length <= longest, field, $"has more than {longest} characters");
            Require(value is null || !value.Any(char.IsControl), field, "holds a line break or another control character");
        }

        void Require(bool holds, string field, string otherwise)
        {
            if (!holds)
            {
                throw VaultException.Unrecognized(item.Name, item.Vault, $"'{field}' {otherwise}");
            }
        }
    }

    /// <summary>The algorithm of a name; null for any other text, a number included.</summary>
    public static UdeskSignatureAlgorithm? Algorithm(string text)
        => Enum.GetNames(typeof(UdeskSignatureAlgorithm)).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known
            ? (UdeskSignatureAlgorithm)Enum.Parse(typeof(UdeskSignatureAlgorithm), known)
            : null;
}
