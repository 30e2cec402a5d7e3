using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Creates a client (create/client).</summary>
public sealed class CreateClientRequest : ClientRequest
{
}
