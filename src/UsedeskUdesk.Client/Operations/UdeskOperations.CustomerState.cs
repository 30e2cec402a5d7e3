using System;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Whether customers are there, and what they may not say.</summary>
internal static partial class UdeskOperations
{
    private static void AddCustomerState(OperationTable table)
    {
        table.Add(Write<SetCustomerOnlineStateRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Post,
            "im/customer_online_state",
            // [?] The page's example is of another call; the other POSTs take a JSON body.
            static (r, b) => b.Body("customer_token", Required(r.CustomerToken, nameof(r.CustomerToken)))
                .Body("state", (int)r.State),
            static (a, _) => a.Data ?? new Acknowledgement()));

        table.Add(Get<GetCustomerStatusRequest, UdeskCustomerStatus, UdeskCustomerStatus>(
            "im/customer_status",
            string.Empty,
            static (r, b) =>
            {
                // Udesk takes the first that has a value: the others would only look as if they counted.
                var (name, token) = (r.CustomerToken, r.WebToken, r.SdkToken) switch
                {
                    ({ Length: > 0 } customer, _, _) => ("customer_token", customer),
                    (_, { Length: > 0 } web, _) => ("web_token", web),
                    (_, _, { Length: > 0 } sdk) => ("sdk_token", sdk),
                    _ => throw new RequestException("MissingParameter", "Give -CustomerToken, -WebToken or -SdkToken.", nameof(r.CustomerToken)),
                };
                b.Query(name, token).Query("session_key", r.SessionKey);
            },
            static (a, r) =>
            {
                var status = a.Data!;
                (status.CustomerToken, status.WebToken, status.SdkToken, status.SessionKey) = (r.CustomerToken, r.WebToken, r.SdkToken, r.SessionKey);
                return status;
            }));

        table.Add(Get<GetSensitiveWordsRequest, JObject, UdeskSensitiveWord[]>(
            "im/im_sensitive_words",
            string.Empty,
            static (_, _) => { },
            static (a, _) =>
            {
                var enabled = a.Text("customer_is_open")?.Trim().ToLowerInvariant() is "1" or "true";
                return (a.Text("customer_words_string") ?? string.Empty).Split(',')
                    .Select(word => word.Trim())
                    .Where(word => word.Length > 0)
                    .Select(word => new UdeskSensitiveWord { Word = word, Enabled = enabled })
                    .ToArray();
            }));
    }
}
