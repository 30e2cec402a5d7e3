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
    private readonly SimulatorSecrets firstSecrets;

    internal SimulatorState(SimulatorOptions options)
    {
        this.options = options;
        firstSecrets = new SimulatorSecrets(options);
        Limits = new SlidingWindow(options.Time);
        Reset();
    }

    public SimulatorSecrets Secrets { get; private set; } = null!;

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

    internal SlidingWindow Limits { get; }

    internal UsedNonces Nonces { get; private set; } = null!;

    /// <summary>The time between two resets. A request that began in an earlier one is cut off and does nothing.</summary>
    internal CancellationTokenSource Era { get; private set; } = new();

    /// <summary>When pushes to an address were not answered in time.</summary>
    internal Dictionary<string, List<DateTimeOffset>> PushTimeouts { get; } = [];

    internal List<AutomaticPush> AutomaticPushes { get; } = [];

    /// <summary>Told of everything that the services would send by themselves; called under <see cref="Gate"/>.</summary>
    internal Action<string, JObject> Announced { get; set; } = static (_, _) => { };

    internal UdeskData Udesk { get; private set; } = null!;

    internal UsedeskData Usedesk { get; private set; } = null!;

    internal DateTimeOffset RealNow => options.Time.GetUtcNow();

    internal DateTimeOffset Now => RealNow.AddSeconds(Settings.ClockSkewSeconds);

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

    /// <summary>Back to the start in everything: as if the process had just begun with the same secrets.</summary>
    /// <param name="seedQueue">In place of the number of abandoned rows that the simulator started with.</param>
    /// <param name="change">Settings in place of those that it started with; when it throws, nothing is reset.</param>
    public void Reset(long? seedQueue = null, Action<SimulatorSettings>? change = null)
    {
        CancellationTokenSource past;
        lock (Gate)
        {
            var settings = new SimulatorSettings { RequestsPerMinute = options.RequestsPerMinute, Signature = options.Signature };
            change?.Invoke(settings);
            Settings = settings;
            Secrets = firstSecrets.Copy();
            Udesk = UdeskData.Seeded(RealNow, seedQueue ?? options.SeedQueue);
            Usedesk = UsedeskData.Seeded(RealNow);
            Nonces = new UsedNonces();
            Log.Reset();
            Faults.Clear();
            Limits.Clear();
            PushTimeouts.Clear();
            AutomaticPushes.Clear();
            past = Era;
            Era = new CancellationTokenSource();
        }

        // Outside the lock, since whoever waits goes on from here.
        past.Cancel();
    }

    /// <summary>Does the work unless there was a reset since <paramref name="era"/> began; then the caller counts as cut off.</summary>
    internal T Within<T>(CancellationTokenSource era, Func<T> work)
    {
        lock (Gate)
        {
            return era == Era ? work() : throw new OperationCanceledException("The simulator was reset meanwhile.");
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
