using System.Net.Http;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>Tags of tickets.</summary>
internal sealed class Tags : UsedeskResource
{
    public override void AddOperations(OperationTable table)
        => table.Add(new ListOperation<ListTagsRequest, UsedeskTag>(
            HttpMethod.Post,
            "tags",
            Envelope.Usedesk,
            Limits.RowsPerPage,
            static (r, page, b) => b.Body("query", r.Query).Body("offset", page.Index),
            LastPage.ByLength)
        {
            Key = static row => row.TagId,
        });
}
