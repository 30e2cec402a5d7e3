using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>A connection to Usedesk.</summary>
public interface IUsedeskApiClient : IApiClient<UsedeskService>
{
}
