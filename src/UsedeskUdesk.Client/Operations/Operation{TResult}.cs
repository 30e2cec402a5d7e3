using System;
using System.Collections.Generic;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>An operation that is answered in one piece.</summary>
internal abstract class Operation<TResult> : Operation
{
    protected Operation(HttpMethod method, string path, Envelope envelope)
        : base(method, path, envelope)
    {
    }

    public abstract void Write(ApiRequest<TResult> request, RequestBuilder builder);

    public abstract TResult Read(AnswerReader answer, ApiRequest<TResult> request);
}
