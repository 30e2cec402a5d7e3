using System;
using System.Management.Automation;
using UsedeskUdesk.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Commands;

/// <summary>Sends customers' messages.</summary>
[Cmdlet(VerbsCommunications.Send, "UdeskImMessage", SupportsShouldProcess = true, DefaultParameterSetName = SessionSet)]
[OutputType(typeof(UdeskImMessageReceipt))]
public sealed class SendUdeskImMessageCommand : UdeskWriteCmdlet
{
    private const string SessionSet = "Session";
    private const string RobotSet = "Robot";
    private const string UrobotSet = "Urobot";
    private const string WorkbenchSet = "Workbench";
    private const string QueueSet = "Queue";
    private const string Text = "message";

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string CustomerToken { get; set; } = string.Empty;

    [Parameter(ParameterSetName = SessionSet, ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId")]
    [NumberArgument]
    public long? ImSubSessionId { get; set; }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Content { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet(Text, "image", "audio", "video", "file", "rich")]
    public string Type { get; set; } = Text;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Font { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? FileName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? FileSize { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, int.MaxValue)]
    public int? Duration { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? MessageId { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = RobotSet)]
    public SwitchParameter ToRobot { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = UrobotSet)]
    public SwitchParameter ToUrobot { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = WorkbenchSet)]
    public SwitchParameter Workbench { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = QueueSet)]
    public SwitchParameter WhileQueued { get; set; }

    [Parameter(ParameterSetName = UrobotSet, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? RobotId { get; set; }

    [Parameter(ParameterSetName = UrobotSet, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? SceneId { get; set; }

    [Parameter(ParameterSetName = UrobotSet, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? UrobotSessionId { get; set; }

    [Parameter(ParameterSetName = WorkbenchSet, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? AgentId { get; set; }

    [Parameter(ParameterSetName = WorkbenchSet, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? GroupId { get; set; }

    protected override void ProcessRecord() => Guarded(() =>
    {
        var type = Type.ToLowerInvariant();
        if ((ToRobot || ToUrobot) && type != Text)
        {
            WriteWarning($"Robots take text only; Udesk may refuse a message of type {type}.");
        }

        var request = new SendMessageRequest
        {
            CustomerToken = CustomerToken,
            ImSubSessionId = SessionNumber(),
            // Made here and not in the client: it has to stay the same over all attempts.
            MessageId = Given.Text(MessageId) ?? Guid.NewGuid().ToString("D"),
            Type = type,
            Content = Content,
            Font = Given.Text(Font),
            FileName = Given.Text(FileName),
            FileSize = Given.Text(FileSize),
            Duration = Duration,
            RobotId = RobotId,
            SceneId = SceneId,
            UrobotSessionId = UrobotSessionId,
            AgentId = AgentId,
            GroupId = GroupId,
        };
        Send(request, $"customer {CustomerToken}, session {request.ImSubSessionId}", $"Send Udesk message of type {type}");
    });

    private long SessionNumber()
    {
        switch (ParameterSetName)
        {
            case RobotSet:
                return 0;
            case UrobotSet:
                return -1;
            case WorkbenchSet:
                return -2;
            case QueueSet:
                return -3;
        }

        return ImSubSessionId ?? throw new RequestException(
            "NoSession",
            $"Customer {CustomerToken} has no session number yet. Wait for an agent with New-UdeskImSession -Wait, or send with -WhileQueued, -ToRobot, -ToUrobot or -Workbench.",
            nameof(ImSubSessionId));
    }
}
