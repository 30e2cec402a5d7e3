using System;
using System.Net.Http;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>The operation of one request type, described by what it writes and how its answer is read.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TData">What the data in the answer is read as.</typeparam>
/// <typeparam name="TResult">What the caller gets.</typeparam>
internal sealed class RequestOperation<TRequest, TData, TResult> : CallOperation<TResult>
    where TRequest : TypedRequest<TResult>
{
    private readonly Action<TRequest, RequestBuilder> _write;
    private readonly Func<Answer<TData>, TRequest, TResult> _read;

    public RequestOperation(HttpMethod method, string path, Envelope envelope, Action<TRequest, RequestBuilder> write, Func<Answer<TData>, TRequest, TResult> read)
        : base(method, path, envelope)
    {
        _write = write;
        _read = read;
    }

    public override void Write(TypedRequest<TResult> request, RequestBuilder builder)
    {
        builder.Path = Path;
        _write((TRequest)request, builder);
    }

    public override TResult Read(AnswerReader answer, TypedRequest<TResult> request)
    {
        var read = answer.Read<TData>(this);
        if (read.LacksData && read.Data is null && typeof(TData).IsArray && Repeatable && !LastPage.CountsNothing(read.Rest) && !(read.Code is { } code && Array.IndexOf(AlsoAccepted, code) >= 0))
        {
            // Under another name they would pass for no rows.
            throw new AnswerException($"it has no '{Data}'");
        }

        if (read.Data is object?[] rows && Array.IndexOf(rows, null) >= 0)
        {
            // A null in a list of things is none of them.
            var kept = Array.FindAll(rows, static row => row is not null);
            var typed = (object?[])Array.CreateInstance(rows.GetType().GetElementType()!, kept.Length);
            kept.CopyTo(typed, 0);
            read = read with { Data = (TData)(object)typed };
        }

        return _read(read, (TRequest)request);
    }
}
