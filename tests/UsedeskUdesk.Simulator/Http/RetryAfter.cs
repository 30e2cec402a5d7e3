using System;
using System.Globalization;

namespace UsedeskUdesk.Simulator.Http;

/// <summary>The header of a 429, in the form that a setting asks for.</summary>
internal static class RetryAfter
{
    public static string? Text(string form, TimeSpan wait, DateTimeOffset now)
    {
        var seconds = Math.Ceiling(wait.TotalSeconds);
        return form switch
        {
            "seconds" => seconds.ToString(CultureInfo.InvariantCulture),
            "date" => now.AddSeconds(seconds + 1).ToUniversalTime().ToString("r", CultureInfo.InvariantCulture),
            _ => null,
        };
    }
}

/// <summary>What the simulator plays, and where the form of it is known from.</summary>
/// <param name="Service">udesk or usedesk.</param>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Path">Below the service's base, with the leading slash.</param>
/// <param name="Source">Page, client or inference, with how sure it is: [2] two sources, [1] one, [?] nobody could check.</param>
public sealed record SimulatedOperation(string Service, string Method, string Path, string Source);
