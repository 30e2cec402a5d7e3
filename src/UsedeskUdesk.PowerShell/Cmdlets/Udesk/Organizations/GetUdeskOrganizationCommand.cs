using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Reads organizations: single ones, or a list of them.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskOrganization", DefaultParameterSetName = "List")]
[OutputType(typeof(UdeskOrganization))]
public sealed class GetUdeskOrganizationCommand : ReadCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [NumberListArgument]
    [IdCompletion(NameKind.Organization)]
    public long[]? OrganizationId { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Name")]
    [IdCompletion(NameKind.Organization, ByName = true)]
    [PlainTextArgument]
    public string[]? Name { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Token")]
    [FreeText]
    [PlainTextArgument]
    public string[]? OrganizationToken { get; set; }

    [Parameter(ParameterSetName = "List")]
    [NumberArgument]
    [FreeText]
    public long? FilterId { get; set; }

    [Parameter(ParameterSetName = "List")]
    [FreeText]
    [PlainTextArgument]
    public string? Query { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long? First { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long Skip { get; set; }

    private protected override void ProcessItem()
    {
        switch (ParameterSetName)
        {
            case "Id":
                // Most customers belong to none: an empty property asks for nothing.
                foreach (var id in OrganizationId ?? System.Array.Empty<long>())
                {
                    Read(new GetOrganizationRequest { OrganizationId = id }, id);
                }

                break;
            case "Name":
                foreach (var name in Name!)
                {
                    Read(new GetOrganizationRequest { Name = name }, name);
                }

                break;
            case "Token":
                foreach (var token in OrganizationToken!)
                {
                    Read(new GetOrganizationRequest { OrganizationToken = token }, token);
                }

                break;
            default:
                WritePages(new ListOrganizationsRequest { FilterId = FilterId, Query = Query.NullIfEmpty(), First = First, Skip = Skip }, FilterId ?? (object?)Query);
                break;
        }
    }
}
