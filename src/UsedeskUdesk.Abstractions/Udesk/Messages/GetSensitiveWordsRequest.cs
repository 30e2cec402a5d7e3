namespace UsedeskUdesk;

/// <summary>Gets the words that customers must not use (GET /im/im_sensitive_words).</summary>
public sealed class GetSensitiveWordsRequest : UdeskRequest<UdeskSensitiveWordList>
{
}
