using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Control;

/// <summary>
/// What the services send of their own accord once an address is set: one push after the other for each service, in the order in which things happened.
/// No source tells whether Usedesk sends again what was not taken; Udesk's page of 2018 says that it does, the present one is silent. So a push is
/// repeated for as long as the test says [?].
/// </summary>
internal sealed class PushOutbox
{
    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(100);

    private readonly SimulatorState state;
    private readonly PushService pushes;
    private readonly Dictionary<string, Task> ends = [];

    public PushOutbox(SimulatorState state, PushService pushes)
    {
        (this.state, this.pushes) = (state, pushes);
        state.Announced = Add;
    }

    private List<AutomaticPush> All => state.AutomaticPushes;

    /// <summary>What was sent and what waits, the oldest first, but for the first ones.</summary>
    public JArray Show(int skip)
    {
        lock (state.Gate)
        {
            return [.. All.Skip(skip).Select(p => new JObject { ["service"] = p.Service, ["body"] = p.Body, ["attempts"] = p.Attempts, ["outcome"] = p.Outcome })];
        }
    }

    // Called under the gate, so that the order is that of the events.
    private void Add(string service, JObject body)
    {
        var address = service == "udesk" ? state.Settings.UdeskReceivingUrl : state.Settings.UsedeskWebhookUrl;
        if (address is null)
        {
            return;
        }

        var push = new AutomaticPush(service, body);
        All.Add(push);
        var (era, before) = (state.Era, ends.GetValueOrDefault(service) ?? Task.CompletedTask);
        ends[service] = Task.Run(async () =>
        {
            await before;
            await SendAsync(push, new Uri(address), era);
        });
    }

    private async Task SendAsync(AutomaticPush push, Uri address, CancellationTokenSource era)
    {
        try
        {
            var until = DateTimeOffset.UtcNow.AddSeconds(state.Settings.PushRetrySeconds);
            do
            {
                var outcome = await pushes.SendOnceAsync(push.Service, address, push.Body, "json", era.Token);
                (push.Attempts, push.Outcome) = (push.Attempts + 1, (string?)outcome["outcome"]);
                if (push.Outcome == "taken")
                {
                    return;
                }

                await Task.Delay(s_between, era.Token);
            }
            while (DateTimeOffset.UtcNow < until);
        }
        catch (OperationCanceledException)
        {
            // A reset ended it.
        }
    }
}
