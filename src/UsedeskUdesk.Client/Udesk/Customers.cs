using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>Customers, and whether they are online, in a session or in a queue.</summary>
internal sealed class Customers : UdeskResource
{
    private static readonly string[] s_emailFields = { "email", "emails", "other_emails" };

    // [?] Under this name a customer is given the token that IM calls know as customer_token.
    private const string TokenField = "open_api_token";

    private const int RowsPerPage = 100;

    private static readonly string[] s_customerId = { "customer.id" };

    public override void AddOperations(OperationTable table)
    {
        var create = Write<CreateCustomerRequest, UdeskCustomer, UdeskCustomer>(
            HttpMethod.Post,
            "customers",
            static (r, b) =>
            {
                if (r.Values.IsEmpty)
                {
                    throw RequestException.Create("MissingParameter", $"A customer needs at least one value, such as {Property(nameof(r.Values.CustomerToken))}, {Property(nameof(r.Values.NickName))}, {Property(nameof(r.Values.Email))} or {Property(nameof(r.Values.CellPhones))}.");
                }

                WriteCustomer(r.Values, b);
            },
            static (a, r) =>
            {
                var customer = a.Data ?? new UdeskCustomer();
                customer.CustomerToken ??= r.Values.CustomerToken;
                return customer;
            });
        create.Data = "customer";
        create.MustAnswer = s_customerId;
        table.Add(create);

        table.Add(Get<GetCustomerRequest, UdeskCustomer, UdeskCustomer>(
            "customers/get_customer",
            "customer",
            static (r, b) => WriteKey(r.Key, b),
            static (a, _) => a.Data ?? throw new AnswerException("it holds no customer")));

        table.Add(new ListOperation<ListCustomersRequest, UdeskCustomer>(
            HttpMethod.Get,
            "customers",
            Envelope.UdeskCode,
            RowsPerPage,
            static (r, page, b) =>
            {
                if (r.Skip >= ListCustomersRequest.MaximumRows)
                {
                    throw RequestException.Create("InvalidParameter", $"{Property(nameof(r.Skip))} must be below {ListCustomersRequest.MaximumRows}: Udesk lists no more customers than that. Narrow the listing with {Property(nameof(r.FilterId))} or {Property(nameof(r.Query))}.", nameof(r.Skip));
                }

                b.Query("filter_id", Positive(r.FilterId, nameof(r.FilterId))).Query("query", r.Query).Query("page", page.Index + 1).Query("page_size", page.Size);
            },
            LastPage.ByPageCount)
        {
            Data = "customers",
            MostRows = ListCustomersRequest.MaximumRows,
            Key = static row => row.Id,
        });

        table.Add(Get<GetCustomerFiltersRequest, UdeskCustomerFilter[], UdeskCustomerFilter[]>(
            "customers/filters",
            "customer_filters",
            static (_, _) => { },
            static (a, _) => a.Data ?? System.Array.Empty<UdeskCustomerFilter>()));

        var update = Write<UpdateCustomerRequest, UdeskCustomer, UdeskCustomer>(
            HttpMethod.Put,
            "customers/update_customer",
            static (r, b) =>
            {
                WriteKey(r.Key, b);
                if (r.Values.IsEmpty)
                {
                    throw NothingToChange(r.Key.ToString());
                }

                WriteCustomer(r.Values, b);
            },
            static (a, _) => a.Data ?? new UdeskCustomer());
        update.Data = "customer";
        table.Add(update);

        table.Add(Write<DeleteCustomerRequest>(
            HttpMethod.Delete,
            "customers/destroy_customer",
            static (r, b) => WriteKey(r.Key, b)));

        var online = Write<SetCustomerOnlineStateRequest>(
            HttpMethod.Post,
            "im/customer_online_state",
            // [?] The page's example is of another call; the other POSTs take a JSON body.
            static (r, b) => b.Body("customer_token", Required(r.CustomerToken, nameof(r.CustomerToken)))
                .Body("state", (int)r.State));
        online.TakesFromListings = false;
        table.Add(online);

        table.Add(Get<GetCustomerStatusRequest, UdeskCustomerStatus, UdeskCustomerStatus>(
            "im/customer_status",
            string.Empty,
            static (r, b) =>
            {
                // Udesk takes the first that has a value: the others would only look as if they counted.
                var (name, token) = (Given(r.CustomerToken), Given(r.WebToken), Given(r.SdkToken)) switch
                {
                    ({ } customer, _, _) => ("customer_token", customer),
                    (_, { } web, _) => ("web_token", web),
                    (_, _, { } sdk) => ("sdk_token", sdk),
                    _ => throw RequestException.Create("MissingParameter", $"Give {Property(nameof(r.CustomerToken))}, {Property(nameof(r.WebToken))} or {Property(nameof(r.SdkToken))}.", nameof(r.CustomerToken)),
                };
                b.Query(name, token).Query("session_key", r.SessionKey);
            },
            static (a, r) =>
            {
                var status = a.Data!;
                (status.CustomerToken, status.WebToken, status.SdkToken, status.SessionKey) = (r.CustomerToken, r.WebToken, r.SdkToken, r.SessionKey);
                return status;
            }));
    }

