using System;
using System.Collections.Generic;
using System.Linq;
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
        Add<UdeskImSession>("survey_options", static (session, value) => session.SurveyOptions = Survey(value));
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

        var survey = json.ToObject<UdeskSurveyOptions>(WireSerializer.Udesk)!;
        var kind = survey.ShowType == "exp" ? "expression" : survey.ShowType;
        var options = (kind is null ? null : (json[kind] as JObject)?["options"] as JArray) ?? json["options"] as JArray;
        survey.Option = options?.OfType<JObject>().Select(option => option.ToObject<UdeskSurveyOption>(WireSerializer.Udesk)!).ToArray() ?? Array.Empty<UdeskSurveyOption>();
        return survey;
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
