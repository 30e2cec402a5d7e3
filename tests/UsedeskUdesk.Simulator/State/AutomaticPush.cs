using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Simulator.State;

/// <summary>Something that a service sends of its own accord.</summary>
internal sealed class AutomaticPush(string service, JObject body)
{
    public string Service { get; } = service;

    public JObject Body { get; } = body;

    public int Attempts { get; set; }

    /// <summary>What became of the last attempt; null before the first one.</summary>
    public string? Outcome { get; set; }
}
