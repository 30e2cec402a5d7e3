using System;
using System.Linq;
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

    /// <summary>A listing in pages that are counted from 1; the last one is told by the page count.</summary>
    /// <param name="path">Below the base URI; parts that vary stand in braces.</param>
    /// <param name="data">The field of the answer that holds the rows; a path, such as "user_group.agents", where it lies deeper.</param>
    /// <param name="sizeName">The service's name for the number of rows a page.</param>
    /// <param name="mostRows">The largest page.</param>
    /// <param name="key">Tells a row from others.</param>
    /// <param name="write">Checks the request and writes it.</param>
    protected static ListOperation<TRequest, TItem> List<TRequest, TItem>(string path, string data, string sizeName, int mostRows, Func<TItem, object?> key, Action<TRequest, RequestBuilder> write)
        where TRequest : ApiPageRequest<TItem>
        => new(
            HttpMethod.Get,
            path,
            Envelope.UdeskCode,
            mostRows,
            (r, page, b) =>
            {
                write(r, b);
                b.Query("page", page.Index + 1).Query(sizeName, page.Size);
            },
            LastPage.ByPageCount)
        {
            Data = data,
            Key = key,
        };

    /// <summary>The objects of a list; anything else in it is left out.</summary>
    protected static T[] Models<T>(JToken? value)
        where T : class
        => JsonFields.Items(value).OfType<JObject>().Select(Lenient<T>).OfType<T>().ToArray();

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
