namespace UsedeskUdesk;

/// <summary>Udesk's signatures: plain hashes in lower-case hex.</summary>
public interface IUdeskSigner
{
    /// <summary>The signature of a call.</summary>
    /// <param name="algorithm">Which of the three.</param>
    /// <param name="email">The administrator's e-mail, not URL-encoded.</param>
    /// <param name="token">The open API token.</param>
    /// <param name="timestamp">Unix time in seconds, as text.</param>
    /// <param name="nonce">Used once; not part of the legacy signature.</param>
    string Sign(UdeskSignatureAlgorithm algorithm, string email, ApiSecret token, string timestamp, string nonce);

    /// <summary>The signature of a structured message and of the address of its page.</summary>
    string SignStructuredMessage(string imSubSessionId, string customerId, string agentId, string timestamp, ApiSecret key);
}
