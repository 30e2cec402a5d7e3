using System.Collections.Generic;

namespace UsedeskUdesk.Tests.Events;

/// <summary>
/// What Usedesk sends, written by hand from the facts under "What Usedesk sends"; each names what there it shows. The planted secrets are
/// looked for in everything that comes out.
/// </summary>
internal static class UsedeskBodies
{
    public const string Secret = "planted-channel-secret";
    public const string BlockSecret = "planted-block-secret";

    /// <summary>The probe.</summary>
    public const string Ping = """{"ping": true}""";

    /// <summary>A delivery: no secret; only DELIVERED is known.</summary>
    public const string Delivery = """{"message_status": {"delivery_status": "DELIVERED", "comment_id": "501", "extras": {"ticket_id": 42, "route": "wa"}}}""";

    /// <summary>A dynamic block: numeric text, a contact that is a number, phones as objects and as text, an unfilled parameter; the secret's name is unknown.</summary>
    public const string DynamicBlock = """
        {
          "ticket_id": "42", "client_id": 7, "channel_id": "3", "subject": "Help", "contact": 79991234567, "channel_type": "old", "from_email": "", "from_id": null,
          "client_data": {
            "name": "Ann", "emails": ["a@x.test"], "phones": [{"phone": "7999", "type": "mobile"}, "7888"], "social_services": [],
            "addresses": ["Main St 1"], "messengers": [{"type": "telegram", "id": "@ann"}, {"type": "viber", "id": "ID: 7"}], "sites": ["https://x.test"]
          },
          "channel_data": {"type": "email", "data": "support@x.test", "id": 3},
          "is_auto_load": "1", "block_key": "planted-block-secret", "crm": "{{client_id}}"
        }
        """;

    /// <summary>A chat message: chat_id goes before ticket; files in the ticket and one beside it as text; fields within the ticket.</summary>
    public const string Chat = """
        {
          "secret": "planted-channel-secret", "chat_id": 900, "text": "Привет", "client_id": 7, "client": {"id": 7, "name": "Ann"}, "from": "client", "platform": "usedesk_tg",
          "ticket": {
            "id": 42, "status_id": 8, "subject": "Chat", "client_id": 7, "assignee_id": null, "group": "0", "last_updated_at": "2024-05-06 07:08:09", "channel_id": 3,
            "email": null, "company_id": 1, "additional_id": "", "files": ["https://x.test/f1.png"],
            "custom_fields": [{"id": 11, "name": "Order", "value": "A-1"}],
            "custom_blocks": [{"name": "CRM", "url": "https://crm.test", "secret_key": "planted-block-secret"}]
          },
          "files": "https://x.test/f2.png", "state": "new"
        }
        """;

    /// <summary>A change: every target that was seen; 0 and "0" as statuses; numbers, text, null and absent values.</summary>
    public const string Changed = """
        {
          "secret": "planted-channel-secret",
          "trigger": {
            "id": 3001, "trigger_id": "", "user_id": 5, "ticket_id": 42, "changed_at": "2024-05-06 07:08:09", "old_status": 1, "new_status": "3", "company_id": 1,
            "data": [
              {"target": "subject", "value": "New", "old_value": "Old"}, {"target": "ticket_field", "value": "A-2", "old_value": null, "ticket_field_id": 11},
              {"target": "assignee_id", "value": 5, "old_value": ""}, {"target": "assignee", "value": 5}, {"target": "status_id", "value": 3, "old_value": "1"},
              {"target": "new_tags", "value": "vip,late"}, {"target": "removed_tags", "value": "new"}, {"target": "ticket_created"},
              {"target": "message_from_client", "value": "hi"}, {"target": "message_from_bot", "value": "we are closed"}, {"target": "comment_from_agent", "value": 501},
              {"target": "sla_first_reply_time", "value": 60, "sla_id": 4}, {"target": "sla_close_time", "value": 120, "sla_id": 4}, {"target": "weather", "value": "rain"}
            ]
          },
          "client": {"id": 7, "name": "Ann", "emails": [{"email": "a@x.test", "client_id": 7}], "phones": [{"phone": "7999", "type": "mobile", "client_id": 7}], "additional_ids": [{"value": "crm-7", "client_id": 7}], "avatar": null, "note": "vip"},
          "assignee_id": "5",
          "custom_fields": [{"id": 90, "ticket_field_id": 11, "name": "Order", "value": "A-2"}],
          "custom_blocks": [{"name": "CRM", "url": "https://crm.test", "secret_key": "planted-block-secret"}]
        }
        """;

