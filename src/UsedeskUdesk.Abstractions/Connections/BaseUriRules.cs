using System;

namespace UsedeskUdesk;

/// <summary>Which addresses a connection accepts.</summary>
public static class BaseUriRules
{
    /// <summary>The address of a Udesk tenant.</summary>
    /// <param name="subdomain">What stands before .udesk.cn.</param>
    /// <exception cref="RequestException">InvalidSubdomain: it is not a valid host name.</exception>
    public static Uri ForUdesk(string subdomain)
        => Uri.TryCreate($"https://{subdomain}.udesk.cn/open_api_v1", UriKind.Absolute, out var uri)
            && uri.Host.Equals(subdomain + ".udesk.cn", StringComparison.OrdinalIgnoreCase)
            && Uri.CheckHostName(uri.Host) == UriHostNameType.Dns
                ? uri
                : throw new RequestException("InvalidSubdomain", $"'{subdomain}' is not a valid subdomain: give what stands before .udesk.cn in the tenant's address, such as mycompany.", nameof(subdomain));

    /// <summary>Checks an address.</summary>
    /// <param name="uri">The address below which the operations are.</param>
    /// <param name="allowUnencrypted">Whether plain HTTP to another machine is accepted. HTTP to this machine always is.</param>
    /// <exception cref="RequestException">
    /// InvalidBaseUri: it is not an absolute http(s) address, or carries a user name, a query or a fragment.
    /// UnencryptedBaseUri: it is plain HTTP to another machine.
    /// </exception>
    public static void Check(Uri uri, bool allowUnencrypted)
    {
        if (uri is null)
        {
            throw new ArgumentNullException(nameof(uri));
        }

        if (uri.IsAbsoluteUri && (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0))
        {
            // First, and without the address: it may hold a password.
            throw new RequestException("InvalidBaseUri", "The base URI must not have a user name, a query or a fragment.", nameof(ApiOptions.BaseUri));
        }

        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            throw new RequestException("InvalidBaseUri", $"'{uri}' is not a valid base URI: it must begin with https://.", nameof(ApiOptions.BaseUri));
        }

        if (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback && !allowUnencrypted)
        {
            throw RequestException.Create(
                "UnencryptedBaseUri",
                $"'{uri.GetLeftPart(UriPartial.Authority)}' is not encrypted: others could read the credentials on the way. Use https://, or set {new PropertyName(nameof(ApiOptions.AllowUnencrypted))}.",
                nameof(ApiOptions.BaseUri));
        }
    }
}
