using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Events;

namespace UsedeskUdesk.Client;

/// <summary>Usedesk's kinds of events: how they are told apart, and how each is read.</summary>
internal static class UsedeskEvents
{
    /// <summary>Parts that a form may carry as JSON within text.</summary>
    private static readonly string[] s_parts =
    {
        "ticket", "comment", "trigger", "csi", "message_status", "client_data", "channel_data", "client", "custom_fields", "custom_blocks", "files",
    };

    /// <summary>The same within parts. Not comment: a rating has a text of that name, which is the client's.</summary>
    private static readonly string[] s_innerParts = { "client", "custom_fields", "custom_blocks", "files", "data", "extras" };

    private static readonly Dictionary<string, UsedeskChangeTarget> s_targets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["subject"] = UsedeskChangeTarget.Subject,
        ["ticket_field"] = UsedeskChangeTarget.TicketField,
        ["assignee_id"] = UsedeskChangeTarget.Assignee,
        ["assignee"] = UsedeskChangeTarget.Assignee,
        ["group"] = UsedeskChangeTarget.Group,
        ["group_id"] = UsedeskChangeTarget.Group,
        ["status_id"] = UsedeskChangeTarget.Status,
        ["status"] = UsedeskChangeTarget.Status,
        ["new_tags"] = UsedeskChangeTarget.TagsAdded,
        ["removed_tags"] = UsedeskChangeTarget.TagsRemoved,
        ["ticket_created"] = UsedeskChangeTarget.TicketCreated,
        ["message_from_client"] = UsedeskChangeTarget.MessageFromClient,
        ["message_from_bot"] = UsedeskChangeTarget.MessageFromBot,
        ["comment_from_agent"] = UsedeskChangeTarget.CommentFromAgent,
        ["sla_first_reply_time"] = UsedeskChangeTarget.SlaFirstReplyTime,
        ["sla_close_time"] = UsedeskChangeTarget.SlaCloseTime,
    };

    /// <summary>
    /// Turns parts that are JSON within text into what they say, at the top and within the parts. A secret in them is found then, too. The whole stays within
    /// the limits of a body, since it is kept and read again: a part that goes beyond them stays text.
    /// </summary>
    public static void Expand(JObject body)
    {
        int? left = null;
        Expand(body, body, s_parts, WebhookBody.MaximumDepth - 1, ref left);
    }

    private static void Expand(JObject body, JObject place, string[] parts, int depth, ref int? left)
    {
        foreach (var name in parts)
        {
            var value = place[name];
            if (value is JValue { Value: string text } && text.TrimStart() is { Length: > 0 } start && start[0] is '{' or '[')
            {
                var room = left ?? WebhookBody.MaximumValues - body.DescendantsAndSelf().Count(static item => item is not JProperty);
                if (BodyJson.TryParse(text, depth, ref room) is { } expanded)
                {
                    place[name] = value = expanded;
                }

                left = room;
            }

            if (value is JObject inner && depth > 1)
            {
                Expand(body, inner, s_innerParts, depth - 1, ref left);
            }
        }
    }

    /// <summary>The kind, by the first of the keys that is there; the order is part of the facts.</summary>
    public static UsedeskEventType Tell(JObject body)
    {
        if (body.ContainsKey("ping"))
        {
            return UsedeskEventType.Ping;
        }

        if (Holds(body, "message_status"))
        {
            return UsedeskEventType.Delivery;
        }

        if (Holds(body, "client_data") && Holds(body, "channel_data"))
        {
            return UsedeskEventType.DynamicBlock;
        }

        if (EventFields.AsText(body["chat_id"]) is { Length: > 0 })
        {
            return UsedeskEventType.ChatMessage;
        }

        foreach (var (name, kind) in new[] { ("trigger", UsedeskEventType.TicketChanged), ("comment", UsedeskEventType.Comment), ("csi", UsedeskEventType.Rating), ("ticket", UsedeskEventType.TicketCreated) })
        {
            if (body[name] is JObject)
            {
                return kind;
            }
        }

        return body["message"] is JValue { Value: string } ? UsedeskEventType.ReplyForm : UsedeskEventType.Unknown;
    }

    /// <summary>One event as a rule. A body with several of trigger, comment and csi, which the vendor no longer sends, makes one of each.</summary>
    public static IReadOnlyList<UsedeskEvent> Read(JObject body, UsedeskEventType kind)
    {
        var several = new[] { ("trigger", UsedeskEventType.TicketChanged), ("comment", UsedeskEventType.Comment), ("csi", UsedeskEventType.Rating) };
        var kinds = several.Any(pair => pair.Item2 == kind) ? several.Where(pair => body[pair.Item1] is JObject).Select(static pair => pair.Item2).ToArray() : new[] { kind };
        return kinds.Select(one =>
        {
            var fields = new EventFields(body, ServiceName.Usedesk);
            // Masked already; the mask says nothing.
            fields.Skip("secret");
            if (kinds.Length > 1)
            {
                fields.Skip("trigger", "comment", "csi");
            }

            var result = ReadOne(fields, one);
            result.EventType = one;
            fields.KeepRest(result);
            return result;
        }).ToArray();
    }

    private static bool Holds(JObject body, string name) => body[name] is { Type: not JTokenType.Null } value && value is not JValue { Value: string { Length: 0 } };

    private static UsedeskEvent ReadOne(EventFields body, UsedeskEventType kind) => kind switch
    {
        UsedeskEventType.Ping => new UsedeskPingEvent(),
        UsedeskEventType.Delivery => Delivery(body),
        UsedeskEventType.DynamicBlock => Block(body),
        UsedeskEventType.ChatMessage => Chat(body),
        UsedeskEventType.TicketChanged => Changed(body),
        UsedeskEventType.Comment => Comment(body),
        UsedeskEventType.Rating => Rating(body),
        UsedeskEventType.TicketCreated => Created(body),
        UsedeskEventType.ReplyForm => Form(body),
        _ => new UsedeskUnknownEvent(),
    };

    private static UsedeskDeliveryEvent Delivery(EventFields body)
    {
        var status = body.Inner("message_status");
        var extras = status?.Inner("extras");
        var result = new UsedeskDeliveryEvent
        {
            DeliveryStatus = status?.Word("delivery_status") ?? body.Word("message_status"),
            CommentId = status?.Id("comment_id"),
            TicketId = extras?.Id("ticket_id") ?? status?.Id("ticket_id") ?? body.Id("ticket_id"),
            ClientId = extras?.Id("client_id") ?? status?.Id("client_id"),
        };
        extras?.KeepRest(result);
        status?.KeepRest(result);
        return result;
    }

    private static UsedeskDynamicBlockEvent Block(EventFields body)
    {
        var client = body.Inner("client_data");
        var channel = body.Inner("channel_data");
        return new UsedeskDynamicBlockEvent
        {
            TicketId = body.Id("ticket_id"),
            ClientId = body.Id("client_id"),
            ChannelId = body.Id("channel_id") ?? channel?.Id("id"),
            ChannelType = channel?.Word("type") ?? body.Word("channel_type"),
            Subject = body.Text("subject"),
            Contact = body.Word("contact"),
            ClientName = client?.Text("name"),
            Email = client?.Texts("emails", "email") ?? Array.Empty<string>(),
            Phone = client?.Texts("phones", "phone") ?? Array.Empty<string>(),
            Messenger = client?.Items("messengers").OfType<JObject>().Select(Messenger).ToArray() ?? Array.Empty<UsedeskMessenger>(),
            IsAutoLoad = body.Flag("is_auto_load"),
            ClientData = body.Map("client_data"),
            ChannelData = body.Map("channel_data"),
        };
    }

    /// <summary>Here the name in the messenger is called id.</summary>
    private static UsedeskMessenger Messenger(JObject json)
    {
        var fields = new EventFields(json, ServiceName.Usedesk);
        var messenger = new UsedeskMessenger { Type = fields.Word("type"), Identity = fields.Word("id", "identity"), Uid = fields.Word("uid") };
        fields.KeepRest(messenger);
        return messenger;
    }

    private static UsedeskChatMessageEvent Chat(EventFields body)
    {
        var ticket = body.Peek("ticket") as JObject;
        var result = new UsedeskChatMessageEvent
        {
            ChatId = body.Id("chat_id"),
            ClientId = body.Id("client_id"),
            MessageText = body.Text("text"),
            AuthorText = body.Word("from"),
            Platform = body.Word("platform"),
            StateText = body.Word("state"),
            Ticket = Ticket(body),
            FileUrl = Files(body, ticket),
        };
        result.Author = Author(result.AuthorText);
        result.State = result.StateText?.ToLowerInvariant() switch
        {
            null => UsedeskChatState.None,
            "new" => UsedeskChatState.New,
            "reopened" => UsedeskChatState.Reopened,
            "closed" => UsedeskChatState.Closed,
            _ => UsedeskChatState.Unknown,
        };
        result.TicketId = Number(ticket, "id") ?? body.Id("ticket_id");
        Shared(result, body);
        result.ClientId ??= result.Client?.ClientId is > 0 and var id ? id : Number(ticket, "client_id");
        return result;
    }

    private static UsedeskTicketChangedEvent Changed(EventFields body)
    {
        var trigger = body.Inner("trigger")!;
        var result = new UsedeskTicketChangedEvent
        {
            ChangeId = trigger.Id("id"),
            TriggerId = trigger.Id("trigger_id"),
            UserId = trigger.Id("user_id"),
            TicketId = trigger.Id("ticket_id"),
            CompanyId = trigger.Id("company_id"),
            OldStatus = Status(trigger.Id("old_status")),
            NewStatus = Status(trigger.Id("new_status")),
            ChangedAt = trigger.Time("changed_at"),
            Changes = trigger.Items("data").Select(Change).ToArray(),
        };
        trigger.KeepRest(result);
        Shared(result, body);
        return result;
    }

    private static UsedeskChange Change(JToken item)
    {
        var change = new UsedeskChange();
        if (item is not JObject json)
        {
            change.Value = EventFields.AsText(item);
            return change;
        }

        var fields = new EventFields(json, ServiceName.Usedesk);
        change.TargetText = fields.Word("target");
        change.Target = change.TargetText is { } word && s_targets.TryGetValue(word, out var target) ? target : UsedeskChangeTarget.Unknown;
        change.Value = Value(fields, "value", change.Target);
        change.OldValue = Value(fields, "old_value", change.Target);
        change.SlaId = fields.Id("sla_id");
        fields.KeepRest(change);
        return change;
    }

    /// <summary>A status by its name, a number or text as it is; a list of texts, as tags may be, in one text.</summary>
    private static string? Value(EventFields fields, string name, UsedeskChangeTarget target)
        => target == UsedeskChangeTarget.Status && EventFields.AsNumber(fields.Peek(name)) is { } number
            ? Status(fields.Id(name))?.Name ?? (number == 0 ? null : number.ToString(CultureInfo.InvariantCulture))
            : fields.Text(name) ?? (fields.Peek(name) is JArray list && list.All(static item => item is JValue) ? string.Join(", ", fields.Texts(name)) : null);

    private static UsedeskCommentEvent Comment(EventFields body)
    {
        var comment = body.Inner("comment")!;
        var result = new UsedeskCommentEvent
        {
            CommentId = comment.Id("id"),
            MessageHtml = comment.Text("message"),
            IsPublic = comment.Word("type")?.ToLowerInvariant() switch { "public" => true, "private" => false, _ => null },
            AuthorText = comment.Word("from"),
            UserId = comment.Id("user_id"),
            ClientId = comment.Id("client_id"),
            TicketId = comment.Id("ticket_id"),
            IsFirst = comment.Flag("is_first"),
            IsDelivered = comment.Flag("delivered"),
            IsRead = comment.Flag("readed"),
            PublishedAt = comment.Time("published_at"),
            FileUrl = Urls(comment, "file").Concat(Urls(comment, "files")).Distinct().ToArray(),
        };
        result.MessageText = Html.ToText(result.MessageHtml);
        result.Author = Author(result.AuthorText);
        comment.KeepRest(result);
        Shared(result, body);
        return result;
    }

    private static UsedeskRatingEvent Rating(EventFields body)
    {
        var csi = body.Inner("csi")!;
        var result = new UsedeskRatingEvent
        {
            RatingId = csi.Id("id"),
            UserId = csi.Id("user_id"),
            ClientId = csi.Id("client_id"),
            TicketId = csi.Id("ticket_id"),
            Rating = csi.Real("rating"),
            RatingComment = csi.Text("comment"),
            CommentId = csi.Id("ticket_comment_id"),
            CompanyId = csi.Id("company_id"),
            CreatedAt = csi.Time("created_at"),
            UpdatedAt = csi.Time("updated_at"),
        };
        csi.KeepRest(result);
        Shared(result, body);
        return result;
    }

    private static UsedeskTicketCreatedEvent Created(EventFields body)
    {
        var ticket = (JObject)body.Peek("ticket")!;
        var result = new UsedeskTicketCreatedEvent
        {
            TicketId = Number(ticket, "id"),
            ClientId = Number(ticket, "client_id"),
            AssigneeId = Number(ticket, "assignee_id"),
            MessageHtml = EventFields.AsText(ticket["message"]),
            Ticket = Ticket(body),
            FileUrl = Files(body, ticket),
        };
        result.MessageText = Html.ToText(result.MessageHtml);
        Shared(result, body);
        return result;
    }

    private static UsedeskReplyFormEvent Form(EventFields body)
    {
        var result = new UsedeskReplyFormEvent
        {
            MessageHtml = body.Text("message"),
            UserId = body.Id("user_id"),
            UserName = body.Text("user_name"),
            TicketId = body.Id("ticket_id"),
        };
        result.MessageText = Html.ToText(result.MessageHtml);
        return result;
    }

    /// <summary>Client, fields and blocks, which stand within the ticket or beside it.</summary>
    private static void Shared(UsedeskTicketEvent result, EventFields body)
    {
        var ticket = body.Inner("ticket");
        result.Client = body.Model<UsedeskClient>("client") ?? ticket?.Model<UsedeskClient>("client");
        result.ClientId ??= result.Client?.ClientId is > 0 and var id ? id : null;
        result.AssigneeId ??= body.Id("assignee_id") ?? ticket?.Id("assignee_id");
        result.CustomField = First(body.Models<UsedeskTicketFieldValue>("custom_fields"), ticket?.Models<UsedeskTicketFieldValue>("custom_fields"));
        result.CustomBlock = First(body.Models<UsedeskCustomBlock>("custom_blocks"), ticket?.Models<UsedeskCustomBlock>("custom_blocks"));
        foreach (var block in result.CustomBlock)
        {
            // Only the mask is left of it.
            block.AdditionalProperties.Remove("secret_key");
        }
    }

    private static T[] First<T>(T[] here, T[]? there) => here.Length > 0 || there is null ? here : there;

    /// <summary>A model needs a number; a ticket whose number is "" is none.</summary>
    private static UsedeskTicket? Ticket(EventFields body) => body.Model<UsedeskTicket>("ticket");

    private static long? Number(JObject? json, string name) => EventFields.AsNumber(json?[name]) is > 0 and var id ? id : null;

    private static string[] Files(EventFields body, JObject? ticket)
    {
        var inside = ticket is null ? Array.Empty<string>() : Urls(new EventFields(ticket, ServiceName.Usedesk), "files");
        return inside.Concat(Urls(body, "files")).Concat(Urls(body, "file")).Distinct().ToArray();
    }

    private static string[] Urls(EventFields fields, string name) => fields.Texts(name, "file", "url");

    private static UsedeskTicketStatus? Status(long? id) => id is > 0 and <= int.MaxValue and var number ? new UsedeskTicketStatus((int)number) : null;

    private static UsedeskAuthor Author(string? word) => word?.ToLowerInvariant() switch
    {
        "user" => UsedeskAuthor.Agent,
        "client" => UsedeskAuthor.Client,
        "trigger" => UsedeskAuthor.Trigger,
        _ => UsedeskAuthor.Unknown,
    };
}
