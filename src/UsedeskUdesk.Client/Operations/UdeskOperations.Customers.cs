using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Customers.</summary>
internal static partial class UdeskOperations
{
    // [?] Under this name a customer is given the token that IM calls know as customer_token.
    private const string TokenField = "open_api_token";

    private static readonly string[] s_customerId = { "customer.id" };

    private static void AddCustomers(OperationTable table)
    {
        table.Add(Write<CreateCustomerRequest, UdeskCustomer, UdeskCustomer>(
            HttpMethod.Post,
            "customers",
            static (r, b) =>
            {
                if (r.Values.IsEmpty)
                {
                    throw new RequestException("NothingGiven", "A customer needs at least one value, such as -CustomerToken, -NickName, -Email or -CellPhone.");
                }

                WriteCustomer(r.Values, b);
            },
            static (a, r) =>
            {
                var customer = a.Data ?? new UdeskCustomer();
                customer.CustomerToken ??= r.Values.CustomerToken;
                return customer;
            },
            static o =>
            {
                o.Data = "customer";
                o.MustAnswer = s_customerId;
            }));

        table.Add(Get<GetCustomerRequest, UdeskCustomer, UdeskCustomer>(
            "customers/get_customer",
            "customer",
            static (r, b) => WriteKey(r.Key, b),
            static (a, _) => a.Data ?? throw new AnswerException("it holds no customer")));

        table.Add(Write<UpdateCustomerRequest, UdeskCustomer, UdeskCustomer>(
            HttpMethod.Put,
            "customers/update_customer",
            static (r, b) =>
            {
                WriteKey(r.Key, b);
                WriteCustomer(r.Values, b);
            },
            static (a, _) => a.Data ?? new UdeskCustomer(),
            static o => o.Data = "customer"));

        table.Add(Write<DeleteCustomerRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Delete,
            "customers/destroy_customer",
            static (r, b) => WriteKey(r.Key, b),
            static (a, _) => a.Data ?? new Acknowledgement()));
    }

    private static void WriteKey(UdeskCustomerKey key, RequestBuilder builder)
        => builder.Query("type", key.Type).Query("content", Required(key.Content, "Id, -Email, -CellPhone or -CustomerToken"));

    private static void WriteCustomer(UdeskCustomerValues values, RequestBuilder builder)
    {
        var customer = new Dictionary<string, object>();
        Add(customer, "email", values.Email);
        Add(customer, "nick_name", values.NickName);
        Add(customer, "description", values.Description);
        Add(customer, "organization_id", values.OrganizationId);
        Add(customer, "owner_id", values.OwnerId);
        Add(customer, "owner_group_id", values.OwnerGroupId);
        Add(customer, "level", values.Level);
        Add(customer, "cellphones", Pairs(values.CellPhones));
        Add(customer, "custom_fields", values.CustomFields);
        Add(customer, TokenField, values.CustomerToken);
        // [?] The facts say that updates know it, not whether it stands inside or beside `customer`.
        Add(customer, "is_blocked", values.IsBlocked);

        builder.Body("customer", customer)
            .Body("tags", values.Tags is null ? null : string.Join(",", values.Tags))
            .Body("other_emails", Pairs(values.OtherEmails));
    }

    /// <summary>[id, new] changes, [null, new] adds, [id, null] removes.</summary>
    private static object?[][]? Pairs(IReadOnlyList<UdeskContact>? contacts)
        => contacts?.Select(contact => new object?[] { contact.Id, contact.Content }).ToArray();
}