    /// <summary>A comment as HTML, with files in both places.</summary>
    public const string Comment = """
        {
          "secret": "planted-channel-secret",
          "comment": {
            "id": 501, "message": "<p>Dear Ann,<br>it is &quot;done&quot;&nbsp;&amp; sent.</p><p>Bye</p>", "type": "public", "from": "user", "user_id": "5", "client_id": 7, "ticket_id": 42,
            "is_first": 0, "delivered": 1, "readed": 0, "published_at": "2024-05-06 07:08:09", "file": "https://x.test/f1.png", "files": ["https://x.test/f1.png", "https://x.test/f2.png"], "mood": "good"
          },
          "client": {"id": 7, "name": "Ann"}, "assignee_id": 0, "custom_blocks": [{"name": "CRM", "url": "https://crm.test", "secret_key": "planted-block-secret"}]
        }
        """;

    /// <summary>A rating whose client is null.</summary>
    public const string Rating = """
        {
          "secret": "planted-channel-secret",
          "csi": {"id": 61, "user_id": 5, "client_id": null, "ticket_id": 42, "rating": 4, "comment": "{fine}", "ticket_comment_id": 501, "company_id": 1, "created_at": "2024-05-06 07:08:09", "updated_at": "2024-05-06 07:09:00"}
        }
        """;

    /// <summary>A new ticket; fields and blocks beside it.</summary>
    public const string Created = """
        {
          "secret": "planted-channel-secret",
          "ticket": {
            "id": "42", "status_id": 8, "subject": "Help", "client_id": 7, "assignee_id": 5, "group": 2, "last_updated_at": "2024-05-06 07:08:09", "channel_id": 3, "email": "a@x.test",
            "published_at": "2024-05-06 07:08:09", "company_id": 1, "additional_id": 17, "message": "<div>It <b>broke</b></div>", "files": ["https://x.test/f1.png"]
          },
          "client": {"id": 7, "name": "Ann"},
          "custom_fields": [{"id": 11, "name": "Order", "value": null}],
          "custom_blocks": [{"name": "CRM", "url": "https://crm.test", "secret_key": "planted-block-secret"}]
        }
        """;

    /// <summary>The flat form, multipart, of the reply that <see cref="Comment"/> tells; without ticket_id, as often.</summary>
    public const string FlatForm =
        "--XyZ\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\nDear Ann,\r\nit is \"done\" & sent.\r\nBye\r\n"
        + "--XyZ\r\nContent-Disposition: form-data; name=\"user_id\"\r\n\r\n5\r\n"
        + "--XyZ\r\nContent-Disposition: form-data; name=\"user_name\"\r\n\r\nJo\r\n--XyZ--\r\n";

    /// <summary>A change as a form: no nulls, PHP's brackets, characters escaped.</summary>
    public const string ChangedForm =
        "secret=planted-channel-secret&trigger[id]=3001&trigger[trigger_id]=&trigger[user_id]=5&trigger%5Bticket_id%5D=42&trigger[old_status]=0&trigger[new_status]=0"
        + "&trigger[data][0][target]=subject&trigger[data][0][value]=%5Cu041f%5Cu0440%5Cu0438%5Cu0432%5Cu0435%5Cu0442+%5Cu0041&trigger[data][0][old_value]="
        + "&client[id]=7&client[name]=Ann&custom_blocks[0][name]=CRM&custom_blocks[0][secret_key]=planted-block-secret";

    /// <summary>The same with a part as JSON within text.</summary>
    public const string JsonInForm =
        "secret=planted-channel-secret&comment=%7B%22id%22%3A501%2C%22message%22%3A%22hi%22%2C%22from%22%3A%22client%22%2C%22ticket_id%22%3A42%7D"
        + "&custom_blocks=%5B%7B%22name%22%3A%22CRM%22%2C%22secret_key%22%3A%22planted-block-secret%22%7D%5D";

    /// <summary>Something new.</summary>
    public const string Unknown = """{"secret": "planted-channel-secret", "weather": {"now": "rain"}}""";

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        [nameof(Ping)] = Ping,
        [nameof(Delivery)] = Delivery,
        [nameof(DynamicBlock)] = DynamicBlock,
        [nameof(Chat)] = Chat,
        [nameof(Changed)] = Changed,
        [nameof(Comment)] = Comment,
        [nameof(Rating)] = Rating,
        [nameof(Created)] = Created,
        [nameof(FlatForm)] = FlatForm,
        [nameof(ChangedForm)] = ChangedForm,
        [nameof(JsonInForm)] = JsonInForm,
        [nameof(Unknown)] = Unknown,
    };
}
