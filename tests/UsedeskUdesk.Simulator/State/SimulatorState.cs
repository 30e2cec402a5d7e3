using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;

namespace UsedeskUdesk.Simulator.State;

/// <summary>
/// Everything both services hold. Operations run one at a time under <see cref="Gate"/>; the public properties are
/// snapshots, so a test may read while requests run.
/// </summary>
public sealed class SimulatorState
{
    private readonly SimulatorOptions options;

    internal SimulatorState(SimulatorOptions options)
    {
        this.options = options;
        Secrets = new SimulatorSecrets(options);
        Reset();
    }

    public SimulatorSecrets Secrets { get; }

    public SimulatorSettings Settings { get; private set; } = new();

    public IReadOnlyList<RequestRecord> Requests => Log.Snapshot();

    public IReadOnlyList<Fault> ActiveFaults => Faults.Snapshot();

    public IReadOnlyList<UdeskAgent> Agents => Snapshot(() => Udesk.Agents.Values);

    public IReadOnlyList<UdeskCustomer> Customers => Snapshot(() => Udesk.Customers.Values);

    public IReadOnlyList<UdeskSession> Sessions => Snapshot(() => Udesk.Sessions.Values);

    public IReadOnlyList<UdeskMessage> Messages => Snapshot(() => Udesk.Messages);

    public IReadOnlyList<UdeskQueueEntry> Queue => Snapshot(() => Udesk.Queue);

    public IReadOnlyList<UsedeskTicket> Tickets => Snapshot(() => Usedesk.Tickets.Values);

    public IReadOnlyList<UsedeskClient> Clients => Snapshot(() => Usedesk.Clients.Values);

    public IReadOnlyList<UsedeskUser> Users => Snapshot(() => Usedesk.Users.Values);

    public IReadOnlyList<UsedeskChat> Chats => Snapshot(() => Usedesk.Chats.Values);

    internal Lock Gate { get; } = new();

    internal RequestLog Log { get; } = new();

    internal FaultList Faults { get; } = new();

    internal SlidingWindow Limits { get; } = new();

    internal UdeskData Udesk { get; private set; } = null!;

    internal UsedeskData Usedesk { get; private set; } = null!;

    internal DateTimeOffset Now => DateTimeOffset.UtcNow.AddSeconds(Settings.ClockSkewSeconds);

    public void AddFault(Fault fault) => Faults.Add(fault);

    public void ClearFaults() => Faults.Clear();

    public void ClearRequests() => Log.Clear();

    /// <summary>Switches behaviour from within the process, as POST /settings does from outside.</summary>
    public void Configure(Action<SimulatorSettings> change)
    {
        lock (Gate)
        {
            var next = Settings.Copy();
            change(next);
            Settings = next;
        }
    }

    /// <summary>Back to the start: seeds, settings, log, faults and limits. The secrets stay.</summary>
    public void Reset()
    {
        lock (Gate)
        {
            Settings = new SimulatorSettings { RequestsPerMinute = options.RequestsPerMinute, Signature = options.Signature };
            Udesk = UdeskData.Seeded(DateTimeOffset.UtcNow, options.SeedQueue);
            Usedesk = UsedeskData.Seeded(DateTimeOffset.UtcNow);
            Log.Clear();
            Faults.Clear();
            Limits.Clear();
        }
    }

    internal JObject Counts()
    {
        lock (Gate)
        {
            return new JObject
            {
                ["tickets"] = Usedesk.Tickets.Count,
                ["comments"] = Usedesk.Tickets.Values.Sum(t => t.Comments.Count),
                ["clients"] = Usedesk.Clients.Count,
                ["users"] = Usedesk.Users.Values.Count(u => !u.Deleted),
                ["chats"] = Usedesk.Chats.Count,
                ["customers"] = Udesk.Customers.Count,
                ["sessions"] = Udesk.Sessions.Count,
                ["openSessions"] = Udesk.Sessions.Values.Count(s => s.IsOpen),
                ["messages"] = Udesk.Messages.Count,
                ["queued"] = Udesk.Queue.Count(q => !q.Assigning),
                ["abandoned"] = Udesk.Abandoned.Count,
                ["requests"] = Log.Snapshot().Count,
                ["faults"] = Faults.Snapshot().Count(f => f.Times != 0),
            };
        }
    }

    private List<T> Snapshot<T>(Func<IEnumerable<T>> read)
    {
        lock (Gate)
        {
            return read().ToList();
        }
    }
}
