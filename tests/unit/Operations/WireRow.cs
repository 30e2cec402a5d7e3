using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UsedeskUdesk.Client;

namespace UsedeskUdesk.Tests.Operations;

/// <summary>
/// One operation as the vendors' pages and what is known of live tenants have it, written down by hand. Nothing of it comes from
/// the client's own table: what is changed there has to be changed here too, by somebody who looked it up.
/// </summary>
public sealed record WireRow
{
    /// <summary>Makes the request, with everything that its kind can carry.</summary>
    public required Func<object> Request { get; init; }

    /// <summary>Method and path below the base address, as they are sent.</summary>
    public required string Call { get; init; }

    /// <summary>Parameters in the query, decoded; a GET of Usedesk has its token there too, a call of Udesk its signature: neither is listed.</summary>
    public string[] Query { get; init; } = [];

    /// <summary>The JSON body, in any order; null is none. Usedesk's token in it is not listed.</summary>
    public string? Body { get; init; }

    /// <summary>Whether it may be sent again after a failure behind the service's door.</summary>
    public required bool Repeatable { get; init; }

    /// <summary>The smallest answer that is a success.</summary>
    public required string Answer { get; init; }

    /// <summary>Answers that look like a success and are none: a create that names nothing, a receipt that does not say that it was done.</summary>
    public string[] NoSuccess { get; init; } = [];

    /// <summary>Properties without which nothing is sent.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Text properties with the most characters that the service takes.</summary>
    public (string Property, int Characters)[] Limits { get; init; } = [];

    /// <summary>Properties that take words of a closed list.</summary>
    public (string Property, string[] Words)[] Words { get; init; } = [];

    /// <summary>A limit beside the connection's: calls within seconds.</summary>
    public (int Calls, int Seconds)? Pace { get; init; }

    /// <summary>Rows that a page can have at most; 0 where there are no pages.</summary>
    public int PageSize { get; init; }

    public override string ToString() => Call;
}

/// <summary>Sends requests whose type a test does not know.</summary>
internal static class AnyCall
{
    public static async Task SendAsync(IDisposable client, object request)
    {
        switch (client)
        {
            case UdeskApiClient udesk:
                await SendAsync<UdeskService>(udesk, request);
                break;
            case UsedeskApiClient usedesk:
                await SendAsync<UsedeskService>(usedesk, request);
                break;
        }
    }

    /// <summary>A listing is asked for its first page.</summary>
    private static async Task SendAsync<TService>(IApiClient<TService> client, object request)
        where TService : IService
    {
        var page = request.GetType().GetInterfaces().SingleOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IPageRequest<,>));
        var (name, result) = page is null
            ? (nameof(CallAsync), Bases(request.GetType()).Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ApiRequest<,>)).GenericTypeArguments[1])
            : (nameof(PageAsync), page.GenericTypeArguments[1]);
        var method = typeof(AnyCall).GetMethod(name, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(typeof(TService), result);
        await (Task)method.Invoke(null, [client, request])!;
    }

    private static async Task CallAsync<TService, TResult>(IApiClient<TService> client, ApiRequest<TService, TResult> request)
        where TService : IService
        => await client.SendAsync(request);

    private static async Task PageAsync<TService, TItem>(IApiClient<TService> client, IPageRequest<TService, TItem> request)
        where TService : IService
        => await client.Read(request).NextAsync();

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent;
        }
    }
}
