using System;

namespace UsedeskUdesk;

/// <summary>Gets the definitions of tickets' custom fields (ticket/fields).</summary>
public sealed class GetTicketFieldsRequest : UsedeskRequest<UsedeskTicketField[]>
{
}
