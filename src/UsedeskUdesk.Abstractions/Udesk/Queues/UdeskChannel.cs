using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Where customers come from. There are more.</summary>
public static class UdeskChannel
{
    /// <summary>A web page.</summary>
    public const string Web = "web";

    /// <summary>WeChat.</summary>
    public const string WeChat = "wechat";

    /// <summary>An iOS app.</summary>
    public const string Ios = "ios";

    /// <summary>An Android app.</summary>
    public const string Android = "android";

    /// <summary>Weibo.</summary>
    public const string Weibo = "weibo";

    /// <summary>The API.</summary>
    public const string Api = "api";

    /// <summary>A WeChat mini program.</summary>
    public const string MiniProgram = "mchat";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Web, WeChat, Ios, Android, Weibo, Api, MiniProgram };
}
