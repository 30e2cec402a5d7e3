using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

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
        // The page says text; tenants answer with the whole customer.
        Add<UdeskAbandonedQueue>("customer_name", static (entry, value) =>
        {
            if (value is not JObject customer)
            {
                entry.CustomerName = Text(value);
                return;
            }

            entry.Customer = (IDictionary<string, object?>?)JsonValues.ToPlain(customer);
            entry.CustomerName = Text(customer["nick_name"]);
            entry.CustomerEmail = Text(customer["email"]);
            entry.CustomerPhone = Text(customer["cellphone"]) ?? Text(customer["telephone"]);
            entry.CustomerToken = Text(customer["open_api_token"]);
        });
    }

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
