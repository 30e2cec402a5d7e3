using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>What can be asked about agents, robots, the queue and a customer's state.</summary>
internal sealed partial class UdeskService
{
    /// <summary>Field names and constant values around the few parts that differ, ready made: pages of 100 must be cheap.</summary>
    private const string CustomerMiddle =
        "\"signature\":null,\"notify\":null,\"weibo_name\":null,\"weixin_openid\":null,\"weibo_id\":null,\"company_id\":1,\"organization\":null,\"cellphone\":null,\"telephone\":null,"
        + "\"weixin_id\":null,\"authentication_token\":null,\"description\":\"IM user:ip(192.0.2.7)\",\"qq\":null,\"platform_id\":4,\"ticket_show_filters\":{\"show_user\":\"true\",\"show_assignee\":\"true\","
        + "\"show_created_at\":\"true\",\"show_priority\":\"true\",\"show_status\":\"true\",\"show_platform\":\"true\"},\"wechat_status\":\"offline\",\"custom_fields\":{\"SelectField_3999\":[\"0\"]},"
        + "\"leave_msg_expire_at\":null,\"customer_import_record_id\":null,\"sdk_token\":null,\"is_anonym\":false,\"owner_id\":null,\"ip\":\"192.0.2.7\",\"from\":\"web\",\"weibo_status\":null,"
        + "\"weibo_leave_msg_expire_at\":null,\"deleted\":false,\"weixin_api_status\":null,\"weixin_appid\":null,\"weixin_appsecret\":null,\"owner_group_id\":null,\"source_channel\":\"web_im\","
        + "\"weixin_channel_id\":null,\"province\":\"\",\"city\":\"\",\"phone_service_provider\":null,\"isp\":\"\",\"last_contact_at\":null,\"first_contact_at\":null,\"contact_count\":null,"
        + "\"last_contact_at_via_phone\":null,\"first_contact_at_via_phone\":null,\"contact_count_via_phone\":null,\"last_contact_at_via_im\":null,\"first_contact_at_via_im\":null,"
        + "\"contact_count_via_im\":null,\"latest_device_info\":{\"os\":\"Win7\",\"browser\":\"Chrome99\",\"resolution\":\"1920*1080\"},\"organization_id\":null,\"is_blocked\":false,"
        + "\"generated_channel\":null,\"weibo_channel_id\":null,\"level\":\"normal\",\"current_ticket_id\":null,\"mchat_openid\":null";

    private static readonly string[] Channels = ["web", "wechat", "ios", "android", "weibo", "api", "mchat"];

    /// <summary>Page [1]: both are needed, 0 or 1. Its example is another call's, so that they stand in the body is an inference [?].</summary>
    private Reply SetOnlineState(Context c)
    {
        var fields = new UdeskFields(c.Body);
        var (token, online) = (fields.RequiredText("customer_token"), fields.RequiredInt("state", 0, 1));
        var customer = Data.ByToken.GetValueOrDefault(token) ?? throw Fail(2005, "customer not found");
        customer.OnlineState = (int)online;
        return Ok();
    }

    /// <summary>Page [1]: words joined by commas; the switch is 1, 0 or empty.</summary>
    private Reply SensitiveWords(Context c) => Ok(new JObject
    {
        ["customer_words_string"] = string.Join(',', Data.SensitiveWords),
        ["customer_is_open"] = Settings.SensitiveWordsOpen switch { "1" => 1, "0" => 0, _ => "" },
    });

    /// <summary>Page [1].</summary>
    private Reply Robots(Context c) => Ok(new JObject
    {
        ["message"] = "Request successful",
        ["urobot_list"] = new JArray(Data.Robots.Values.Select(r => new JObject
        {
            ["id"] = r.Id,
            ["name"] = r.Name,
            ["logo"] = "",
            ["scene_list"] = new JArray(r.Scenes.Select(s => new JObject { ["id"] = s.Key, ["name"] = s.Value })),
            ["created_at"] = r.CreatedAt,
        })),
    });

    /// <summary>Page; live client [2]: the words are Chinese on real tenants.</summary>
    private Reply QueueStatus(Context c)
    {
        var customer = Data.ByToken.GetValueOrDefault(c.Query.RequiredText("customer_token"));
        var entry = customer is null ? null : Data.Queue.FirstOrDefault(q => q.CustomerId == customer.Id);
        var words = entry is { Assigning: true } ? ("分配中", "Assigning")
            : entry is not null ? ("排队中", "In queue")
            : customer is not null && OpenAgentSession(customer.Id) is not null ? ("会话中", "In session")
            : ("未排队", "Not in queue");
        return Ok(new JObject { ["status"] = Word(words), ["count"] = entry is null ? 0 : PlaceOf(entry) });
    }

