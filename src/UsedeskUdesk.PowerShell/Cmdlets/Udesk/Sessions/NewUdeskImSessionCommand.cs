using System;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Opens sessions, and waits for an agent when asked to.</summary>
[Cmdlet(VerbsCommon.New, "UdeskImSession", SupportsShouldProcess = true)]
[OutputType(typeof(UdeskImSession))]
public sealed class NewUdeskImSessionCommand : UdeskWriteCmdlet
{
    private const string Urobot = "urobot";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [ValidateNotNullOrEmpty]
    public string CustomerToken { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordArgument("robot", Urobot, "agent")]
    [ArgumentCompleter(typeof(AssignTypeCompleter))]
    public string? AssignType { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? AgentId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? GroupId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Channel { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RobotRoleId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? RobotId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? SceneId { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    [Parameter]
    [ValidateRange(1, 86400)]
    public int WaitTimeoutSec { get; set; } = 300;

    [Parameter]
    [ValidateRange(1, 600)]
    public int PollIntervalSec { get; set; } = 3;

    protected override void ProcessRecord() => Guarded(() =>
    {
        var request = new CreateImSessionRequest
        {
            CustomerToken = CustomerToken,
            AssignType = Given.Text(AssignType),
            AgentId = AgentId,
            GroupId = GroupId,
            Channel = Given.Text(Channel),
            RobotRoleId = Given.Text(RobotRoleId),
            RobotId = RobotId,
            SceneId = SceneId,
        };
        var toAgent = request.AssignType == "agent" || (AgentId ?? GroupId) is not null;
        if (request.AssignType == Urobot && !toAgent && (RobotId is null || SceneId is null))
        {
            throw new RequestException(
                "MissingRobot",
                "A session with a Udesk robot needs -RobotId and -SceneId. Get-UdeskRobot -ExpandScene lists both, and its objects pipe into this cmdlet.",
                nameof(RobotId));
        }

        const string Action = "Open Udesk session";
        var target = $"customer {CustomerToken}";
        if (!Wait || !toAgent)
        {
            if (Wait)
            {
                WriteWarning("-Wait waits for an agent, and this session is with a robot. Add -AssignType agent to ask for an agent.");
            }

            Send(request, target, Action);
        }
        else if (ShouldProcess(target, Action))
        {
            WaitForAgent(request, InputObject ?? (object)target);
        }
    });

    private void WaitForAgent(CreateImSessionRequest request, object item)
    {
        var client = Client;
        var progressId = Math.Abs(request.CustomerToken.GetHashCode() % 100000);
        Start(
            async (output, cancellationToken) =>
            {
                var session = await SessionPolling.OpenAsync(
                    client,
                    request,
                    TimeSpan.FromSeconds(WaitTimeoutSec),
                    TimeSpan.FromSeconds(PollIntervalSec),
                    waiting => output.WriteProgress(new ProgressRecord(
                        progressId,
                        $"Waiting for an agent: {request.CustomerToken}",
                        waiting.State == UdeskImSessionState.Queued ? $"place {waiting.QueuePosition} in the queue" : "being assigned")),
                    output,
                    cancellationToken).ConfigureAwait(false);
                output.WriteProgress(new ProgressRecord(progressId, "Waiting for an agent", "done") { RecordType = ProgressRecordType.Completed });
                output.WriteObject(session);
                if (session.State is UdeskImSessionState.Queued or UdeskImSessionState.Assigning)
                {
                    output.WriteError(new ErrorRecord(
                        new TimeoutException($"No agent took the session of customer {request.CustomerToken} within {WaitTimeoutSec} s. The customer still waits."),
                        "WaitTimeout",
                        ErrorCategory.OperationTimeout,
                        session)
                    {
                        ErrorDetails = new ErrorDetails($"No agent took the session of customer {request.CustomerToken} within {WaitTimeoutSec} s. The customer still waits: run the same command to wait on, or pipe the session object to Exit-UdeskImQueue to give up the place."),
                    });
                }
            },
            item);
    }
}
