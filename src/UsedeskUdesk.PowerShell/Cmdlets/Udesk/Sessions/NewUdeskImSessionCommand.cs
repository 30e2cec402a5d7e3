using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Opens sessions, and waits for an agent when asked to.</summary>
[Cmdlet(VerbsCommon.New, "UdeskImSession", SupportsShouldProcess = true)]
[OutputType(typeof(UdeskImSession))]
public sealed class NewUdeskImSessionCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    private const string Urobot = "urobot";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string CustomerToken { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordArgument(WordList.AssignType)]
    [WordCompletion(WordList.AssignType)]
    public string? AssignType { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.Agent)]
    [IdCompletion(NameKind.Agent)]
    public IdOrName? AgentId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.UserGroup)]
    [IdCompletion(NameKind.UserGroup)]
    public IdOrName? GroupId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Channel { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? RobotRoleId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.Robot)]
    [IdCompletion(NameKind.Robot)]
    public IdOrName? RobotId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.Scene)]
    [IdCompletion(NameKind.Scene)]
    public IdOrName? SceneId { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    [Parameter]
    [ValidateRange(1, 86400)]
    [FreeText]
    [NumberArgument]
    public int WaitTimeoutSec { get; set; } = 300;

    [Parameter]
    [ValidateRange(1, 600)]
    [FreeText]
    [NumberArgument]
    public int PollIntervalSec { get; set; } = 3;

    private protected override void ProcessItem()
    {
        var request = new CreateImSessionRequest
        {
            CustomerToken = CustomerToken,
            AssignType = AssignType.NullIfEmpty(),
            AgentId = AgentId?.Id,
            GroupId = GroupId?.Id,
            Channel = Channel.NullIfEmpty(),
            RobotRoleId = RobotRoleId.NullIfEmpty(),
            RobotId = RobotId?.Id,
            SceneId = SceneId?.Id,
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
        else
        {
            WaitForAgent(request, target, Action);
        }
    }

    private void WaitForAgent(CreateImSessionRequest request, string target, string action)
    {
        var client = Client;
        var progressId = Math.Abs(request.CustomerToken.GetHashCode() % 100000);
        Write(
            target,
            action,
            async call =>
            {
                var session = await SessionPolling.OpenAsync(
                    client,
                    request,
                    TimeSpan.FromSeconds(WaitTimeoutSec),
                    TimeSpan.FromSeconds(PollIntervalSec),
                    waiting =>
                    {
                        // The customer is queued; what follows only looks how far the queue is.
                        call.CarriedOut();
                        call.Output.WriteProgress(new ProgressRecord(
                            progressId,
                            $"Waiting for an agent: {request.CustomerToken}",
                            waiting.State == UdeskImSessionState.Queued ? $"place {waiting.QueuePosition} in the queue" : "being assigned"));
                    },
                    call,
                    call.Token).ConfigureAwait(false);
                call.Output.WriteProgress(new ProgressRecord(progressId, "Waiting for an agent", "done") { RecordType = ProgressRecordType.Completed });
                call.Finish(() => WriteSession(session, request.CustomerToken));
            });
    }

    private void WriteSession(UdeskImSession session, string customer)
    {
        WriteObject(session);
        if (session.State is UdeskImSessionState.Queued or UdeskImSessionState.Assigning)
        {
            var text = $"No agent took the session of customer {customer} within {WaitTimeoutSec} s. The customer is still waiting";
            WriteError(new ErrorRecord(new TimeoutException($"{text}."), "WaitTimeout", ErrorCategory.OperationTimeout, session)
            {
                ErrorDetails = new ErrorDetails($"{text}: run the same command to go on waiting, or pipe the session object to Exit-UdeskImQueue to leave the queue."),
            });
        }
    }
}
