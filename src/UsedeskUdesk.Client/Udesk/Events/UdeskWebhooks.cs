using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Events;

namespace UsedeskUdesk.Client;

/// <summary>Webhooks {action, message}.</summary>
internal static class UdeskWebhooks
{
    private static readonly Dictionary<string, UdeskEventType> s_actions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Customer_create"] = UdeskEventType.CustomerCreated,
        ["Customer_update"] = UdeskEventType.CustomerUpdated,
        ["Customer_destroy"] = UdeskEventType.CustomerDeleted,
        ["Organization_create"] = UdeskEventType.OrganizationCreated,
        ["Organization_update"] = UdeskEventType.OrganizationUpdated,
        ["Organization_destroy"] = UdeskEventType.OrganizationDeleted,
        ["ImSubSession_create"] = UdeskEventType.ImSessionCreated,
        ["ImSubSession_close"] = UdeskEventType.ImSessionClosed,
        ["ShutQueue_create"] = UdeskEventType.QueueAbandoned,
        ["AgentNote_update"] = UdeskEventType.AgentNoteUpdated,
        ["ImSurveyVote_create"] = UdeskEventType.SurveyVoted,
        ["UserGroup_create"] = UdeskEventType.UserGroupCreated,
        ["UserGroup_update"] = UdeskEventType.UserGroupUpdated,
        ["UserGroup_destroy"] = UdeskEventType.UserGroupDeleted,
    };

    public static UdeskWebhookEvent Read(EventFields body)
    {
        var action = body.Word("action") ?? string.Empty;
        var type = s_actions.TryGetValue(action, out var known) ? known : UdeskEventType.Unknown;
        var message = body.Object("message");
        var fields = new EventFields(message ?? new JObject(), ServiceName.Udesk);
        var result = Make(type, fields, body);
        result.EventType = type;
        result.EventTypeText = action;
        result.Action = action;
        result.Message = body.Map("message");
        result.Changes = fields.Map("changes");
        // A deletion may name nothing but the number, without an object around it.
        result.Id = fields.Id("id") ?? (message is null ? body.Id("message") : null);
        body.KeepRest(result);
        return result;
    }

    private static UdeskWebhookEvent Make(UdeskEventType type, EventFields fields, EventFields body) => type switch
    {
        UdeskEventType.CustomerCreated or UdeskEventType.CustomerUpdated or UdeskEventType.CustomerDeleted
            => new UdeskCustomerEvent { Customer = body.Model<UdeskCustomer>("message") },
        UdeskEventType.OrganizationCreated or UdeskEventType.OrganizationUpdated or UdeskEventType.OrganizationDeleted
            => new UdeskOrganizationEvent { Name = fields.Text("name") },
        // [?] No source names these fields; the names are those of the same things in calls.
        UdeskEventType.ImSessionCreated or UdeskEventType.ImSessionClosed or UdeskEventType.SurveyVoted => Session(fields),
        UdeskEventType.QueueAbandoned => Queue(fields, body),
        _ => new UdeskWebhookEvent(),
    };

    private static UdeskSessionEvent Session(EventFields fields)
    {
        var log = fields.Inner("im_sub_session_log");
        return new UdeskSessionEvent
        {
            ImSubSessionId = fields.Id("im_sub_session_id", "sub_session_id", "session_id") ?? log?.Id("im_sub_session_id", "sub_session_id", "session_id"),
            CustomerId = fields.Id("customer_id") ?? log?.Id("customer_id"),
            AgentId = fields.Id("agent_id") ?? log?.Id("agent_id"),
        };
    }

    private static UdeskSessionEvent Queue(EventFields fields, EventFields body)
        => new() { CustomerId = fields.Id("customer_id"), Queue = body.Model<UdeskAbandonedQueue>("message") };
}
