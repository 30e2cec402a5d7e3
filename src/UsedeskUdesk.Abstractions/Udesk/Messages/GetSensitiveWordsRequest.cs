namespace UsedeskUdesk;

/// <summary>Asks for the words that customers shall not use (GET /im/im_sensitive_words).</summary>
public sealed class GetSensitiveWordsRequest : UdeskRequest<UdeskSensitiveWord[]>
{
}