    /// <summary>
    /// Page [2]: the first of the three tokens that has a value counts; with a web_token, session_key picks one session of several. That an unknown
    /// key is no session is an inference [?].
    /// </summary>
    private Reply CustomerStatus(Context c)
    {
        string? Given(string name) => c.Query.Text(name) is { Length: > 0 } text ? text : null;

        UdeskCustomer? customer;
        string? key = null;
        if (Given("customer_token") is { } token)
        {
            customer = Data.ByToken.GetValueOrDefault(token);
        }
        else if (Given("web_token") is { } web)
        {
            customer = Data.Customers.Values.FirstOrDefault(x => x.WebToken == web);
            key = Given("session_key");
        }
        else if (Given("sdk_token") is { } sdk)
        {
            customer = Data.Customers.Values.FirstOrDefault(x => x.SdkToken == sdk);
        }
        else
        {
            throw c.Query.Missing("customer_token, web_token or sdk_token");
        }

        var (code, words) = customer is null ? (Settings.InvalidCustomerCode, ("无效客户", "Invalid customer"))
            : (key is null ? OpenAgentSession(customer.Id) : Data.Sessions.Values.FirstOrDefault(s => s.IsOpen && s.CustomerId == customer.Id && s.SessionKey == key)) is not null ? (1, ("会话中", "In session"))
            : key is null && Data.Queue.Any(q => q.CustomerId == customer.Id) ? (2, ("排队中", "In queue"))
            : (0, ("无会话", "No session"));
        return Ok(new JObject { ["status_code"] = code, ["status"] = Word(words) });
    }

    private string Word((string Chinese, string English) words) => Settings.StatusWords == "en" ? words.English : words.Chinese;

    /// <summary>Page [2]: code 11012 for a group that is not there; the nickname under two names.</summary>
    private Reply AgentStatus(Context c)
    {
        var groupId = c.Query.Int("group_id");
        if (groupId is not null && !Data.Groups.ContainsKey(groupId.Value))
        {
            throw Fail(11012, "agent group not found");
        }

        // Here, and only here, the code is text.
        return Reply.Json(new JObject
        {
            ["code"] = "1000",
            ["agents"] = new JArray(Data.Agents.Values.Where(a => groupId is null || a.GroupId == groupId).Select(a => new JObject
            {
                ["id"] = a.Id,
                ["name"] = a.Name,
                [a.NickField] = a.Nick,
                ["avatar"] = a.Avatar,
                ["profile"] = a.Profile,
                ["im_status"] = a.ImStatus,
                ["im_custom_status"] = a.ImCustomStatus,
                ["im_session_num"] = Data.LoadOf(a),
                ["im_max_join_num"] = a.ImMaxJoinNum,
            })),
        });
    }

    /// <summary>
    /// Pages of now and 2018 [2]: times are needed, 30 rows a page and 100 at most, paging under meta. queue_seconds as text or as a number, and
    /// customer_name as text or as a whole customer, change from row to row.
    /// </summary>
    private Reply AbandonedQueues(Context c)
    {
        DateTimeOffset Time(string name) =>
            ParseBeijing(c.Query.RequiredText(name), "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd") ?? throw c.Query.Wrong(name, "is no time");

        var (start, end) = (Time("start_time"), Time("end_time"));
        var (page, size) = (c.Query.Int("page") ?? 1, c.Query.Int("per_page") ?? 30);
        if (end < start || page is < 1 or > int.MaxValue || size is < 1 or > 100)
        {
            throw c.Query.Wrong(size is < 1 or > 100 ? "per_page" : "page or end_time", "is out of range");
        }

        var (total, rows) = Data.Abandoned.Page(start, end, (page - 1) * size, (int)size);
        var text = new StringBuilder("{\"code\":1000,\"shut_queues\":[");
        for (var i = 0; i < rows.Count; i++)
        {
            AppendRow(text.Append(i == 0 ? "" : ","), rows[i]);
        }

        text.Append(CultureInfo.InvariantCulture, $"],\"meta\":{{\"current_page\":{page},\"total_pages\":{(total + size - 1) / size},\"count\":{rows.Count}}}}}");
        return Reply.Raw(text.ToString());
    }

    private static void AppendRow(StringBuilder text, AbandonedRow row)
    {
        var number = Math.Max(row.Number, 0);
        var customerId = row.Customer?.Id ?? 5_000_000 + (number % 100_000);
        var name = JsonConvert.ToString(row.Customer?.NickName ?? $"Visitor {customerId}");
        var channel = row.Customer?.SourceChannel ?? Channels[number % Channels.Length];
        var start = BeijingIso(row.Start);
        var seconds = ((long)row.Seconds).ToString(CultureInfo.InvariantCulture);
        text.Append(CultureInfo.InvariantCulture, $"{{\"id\":{row.Id},\"customer_id\":{customerId},\"channel\":{JsonConvert.ToString(channel)},\"queue_start_time\":\"{start}\",");
        text.Append("\"queue_seconds\":").Append(number % 4 == 1 ? $"\"{seconds}\"" : seconds);
        text.Append(",\"queue_name\":").Append(JsonConvert.ToString(row.Queue)).Append(",\"customer_name\":");
        if (number % 10 == 3)
        {
            text.Append(name);
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"{{\"id\":{customerId},\"email\":{JsonConvert.ToString(row.Customer?.Email)},\"nick_name\":{name},\"created_at\":\"{start}\",\"updated_at\":\"{start}\",");
            text.Append(CultureInfo.InvariantCulture, $"\"web_token\":\"w-{customerId}\",\"open_api_token\":{JsonConvert.ToString(row.Customer?.OpenApiToken)},").Append(CustomerMiddle).Append('}');
        }

        text.Append(",\"im_web_plugin_id\":16,\"menu_names\":\"\",\"queue_level\":1}");
    }
}
