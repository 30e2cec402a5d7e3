using System;
using UsedeskUdesk.Client;
using UsedeskUdesk.Simulator;

namespace UsedeskUdesk.Tests.Support;

/// <summary>The same against a simulator.</summary>
internal static partial class Clients
{
    public static UdeskApiClient Udesk(SimulatorHost host, Action<UdeskApiOptions>? change = null, Func<DateTimeOffset>? now = null)
        => Udesk(
            host.UdeskBaseUri,
            options =>
            {
                options.Email = host.Email;
                options.Token = ApiSecret.FromText(host.UdeskToken);
                change?.Invoke(options);
            },
            now);

    public static UsedeskApiClient Usedesk(SimulatorHost host, Action<UsedeskApiOptions>? change = null)
        => Usedesk(
            host.UsedeskBaseUri,
            options =>
            {
                options.Token = ApiSecret.FromText(host.UsedeskToken);
                change?.Invoke(options);
            });

}
