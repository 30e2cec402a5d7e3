using System;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>A resource of Usedesk: how its operations usually are. Nearly all are POSTs, reads too.</summary>
internal abstract class UsedeskResource : Resource
{
    private static readonly string[] s_saysSuccess = { "status" };

    /// <summary>A write: POST.</summary>
    /// <param name="path">Below the base URI.</param>
    /// <param name="write">Checks the request and writes it.</param>
    /// <param name="read">Makes the result.</param>
    /// <param name="mustAnswer">See <see cref="Operation.MustAnswer"/>; without any, that it was done. A create names what it made.</param>
    protected static RequestOperation<TRequest, TData, TResult> Write<TRequest, TData, TResult>(
        string path,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read,
        params string[] mustAnswer)
        where TRequest : TypedRequest<TResult>
        => new(HttpMethod.Post, path, Envelope.Usedesk, write, read) { MustAnswer = mustAnswer.Length > 0 ? mustAnswer : s_saysSuccess };

    /// <summary>A read that is a POST.</summary>
    /// <param name="path">Below the base URI.</param>
    /// <param name="write">Checks the request and writes it.</param>
    /// <param name="read">Makes the result.</param>
    protected static RequestOperation<TRequest, TData, TResult> Read<TRequest, TData, TResult>(
        string path,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read)
        where TRequest : TypedRequest<TResult>
        => new(HttpMethod.Post, path, Envelope.Usedesk, write, read) { Repeatable = true };

    /// <summary>A read that is a GET.</summary>
    /// <param name="path">Below the base URI; parts that vary stand in braces.</param>
    /// <param name="write">Checks the request and writes it.</param>
    /// <param name="read">Makes the result.</param>
    protected static RequestOperation<TRequest, TData, TResult> Get<TRequest, TData, TResult>(
        string path,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read)
        where TRequest : TypedRequest<TResult>
        => new(HttpMethod.Get, path, Envelope.Usedesk, write, read);

    /// <summary>For writes whose answer says no more than the caller knows: one without a body is a success too.</summary>
    protected static T Receipt<T>(Answer<JToken> answer)
        where T : ApiObject, new()
        => answer.Data is JObject json ? Model<T>(json) : new T();

    protected static T Model<T>(JToken value) => value.ToObject<T>(WireSerializer.Usedesk)!;

    /// <summary>The objects of a list; anything else in it is left out.</summary>
    protected static T[] Models<T>(JToken? value) => Items(value).OfType<JObject>().Select(Model<T>).ToArray();

    /// <summary>Success is "success" in some answers and true in others.</summary>
    protected static string? Success(JToken value)
        => Text(value) is { } word && word.Equals("true", StringComparison.OrdinalIgnoreCase) ? "success" : Text(value);
}
