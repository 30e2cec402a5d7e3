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

    /// <summary>Whether an address is in the other service's cloud: a secret that goes there belongs to somebody else.</summary>
    public static bool IsOfOtherService(ServiceName service, Uri address)
        => address.IsAbsoluteUri && (service == ServiceName.Usedesk ? IsBelow(address, "udesk.cn") : IsBelow(address, "usedesk.com") || IsBelow(address, "usedesk.ru"));

    /// <summary>What a connection is called that was given no name.</summary>
    public static string NameOf(Uri uri) => uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}";

    private static bool IsBelow(Uri address, string domain)
        => address.Host.Equals(domain, StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
