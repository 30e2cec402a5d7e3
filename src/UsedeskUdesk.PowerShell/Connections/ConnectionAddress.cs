using System;

namespace UsedeskUdesk.Connections;

/// <summary>Addresses of the services, and which of them will do.</summary>
internal static class ConnectionAddress
{
    private const string UdeskApiPath = "open_api_v1";

    public static Uri UsedeskCom { get; } = new("https://secure.usedesk.com/uapi");

    public static Uri UsedeskRu { get; } = new("https://api.usedesk.ru");

    public static string UserAgent { get; } = $"UsedeskUdesk/{typeof(ConnectionAddress).Assembly.GetName().Version!.ToString(3)}";

    public static Uri ForUdesk(string subdomain) => new($"https://{subdomain}.udesk.cn/{UdeskApiPath}");

    /// <summary>The host alone is what people copy from the browser.</summary>
    public static Uri ForUdesk(Uri address)
        => address.IsAbsoluteUri && address.AbsolutePath == "/" && address.Query.Length == 0 ? new Uri(address, UdeskApiPath) : address;

    /// <summary>What a connection is called that was given no name.</summary>
    public static string NameOf(Uri uri) => uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}";

    /// <summary>Why an address will not do; null when it will.</summary>
    public static AddressProblem? Problem(Uri uri, bool allowUnencrypted)
    {
        // First, and without the address: what stands before the @ may be a secret.
        if (uri.IsAbsoluteUri && (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0))
        {
            return new AddressProblem("InvalidBaseUri", "The base URI must not carry a user name, a query or a fragment.", "Give the address alone; credentials have parameters of their own.", null);
        }

        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return new AddressProblem("InvalidBaseUri", $"'{uri}' is no address.", "Give -BaseUri an address that begins with https://.", uri);
        }

        if (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback && !allowUnencrypted)
        {
            return new AddressProblem(
                "UnencryptedBaseUri",
                $"'{uri.GetLeftPart(UriPartial.Authority)}' is not encrypted: the credentials would be readable on the way.",
                "Use https://, or -AllowUnencrypted if that is what you want.",
                uri);
        }

        return null;
    }
}
