using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Names;
using UsedeskUdesk.Output;

namespace UsedeskUdesk.Commands;

/// <summary>Looks at the agents again and again, and says what changed.</summary>
[Cmdlet(VerbsCommon.Watch, "UdeskAgentStatus")]
[OutputType(typeof(UdeskAgentChange))]
public sealed class WatchUdeskAgentStatusCommand : ServiceCmdlet<UdeskService, UdeskConnection>
{
    /// <summary>How often the key q is looked for.</summary>
    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(100);

    private readonly AgentWatch _watch = new();
    private readonly List<IdOrName> _groups = new();
    private NamePatterns _names = new();

    [Parameter(Position = 0)]
    [SupportsWildcards]
    [IdCompletion(NameKind.Agent, ByName = true)]
    [PlainTextArgument]
    public string[]? Name { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.UserGroup, IsArray = true)]
    [IdCompletion(NameKind.UserGroup)]
    public IdOrName[]? GroupId { get; set; }

    [Parameter]
    [EnumArgument(typeof(UdeskImStatus), IsArray = true)]
    public UdeskImStatus[]? Status { get; set; }

    [Parameter]
    [Alias("Interval")]
    [ValidateRange(1, 86400)]
    [FreeText]
    [NumberArgument]
    public int IntervalSec { get; set; } = 10;

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [FreeText]
    [NumberArgument]
    public int? Count { get; set; }

    [Parameter]
    public SwitchParameter AsObject { get; set; }

    private protected override void Prepare() => _names = new NamePatterns(Name);

    private protected override void ProcessItem()
    {
        if (GroupId is not null)
        {
            _groups.AddRange(GroupId);
        }
    }

    private protected override void Complete()
    {
        var groups = _groups.Count == 0 ? new long?[] { null } : _groups.Select(static group => (long?)group.Id).Distinct().ToArray();
        var interval = Interval(groups.Length);
        var table = IsTable ? new LiveTable(Host.UI) : null;
        var rows = new Dictionary<long, UdeskAgentStatus>();
        var clock = new Stopwatch();
        for (var look = 1; ; look++)
        {
            clock.Restart();
            var (changes, failure) = Look(groups, rows);
            if (table is not null)
            {
                table.Show(Lines(rows, changes, failure, interval, table.Size.Height));
            }
            else if (failure is not null)
            {
                WriteFailure(failure, null);
            }
            else
            {
                WriteObject(changes, enumerateCollection: true);
            }

            if (look >= Count)
            {
                return;
            }

            while (clock.Elapsed < interval)
            {
                if (table?.IsQuit() == true)
                {
                    return;
                }

                var left = interval - clock.Elapsed;
                var slice = left < s_slice ? left : s_slice;
                if (slice > TimeSpan.Zero)
                {
                    TryWait(async (_, stopping) => { await Task.Delay(slice, stopping).ConfigureAwait(false); return true; }, out _, out _);
                }
            }
        }
    }

    /// <summary>At a prompt, as the last of a pipeline, in a terminal.</summary>
    private bool IsTable
        => !AsObject && MyInvocation.PipelinePosition == MyInvocation.PipelineLength && Presence.IsAtPrompt(this) && Host.UI?.SupportsVirtualTerminal == true && !Console.IsOutputRedirected;

    /// <summary>Not so often that watching would take more than half of what the connection may call.</summary>
    private TimeSpan Interval(int calls)
    {
        var allowance = Connection!.RequestsPerMinute;
        var least = allowance <= 0 ? 1 : (int)Math.Ceiling(120.0 * calls / allowance);
        if (IntervalSec < least)
        {
            WriteWarning(string.Format(CultureInfo.InvariantCulture, "A look every {0} s would take more than half of the {1} calls a minute of this connection. There is one every {2} s.", IntervalSec, allowance, least));
        }

        return TimeSpan.FromSeconds(Math.Max(IntervalSec, least));
    }

    private (IReadOnlyList<UdeskAgentChange> Changes, Exception? Failure) Look(long?[] groups, Dictionary<long, UdeskAgentStatus> rows)
    {
        var agents = new List<UdeskAgentStatus>();
        foreach (var group in groups)
        {
            var client = Client;
            var request = new GetAgentStatusRequest { GroupId = group };
            if (!TryWait((output, cancellationToken) => client.SendAsync(request, output, cancellationToken), out var page, out var error))
            {
                if (ErrorRecords.IsLasting(error!))
                {
                    ThrowTerminatingError(ErrorRecords.For(error!, group));
                }

                // What is not known has not changed.
                return (Array.Empty<UdeskAgentChange>(), error);
            }

            agents.AddRange(page.Where(agent => _names.Match(agent.Name, agent.Nick)));
        }

        rows.Clear();
        foreach (var agent in agents)
        {
            rows[agent.AgentId] = agent;
        }

        var changes = _watch.Compare(agents, DateTimeOffset.UtcNow);
        return (changes.Where(change => Status is null || Status.Contains(change.ImStatus) || (change.Before is { } before && Status.Contains(before.ImStatus))).ToArray(), null);
    }

    private List<IReadOnlyList<(string Text, string Colour)>> Lines(Dictionary<long, UdeskAgentStatus> rows, IReadOnlyList<UdeskAgentChange> changes, Exception? failure, TimeSpan interval, int height)
    {
        var isColoured = IsColoured;
        string Colour(string state) => isColoured ? ViewText.ColourOf(state) : string.Empty;
        var kinds = changes.GroupBy(static change => change.AgentId).ToDictionary(static group => group.Key, static group => group.First().Change);
        var shown = rows.Values.Where(agent => Status is null || Status.Contains(agent.ImStatus)).OrderBy(static agent => agent.ImStatus == UdeskImStatus.Offline).ThenBy(static agent => agent.Name, StringComparer.CurrentCultureIgnoreCase).ToArray();
        var lines = new List<IReadOnlyList<(string Text, string Colour)>>
        {
            new[] { ($"{ViewText.Time(DateTimeOffset.Now)}  {shown.Count(static agent => agent.ImStatus == UdeskImStatus.Online)} online, {shown.Count(static agent => agent.ImStatus == UdeskImStatus.Busy)} busy, {shown.Length} in all; every {interval.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s, q ends it", string.Empty) },
            failure is null ? new[] { (string.Empty, string.Empty) } : new[] { (ViewText.Line("This look failed and is repeated: " + failure.Message), Colour("Failed")) },
            new[] { ($"{Cells.Fit("AgentId", 9, right: true)} {Cells.Fit("Name", 20)} {Cells.Fit("ImStatus", 8)} {Cells.Fit("Sessions", 8, right: true)} {Cells.Fit("CustomStatus", 14)} Change", string.Empty) },
        };
        var room = Math.Max(1, height - lines.Count - 4);
        foreach (var agent in shown.Take(room))
        {
            var change = kinds.TryGetValue(agent.AgentId, out var kind) && kind != UdeskAgentChangeKind.Seen ? kind.ToString() : string.Empty;
            lines.Add(new[]
            {
                ($"{Cells.Fit(agent.AgentId.ToString(CultureInfo.InvariantCulture), 9, right: true)} {Cells.Fit(ViewText.Line(agent.Name), 20)} ", string.Empty),
                (Cells.Fit(agent.ImStatus.ToString(), 8), Colour(agent.ImStatus.ToString())),
                (" " + Cells.Fit(ViewColumns.Sessions(agent) ?? string.Empty, 8, right: true), AgentWatch.IsFull(agent) ? Colour("Full") : string.Empty),
                (" " + Cells.Fit(ViewText.Line(agent.ImCustomStatus), 14) + " ", string.Empty),
                (change, Colour(change)),
            });
        }

        if (shown.Length > room)
        {
            lines.Add(new[] { ($"… and {(shown.Length - room).ToString(CultureInfo.InvariantCulture)} more", string.Empty) });
        }

        var gone = changes.Where(change => change.Change == UdeskAgentChangeKind.Left && !shown.Any(agent => agent.AgentId == change.AgentId)).Select(static change => ViewText.Line(change.Name)).ToArray();
        lines.Add(new[] { (gone.Length == 0 ? string.Empty : "Left: " + string.Join(", ", gone), Colour("Left")) });
        return lines;
    }

    /// <summary>Where the session says that output is plain, it is.</summary>
    private bool IsColoured
        => GetVariableValue("PSStyle") is not { } style || PSObject.AsPSObject(style).Properties["OutputRendering"]?.Value?.ToString() != "PlainText";
}
