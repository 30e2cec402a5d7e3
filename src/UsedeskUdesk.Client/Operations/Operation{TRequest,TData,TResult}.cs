using System;
using System.Collections.Generic;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>An operation, described by what it writes and how its answer is read.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TData">What the data in the answer is read as.</typeparam>
/// <typeparam name="TResult">What the caller gets.</typeparam>
internal sealed class Operation<TRequest, TData, TResult> : Operation<TResult>
    where TRequest : ApiRequest<TResult>
{
    private readonly Action<TRequest, RequestBuilder> _write;
    private readonly Func<Answer<TData>, TRequest, TResult> _read;

    public Operation(HttpMethod method, string path, Envelope envelope, Action<TRequest, RequestBuilder> write, Func<Answer<TData>, TRequest, TResult> read)
        : base(method, path, envelope)
    {
        _write = write;
        _read = read;
    }

    public override void Write(ApiRequest<TResult> request, RequestBuilder builder)
    {
        builder.Path = Path;
        _write((TRequest)request, builder);
    }

    public override TResult Read(AnswerReader answer, ApiRequest<TResult> request) => _read(answer.Read<TData>(this), (TRequest)request);
}
