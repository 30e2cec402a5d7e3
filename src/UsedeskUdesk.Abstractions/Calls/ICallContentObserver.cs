namespace UsedeskUdesk;

/// <summary>
/// Receives the content of calls as well: one text a request and one an answer, with headers and body. Credentials and what fields such as
/// password hold are masked; what customers wrote is not. Methods are called from any thread.
/// </summary>
public interface ICallContentObserver : ICallObserver
{
    /// <summary>Whether the texts are wanted; making them costs time.</summary>
    bool WantsContent { get; }

    /// <summary>What is about to leave.</summary>
    void Requested(string text);

    /// <summary>What came back.</summary>
    void Responded(string text);
}
