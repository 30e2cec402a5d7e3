using System;

namespace UsedeskUdesk.Connections;

/// <summary>Addresses of the services.</summary>
internal static class ConnectionAddress
{
    private const string UdeskApiPath = "open_api_v1";

    public static Uri UsedeskCom { get; } = new("https://secure.usedesk.com/uapi");

    public static Uri UsedeskRu { get; } = new("https://api.usedesk.ru");

    public static string UserAgent { get; } = $"UsedeskUdesk/{typeof(ConnectionAddress).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>The host alone is what people copy from the browser.</summary>
    public static Uri ForUdesk(Uri address)
        => address.IsAbsoluteUri && address.AbsolutePath == "/" && address.Query.Length == 0 ? new Uri(address, UdeskApiPath) : address;

    /// <summary>What a connection is called that was given no name.</summary>
    public static string NameOf(Uri uri) => uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}";
}
