using System;

namespace UsedeskUdesk;

/// <summary>Which addresses a connection accepts.</summary>
public static class BaseUriRules
{
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
