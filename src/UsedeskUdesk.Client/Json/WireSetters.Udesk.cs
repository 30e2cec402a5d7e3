using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Json;

/// <summary>Udesk's special fields.</summary>
internal static partial class WireSetters
{
    private static void AddUdesk()
    {
        Add<UdeskAgentStatus>("im_status", static (agent, value) =>
        {
            agent.ImStatusText = Text(value);
            agent.ImStatus = ImStatus(agent.ImStatusText);
        });
        Add<UdeskQueueStatus>("status", static (status, value) =>
        {
            status.StatusText = Text(value);
            status.State = QueueState(status.StatusText);
        });
        Add<UdeskCustomerStatus>("status", static (status, value) =>
        {
            status.StatusText = Text(value);
            status.State = CustomerState(status.StatusCode, status.StatusText);
        });
        Add<UdeskCustomerStatus>("status_code", static (status, value) =>
        {
            status.StatusCode = int.TryParse(Text(value), out var code) ? code : null;
            status.State = CustomerState(status.StatusCode, status.StatusText);
        });
        Add<UdeskImSession>("survey_options", static (session, value) => session.SurveyOptions = Survey(value));
        // A list in the page's sample, an object in its table.
        Add<UdeskImSession>("topAsk", static (session, value) => session.TopAsk = Lenient<UdeskRobotTopic[]>(value is JObject ? new JArray(value) : value) ?? Array.Empty<UdeskRobotTopic>());
        Add<UdeskUnreadMessage>("data", static (message, value) =>
        {
            message.Data = JsonValues.ToPlain(value as JObject) as IDictionary<string, object?>;
            message.Content = Text(value is JObject json ? json["content"] : value);
        });
        Add<UdeskCustomer>("cellphones", static (customer, value) =>
        {
            customer.CellPhoneContacts = Contacts(value);
            customer.CellPhone = Values(customer.CellPhoneContacts);
        });
        Add<UdeskCustomer>("other_emails", static (customer, value) =>
        {
            customer.OtherEmailContacts = Contacts(value);
            customer.OtherEmail = Values(customer.OtherEmailContacts);
        });
        Add<UdeskCustomer>("tags", static (customer, value) => customer.Tag = Tags(value));
        Add<UdeskImSessionLogEntry>("content", static (entry, value) => Unwrap(entry, Text(value)));
        Add<UdeskImSessionLogEntry>("type", static (entry, value) => entry.Type ??= Text(value));
        // The page says text; tenants answer with the whole customer.
        AddPlain<UdeskAbandonedQueue>("customer_name", static (entry, value) =>
        {
            if (value is not IDictionary<string, object?> customer)
            {
                entry.CustomerName = value is null ? null : RequestBuilder.Text(value);
                return;
            }

            entry.Customer = customer;
            entry.CustomerName = Field(customer, "nick_name");
            entry.CustomerEmail = Field(customer, "email");
            entry.CustomerPhone = Field(customer, "cellphone") ?? Field(customer, "telephone");
            entry.CustomerToken = Field(customer, "open_api_token");
        });
    }

    private static string? Field(IDictionary<string, object?> values, string name)
        => values.TryGetValue(name, out var value) && value is not null ? RequestBuilder.Text(value) : null;

    /// <summary>Puts the options that are in force into one list, whichever kind they are of.</summary>
    private static UdeskSurveyOptions? Survey(JToken value)
    {
        if (value is not JObject json)
        {
            return null;
        }

        if (Lenient<UdeskSurveyOptions>(json) is not { } survey)
        {
            return null;
        }

        var kind = survey.ShowType == "exp" ? "expression" : survey.ShowType;
        var group = kind is null ? null : json[kind] as JObject;
        var compatible = json["options"] as JArray;
        var options = group?["options"] as JArray ?? compatible;
        survey.Option = options?.OfType<JObject>().Select(Lenient<UdeskSurveyOption>).OfType<UdeskSurveyOption>().ToArray() ?? Array.Empty<UdeskSurveyOption>();
        survey.DefaultOptionId = long.TryParse(Text(group?["default_option_id"]), out var id) ? id : null;
        foreach (var option in survey.Option)
        {
            // Only the compatible list says which options are switched off.
            option.Enabled ??= (bool?)compatible?.OfType<JObject>().Select(Lenient<UdeskSurveyOption>).FirstOrDefault(other => other?.Id == option.Id)?.Enabled;
        }

        return survey;
    }

