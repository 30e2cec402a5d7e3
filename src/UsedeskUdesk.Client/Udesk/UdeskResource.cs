using System;
using System.Net.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>A resource of Udesk: how its operations usually are.</summary>
internal abstract class UdeskResource : Resource
{
    /// <summary>A read: GET, parameters in the query.</summary>
    /// <param name="path">Below the base URI; parts that vary stand in braces.</param>
    /// <param name="data">The field of the answer that holds the data; empty for the answer itself.</param>
    /// <param name="write">Checks the request and writes it.</param>
    /// <param name="read">Makes the result.</param>
    protected static RequestOperation<TRequest, TData, TResult> Get<TRequest, TData, TResult>(
        string path,
        string data,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read)
        where TRequest : TypedRequest<TResult>
        => new(HttpMethod.Get, path, Envelope.UdeskCode, write, read) { Data = data };

    /// <summary>A write.</summary>
    /// <param name="method">POST, PUT or DELETE.</param>
    /// <param name="path">Below the base URI; parts that vary stand in braces.</param>
    /// <param name="write">Checks the request and writes it.</param>
    /// <param name="read">Makes the result.</param>
    protected static RequestOperation<TRequest, TData, TResult> Write<TRequest, TData, TResult>(
        HttpMethod method,
        string path,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read)
        where TRequest : TypedRequest<TResult>
        => new(method, path, Envelope.UdeskCode, write, read);

    /// <summary>A write whose answer says no more than that it was carried out.</summary>
    /// <param name="method">POST, PUT or DELETE.</param>
    /// <param name="path">Below the base URI; parts that vary stand in braces.</param>
    /// <param name="write">Checks the request and writes it.</param>
    protected static RequestOperation<TRequest, Acknowledgement, Acknowledgement> Write<TRequest>(
        HttpMethod method,
        string path,
        Action<TRequest, RequestBuilder> write)
        where TRequest : TypedRequest<Acknowledgement>
        => new(method, path, Envelope.UdeskCode, write, static (a, _) => a.Data ?? new Acknowledgement());

    /// <summary>Reads what comes along with an answer: its form must not cost the caller the answer itself.</summary>
    protected static T? Lenient<T>(JToken value)
        where T : class
    {
        try
        {
            return value.ToObject<T>(WireSerializer.Udesk);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
