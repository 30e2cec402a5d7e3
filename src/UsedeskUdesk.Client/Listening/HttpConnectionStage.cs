namespace UsedeskUdesk.Client.Listening;

/// <summary>Where a connection stands.</summary>
internal enum HttpConnectionStage
{
    /// <summary>No request of ours is complete to the end of its headers. One that was refused is none.</summary>
    Waiting,

    /// <summary>The headers name an address of ours, and the body is under way.</summary>
    ReadingBody,

    /// <summary>The request is being worked on.</summary>
    Answering,

    /// <summary>The sender is to take the answer.</summary>
    Writing,
}
