using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace UsedeskUdesk.Secrets;

/// <summary>
/// Where registered connections are kept. Nothing can be registered yet, so nothing is found; the vault comes in behind these
/// methods, and their callers need not change.
/// </summary>
internal static class ConnectionStore
{
    /// <summary>A registered connection; without a name the default one; null when there is none.</summary>
    public static UdeskConnection? FindUdesk(string? name, PSCmdlet? cmdlet) => null;

    /// <inheritdoc cref="FindUdesk"/>
    public static UsedeskConnection? FindUsedesk(string? name, PSCmdlet? cmdlet) => null;

    /// <summary>The registered connections of a service, without secrets.</summary>
    public static IReadOnlyList<object> List(ServiceName service, string? pattern) => Array.Empty<object>();
}
