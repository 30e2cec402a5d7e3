using System;
using System.Collections.Generic;
using System.Linq;
using UsedeskUdesk.Client.Operations;
using UsedeskUdesk.Client.Udesk;
using UsedeskUdesk.Client.Usedesk;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests.Operations;

/// <summary>Whoever adds a request or a resource is told what is missing.</summary>
public class OperationTableTests
{
    private static readonly Type[] s_requests = typeof(ApiObject).Assembly.GetTypes().Where(type => !type.IsAbstract && !type.ContainsGenericParameters).ToArray();

    [Fact]
    public void EachRequestOfUdeskHasAnOperation() => EachHasOne<UdeskService>(UdeskOperations.Table);

    [Fact]
    public void EachRequestOfUsedeskHasAnOperation() => EachHasOne<UsedeskService>(UsedeskOperations.Table);

    [Fact]
    public void EachResourceIsInItsTable()
    {
        Assert.Equal(Resources<UdeskResource>(), Listed(UdeskOperations.Resources));
        Assert.Equal(Resources<UsedeskResource>(), Listed(UsedeskOperations.Resources));
    }

    [Fact]
    public void NoTwoOperationsAreTheSameCall()
    {
        foreach (var table in new[] { UdeskOperations.Table, UsedeskOperations.Table })
        {
            var calls = table.All.Select(pair => $"{pair.Value.Method} {pair.Value.Path}").ToArray();
            Assert.Equal(calls.Distinct(), calls);
        }
    }

    /// <summary>A resource's file is found from the folder of its models, and the other way round.</summary>
    [Fact]
    public void ResourcesAreNamedAfterTheFoldersOfTheirModels()
    {
        var root = Repository.Root;
        foreach (var service in new[] { "Udesk", "Usedesk" })
        {
            var folders = System.IO.Directory.GetDirectories(System.IO.Path.Combine(root, "src/UsedeskUdesk.Abstractions", service)).Select(System.IO.Path.GetFileName);
            // Signatures, dynamic blocks and events are no resources of the API, and logging in has no model.
            var known = service == "Udesk" ? Listed(UdeskOperations.Resources).Except(["LogIn"]).Append("Signatures") : Listed(UsedeskOperations.Resources).Append("DynamicBlocks");
            Assert.Equal(folders.Order(StringComparer.Ordinal), known.Append("Events").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void ARequestWithoutAnOperationIsNamed()
    {
        var error = Assert.Throws<ArgumentException>(() => UsedeskOperations.Table.Find(new CreateImSessionRequest()));

        Assert.Equal("request", error.ParamName);
        Assert.StartsWith("This service has no operation for a CreateImSessionRequest.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE", "im/sessions/close_queue", "")]
    [InlineData("GET", "im/sessions/close_queue", null)]
    [InlineData("DELETE", "im/sessions/17", "17")]
    [InlineData("DELETE", "im/sessions/destroy_session", "")]
    [InlineData("GET", "im/sessions/17", null)]
    [InlineData("DELETE", "im/sessions", null)]
    [InlineData("DELETE", "im/sessions/17/18", null)]
    [InlineData("DELETE", "im/other/17", null)]
    [InlineData("PUT", "im/sessions/17/message_preview", "17")]
    public void APathIsFoundAsItStandsOrByItsParts(string method, string path, string? variable)
    {
        var found = UdeskOperations.Table.Match(method, path, out var parts);

        Assert.Equal((variable is not null, variable ?? string.Empty), (found is not null, parts));
    }

    private static void EachHasOne<TService>(OperationTable table)
        where TService : IService
    {
        var requests = s_requests.Where(IsOf<TService>).ToArray();
        Assert.True(requests.Length > 20);
        Assert.Empty(requests.Except(table.All.Select(pair => pair.Key)).Select(type => type.Name));
    }

    private static bool IsOf<TService>(Type type)
        => type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IPageRequest<,>) && contract.GenericTypeArguments[0] == typeof(TService))
            || Bases(type).Any(parent => parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(ApiRequest<,>) && parent.GenericTypeArguments[0] == typeof(TService));

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    private static IEnumerable<string> Resources<T>() => typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T))).Select(type => type.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Listed(IEnumerable<Resource> resources) => resources.Select(resource => resource.GetType().Name).Order(StringComparer.Ordinal);
}
