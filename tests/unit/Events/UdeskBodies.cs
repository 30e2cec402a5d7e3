using System.Collections.Generic;

namespace UsedeskUdesk.Tests.Events;

/// <summary>
/// What Udesk pushes, written by hand. Each names its source: "page" is Udesk's page on instant messaging (the samples there are not
/// valid JSON everywhere, and are mended here), "2018" its edition of 2018, "facts" the notes of other clients' authors.
/// </summary>
internal static class UdeskBodies
{
    /// <summary>Page, "Send Customer Message Read Status".</summary>
    public const string ReadReceipt = """{"session_id": 1234, "message_ids": ["123", 123456]}""";

    /// <summary>Page, "Reply Message Notification", assign_type robot.</summary>
    public const string Robot = """
        {
          "customer_token": "axb", "assign_type": "robot",
          "messages": [
            {
              "type": "message", "message_id": "f862f80d-89aa-4f31-92d9-ccd4fcacffcf",
              "data": {
                "question_id": 210530, "question_title": "What is the company's business?", "answer": "Hi, we do cloud customer service.",
                "gus_list": [{"question_title": "What business do you do"}, {"question_title": "What business does your company have"}],
                "relate_list": [{"question_title": "Where is the company located"}, {"question_title": "What are the contact details"}],
                "third_url": {"url": "https://www.udesk.cn"}
              }
            },
            {"type": "message", "message_id": "g1", "data": {"question_id": 0, "question_title": "", "answer": "Hello!"}}
          ]
        }
        """;

    /// <summary>Page, assign_type urobot (the sample shows only the inner object), with the HTML of "Flow Question Interface".</summary>
    public const string Urobot = """
        {
          "customer_token": "axb", "assign_type": "urobot",
          "messages": {
            "sessionId": "1835244", "logId": 3574331, "aid": 12, "ansContent": "Appeal process", "ansType": 2, "hitQuestion": "Account appeal",
            "suggestQuestionList": [{"id": 434, "content": "Question 1", "type": 1}],
            "flowId": 80, "flowTitle": "Appeal",
            "flowContent": "<p><b data-type=\"2\" class=\"flow-item\" data-id=\"81\" data-robotid=\"54\">Flow subitem A jumps to subitem -1</b></p><p>Flow subitem A jumps to subitem -2<br/></p>\n<p><b data-type=\"1\" class=\"flow-item\" data-id=\"307\" data-robotid=\"54\">Classification &amp; question A</b></p><p>Classification question B</p>"
          }
        }
        """;

    /// <summary>Page, the inner object by itself; a client's types (facts) have msgType and numbers.</summary>
    public const string UrobotBare = """{"sessionId": 1835244, "logId": 3574331, "aid": 12, "ansContent": "Hello", "ansType": 4, "msgType": "plain"}""";

    /// <summary>Page, assign_type agent: both date forms, a welcome after the start, the end with its survey ("survey_options").</summary>
    public const string Agent = """
        {
          "customer_token": "axb", "assign_type": "agent",
          "messages": [
            {
              "type": "start_session", "message_id": "m1", "agent_id": 1, "agent_name": "TOM", "agent_avatar": "https://123.com/1.png",
              "im_sub_session_id": 3, "message_created_at": "20170711 09:52:11", "data": {"content": "Dialogue started"}
            },
            {
              "type": "message", "message_id": "m2", "agent_id": "1", "agent_name": "TOM", "agent_avatar": "https://123.com/1.png",
              "im_sub_session_id": "3", "message_created_at": "20170711 09:52:12", "data": {"font": "Arial", "content": "Hello, what can I help you with?"}
            },
            {
              "type": "rich", "message_id": "m3", "agent_id": 1, "agent_name": "TOM", "agent_avatar": "",
              "im_sub_session_id": 3, "message_created_at": "20170711 09:52:13", "data": {"content": "Our <a href=\"https://xxx.com/1.png\">Hot sale.com</a>"}
            },
            {
              "type": "close", "message_id": "m4", "agent_id": 1, "agent_name": "TOM", "agent_avatar": "https://123.com/1.png",
              "im_sub_session_id": 3, "message_created_at": "2018-01-01 00:00:00",
              "data": {
                "close_type": "redirect", "content": "Close the session",
                "survey_options": {
                  "enabled": true, "name": "Satisfaction Evaluation", "title": "How do you evaluate this service?", "desc": "Thank you", "show_type": "text",
                  "text": {"default_option_id": 37, "options": [{"id": 36, "text": "Super", "desc": "Very satisfied", "remark_option": "hide"}, {"id": 37, "text": "Good", "desc": "Satisfied", "remark_option": "optional"}]},
                  "options": [{"id": 36, "text": "Super", "enabled": true}, {"id": 37, "text": "Good", "enabled": false}],
                  "methods": [{"id": 7, "flag": "after_session", "text": "Pop up", "enabled": true}]
                }
              }
            }
          ]
        }
        """;

