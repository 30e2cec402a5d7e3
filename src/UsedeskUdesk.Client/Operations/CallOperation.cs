using System.Net.Http;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>An operation that is answered in one piece.</summary>
/// <typeparam name="TResult">What the caller gets.</typeparam>
internal abstract class CallOperation<TResult> : Operation
{
    protected CallOperation(HttpMethod method, string path, Envelope envelope)
        : base(method, path, envelope)
    {
    }

    public abstract void Write(TypedRequest<TResult> request, RequestBuilder builder);

    public abstract TResult Read(AnswerReader answer, TypedRequest<TResult> request);
}
