using System.Globalization;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>Organizations that customers belong to.</summary>
internal sealed class Organizations : UdeskResource
{
    public override void AddOperations(OperationTable table)
    {
        table.Add(List<ListOrganizationsRequest, UdeskOrganization>(
            "organizations",
            "organizations",
            "per_page",
            100,
            static row => row.OrganizationId,
            static (r, b) => b.Query("filter_id", Positive(r.FilterId, nameof(r.FilterId))).Query("query", r.Query)));

        table.Add(Get<GetOrganizationRequest, UdeskOrganization, UdeskOrganization>(
            "organizations/show_org",
            "organization",
            static (r, b) =>
            {
                var (type, content) = (r.OrganizationId, Given(r.Name), Given(r.OrganizationToken)) switch
                {
                    ({ } id, _, _) => ("id", Positive(id, nameof(r.OrganizationId)).ToString(CultureInfo.InvariantCulture)),
                    (_, { } name, _) => ("name", name),
                    (_, _, { } token) => ("token", token),
                    _ => throw RequestException.Create("MissingParameter", $"Give {Property(nameof(r.OrganizationId))}, {Property(nameof(r.Name))} or {Property(nameof(r.OrganizationToken))}.", nameof(r.OrganizationId)),
                };
                b.Query("type", type).Query("content", content);
            },
            static (a, _) => a.Data ?? throw new AnswerException("it holds no organization")));
    }

    public override void AddFields(IrregularFields fields)
        => fields.Add<UdeskOrganization>("domains", static (organization, value) => organization.Domain = Texts(value, "name"));
}
