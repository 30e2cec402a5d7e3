using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands.Base;

/// <summary>A cmdlet about a session with a Udesk robot. The session's number is in one property or another, by where the object comes from.</summary>
public abstract class UdeskRobotSessionCmdlet : ItemCmdlet<UdeskService, UdeskConnection>
{
    /// <summary>The robot's session.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId")]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long? ImSubSessionId { get; set; }

    /// <summary>The same, as session objects carry it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long? UrobotSessionId { get; set; }

    /// <summary>The robot.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [IdCompletion(NameKind.Robot)]
    [ItemKey]
    public long RobotId { get; set; }

    /// <summary>Its scene.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [IdCompletion(NameKind.Scene)]
    [ItemKey]
    public long SceneId { get; set; }

    /// <summary>Writes what the service answers.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The session's number. Receipts of messages carry -1 for "a Udesk robot" beside it.</summary>
    private protected long SessionNumber
        => (ImSubSessionId > 0 ? ImSubSessionId : UrobotSessionId ?? ImSubSessionId)
            ?? throw new RequestException("NoSession", "There is no session: give -ImSubSessionId, or pipe a session that New-UdeskImSession -AssignType urobot opened.", nameof(ImSubSessionId));
}
