using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Simulator.State;

public sealed class UdeskGroup
{
    public long Id { get; set; }

    public string Name { get; set; } = "";
}

public sealed class UdeskAgent
{
    public long Id { get; set; }

    public long GroupId { get; set; }

    public string Name { get; set; } = "";

    public string Nick { get; set; } = "";

    /// <summary>The service names the nickname differently from agent to agent.</summary>
    public string NickField { get; set; } = "nick";

    public string Avatar { get; set; } = "";

    public string Profile { get; set; } = "all";

    /// <summary>online, busy or offline.</summary>
    public string ImStatus { get; set; } = "online";

    public string ImCustomStatus { get; set; } = "";

    public int ImMaxJoinNum { get; set; }

    /// <summary>Sessions beside those that the simulator knows.</summary>
    public int OtherSessions { get; set; }

    public bool Disabled { get; set; }

    /// <summary>Stands before an agent's number where tenants answer with the secret of the agent's phone.</summary>
    internal const string FakePhoneSecret = "fake-phone-secret-of-agent-";

    internal string Email => $"agent{Id}@example.test";
}

public sealed class UdeskRobot
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    public IReadOnlyDictionary<long, string> Scenes { get; set; } = new Dictionary<long, string>();

    public string CreatedAt { get; set; } = "";
}

/// <summary>A phone number or an e-mail address with the id under which it is changed.</summary>
public sealed class ContactValue
{
    public long Id { get; set; }

    public string Content { get; set; } = "";
}

public sealed class UdeskCustomer
{
    public long Id { get; set; }

    public string? OpenApiToken { get; set; }

    public string? WebToken { get; set; }

    public string? SdkToken { get; set; }

    public string? WeixinOpenId { get; set; }

    public string? WeiboId { get; set; }

    public string NickName { get; set; } = "";

    public string? Email { get; set; }

    public string? Description { get; set; }

    public long? OrganizationId { get; set; }

    public long? OwnerId { get; set; }

    public long? OwnerGroupId { get; set; }

    public string Level { get; set; } = "normal";

    public string Tags { get; set; } = "";

    public bool IsBlocked { get; set; }

    public bool IsAnonym { get; set; }

    /// <summary>True when a call made it: such customers get no structured messages.</summary>
    public bool CreatedThroughApi { get; set; }

    public string SourceChannel { get; set; } = "api";

    public List<ContactValue> Cellphones { get; } = [];

    public List<ContactValue> OtherEmails { get; } = [];

    public JObject CustomFields { get; set; } = [];

    /// <summary>1 online, 0 offline, null never said.</summary>
    public int? OnlineState { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

public sealed class UdeskSession
{
    public long Id { get; set; }

    /// <summary>agent or urobot.</summary>
    public string Kind { get; set; } = "agent";

    public long CustomerId { get; set; }

    public string? CustomerToken { get; set; }

    public long? AgentId { get; set; }

    public long? GroupId { get; set; }

    public long? RobotId { get; set; }

    public long? SceneId { get; set; }

    public string? RobotRoleId { get; set; }

    public string Channel { get; set; } = "api";

    /// <summary>Tells a web visitor's sessions apart.</summary>
    public string? SessionKey { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string Preview { get; set; } = "";

    /// <summary>Evaluations by the name of the call that brought them.</summary>
    public JObject Surveys { get; } = [];

    public List<JObject> StructuredMessages { get; } = [];

    public bool IsOpen => ClosedAt is null;

    /// <summary>The session's number in records.</summary>
    internal long RecordId => Id + 500_000;
}

public sealed class UdeskMessage
{
    public long Id { get; set; }

    public string MessageId { get; set; } = "";

    /// <summary>The number that was sent: a session, or one of the special ones from -3 to 0.</summary>
    public long ImSubSessionId { get; set; }

    public long CustomerId { get; set; }

    public string? CustomerToken { get; set; }

    /// <summary>agent, robot, urobot, workbench, queue; or customer for what an agent wrote.</summary>
    public string To { get; set; } = "agent";

    public string Type { get; set; } = "message";

    public JObject Data { get; set; } = [];

    public long? AgentId { get; set; }

    public long? GroupId { get; set; }

    public long? RobotId { get; set; }

    public long? SceneId { get; set; }

    public long? UrobotSessionId { get; set; }

    public bool Read { get; set; }

    /// <summary>How often the same message_id arrived.</summary>
    public int Deliveries { get; set; } = 1;

    public DateTimeOffset CreatedAt { get; set; }
}

public sealed class UdeskQueueEntry
{
    public long CustomerId { get; set; }

    public string CustomerToken { get; set; } = "";

    public string Queue { get; set; } = "";

    public long? AgentId { get; set; }

    public long? GroupId { get; set; }

    public string Channel { get; set; } = "api";

    public bool Assigning { get; set; }

    public DateTimeOffset Since { get; set; }
}
