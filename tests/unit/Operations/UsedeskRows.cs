using System;
using System.Collections.Generic;
using UsedeskUdesk.Client;

namespace UsedeskUdesk.Tests.Operations;

/// <summary>Usedesk's operations (usedocs.com), by hand. Nearly all are POSTs, reads too.</summary>
internal static class UsedeskRows
{
    private const string Done = """{"status":"success"}""";

    private static readonly DateTimeOffset s_time = new(2026, 11, 20, 13, 5, 59, TimeSpan.FromHours(3));

    /// <summary>What no write may take for a success: nothing, a list, and success in none of the service's forms.</summary>
    private static readonly string[] s_nothing = ["{}", "[]", """{"success":true}""", """{"ticket":{"id":1}}"""];

    private static readonly string[] s_nameless = [.. s_nothing, Done, """{"status":true}"""];

    public static IReadOnlyList<WireRow> All { get; } =
    [
        new()
        {
            Call = "POST create/ticket",
            Request = () => new CreateTicketRequest
            {
                Subject = "s", Message = "m", ClientName = "n", ClientEmail = "a@example.test", ClientId = "new_client", ClientPhone = "71234567890", CompanyName = "co", PrivateComment = true,
                AdditionalId = "ai", Type = "Question", Priority = "URGENT", Status = 8, Tag = ["a", "b"], AssigneeId = 1, GroupId = 2, ChannelId = 3, ClientCountry = "cc", ClientCity = "ci",
                ClientAddress = "ad", NewAddress = true, PhoneType = "mobile", Username = "u", TemplateId = 4, TemplateName = "tn", TemplateVariable = ["x", "y"], TemplateLanguage = "ru",
                From = "user", UserId = 5, TriggerId = 6, Field = [new("61", "v"), new("7", "w")], NestedList = [[new("11", "p"), new("12", "c")]],
            },
            Body = """
                {"subject":"s","message":"m","client_name":"n","client_email":"a@example.test","client_id":"new_client","client_phone":"71234567890","company_name":"co","private_comment":true,
                "additional_id":"ai","type":"question","priority":"urgent","status":8,"tag":"a,b","assignee_id":1,"group_id":2,"channel_id":3,"client_country":"cc","client_city":"ci",
                "client_address":"ad","new_address":true,"phone_type":"mobile","username":"u","template_id":4,"template_name":"tn","template_variables":["x","y"],"template_lang":"ru",
                "from":"user","user_id":5,"trigger_id":6,"field_id":"61;7","field_value":"v;w","lists":[[{"id":"11","value":"p"},{"id":"12","value":"c"}]]}
                """,
            Repeatable = false,
            Answer = """{"status":"success","ticket_id":77}""",
            NoSuccess = [.. s_nameless, """{"status":"success","ticket_id":0}""", """{"status":"success","ticket_id":"0"}""", """{"status":"success","ticket_id":""}""", """{"status":"success","comment_id":5}"""],
            Limits =
            [
                ("Subject", 255), ("ClientName", 255), ("ClientEmail", 255), ("ClientId", 255), ("ClientPhone", 255), ("CompanyName", 255), ("AdditionalId", 255),
                ("ClientCountry", 255), ("ClientCity", 255), ("ClientAddress", 255), ("Username", 255), ("TemplateName", 255),
            ],
            Words =
            [
                ("From", ["user", "client", "trigger"]), ("Priority", ["low", "medium", "urgent", "extreme"]), ("Type", ["question", "task", "problem", "incident"]),
                ("PhoneType", ["home", "mobile", "stationary", "fax", "other"]),
            ],
        },
        new()
        {
            Call = "POST update/ticket",
            Request = () => new UpdateTicketRequest
            {
                TicketId = 7, Subject = "s", ClientId = 1, GroupId = 2, AssigneeId = 3, UserId = 4, Tag = ["a"], Priority = "low", Status = 3, Type = "task", Field = [new("61", "v")],
                NestedList = [[new("11", "p"), new("12", "")]], Silent = true,
            },
            Body = """
                {"ticket_id":7,"subject":"s","client_id":1,"group_id":2,"assignee_id":3,"user_id":4,"tag":"a","priority":"low","status":3,"type":"task","field_id":"61","field_value":"v",
                "lists":[[{"id":"11","value":"p"},{"id":"12","value":""}]],"silent":true}
                """,
            Repeatable = false,
            Required = ["TicketId"],
            Answer = Done,
            NoSuccess = s_nothing,
            Limits = [("Subject", 255)],
            Words = [("Priority", ["low", "medium", "urgent", "extreme"]), ("Type", ["question", "task", "problem", "incident"])],
        },
        new()
        {
            Call = "POST create/comment",
            Request = () => new CreateCommentRequest
            {
                TicketId = 7, Message = "m", Public = true, From = "user", UserId = 1, TriggerId = 2, Cc = ["a@example.test"], Bcc = ["b@example.test"], TemplateId = 3, TemplateName = "n",
                TemplateVariable = ["x"], TemplateLanguage = "ru",
            },
            Body = """
                {"ticket_id":7,"message":"m","type":"public","from":"user","user_id":1,"trigger_id":2,"cc":["a@example.test"],"bcc":["b@example.test"],"template_id":3,"template_name":"n",
                "template_variables":["x"],"template_lang":"ru"}
                """,
            Repeatable = false,
            Required = ["TicketId"],
            Answer = """{"status":"success","comment_id":5}""",
            NoSuccess = s_nameless,
            Limits = [("TemplateName", 255)],
            Words = [("From", ["user", "client", "trigger"])],
        },
        new()
        {
            Call = "POST ticket",
            Request = () => new GetTicketRequest { TicketId = 7, AccessibleForAgentId = 8, IncludeSla = true },
            Body = """{"ticket_id":7,"accessible_for_agent_id":8,"properties":["sla"]}""",
            Repeatable = true,
            Required = ["TicketId"],
            Answer = """{"ticket":{"id":7}}""",
        },
        new()
        {
            Call = "POST tickets",
            Request = () => new ListTicketsRequest
            {
                Status = [1, 8], GroupId = [2, 3], ChannelId = [4, 5], Type = ["Question", "own"], Priority = ["Low"], Tag = ["a", "b"], ClientId = 6, AssigneeId = [7], Field = [new("61", "v")],
                AccessibleForAgentId = 9, Query = "q", CreatedAfter = s_time, CreatedBefore = s_time.AddDays(1), UpdatedAfter = s_time, UpdatedBefore = s_time.AddHours(1), SortBy = "id", Descending = true,
            },
            // The service reads UTC, to the minute.
            Body = """
                {"fstatus":"1,8","fgroup":"2,3","fchannel":"4,5","ftype":"question,own","fpriority":"low","tag":"a,b","client_id":6,
                "fassigned":[{"assignee_id":7,"group_id":2},{"assignee_id":7,"group_id":3}],"fields":[{"id":61,"value":"v"}],"accessible_for_agent_id":9,"query":"q",
                "created_after":"2026-11-20 10:05","created_before":"2026-11-21 10:05","updated_after":"2026-11-20 10:05","updated_before":"2026-11-20 11:05","sort":"id","order":"desc","offset":0}
                """,
            Repeatable = true,
            PageSize = 100,
            Answer = "[]",
            Limits = [("Query", 255)],
        },
        new()
        {
            Call = "POST tags",
            Request = () => new ListTagsRequest { Query = "q" },
            Body = """{"query":"q","offset":0}""",
            Repeatable = true,
            PageSize = 100,
            Answer = "[]",
        },
        new()
        {
            Call = "POST ticket/fields",
            Request = () => new GetTicketFieldsRequest(),
            Body = "{}",
            Repeatable = true,
            Answer = "[]",
        },
        new()
        {
            Call = "POST clients",
            Request = () => new GetClientsRequest { CreatedAfter = s_time, CreatedBefore = s_time.AddDays(1), Query = "q", SearchType = "full_match" },
            Body = """{"created_after":"2026-11-20 10:05","created_before":"2026-11-21 10:05","query":"q","search_type":"full_match","offset":0}""",
            Repeatable = true,
            PageSize = 100,
            Words = [("SearchType", ["partial_match", "full_match"])],
            Answer = "[]",
        },
        new()
        {
            Call = "POST client",
            Request = () => new GetClientRequest { ClientId = 7 },
            Body = """{"client_id":7}""",
            Repeatable = true,
            Required = ["ClientId"],
            Answer = "[]",
        },
        new()
        {
            Call = "POST create/client",
            Request = () => new CreateClientRequest
            {
                Name = "n", Email = ["a@example.test"], Phone = "+7 (123) 456-78.90", PhoneType = "mobile", Messenger = [new Dictionary<string, string> { ["Type"] = "telegram", ["identity"] = "i", ["uid"] = "u" }],
                Site = [new() { Url = "https://example.test" }], Note = "o", Position = "p", ClientCountry = "c", ClientCity = "y", ClientAddress = "a", NewAddress = true, StatusVip = true, MergeId = 9,
            },
            Body = """
                {"name":"n","emails":["a@example.test"],"phone":"71234567890","phone_type":"mobile","messengers":[{"type":"telegram","identity":"i","uid":"u"}],"sites":[{"url":"https://example.test"}],
                "note":"o","position":"p","client_country":"c","client_city":"y","client_address":"a","new_address":true,"status_vip":true,"merge_id":9}
                """,
            Repeatable = false,
            Answer = """{"client_id":5,"status":true}""",
            NoSuccess = s_nameless,
            Limits = [("Name", 255), ("Position", 255), ("ClientCountry", 255), ("ClientCity", 255), ("ClientAddress", 255)],
        },
        new()
        {
            Call = "POST update/client",
            Request = () => new UpdateClientRequest { ClientId = 7, Note = "o", IsNewNote = true, StatusSpam = false, Site = [new() { SiteId = 3 }], Messenger = [new Dictionary<string, string> { ["id"] = "4", ["identity"] = "" }] },
            Body = """{"client_id":7,"note":"o","is_new_note":true,"status_spam":false,"sites":[{"id":3,"url":""}],"messengers":[{"id":"4","identity":""}]}""",
            Repeatable = false,
            Required = ["ClientId"],
            Answer = """{"client_id":7,"status":true}""",
            NoSuccess = s_nothing,
            Limits = [("Name", 255), ("Position", 255), ("ClientCountry", 255), ("ClientCity", 255), ("ClientAddress", 255)],
        },
        new()
        {
            Call = "POST users",
            Request = () => new GetUsersRequest { UserId = 1, GroupId = 2, UserType = "support", Query = "q" },
            Body = """{"user_id":1,"group_id":2,"user_type":"support","query":"q"}""",
            Repeatable = true,
            Words = [("UserType", ["admin", "employee", "support"])],
            Answer = "[]",
        },
        new()
        {
            Call = "POST create/user",
            Request = () => new CreateUserRequest { Name = "n", Email = "a@example.test", Password = ApiSecret.FromText("a password"), GroupId = 2, Role = "admin", Phone = "1", SendInvite = true, Language = "pt-br" },
            Body = """{"name":"n","email":"a@example.test","password":"a password","group":2,"role":"admin","phone":"1","send_invite":true,"lang":"pt-br"}""",
            Repeatable = false,
            Required = ["Name", "Email", "Password", "GroupId"],
            Answer = """{"status":"success","user_id":5}""",
            NoSuccess = s_nameless,
            Limits = [("Name", 255), ("Email", 255)],
            Words = [("Role", ["admin", "employee", "support"])],
        },
        new()
        {
            Call = "POST update/user",
            Request = () => new UpdateUserRequest { UserId = 5, Name = "n", Email = "a@example.test", Role = "employee", GroupId = 3, Phone = "1", ChatOnlineStatus = true, TicketOnlineStatus = false, RemoveAvatar = true },
            Body = """{"user_id":5,"name":"n","email":"a@example.test","role":"employee","group":3,"phone":"1","chat_online_status":"true","ticket_online_status":"false","avatar":"delete"}""",
            Repeatable = false,
            Required = ["UserId"],
            Answer = """{"status_id":"success","user_id":5}""",
            NoSuccess = s_nothing,
            Limits = [("Name", 255), ("Email", 255)],
            Words = [("Role", ["admin", "employee", "support"])],
        },
        new()
        {
            Call = "POST delete/user",
            Request = () => new DeleteUserRequest { UserId = 5 },
            Body = """{"user_id":5}""",
            Repeatable = false,
            Required = ["UserId"],
            Answer = Done,
            NoSuccess = s_nothing,
        },
        new()
        {
            Call = "POST groups",
            Request = () => new GetGroupsRequest(),
            Body = "{}",
            Repeatable = true,
            Answer = "[]",
        },
        new()
        {
            Call = "GET channels",
            Request = () => new GetChannelsRequest { ChannelType = "email" },
            Query = ["channel_type=email"],
            Repeatable = true,
            Answer = "[]",
        },
        new()
        {
            Call = "POST chat/addMessage",
            Request = () => new AddChatMessageRequest { CompanyId = 1, ChannelId = 2, ChatId = 3, Text = "t", ClientId = 4, ClientName = "n", ClientEmail = "a@example.test" },
            Body = """{"company_id":1,"channel_id":2,"chat_id":3,"message":{"text":"t","from":{"client_id":4,"chat_id":3,"name":"n","email":"a@example.test"}}}""",
            Repeatable = false,
            Required = ["CompanyId", "ChannelId", "Text"],
            // A new chat has no ticket yet.
            Answer = """{"chat_id":3,"ticket_id":null}""",
            NoSuccess = s_nameless,
            Limits = [("ClientName", 255), ("ClientEmail", 255)],
        },
        new()
        {
            Call = "POST chat/sendMessage",
            Request = () => new SendChatMessageRequest { ChatId = 1, UserId = 2, Text = "t" },
            Body = """{"chat_id":1,"user_id":2,"text":"t"}""",
            Repeatable = false,
            Required = ["ChatId", "UserId", "Text"],
            Answer = Done,
            NoSuccess = s_nothing,
        },
        new()
        {
            Call = "POST chat/changeAssignee",
            Request = () => new SetChatAssigneeRequest { ChatId = 1, UserId = 2 },
            Body = """{"chat_id":1,"user_id":2}""",
            Repeatable = false,
            Required = ["ChatId", "UserId"],
            Answer = """{"chat_id":1,"user_id":2,"url":"u"}""",
            NoSuccess = s_nothing,
        },
        new()
        {
            Call = "GET support/9/list",
            Request = () => new GetArticleCollectionsRequest { Account = 9 },
            Repeatable = true,
            Required = ["Account"],
            Answer = "[]",
        },
        new()
        {
            Call = "GET support/9/articles/list",
            Request = () => new GetArticlesRequest { Account = 9, Query = "q", CollectionId = [1, 2], CategoryId = [3], ArticleId = [4, 5], Type = "private", ShortText = true, Sort = "Title", Descending = true },
            Query = ["page=1", "count=100", "query=q", "collection_ids=1,2", "category_ids=3", "article_ids=4,5", "type=private", "short_text=1", "sort=title", "order=desc"],
            Repeatable = true,
            Required = ["Account"],
            PageSize = 100,
            Words = [("Type", ["public", "private"])],
            Answer = """{"articles":[]}""",
        },
        new()
        {
            Call = "GET support/9/articles/4",
            Request = () => new GetArticleRequest { Account = 9, ArticleId = 4 },
            Repeatable = true,
            Required = ["Account", "ArticleId"],
            Answer = """{"id":4}""",
        },
        new()
        {
            Call = "POST support/9/articles/4/add-views",
            Request = () => new AddArticleViewsRequest { Account = 9, ArticleId = 4, Count = 2 },
            Body = """{"count":2}""",
            Repeatable = false,
            Required = ["Account", "ArticleId", "Count"],
            Answer = """{"res":true,"views":3}""",
            NoSuccess = s_nameless,
        },
        new()
        {
            Call = "POST support/9/articles/4/change-rating",
            Request = () => new AddArticleRatingsRequest { Account = 9, ArticleId = 4, Positive = 2, Negative = 1 },
            Body = """{"count_positive":2,"count_negative":1}""",
            Repeatable = false,
            Required = ["Account", "ArticleId"],
            Answer = """{"rating":{"positive":5,"negative":0}}""",
            NoSuccess = s_nameless,
        },
    ];
}
