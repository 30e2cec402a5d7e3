using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Cmdlets;

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
    private const string Text = UdeskMessageType.Message;
    private const string Rich = UdeskMessageType.Rich;

    // The numbers that stand in a session's place.
    private const long RobotNumber = 0;
    private const long UrobotNumber = -1;
    private const long WorkbenchNumber = -2;
    private const long QueueNumber = -3;

    private HashSet<string> _typed = new();
    private UdeskSensitiveWord[]? _words;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string CustomerToken { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId")]
    [NumberArgument]
    public long? ImSubSessionId { get; set; }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Content { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordArgument(Text, UdeskMessageType.Image, UdeskMessageType.Audio, UdeskMessageType.Video, UdeskMessageType.File, Rich, UdeskMessageType.Close)]
    [ArgumentCompleter(typeof(MessageTypeCompleter))]
    public string Type { get; set; } = Text;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Font { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? FileName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? FileSize { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
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

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? RobotId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? SceneId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? UrobotSessionId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? AgentId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? GroupId { get; set; }

    [Parameter]
    public SwitchParameter CheckSensitiveWord { get; set; }

    /// <summary>Who answers, as session objects say it: it chooses between the two kinds of robots.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? AssignType { get; set; }

    /// <summary>Where the session stands, as session objects say it. Text, since other objects have states of their own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? State { get; set; }

    /// <summary>Is handed on, so that the session can still be rated by name after a message.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [SurveyOptionsArgument]
    public UdeskSurveyOptions? SurveyOptions { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        // Here only what stands on the command line is bound; what the pipeline brings comes later.
        _typed = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
    }

    protected override void ProcessRecord() => Guarded(() =>
    {
        var type = Given.Text(Type) ?? Text;
        var session = SessionNumber();
        if (session is RobotNumber or UrobotNumber && type != Text)
        {
            WriteWarning($"Robots take messages of type {Text} only; Udesk may refuse one of type {type}.");
        }

        if (Duration < 0)
        {
            throw new RequestException("InvalidParameter", "-Duration is a number of seconds, from 0 up.", nameof(Duration));
        }

        var request = new SendMessageRequest
        {
            CustomerToken = CustomerToken,
            ImSubSessionId = session,
            // Made here and not in the client: it has to stay the same over all attempts.
            MessageId = OwnMessageId() ?? Guid.NewGuid().ToString("D"),
            Type = type,
            Content = Content,
            Font = Given.Text(Font),
            FileName = Given.Text(FileName),
            FileSize = Given.Text(FileSize),
            Duration = Duration,
        };
        RefuseTyped(session != UrobotNumber, "messages to a Udesk robot: add -ToUrobot", nameof(RobotId), nameof(SceneId), nameof(UrobotSessionId));
        RefuseTyped(session != WorkbenchNumber, "messages to the workbench: add -Workbench", nameof(AgentId), nameof(GroupId));
        if (session == UrobotNumber)
        {
            (request.RobotId, request.SceneId, request.UrobotSessionId) = (RobotId, SceneId, UrobotSessionId);
            if (RobotId is null || SceneId is null)
            {
                throw new RequestException("MissingRobot", "A message to a Udesk robot needs -RobotId and -SceneId. Get-UdeskRobot -ExpandScene lists both.", nameof(RobotId));
            }
        }
        else if (session == WorkbenchNumber)
        {
            (request.AgentId, request.GroupId) = (AgentId, GroupId);
        }

        if (!CheckSensitiveWord || IsClean(type))
        {
            Send(request);
        }
    });

    private void Send(SendMessageRequest request)
    {
        if (!ShouldProcess($"customer {request.CustomerToken}, session {request.ImSubSessionId}", $"Send Udesk message of type {request.Type}"))
        {
            return;
        }

        var survey = SurveyOptions;
        var client = Client;
        Start(
            async (output, cancellationToken) =>
            {
                var receipt = await client.SendAsync(request, output, cancellationToken).ConfigureAwait(false);
                receipt.SurveyOptions = survey;
                output.WriteObject(receipt);
            },
            InputObject ?? (object)request.CustomerToken);
    }

    /// <summary>
    /// Objects of this module that have a message_id name an earlier message. To send under its number again would make
    /// Udesk drop the new one; so it only counts where the caller gave it, on the command line or in rows of their own.
    /// </summary>
    private string? OwnMessageId()
        => InputObject?.BaseObject.GetType().Namespace == typeof(ApiObject).Namespace && !_typed.Contains(nameof(MessageId)) ? null : Given.Text(MessageId);

    /// <summary>Refuses what was typed but would not be sent. Properties of piped objects may well have no use here.</summary>
    private void RefuseTyped(bool unused, string use, params string[] names)
    {
        if (unused && names.FirstOrDefault(_typed.Contains) is { } name)
        {
            throw new RequestException("MisplacedParameter", $"-{name} goes with {use}.", name);
        }
    }

    /// <summary>Whether the text holds none of the tenant's sensitive words. They are fetched once.</summary>
    private bool IsClean(string type)
    {
        if (type is not (Text or Rich))
        {
            return true;
        }

        if (_words is null)
        {
            if (!TryWait((output, cancellationToken) => Client.SendAsync(new GetSensitiveWordsRequest(), output, cancellationToken), InputObject ?? (object)CustomerToken, out var words))
            {
                return false;
            }

            _words = words.Where(word => word.Enabled).ToArray();
            if (_words.Length == 0)
            {
                WriteVerbose(words.Count == 0 ? "The tenant has no sensitive words." : "The tenant's list of sensitive words is switched off; nothing is checked.");
            }
        }

        var found = _words.Where(word => Content.IndexOf(word.Word, StringComparison.OrdinalIgnoreCase) >= 0).Select(word => $"'{word.Word}'").ToArray();
        return found.Length == 0
            ? true
            : throw new RequestException("SensitiveWord", $"The message was not sent: it holds {string.Join(", ", found)}, which the tenant lists as sensitive.", nameof(Content));
    }

    private long SessionNumber()
    {
        switch (ParameterSetName)
        {
            case RobotSet:
                return RobotNumber;
            case UrobotSet:
                return UrobotNumber;
            case WorkbenchSet:
                return WorkbenchNumber;
            case QueueSet:
                return QueueNumber;
        }

        if (ImSubSessionId is { } session)
        {
            return session >= QueueNumber
                ? session
                : throw new RequestException("InvalidParameter", $"{session} is no session: numbers above 0 are sessions, and 0 to -3 stand for robot, Udesk robot, workbench and queue.", nameof(ImSubSessionId));
        }

        switch (AssignType?.ToLowerInvariant())
        {
            case "robot":
                return RobotNumber;
            case "urobot":
                return UrobotNumber;
        }

        throw State switch
        {
            nameof(UdeskImSessionState.Queued) or nameof(UdeskImSessionState.Assigning) => new RequestException(
                "StillQueued",
                $"Customer {CustomerToken} still waits for an agent, so there is no session yet. Add -WhileQueued to send into the queue, or open the session with New-UdeskImSession -Wait.",
                nameof(ImSubSessionId)),
            nameof(UdeskImSessionState.NoAgentOnline) => new RequestException(
                "NoAgentOnline",
                $"No agent is on line for customer {CustomerToken}, so there is no session. Add -Workbench to leave the message with the agents, or send it to a robot.",
                nameof(ImSubSessionId)),
            _ => new RequestException(
                "NoSession",
                $"There is no session for customer {CustomerToken}. Give -ImSubSessionId, pipe the object of New-UdeskImSession, or use -ToRobot, -ToUrobot, -Workbench or -WhileQueued.",
                nameof(ImSubSessionId)),
        };
    }
}
