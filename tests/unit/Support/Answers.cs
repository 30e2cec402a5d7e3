using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace UsedeskUdesk.Tests.Support;

/// <summary>One request of either service, and one answer to it, over a socket.</summary>
internal static class Answers
{
    private static readonly Uri s_nowhere = new("https://service.example.test/api");

    public static async Task<T> ReadAsync<TService, T>(ApiRequest<TService, T> request, string answer)
        where TService : IService
        => (await CallAsync<TService, T>(client => client.SendAsync(request), answer)).Result;

    /// <summary>The first page.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<TService, T>(IPageRequest<TService, T> request, string answer)
        where TService : IService
        => (await CallAsync<TService, IReadOnlyList<T>?>(client => client.Read(request).NextAsync(), answer)).Result!;

    public static async Task<ServiceException> FailedAsync<TService, T>(ApiRequest<TService, T> request, string answer)
        where TService : IService
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Client<TService>(server.BaseUri);
        return await Clients.FailsAsync(client.SendAsync(request));
    }

    /// <summary>What arrived.</summary>
    public static async Task<Exchange> SentAsync<TService, T>(ApiRequest<TService, T> request, string answer)
        where TService : IService
        => (await CallAsync<TService, T>(client => client.SendAsync(request), answer)).Arrived;

    /// <summary>What arrived for the first page.</summary>
    public static async Task<Exchange> AskedAsync<TService, T>(IPageRequest<TService, T> request, string answer)
        where TService : IService
        => (await CallAsync<TService, IReadOnlyList<T>?>(client => client.Read(request).NextAsync(), answer)).Arrived;

    /// <summary>The body that arrived, without a token.</summary>
    public static async Task<JObject> BodyAsync<TService, T>(ApiRequest<TService, T> request, string answer)
        where TService : IService
        => Body(await SentAsync(request, answer));

    /// <summary>The body that arrived for the first page, without a token.</summary>
    public static async Task<JObject> BodyAsync<TService, T>(IPageRequest<TService, T> request, string answer)
        where TService : IService
        => Body(await AskedAsync(request, answer));

    /// <summary>Why nothing was sent.</summary>
    public static async Task<RequestException> RefusedAsync<TService, T>(ApiRequest<TService, T> request)
        where TService : IService
    {
        using var client = Client<TService>(s_nowhere);
        return await Assert.ThrowsAsync<RequestException>(() => Guard.Async(client.SendAsync(request)));
    }

    /// <inheritdoc cref="RefusedAsync{TService, T}(ApiRequest{TService, T})"/>
    public static async Task<RequestException> RefusedAsync<TService, T>(IPageRequest<TService, T> request)
        where TService : IService
    {
        using var client = Client<TService>(s_nowhere);
        return await Assert.ThrowsAsync<RequestException>(() => Guard.Async(client.Read(request).NextAsync()));
    }

    /// <summary>How a listing ends whose service gives the same whole page whatever it is asked for.</summary>
    public static async Task<string> EndOfSamePageAsync<TService, T>(IPageRequest<TService, T> request, int rows, string page)
        where TService : IService
    {
        await using var server = new RawServer(Http.Json(page));
        using var client = Client<TService>(server.BaseUri);
        var reader = client.Read(request);
        Assert.Equal(rows, (await Guard.Async(reader.NextAsync()))!.Count);
        return (await Clients.FailsAsync(reader.NextAsync())).ErrorId;
    }

    private static async Task<(T Result, Exchange Arrived)> CallAsync<TService, T>(Func<IApiClient<TService>, Task<T>> call, string answer)
        where TService : IService
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Client<TService>(server.BaseUri);
        var result = await Guard.Async(call(client));
        return (result, Assert.Single(server.Arrived));
    }

    private static IApiClient<TService> Client<TService>(Uri uri)
        where TService : IService
        => (IApiClient<TService>)(typeof(TService) == typeof(UdeskService) ? (object)Clients.Udesk(uri) : Clients.Usedesk(uri));

    private static JObject Body(Exchange arrived)
    {
        var body = JObject.Parse(arrived.Text);
        body.Remove("api_token");
        return body;
    }
}
