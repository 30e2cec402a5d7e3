using System;

namespace UsedeskUdesk;

/// <summary>The custom fields of tickets (ticket/fields).</summary>
public sealed class GetTicketFieldsRequest : UsedeskRequest<UsedeskTicketField[]>
{
}
