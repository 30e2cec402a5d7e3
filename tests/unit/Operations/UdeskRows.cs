using System;
using System.Collections.Generic;
using UsedeskUdesk.Client;

namespace UsedeskUdesk.Tests.Operations;

/// <summary>Udesk's operations (open API v2 and IM), by hand.</summary>
internal static class UdeskRows
{
    private const string Done = """{"code":1000}""";

    /// <summary>20 November 2026, 10:00 in Beijing, and a day later: what the service reads there without a zone.</summary>
    private static readonly DateTimeOffset s_start = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_end = s_start.AddDays(1);

    private static readonly string[] s_robot = ["CustomerToken", "ImSubSessionId", "RobotId", "SceneId"];

    public static IReadOnlyList<WireRow> All { get; } =
    [
        new()
        {
            Call = "POST log_in",
            Request = () => new LogInRequest("a@example.test", ApiSecret.FromText("a password")),
            Body = """{"email":"a@example.test","password":"a password"}""",
            Repeatable = true,
            Answer = """{"code":1000,"open_api_auth_token":"t"}""",
        },
        new()
        {
            Call = "GET agents",
            Request = () => new ListAgentsRequest { WithDisabled = true },
            Query = ["with_disabled=true", "page=1", "per_page=100"],
            Repeatable = true,
            PageSize = 100,
            Answer = """{"code":1000,"agents":[]}""",
        },
        new()
        {
            Call = "GET im/agent_status",
            Request = () => new GetAgentStatusRequest { GroupId = 12 },
            Query = ["group_id=12"],
            Repeatable = true,
            Answer = """{"code":"1000","agents":[]}""",
        },
        new()
        {
            Call = "GET custom_fields",
            Request = () => new GetCustomFieldsRequest { Category = "customer" },
            Query = ["category=customer"],
            Repeatable = true,
            Words = [("Category", ["ticket", "customer", "organization"])],
            Answer = """{"code":1000,"fields":[]}""",
        },
        new()
        {
            Call = "GET custom_fields/TextField_1",
            Request = () => new GetCustomFieldRequest { FieldName = "TextField_1" },
            Repeatable = true,
            Required = ["FieldName"],
            Answer = """{"code":1000,"field":{"id":1}}""",
        },
        new()
        {
            Call = "POST customers",
            Request = () => new CreateCustomerRequest
            {
                Values = new()
                {
                    Email = "a@example.test", NickName = "n", Description = "d", OrganizationId = 2, OwnerId = 3, OwnerGroupId = 4, Level = "vip", CellPhones = [new(null, "13800000000")],
                    CustomFields = new Dictionary<string, object> { ["TextField_1"] = "x" }, CustomerToken = "t-1", IsBlocked = true, Tags = ["a", "b"], OtherEmails = [new(null, "b@example.test")],
                },
            },
            Body = """
                {"customer":{"email":"a@example.test","nick_name":"n","description":"d","organization_id":2,"owner_id":3,"owner_group_id":4,"level":"vip","cellphones":[[null,"13800000000"]],
                "custom_fields":{"TextField_1":"x"},"open_api_token":"t-1","is_blocked":true},"tags":"a,b","other_emails":[[null,"b@example.test"]]}
                """,
            Repeatable = false,
            Answer = """{"code":1000,"customer":{"id":5}}""",
            NoSuccess = ["""{"code":1000}""", """{"code":1000,"customer":{}}""", """{"code":1000,"customer":{"id":0}}""", "[]"],
            Required = ["Values"],
        },
        new()
        {
            Call = "GET customers/get_customer",
            Request = () => new GetCustomerRequest(UdeskCustomerKey.ByCellPhone("13800000000")),
            Query = ["type=cellphone", "content=13800000000"],
            Repeatable = true,
            Answer = """{"code":1000,"customer":{"id":5}}""",
        },
        new()
        {
            Call = "GET customers",
            Request = () => new ListCustomersRequest { FilterId = 9, Query = "wang" },
            Query = ["filter_id=9", "query=wang", "page=1", "page_size=100"],
            Repeatable = true,
            PageSize = 100,
            Answer = """{"code":1000,"customers":[]}""",
        },
        new()
        {
            Call = "GET customers/filters",
            Request = () => new GetCustomerFiltersRequest(),
            Repeatable = true,
            Answer = """{"code":1000,"customer_filters":[]}""",
        },
        new()
        {
            Call = "PUT customers/update_customer",
            Request = () => new UpdateCustomerRequest(UdeskCustomerKey.ByToken("t-1")) { Values = new() { NickName = "n", CellPhones = [new(7, null), new(8, "139"), new(null, "138")], IsBlocked = false } },
            Query = ["type=token", "content=t-1"],
            Body = """{"customer":{"nick_name":"n","cellphones":[[7,null],[8,"139"],[null,"138"]],"is_blocked":false}}""",
            Repeatable = false,
            Required = ["Values"],
            Answer = Done,
        },
        new()
        {
            Call = "DELETE customers/destroy_customer",
            Request = () => new DeleteCustomerRequest(UdeskCustomerKey.ById(5)),
            Query = ["type=id", "content=5"],
            Repeatable = false,
            Answer = """{"code":1000,"customer_id":5}""",
        },
        new()
        {
            Call = "POST im/customer_online_state",
            Request = () => new SetCustomerOnlineStateRequest { CustomerToken = "t-1", State = UdeskOnlineState.Online },
            Body = """{"customer_token":"t-1","state":1}""",
            Repeatable = false,
            Required = ["CustomerToken"],
            Answer = Done,
        },
        new()
        {
            Call = "GET im/customer_status",
            Request = () => new GetCustomerStatusRequest { CustomerToken = "t-1", SessionKey = "k" },
            Query = ["customer_token=t-1", "session_key=k"],
            Repeatable = true,
            Required = ["CustomerToken"],
            Answer = """{"code":1000,"status_code":1}""",
        },
        new()
        {
            Call = "POST im/messages",
            Request = () => new SendMessageRequest
            {
                CustomerToken = "t-1", ImSubSessionId = -1, MessageId = "m_-1", Type = "message", Content = "c", Font = "f", FileName = "n", FileSize = "1M", Duration = 3,
                RobotId = 4, SceneId = 5, UrobotSessionId = 6, AgentId = 7, GroupId = 8,
            },
            Body = """
                {"customer_token":"t-1","im_sub_session_id":-1,"message_id":"m_-1","type":"message","data":{"content":"c","font":"f","filename":"n","filesize":"1M","duration":3},
                "robot_id":4,"scene_id":5,"urobot_session_id":6,"agent_id":7,"group_id":8}
                """,
            Repeatable = false,
            Required = ["CustomerToken", "MessageId", "Content", "RobotId", "SceneId"],
            Answer = Done,
        },
        new()
        {
            Call = "PUT im/sessions/5/message_preview",
            Request = () => new MessagePreviewRequest { ImSubSessionId = 5, Content = "c" },
            Body = """{"content":"c"}""",
            Repeatable = false,
            Required = ["ImSubSessionId"],
            Pace = (3, 1),
            Answer = Done,
        },
        new()
        {
            Call = "GET im/messages/unread_customer_offline",
            Request = () => new GetUnreadMessagesRequest { ImSubSessionId = 5, CustomerId = 6, AppId = 7 },
            Query = ["im_sub_session_id=5", "customer_id=6", "app_id=7"],
            Repeatable = true,
            Required = ["ImSubSessionId", "CustomerId"],
            Answer = """{"code":1000,"unread_messages":[]}""",
        },
        new()
        {
            Call = "POST im/messages/read_messages",
            Request = () => new SetMessagesReadRequest { ImSubSessionId = 5, MessageIds = ["a", "b"] },
            Body = """{"session_id":5,"message_ids":["a","b"]}""",
            Repeatable = false,
            Required = ["ImSubSessionId", "MessageIds"],
            Answer = Done,
        },
        new()
        {
            Call = "GET im/messages/agent_unread_messages",
            Request = () => new GetAgentUnreadMessagesRequest { AgentIds = [3, 4] },
            Query = ["agent_ids[]=3", "agent_ids[]=4"],
            Repeatable = true,
            Required = ["AgentIds"],
            Answer = """{"code":1000,"results":[]}""",
        },
        new()
        {
            Call = "GET im/im_sensitive_words",
            Request = () => new GetSensitiveWordsRequest(),
            Repeatable = true,
            Answer = """{"code":1000,"customer_words_string":"a"}""",
        },
        new()
        {
            Call = "GET notes",
            Request = () => new ListNotesRequest { StartDate = new(2026, 11, 19, 20, 0, 0, TimeSpan.Zero), EndDate = s_end, Category = "call" },
            // 20:00 UTC is the next day in Beijing.
            Query = ["start_date=2026-11-20", "end_date=2026-11-21", "category=call", "page=1", "per_page=50"],
            Repeatable = true,
            PageSize = 50,
            Words = [("Category", ["im", "call", "ticket"])],
            Answer = """{"code":1000,"note_record":[]}""",
        },
        new()
        {
            Call = "GET notes/note_template",
            Request = () => new GetNoteTemplatesRequest(),
            Repeatable = true,
            Answer = """{"code":1000,"note_template":[]}""",
        },
        new()
        {
            Call = "GET organizations",
            Request = () => new ListOrganizationsRequest { FilterId = 3, Query = "q" },
            Query = ["filter_id=3", "query=q", "page=1", "per_page=100"],
            Repeatable = true,
            PageSize = 100,
            Answer = """{"code":1000,"organizations":[]}""",
        },
        new()
        {
            Call = "GET organizations/show_org",
            Request = () => new GetOrganizationRequest { Name = "n" },
            Query = ["type=name", "content=n"],
            Repeatable = true,
            Required = ["Name"],
            Answer = """{"code":1000,"organization":{"id":1}}""",
        },
        new()
        {
            Call = "GET im/queue_status",
            Request = () => new GetQueueStatusRequest { CustomerToken = "t-1" },
            Query = ["customer_token=t-1"],
            Repeatable = true,
            Required = ["CustomerToken"],
            Answer = """{"code":1000,"status":"排队中"}""",
        },
        new()
        {
            Call = "DELETE im/sessions/close_queue",
            Request = () => new LeaveQueueRequest { CustomerToken = "t-1", Queue = "q" },
            Query = ["customer_token=t-1", "queue=q"],
            Repeatable = false,
            Required = ["CustomerToken", "Queue"],
            Answer = Done,
        },
        new()
        {
            Call = "GET im/im_queues",
            Request = () => new GetAbandonedQueueRequest { StartTime = s_start, EndTime = s_end },
            Query = ["start_time=2026-11-20 10:00:00", "end_time=2026-11-21 10:00:00", "page=1", "per_page=100"],
            Repeatable = true,
            PageSize = 100,
            Answer = """{"code":1000,"shut_queues":[]}""",
        },
        new()
        {
            Call = "GET im/urobots",
            Request = () => new GetRobotsRequest(),
            Repeatable = true,
            Answer = """{"code":1000,"urobot_list":[]}""",
        },
        new()
        {
            Call = "POST im/messages/evaluation",
            Request = () => new EvaluateRobotAnswerRequest { Path = "im/messages/evaluation", CustomerToken = "t-1", MessageId = "m", QuestionId = 3, Useful = true },
            Body = """{"customer_token":"t-1","message_id":"m","question_id":3,"useful":true}""",
            Repeatable = false,
            Required = ["Path", "CustomerToken", "MessageId", "QuestionId"],
            Answer = Done,
        },
        new()
        {
            Call = "POST im/messages/flow",
            Request = () => new InvokeRobotFlowRequest { CustomerToken = "t-1", ImSubSessionId = 2, RobotId = 3, SceneId = 4, FlowId = 5 },
            Body = """{"customer_token":"t-1","im_sub_session_id":2,"robot_id":3,"scene_id":4,"flow_id":5}""",
            Repeatable = false,
            Required = [.. s_robot, "FlowId"],
            Answer = Done,
        },
        new()
        {
            Call = "POST im/messages/hit",
            Request = () => new SubmitRobotHitRequest { CustomerToken = "t-1", ImSubSessionId = 2, RobotId = 3, SceneId = 4, MessageId = 5, QuestionId = 6, QueryType = 7, Question = "q" },
            Body = """{"customer_token":"t-1","im_sub_session_id":2,"robot_id":3,"scene_id":4,"message_id":5,"question_id":6,"query_type":7,"question":"q"}""",
            Repeatable = false,
            Required = [.. s_robot, "MessageId", "QuestionId", "QueryType"],
            Answer = Done,
        },
        new()
        {
            Call = "POST im/sessions",
            Request = () => new CreateImSessionRequest { CustomerToken = "t-1", AssignType = "urobot", Channel = "c", RobotRoleId = "r", RobotId = 3, SceneId = 4 },
            Body = """{"customer_token":"t-1","assign_type":"urobot","channel":"c","robot_role_id":"r","robot_id":3,"scene_id":4}""",
            Repeatable = false,
            Required = ["CustomerToken", "RobotId", "SceneId"],
            Answer = """{"code":1000,"assign_info":{}}""",
        },
        new()
        {
            Call = "DELETE im/sessions/5",
            Request = () => new CloseImSessionRequest { ImSubSessionId = 5 },
            Repeatable = false,
            Required = ["ImSubSessionId"],
            Answer = Done,
        },
        new()
        {
            Call = "DELETE im/sessions/destroy_session",
            Request = () => new DestroySessionsRequest { StartTime = s_start, EndTime = s_end, CustomerId = 7 },
            Query = ["start_time=2026-11-20 10:00:00", "end_time=2026-11-21 10:00:00", "customer_id=7"],
            Repeatable = false,
            Answer = Done,
        },
        new()
        {
            Call = "GET im/sessions/search",
            Request = () => new SearchImSessionsRequest { StartTime = s_start, EndTime = s_end, Closed = true },
            Query = ["start_time=2026-11-20 10:00:00", "end_time=2026-11-21 10:00:00", "status=close", "page=1", "page_size=1000"],
            Repeatable = true,
            PageSize = 1000,
            Pace = (1, 2),
            Answer = """{"status":0,"item":[]}""",
        },
        new()
        {
            Call = "GET im/sessions/log",
            Request = () => new GetImSessionLogRequest { StartTime = s_start, EndTime = s_end, SessionId = 9 },
            Query = ["session_id=9", "start_time=2026-11-20 10:00:00", "end_time=2026-11-21 10:00:00", "page=1", "page_size=1000"],
            Repeatable = true,
            Required = ["SessionId"],
            PageSize = 1000,
            Pace = (1, 2),
            Answer = """{"status":0,"item":[]}""",
        },
        new()
        {
            Call = "POST im/sessions/struct_messages",
            Request = () => new SendStructuredMessageRequest
            {
                ImSubSessionId = 1, CustomerId = 2, AgentId = 3, JidResource = "j",
                Message = new()
                {
                    Title = "t", Description = "d", ImageUri = new("https://example.test/p.png"),
                    Button = (UdeskStructuredMessageButton[])[new() { Type = "link", Text = "x", Value = "https://example.test/" }, new() { Type = "sdk_callback", Text = "y", Value = "v", CallbackName = "c" }, new() { Type = "phone", Text = "z", Value = "138" }],
                },
            },
            Query = ["im_sub_session_id=1", "customer_id=2", "agent_id=3"],
            Body = """
                {"jid_resource":"j","data":{"title":"t","description":"d","img_url":"https://example.test/p.png","buttons":[{"type":"link","text":"x","value":"https://example.test/"},
                {"type":"sdk_callback","text":"y","value":"v","callback_name":"c"},{"type":"phone","text":"z","value":"138"}]}}
                """,
            Repeatable = false,
            Required = ["ImSubSessionId", "CustomerId", "AgentId"],
            Pace = (1, 2),
            Answer = """{"status":1000,"message":"m"}""",
        },
        new()
        {
            Call = "POST im/sessions/robot_survey",
            Request = () => new SubmitRobotSurveyRequest { CustomerToken = "t-1", ImSubSessionId = 2, RobotId = 3, SceneId = 4, Option = UdeskRobotRating.Unsatisfied, Remark = "r" },
            Body = """{"customer_token":"t-1","im_sub_session_id":2,"robot_id":3,"scene_id":4,"option_id":4,"remark":"r"}""",
            Repeatable = false,
            Required = s_robot,
            Answer = Done,
        },
        new()
        {
            Call = "POST im/sessions/survey",
            Request = () => new SubmitSurveyRequest { ImSubSessionId = 2, OptionId = 3, Remark = "r", Resolved = true },
            // The tenant's first answer, number 0, is "resolved".
            Body = """{"im_sub_session_id":2,"option_id":3,"remark":"r","resolved_state_v2":0}""",
            Repeatable = false,
            Required = ["ImSubSessionId", "OptionId"],
            Answer = Done,
        },
        new()
        {
            Call = "POST im/messages/answer_survey",
            Request = () => new SubmitAnswerSurveyRequest { CustomerToken = "t-1", ImSubSessionId = 2, RobotId = 3, SceneId = 4, MessageId = 5, Option = UdeskAnswerRating.Satisfied },
            Body = """{"customer_token":"t-1","im_sub_session_id":2,"robot_id":3,"scene_id":4,"message_id":5,"option_id":1}""",
            Repeatable = false,
            Required = [.. s_robot, "MessageId"],
            Answer = Done,
        },
        new()
        {
            Call = "POST im/sessions/transfer_survey",
            Request = () => new SubmitTransferSurveyRequest { ImSubSessionId = 2, RobotId = 3, SceneId = 4 },
            Body = """{"im_sub_session_id":2,"robot_id":3,"scene_id":4}""",
            Repeatable = false,
            Required = ["ImSubSessionId", "RobotId", "SceneId"],
            Answer = Done,
        },
        new()
        {
            Call = "GET im/sessions/vote",
            Request = () => new ListSurveyResultsRequest { StartTime = s_start, EndTime = s_end },
            Query = ["start_time=2026-11-20 10:00:00", "end_time=2026-11-21 10:00:00", "page=1", "page_size=100"],
            Repeatable = true,
            PageSize = 100,
            Answer = """{"status":0,"item":[]}""",
        },
        new()
        {
            Call = "GET user_groups",
            Request = () => new ListUserGroupsRequest(),
            Query = ["page=1", "per_page=100"],
            Repeatable = true,
            PageSize = 100,
            Answer = """{"code":1000,"user_groups":[]}""",
        },
        new()
        {
            Call = "GET user_groups/7/agents",
            Request = () => new ListUserGroupAgentsRequest { GroupId = 7 },
            Query = ["page=1", "per_page=100"],
            Repeatable = true,
            Required = ["GroupId"],
            PageSize = 100,
            Answer = """{"code":1000,"user_group":{"agents":[]}}""",
        },
    ];
}
