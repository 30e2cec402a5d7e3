using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;
using static UsedeskUdesk.Client.Operations.Arguments;
using static UsedeskUdesk.Client.Usedesk.Values;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>Clients: those who write to the company.</summary>
internal sealed class Clients : UsedeskResource
{
    public override void AddOperations(OperationTable table)
    {
        table.Add(Read<GetClientRequest, ClientAnswer[], UsedeskClient?>(
            "client",
            static (r, b) => b.Body("client_id", Positive(r.ClientId, nameof(r.ClientId))),
            static (a, _) => a.Data?.FirstOrDefault()?.Client));

        table.Add(new ListOperation<GetClientsRequest, UsedeskClient>(
            HttpMethod.Post,
            "clients",
            Envelope.Usedesk,
            Limits.RowsPerPage,
            static (r, page, b) => b
                .Body("created_after", WholeMinute(r.CreatedAfter))
                .Body("created_before", WholeMinute(r.CreatedBefore))
                .Body("query", r.Query)
                .Body("search_type", OneOf(r.SearchType, nameof(r.SearchType), UsedeskClientSearch.Known))
                // Counts pages, not rows.
                .Body("offset", page.Index),
            LastPage.ByLength)
        {
            Key = static row => row.ClientId,
        });

        table.Add(Write<CreateClientRequest, UsedeskClientReceipt, UsedeskClientReceipt>(
            "create/client",
            static (r, b) =>
            {
                WriteClient(r, b);
                if (!b.HasBody)
                {
                    throw RequestException.Create("MissingParameter", $"A client needs at least one value, such as {Property(nameof(r.Name))}, {Property(nameof(r.Email))} or {Property(nameof(r.Phone))}.");
                }
            },
            static (a, r) =>
            {
                var receipt = a.Data!;
                receipt.Name = r.Name ?? (r.Email is { Count: > 0 } emails ? emails[0] : r.Phone);
                return receipt;
            },
            "client_id"));

        table.Add(Write<UpdateClientRequest, JToken, UsedeskClientReceipt>(
            "update/client",
            static (r, b) =>
            {
                b.Body("client_id", Positive(r.ClientId, nameof(r.ClientId)));
                WriteClient(r, b);
                NeedsChange(b, "client", r.ClientId);
                if (r.MergeId == r.ClientId)
                {
                    throw RequestException.Create("InvalidParameter", $"Client {r.ClientId} cannot be merged with itself.", nameof(r.MergeId));
                }

                if (r.IsNewNote)
                {
                    Required(r.Note, nameof(r.Note));
                    b.Body("is_new_note", true);
                }
            },
            static (a, r) =>
            {
                var receipt = Receipt<UsedeskClientReceipt>(a);
                receipt.ClientId = receipt.ClientId == 0 ? r.ClientId : receipt.ClientId;
                return receipt;
            },
            "status",
            "client_id"));
    }

    public override void AddFields(IrregularFields fields)
    {
        // One text in a listing, objects in a single client, [null] where there are none.
        fields.Add<UsedeskClient>("emails", static (client, value) => client.Emails = Texts(value, "email"));
        fields.Add<UsedeskClient>("phones", static (client, value) => client.Phones = Texts(value, "phone"));
        fields.Add<UsedeskClient>("phone", static (client, value) => client.Phones = client.Phones.Length > 0 ? client.Phones : Texts(value, "phone"));
        fields.Add<UsedeskClient>("sites", static (client, value) =>
        {
            client.Sites = Texts(value, "url");
            client.SiteEntries = Items(value).Select(static site => site is JObject ? Model<UsedeskSite>(site) : new UsedeskSite { Url = Text(site) }).ToArray();
        });
        fields.Add<UsedeskClient>("messengers", static (client, value) => client.Messengers = Models<UsedeskMessenger>(value));
        fields.Add<UsedeskClient>("addresses", static (client, value) => client.Addresses = Models<UsedeskAddress>(value));
        fields.Add<UsedeskClient>("client_company", static (client, value) => client.CompanyName = Text(value is JObject company ? company["name"] : value));
        fields.Add<UsedeskClientReceipt>("status", static (receipt, value) => receipt.Status = Success(value));
    }