    /// <summary>Page, "Message Content Details": the kinds with files; file from 2018, which could be received then.</summary>
    public const string Files = """
        {
          "customer_token": "axb", "assign_type": "agent",
          "messages": [
            {"type": "image", "message_id": "i1", "agent_id": 1, "im_sub_session_id": 3, "message_created_at": "2018-01-01 00:00:00", "data": {"content": "https://x.test/1.png"}},
            {"type": "audio", "message_id": "i2", "agent_id": 1, "im_sub_session_id": 3, "message_created_at": "2018-01-01 00:00:00", "data": {"content": "https://x.test/1.amr", "filename": "football.amr", "filesize": "4.3M", "duration": "200"}},
            {"type": "video", "message_id": "i3", "agent_id": 1, "im_sub_session_id": 3, "message_created_at": "2018-01-01 00:00:00", "data": {"content": "https://x.test/1.mp4", "filename": "football.mp4", "filesize": "4.3M"}},
            {"type": "file", "message_id": "i4", "agent_id": 1, "im_sub_session_id": 3, "message_created_at": "2018-01-01 00:00:00", "data": {"content": "https://x.test/1.pdf", "filename": "a.pdf", "filesize": "1K"}}
          ]
        }
        """;

    /// <summary>Page, the table of types: those that are for agents, for web visitors, or not supported yet; and one that nobody knows.</summary>
    public const string OtherTypes = """
        {
          "customer_token": "axb", "assign_type": "agent", "trace": "t-1",
          "messages": [
            {"type": "struct", "message_id": "s1", "im_sub_session_id": 3, "data": {"title": "Offer", "buttons": [{"type": "link", "text": "Go", "value": "https://x.test"}]}},
            {"type": "info_transfer", "message_id": "s2", "im_sub_session_id": 3, "data": {"content": "Customer service Jerry213 transfers the session"}},
            {"type": "survey", "message_id": "s3", "im_sub_session_id": 3, "data": {"content": "invited"}},
            {"type": "active_guest", "message_id": "s4", "im_sub_session_id": 3, "data": {}},
            {"type": "info_appoint", "message_id": "s5", "im_sub_session_id": 3, "data": {"content": "appointed"}},
            {"type": "form", "message_id": "s6", "im_sub_session_id": 3, "data": {"form_id": 5}},
            {"type": "form_received", "message_id": "s7", "im_sub_session_id": 3, "data": {"form_id": 5}},
            {"type": "info", "message_id": "s8", "im_sub_session_id": 3, "is_receive": false, "data": {"content": "asked before"}},
            {"type": "robot_transfer", "message_id": "s9", "im_sub_session_id": 3, "data": {"content": "from the robot"}},
            {"type": "hologram", "message_id": "s10", "im_sub_session_id": 3, "data": {"content": "3D"}, "depth": [1, 2]}
          ]
        }
        """;

