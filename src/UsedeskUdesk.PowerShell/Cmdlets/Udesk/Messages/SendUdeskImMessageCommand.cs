using System.Linq;
using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Sends customers' messages.</summary>
[Cmdlet(VerbsCommunications.Send, "UdeskImMessage", SupportsShouldProcess = true, DefaultParameterSetName = SessionSet)]
[OutputType(typeof(UdeskImMessageReceipt))]
public sealed class SendUdeskImMessageCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    private const string SessionSet = "Session";
    private const string RobotSet = "Robot";
    private const string UrobotSet = "Urobot";
    private const string WorkbenchSet = "Workbench";
    private const string QueueSet = "Queue";
    private const string Text = UdeskMessageType.Message;

    private SensitiveWordCheck? _sensitiveWords;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    [ItemKey]
    public string CustomerToken { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId")]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long? ImSubSessionId { get; set; }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string Content { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordArgument(WordList.MessageType)]
    [WordCompletion(WordList.MessageType)]
    public string Type { get; set; } = Text;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Font { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? FileName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? FileSize { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    public int? Duration { get; set; }

    // Objects of a service name an earlier message by it; to send under its ID again would make Udesk drop the new one.
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? MessageId { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = RobotSet)]
    public SwitchParameter ToRobot { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = UrobotSet)]
    public SwitchParameter ToUrobot { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = WorkbenchSet)]
    public SwitchParameter Workbench { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = QueueSet)]
    public SwitchParameter WhileQueued { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [IdCompletion(NameKind.Robot)]
    [ItemKey]
    public long? RobotId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [IdCompletion(NameKind.Scene)]
    [ItemKey]
    public long? SceneId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long? UrobotSessionId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [IdCompletion(NameKind.Agent)]
    [ItemKey]
    public long? AgentId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [IdCompletion(NameKind.UserGroup)]
    [ItemKey]
    public long? GroupId { get; set; }

    [Parameter]
    public SwitchParameter CheckSensitiveWord { get; set; }

    /// <summary>Who answers, as session objects say it: it chooses between the two kinds of robots.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [PlainTextArgument]
    [ItemKey]
    public string? AssignType { get; set; }

    /// <summary>Where the session stands, as session objects say it. Text, since other objects have states of their own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [PlainTextArgument]
    [ItemKey]
    public string? State { get; set; }

    /// <summary>Is handed on, so that the session can still be rated by name after a message.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [SurveyOptionsArgument]
    [ItemKey]
    public UdeskSurveyOptions? SurveyOptions { get; set; }

    private protected override void ProcessItem()
    {
        var type = Type.NullIfEmpty() ?? Text;
        var recipient = Recipient();
        if (recipient.IsRobot && type != Text)
        {
            WriteWarning($"Robots take messages of type {Text} only; Udesk may refuse one of type {type}.");
        }

        if (Duration < 0)
        {
            throw new RequestException("InvalidParameter", "-Duration is a number of seconds, 0 or more.", nameof(Duration));
        }

        var request = new SendMessageRequest
        {
            CustomerToken = CustomerToken,
            ImSubSessionId = recipient.Number,
            // Made here and not in the client: it has to stay the same over all attempts.
            MessageId = MessageId.NullIfEmpty() ?? Guid.NewGuid().ToString("D"),
            Type = type,
            Content = Content,
            Font = Font.NullIfEmpty(),
            FileName = FileName.NullIfEmpty(),
            FileSize = FileSize.NullIfEmpty(),
            Duration = Duration,
        };
        RefuseGiven(!recipient.IsUrobot, "messages to a Udesk robot: add -ToUrobot", nameof(RobotId), nameof(SceneId), nameof(UrobotSessionId));
        RefuseGiven(!recipient.IsWorkbench, "messages to the workbench: add -Workbench", nameof(AgentId), nameof(GroupId));
        if (recipient.IsUrobot)
        {
            (request.RobotId, request.SceneId, request.UrobotSessionId) = (RobotId, SceneId, UrobotSessionId);
            if (RobotId is null || SceneId is null)
            {
                throw new RequestException("MissingRobot", "A message to a Udesk robot needs -RobotId and -SceneId. Get-UdeskRobot -ExpandScene lists both.", nameof(RobotId));
            }
        }
        else if (recipient.IsWorkbench)
        {
            (request.AgentId, request.GroupId) = (AgentId, GroupId);
        }

        if (CheckSensitiveWord)
        {
            (_sensitiveWords ??= new SensitiveWordCheck(this, Client)).Refuse(type, Content);
        }

        Send(request);
    }

    private void Send(SendMessageRequest request)
    {
        var survey = SurveyOptions;
        var client = Client;
        Write(
            $"customer {request.CustomerToken}, session {request.ImSubSessionId}",
            $"Send Udesk message of type {request.Type}",
            async call =>
            {
                var receipt = await client.SendAsync(request, call, call.Token).ConfigureAwait(false);
                receipt.SurveyOptions = survey;
                call.Finish(() => WriteObject(receipt));
            },
            Piped ?? (object)request.CustomerToken);
    }

    /// <summary>Refuses what was given on the command line but would not be sent. Properties of piped objects may well have no use here.</summary>
    private void RefuseGiven(bool unused, string use, params string[] names)
    {
        if (unused && names.FirstOrDefault(IsGiven) is { } name)
        {
            throw new RequestException("MisplacedParameter", $"-{name} goes with {use}.", name);
        }
    }

    private ImMessageRecipient Recipient() => ParameterSetName switch
    {
        RobotSet => ImMessageRecipient.Robot,
        UrobotSet => ImMessageRecipient.Urobot,
        WorkbenchSet => ImMessageRecipient.Workbench,
        QueueSet => ImMessageRecipient.Queue,
        _ => ImMessageRecipient.OfSession(CustomerToken, ImSubSessionId, AssignType, State),
    };
}
