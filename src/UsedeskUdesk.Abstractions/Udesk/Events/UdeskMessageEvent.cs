using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A message or an event of a session.</summary>
public class UdeskMessageEvent : UdeskConversationEvent
{
    /// <summary>The agent.</summary>
    public long? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? AgentName { get; set; }

    /// <summary>The address of the agent's picture.</summary>
    public string? AgentAvatar { get; set; }

    /// <summary>The text's font.</summary>
    public string? Font { get; set; }

    /// <summary>A file's name.</summary>
    public string? FileName { get; set; }

    /// <summary>A file's size as Udesk writes it, such as 4.3M.</summary>
    public string? FileSize { get; set; }

    /// <summary>A recording's length in seconds.</summary>
    public int? Duration { get; set; }

    /// <summary>How the session may be rated, where the push says so.</summary>
    public UdeskSurveyOptions? SurveyOptions { get; set; }

    /// <summary>The whole content under Udesk's own names.</summary>
    public IDictionary<string, object?> Data { get; set; } = new FieldDictionary();
}