    public override void AddFields(IrregularFields fields)
    {
        fields.AddTogether<UdeskCustomer>(s_emailFields, static (customer, sent) => CustomerContacts.ReadEmails(customer, sent));
        fields.Add<UdeskCustomer>("cellphones", static (customer, value) => CustomerContacts.ReadCellPhones(customer, value));
        fields.Add<UdeskCustomer>("tags", static (customer, value) => customer.Tag = Texts(value, "name"));
        // An object in some answers, its number alone in others.
        fields.Add<UdeskCustomer>("organization_id", static (customer, value) => customer.OrganizationId ??= PositiveNumber(value));
        fields.Add<UdeskCustomer>("organization", static (customer, value) =>
        {
            customer.OrganizationId ??= PositiveNumber(value is JObject organization ? organization["id"] : value);
            customer.OrganizationName = Text((value as JObject)?["name"]);
        });
        // One number, or a list of {id, name}.
        foreach (var name in new[] { "weixin_open_id", "weixin_openid", "weixin_id", "wechat_id", "weixin", "wechat" })
        {
            fields.Add<UdeskCustomer>(name, static (customer, value) => customer.WeixinOpenId ??= ChannelId(value));
        }

        foreach (var name in new[] { "weibo_id", "weibo" })
        {
            fields.Add<UdeskCustomer>(name, static (customer, value) => customer.WeiboId ??= ChannelId(value));
        }

        fields.Add<UdeskCustomerStatus>("status", static (status, value) =>
        {
            status.StatusText = Text(value);
            status.State = CustomerState(status.StatusCode, status.StatusText);
        });
        fields.Add<UdeskCustomerStatus>("status_code", static (status, value) =>
        {
            status.StatusCode = int.TryParse(Text(value), out var code) ? code : null;
            status.State = CustomerState(status.StatusCode, status.StatusText);
        });
    }

    private static void WriteKey(UdeskCustomerKey key, RequestBuilder builder)
        => builder.Query("type", key.Type).Query(
            "content",
            string.IsNullOrWhiteSpace(key.Content)
                ? throw RequestException.Create("MissingParameter", $"The value of type '{key.Type}' that names the customer is empty.")
                : key.Content);

    private static void WriteCustomer(UdeskCustomerValues values, RequestBuilder builder)
        => builder
            .Body(
                "customer",
                new Dictionary<string, object>()
                    .With("email", values.Email)
                    .With("nick_name", values.NickName)
                    .With("description", values.Description)
                    .With("organization_id", Positive(values.OrganizationId, nameof(values.OrganizationId)))
                    .With("owner_id", Positive(values.OwnerId, nameof(values.OwnerId)))
                    .With("owner_group_id", Positive(values.OwnerGroupId, nameof(values.OwnerGroupId)))
                    .With("level", values.Level)
                    .With("cellphones", Pairs(values.CellPhones))
                    .With("custom_fields", values.CustomFields)
                    .With(TokenField, values.CustomerToken)
                    .With("is_blocked", values.IsBlocked))
            .Body("tags", values.Tags is null ? null : string.Join(",", values.Tags))
            .Body("other_emails", Pairs(values.OtherEmails));

    /// <summary>[id, new] changes, [null, new] adds, [id, null] removes.</summary>
    private static object?[][]? Pairs(IReadOnlyList<UdeskContact>? contacts)
        => contacts?.Select(contact => new object?[] { contact.Id, contact.Content }).ToArray();

    private static string? ChannelId(JToken value)
        => (value is JArray list ? list.FirstOrDefault() : value) switch
        {
            JObject account => Text(account["id"]),
            JValue id => Text(id) is { Length: > 0 } text ? text : null,
            _ => null,
        };

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
}
