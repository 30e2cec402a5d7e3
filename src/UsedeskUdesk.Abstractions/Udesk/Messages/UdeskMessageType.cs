using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Types of messages that customers send. Others are sent as they are.</summary>
public static class UdeskMessageType
{
    /// <summary>Text. The only type that robots accept.</summary>
    public const string Message = "message";

    /// <summary>A picture, by its address.</summary>
    public const string Image = "image";

    /// <summary>A recording, by its address.</summary>
    public const string Audio = "audio";

    /// <summary>A video, by its address.</summary>
    public const string Video = "video";

    /// <summary>A file, by its address.</summary>
    public const string File = "file";

    /// <summary>HTML.</summary>
    public const string Rich = "rich";

    /// <summary>The customer ends the session.</summary>
    public const string Close = "close";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Message, Image, Audio, Video, File, Rich, Close };
}