    /// <summary>Reads what comes along with an answer: its form must not cost the caller the answer itself.</summary>
    private static T? Lenient<T>(JToken value)
        where T : class
    {
        try
        {
            return value.ToObject<T>(WireSerializer.Udesk);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The number decides; 9 is what 3 was called before. The words serve where there is no number.</summary>
    private static UdeskCustomerState CustomerState(int? code, string? word) => code switch
    {
        0 => UdeskCustomerState.NoSession,
        1 => UdeskCustomerState.InSession,
        2 => UdeskCustomerState.Queued,
        3 or 9 => UdeskCustomerState.Invalid,
        not null => UdeskCustomerState.Unknown,
        _ => word?.Trim().ToLowerInvariant() switch
        {
            "无会话" or "no session" => UdeskCustomerState.NoSession,
            "会话中" or "in session" => UdeskCustomerState.InSession,
            "排队中" or "in queue" => UdeskCustomerState.Queued,
            "无效客户" or "invalid customer" => UdeskCustomerState.Invalid,
            _ => UdeskCustomerState.Unknown,
        },
    };

    /// <summary>[?] What an entry looks like in answers: an object, or the pair that requests carry. Either is understood.</summary>
    private static UdeskContact[] Contacts(JToken value)
        => (value as JArray ?? new JArray()).Select(static item => item switch
        {
            JArray { Count: >= 2 } pair => new UdeskContact(Number(pair[0]), Text(pair[1])),
            JObject o => new UdeskContact(Number(o["id"]), Text(o["content"] ?? o["value"] ?? o["email"] ?? o["cellphone"] ?? o["number"])),
            _ => new UdeskContact(null, Text(item)),
        }).Where(static contact => !string.IsNullOrEmpty(contact.Content)).ToArray();

    private static string[] Values(IEnumerable<UdeskContact> contacts) => contacts.Select(static contact => contact.Content!).ToArray();

    /// <summary>Text joined by commas, or a list of names or of objects that have one.</summary>
    private static string[] Tags(JToken value) => value switch
    {
        JArray list => list.Select(static item => Text(item is JObject o ? o["name"] : item) ?? string.Empty).Where(static tag => tag.Length > 0).ToArray(),
        _ => (Text(value) ?? string.Empty).Split(',').Select(static tag => tag.Trim()).Where(static tag => tag.Length > 0).ToArray(),
    };

    private static long? Number(JToken? value) => long.TryParse(Text(value), System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The log's content is JSON within text as a rule: {"type": …, "data": {"content": …}}.</summary>
    private static void Unwrap(UdeskImSessionLogEntry entry, string? raw)
    {
        entry.RawContent = entry.Content = raw;
        if (raw is null || !raw.TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            var wrapped = JObject.Parse(raw);
            if (wrapped["data"] is JObject data)
            {
                entry.Content = Text(data["content"]) ?? raw;
                entry.Type = Text(wrapped["type"]) ?? entry.Type;
            }
        }
        catch (Newtonsoft.Json.JsonException)
        {
            // Text that happens to begin with a brace.
        }
    }

    /// <summary>Real tenants answer in Chinese; the vendor's page prints translations.</summary>
    private static UdeskQueueState QueueState(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "排队中" or "in queue" => UdeskQueueState.Queued,
        "未排队" or "not in queue" => UdeskQueueState.NotQueued,
        "会话中" or "in session" => UdeskQueueState.InSession,
        "分配中" or "assigning" => UdeskQueueState.Assigning,
        _ => UdeskQueueState.Unknown,
    };

    private static UdeskImStatus ImStatus(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "online" or "在线" => UdeskImStatus.Online,
        "busy" or "忙碌" => UdeskImStatus.Busy,
        "offline" or "离线" => UdeskImStatus.Offline,
        _ => UdeskImStatus.Unknown,
    };
}