    /// <summary>Page: a transfer is followed by its text, and the session has another number from then on.</summary>
    public const string Transfer = """
        {
          "customer_token": "axb", "assign_type": "agent",
          "messages": [
            {"type": "transfer", "message_id": "t1", "agent_id": 1, "im_sub_session_id": 3, "message_created_at": "2018-01-01 00:00:00", "data": {"content": "Session transfer"}},
            {"type": "message", "message_id": "t2", "agent_id": 2, "im_sub_session_id": 4, "message_created_at": "2018-01-01 00:00:01", "data": {"content": "Session transfer successful, customer service xx is serving you"}}
          ]
        }
        """;

    /// <summary>2018 and a body captured live (facts): the H5 form without customer_token, assign_type and agent_avatar; its end is a message with msg_close.</summary>
    public const string H5 = """
        {
          "web_token": "1f85c1b8-61b9-44f3-3468-9f5w164d099f", "im_web_plugin_id": 16,
          "messages": [
            {"type": "message", "message_id": "udesk_1514736000", "agent_id": 1, "agent_name": "TOM", "im_sub_session_id": 3, "message_created_at": "2018-01-01 00:00:00", "data": {"content": "Bye", "msg_close": true}}
          ]
        }
        """;

    /// <summary>Facts, "Webhooks {action, message}": Customer_create.</summary>
    public const string CustomerCreated = """
        {
          "action": "Customer_create",
          "message": {
            "id": 77, "nick_name": "Ann", "level": "vip", "description": "", "owner_id": 5, "owner_group_id": null, "custom_fields": {"TextField_1": "x"},
            "open_api_token": "tok-77", "organization_id": 9, "is_blocked": false, "tags": "a,b", "email": "ann@x.test",
            "other_emails": [[233, "a2@x.test"]], "cellphones": [{"id": 1, "content": "13800000000"}], "platform": "web", "weixin_appsecret": "planted-secret"
          }
        }
        """;

    /// <summary>Facts: an update has the number and a map of changes.</summary>
    public const string OrganizationUpdated = """{"action": "Organization_update", "message": {"id": "9", "changes": {"name": "New name"}}}""";

    /// <summary>Facts: a deletion has the number only.</summary>
    public const string CustomerDeleted = """{"action": "Customer_destroy", "message": {"id": 77}}""";

    /// <summary>Facts: field names unverified; likely as in im_queues.</summary>
    public const string QueueAbandoned = """{"action": "ShutQueue_create", "message": {"id": 123, "customer_id": 1234, "channel": "web", "queue_start_time": "2022-03-25T15:55:20.000+08:00", "queue_seconds": "27", "queue_name": "support"}}""";

    /// <summary>Facts: a closed session comes with its log.</summary>
    public const string SessionClosed = """{"action": "ImSubSession_close", "message": {"im_sub_session_log": {"im_sub_session_id": 3, "customer_id": 77, "agent_id": 1}, "im_log_infos": [{"content": "hi"}]}}""";

    /// <summary>An action that no source names.</summary>
    public const string UnknownAction = """{"action": "Moon_rise", "message": "full", "at": 1}""";

    /// <summary>A body that no source names.</summary>
    public const string Unknown = """{"hello": {"world": [1, null, "x"]}}""";

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        [nameof(ReadReceipt)] = ReadReceipt,
        [nameof(Robot)] = Robot,
        [nameof(Urobot)] = Urobot,
        [nameof(UrobotBare)] = UrobotBare,
        [nameof(Agent)] = Agent,
        [nameof(Files)] = Files,
        [nameof(OtherTypes)] = OtherTypes,
        [nameof(Transfer)] = Transfer,
        [nameof(H5)] = H5,
        [nameof(CustomerCreated)] = CustomerCreated,
        [nameof(OrganizationUpdated)] = OrganizationUpdated,
        [nameof(CustomerDeleted)] = CustomerDeleted,
        [nameof(QueueAbandoned)] = QueueAbandoned,
        [nameof(SessionClosed)] = SessionClosed,
        [nameof(UnknownAction)] = UnknownAction,
        [nameof(Unknown)] = Unknown,
    };
}