    private static void WriteClient(ClientRequest r, RequestBuilder b)
    {
        if (r.StatusVip is not null && r.StatusSpam is not null)
        {
            throw RequestException.Create("InvalidParameter", $"Give either {Property(nameof(r.StatusVip))} or {Property(nameof(r.StatusSpam))}: the service accepts one of them in a call.", nameof(r.StatusSpam));
        }

        if (r.NewAddress)
        {
            Required(r.ClientAddress, nameof(r.ClientAddress));
        }

        b.Body("name", AtMost(r.Name, Limits.Text, nameof(r.Name)))
            .Body("emails", r.Email is { Count: > 0 } ? r.Email.Select(email => Address(email, nameof(r.Email))).ToArray() : null)
            .Body("phone", Digits(r.Phone))
            .Body("phone_type", OneOf(r.PhoneType, nameof(r.PhoneType), UsedeskPhoneType.Known))
            .Body("messengers", r.Messenger is { Count: > 0 } ? r.Messenger.Select(Messenger).ToArray() : null)
            .Body("sites", r.Site is { Count: > 0 } ? r.Site.Select(Site).ToArray() : null)
            .Body("note", r.Note)
            .Body("position", AtMost(r.Position, Limits.Text, nameof(r.Position)))
            .Body("client_country", AtMost(r.ClientCountry, Limits.Text, nameof(r.ClientCountry)))
            .Body("client_city", AtMost(r.ClientCity, Limits.Text, nameof(r.ClientCity)))
            .Body("client_address", AtMost(r.ClientAddress, Limits.Text, nameof(r.ClientAddress)))
            .Body("new_address", r.NewAddress ? true : null)
            // [?] Whether the service would rather have the words in quotes; both are read today.
            .Body("status_vip", r.StatusVip)
            .Body("status_spam", r.StatusSpam)
            .Body("merge_id", Positive(r.MergeId, nameof(r.MergeId)));
        Files.WriteAvatar(b, r.Avatar);
    }

    private static Dictionary<string, string> Messenger(IReadOnlyDictionary<string, string> given)
    {
        var result = new Dictionary<string, string>();
        foreach (var pair in given)
        {
            var name = pair.Key.ToLowerInvariant();
            if (name is not ("identity" or "type" or "uid" or "id"))
            {
                throw RequestException.Create("InvalidParameter", $"A messenger has type, identity, uid and id; '{pair.Key}' is not valid.", "Messenger");
            }

            result[name] = pair.Value;
        }

        if (Has("id"))
        {
            return result;
        }

        result.Remove("id");
        return Has("type") && Has("identity")
            ? result
            : throw RequestException.Create("MissingParameter", $"{Property("Messenger")} needs type and identity, such as telegram and ivanov; only an entry with an id may lack them.", "Messenger");

        bool Has(string name) => result.TryGetValue(name, out var value) && value.Length > 0;
    }

    private static Dictionary<string, object> Site(UsedeskSite site)
        => new Dictionary<string, object>()
            .With("id", site.SiteId is { } id ? Positive(id, "Site") : null)
            .With("url", site.SiteId is null ? Required(site.Url, "Site") : site.Url ?? string.Empty);

    /// <summary>People write phones with signs between the digits; the service takes digits only.</summary>
    private static string? Digits(string? phone)
    {
        if (phone is null)
        {
            return null;
        }

        var digits = new string(phone.Where(static c => !char.IsWhiteSpace(c) && "+-().".IndexOf(c) < 0).ToArray());
        return digits.Length > 0 && digits.All(static c => c is >= '0' and <= '9')
            ? digits
            : throw RequestException.Create("InvalidPhone", $"'{phone}' is not a valid phone number: give digits, with the country code first.", "Phone");
    }

    /// <summary>The client's e-mails are right only within the client; beside it they may be [null].</summary>
    private sealed class ClientAnswer
    {
        public UsedeskClient? Client { get; set; }
    }
}
