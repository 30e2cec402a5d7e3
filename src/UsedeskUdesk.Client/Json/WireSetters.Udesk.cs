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
        var options = (kind is null ? null : json[kind]?["options"] as JArray) ?? json["options"] as JArray;
        survey.Option = options?.OfType<JObject>().Select(option => option.ToObject<UdeskSurveyOption>(WireSerializer.Udesk)!).ToArray() ?? Array.Empty<UdeskSurveyOption>();
        return survey;
    }

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
