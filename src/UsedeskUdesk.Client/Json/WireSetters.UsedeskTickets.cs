using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Json;

/// <summary>Usedesk's special fields around tickets.</summary>
internal static partial class WireSetters
{
    private static void AddUsedeskTickets()
    {
        AddTicket();
        AddTicketField();
        Add<UsedeskTicketReceipt>("status", static (receipt, value) => receipt.Status = Success(value));
        Add<UsedeskTicketUpdate>("status", static (receipt, value) => receipt.Status = Success(value));
        Add<UsedeskCommentReceipt>("status", static (receipt, value) => receipt.Status = Success(value));
    }

    private static void AddTicket()
    {
        // No group, and no agent, are null in one answer, 0 in another and "0" in a third.
        Add<UsedeskTicket>("group", static (ticket, value) => ticket.GroupId = NumberAboveZero(value));
        Add<UsedeskTicket>("group_id", static (ticket, value) => ticket.GroupId ??= NumberAboveZero(value));
        Add<UsedeskTicket>("assignee_id", static (ticket, value) => ticket.AssigneeId = NumberAboveZero(value));
        Add<UsedeskTicket>("email_channel_id", static (ticket, value) => ticket.ChannelId ??= NumberAboveZero(value));
        Add<UsedeskTicket>("tags", static (ticket, value) => ticket.Tag = TicketTags(value));
        Add<UsedeskTicket>("ticket_fields", static (ticket, value) => ticket.CustomField = Models<UsedeskTicketFieldValue>(value));
        Add<UsedeskTicket>("custom_fields", static (ticket, value) => ticket.CustomField = Models<UsedeskTicketFieldValue>(value));
        Add<UsedeskTicket>("comments", static (ticket, value) => ticket.Comment = Models<UsedeskTicketComment>(value));
        Add<UsedeskTicket>("changes", static (ticket, value) => ticket.Change = Objects(value).SelectMany(Changes).ToArray());
        Add<UsedeskTicketComment>("files", static (comment, value) => comment.Attachment = Models<UsedeskAttachment>(value));
        // The vendor's pages write both names with Cyrillic letters.
        foreach (var name in new[] { "cc", "\u0441\u0441" })
        {
            Add<UsedeskTicketComment>(name, static (comment, value) => comment.Cc = Addresses(value));
        }

        foreach (var name in new[] { "bcc", "b\u0441\u0441" })
        {
            Add<UsedeskTicketComment>(name, static (comment, value) => comment.Bcc = Addresses(value));
        }
    }

    private static void AddTicketField()
    {
        Add<UsedeskTicketFieldValue>("ticket_field_id", static (field, value) => field.FieldId = NumberAboveZero(value) ?? field.FieldId);
        Add<UsedeskTicketFieldValue>("id", static (field, value) => field.FieldId = field.FieldId == 0 ? NumberAboveZero(value) ?? 0 : field.FieldId);
        Add<UsedeskTicketFieldValue>("type", static (field, value) => field.Type = FieldType(value));
        Add<UsedeskTicketFieldValue>("ticket_field_type_id", static (field, value) => field.Type = FieldType(value));
        Add<UsedeskTicketField>("custom_field", static (field, value) => WireSerializer.Usedesk.Populate(value.CreateReader(), field));
        Add<UsedeskTicketField>("field_options", static (field, value) => field.Option = Models<UsedeskTicketFieldOption>(value));
        Add<UsedeskTicketField>("ticket_field_type_id", static (field, value) => field.Type = FieldType(value));
        Add<UsedeskTicketField>("parent_field_id", static (field, value) => field.ParentFieldId = NumberAboveZero(value));
        Add<UsedeskTicketFieldOption>("parent_option_id", static (option, value) => option.ParentOptionId = NumberAboveZero(value));
    }

    /// <summary>A change holds several values; the older form is the value itself.</summary>
    private static IEnumerable<UsedeskTicketChange> Changes(JObject change)
    {
        if (change["data"] is not JArray data)
        {
            return new[] { change.ToObject<UsedeskTicketChange>(WireSerializer.Usedesk)! };
        }

        change.Remove("data");
        return data.OfType<JObject>().Select(part =>
        {
            var whole = (JObject)change.DeepClone();
            whole.Merge(part);
            return whole.ToObject<UsedeskTicketChange>(WireSerializer.Usedesk)!;
        });
    }

    private static UsedeskTag[] TicketTags(JToken value)
        => Items(value).Select(static tag => tag is JObject json ? json.ToObject<UsedeskTag>(WireSerializer.Usedesk)! : new UsedeskTag { Name = Text(tag) }).ToArray();

    private static IEnumerable<JObject> Objects(JToken value) => Items(value).OfType<JObject>();

    private static string[] Addresses(JToken value) => value switch
    {
        JArray list => list.Select(Text).OfType<string>().ToArray(),
        _ => Text(value) is { Length: > 0 } text ? text.Split(',').Select(static part => part.Trim()).ToArray() : Array.Empty<string>(),
    };

    /// <summary>A number above 0, however it is written; anything else is none.</summary>
    private static long? NumberAboveZero(JToken value)
        => long.TryParse(Text(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    private static UsedeskTicketFieldType? FieldType(JToken value) => (UsedeskTicketFieldType?)(int?)NumberAboveZero(value);
}
