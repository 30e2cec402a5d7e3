using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client;

/// <summary>The exchange of a password for the token; of no use beside <see cref="UdeskApiClient.LogInAsync"/>.</summary>
internal sealed class LogInRequest : UdeskRequest<ApiSecret>
{
    public LogInRequest(string email, ApiSecret password)
    {
        Email = email;
        Password = password;
    }

    public string Email { get; }

    public ApiSecret Password { get; }
}
