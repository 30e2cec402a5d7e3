using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json;
using UsedeskUdesk.Client;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>What administrators list at Udesk: agents, groups, customers, fields, ratings, organizations, notes.</summary>
public class DirectoryTests
{
    private const string Secret = "sip-secret-of-a-phone";

    private static readonly string[] s_agents =
    [
        $$"""{"id":5,"nick_name":"Li","aliase":"Xiao","user_group_ids":["1",2],"password":"{{Secret}}"}""",
        $$"""{"password":{"today":"{{Secret}}"},"id":"6","nick_name":"Tom","disable_status":"disable","im_ability_value":"8"}""",
        $$"""{"id":7,"ucpapp_subaccount":{"account":"7","nested":[{"password":"{{Secret}}"}]},"nick_name":"Anna"}""",
    ];

    [Fact]
    public async Task AnAgentsPhoneKeepsItsSecret()
    {
        await using var server = new RawServer(Http.Json($$"""{"code":1000,"agents":[{{string.Join(",", s_agents)}}],"meta":{"total_pages":1} }"""));
        using var client = Udesk(server.BaseUri);

        var agents = await Guard.Async(client.Read(new ListAgentsRequest { WithDisabled = true }).NextAsync());
        var raw = await Guard.Async(client.SendAsync(new RawRequest<UdeskService> { Path = "agents" }));

        Assert.Equal([(5L, "Li", "Xiao", null), (6L, "Tom", null, 8), (7L, "Anna", null, (int?)null)], agents!.Select(agent => (agent.AgentId, agent.NickName, agent.Alias, agent.ImAbilityValue)));
        Assert.Equal([1L, 2L], agents![0].UserGroupId);
        Assert.Equal([null, true, null], agents.Select(agent => agent.IsDisabled));
        foreach (var text in new[] { JsonConvert.SerializeObject(agents), JsonConvert.SerializeObject(raw) })
        {
            Assert.Contains("Anna", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain("password", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("ucpapp", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ListingsAreReadToTheirLastPage()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var client = Udesk(host);
        using var calls = new SimulatorCalls(host);
        await calls.ControlAsync("customers/seed", """{"count":205}""");

        var customers = await AllAsync(client.Read(new ListCustomersRequest()));
        var notes = await AllAsync(client.Read(new ListNotesRequest()));
        var groups = await AllAsync(client.Read(new ListUserGroupsRequest { PageSize = 2 }));
        var members = await AllAsync(client.Read(new ListUserGroupAgentsRequest { GroupId = 102, PageSize = 1 }));
        var organizations = await AllAsync(client.Read(new ListOrganizationsRequest { PageSize = 1 }));

        Assert.Equal(host.State.Customers.Count, customers.Count);
        Assert.Equal(120, notes.Count);
        Assert.Equal([101L, 102L, 103L], groups.Select(group => group.GroupId));
        Assert.Equal(groups[1].Agent.Select(agent => agent.NickName), members.Select(agent => agent.NickName));
        Assert.Equal([401L, 402L], organizations.Select(organization => organization.OrganizationId!.Value));
    }

    [Fact]
    public async Task NoMoreCustomersAreAskedForThanTheServiceLists()
    {
        await using var server = new RawServer(exchange => exchange.SendAsync(Http.Json(
            $$"""{"code":1000,"customers":[{{string.Join(",", Enumerable.Range(100 * exchange.Number, 100).Select(id => $"{{\"id\":{id}}}"))}}],"meta":{"total_pages":2000,"total_count":200000} }""")));
        using var client = Udesk(server.BaseUri);

        Assert.Equal(300, (await AllAsync(client.Read(new ListCustomersRequest { Skip = ListCustomersRequest.MaximumRows - 300 }))).Count);
        Assert.Equal(3, server.Arrived.Count);
        var error = await Assert.ThrowsAsync<RequestException>(() => client.Read(new ListCustomersRequest { Skip = ListCustomersRequest.MaximumRows }).NextAsync());
        Assert.Equal(("InvalidParameter", "Skip"), (error.ErrorId, error.PropertyName));
        Assert.Equal(3, server.Arrived.Count);
    }

    [Theory]
    [InlineData("""{"session_id":"9","survey_option_id":37,"survey_remark":"good","resolved_state":"0","tags":"a,b","customer_id":5}""", "good", true, 2)]
    [InlineData("""{"session_id":9,"survey_option_id":"37","remark":"good","resolved_state":1,"tags":[{"name":"a"}],"customer_id":5}""", "good", false, 1)]
    [InlineData("""{"session_id":9,"survey_option_id":37,"remark":null,"resolved_state":null,"tags":"","customer_id":"5"}""", null, null, 0)]
    public async Task ARatingIsReadInEachForm(string row, string? remark, bool? resolved, int tags)
    {
        await using var server = new RawServer(Http.Json($$"""{"status":0,"item":[{{row}}],"total_pages":1}"""), Http.Json($$"""{"code":1000,"item":[{{row}}]}"""));
        using var client = Udesk(server.BaseUri);
        var now = DateTimeOffset.UtcNow;

        for (var i = 0; i < 2; i++)
        {
            var rating = (await AllAsync(client.Read(new ListSurveyResultsRequest { StartTime = now.AddDays(-1), EndTime = now }))).Single();

            Assert.Equal((9L, 37L, 5L, remark, resolved), (rating.SessionId, rating.SurveyOptionId, rating.CustomerId, rating.Remark, rating.IsResolved));
            Assert.Equal(tags, rating.Tag.Length);
        }
    }

    [Theory]
    [InlineData("""{"status":0,"items":[{"session_id":9}]}""", 1)]
    [InlineData("""{"status":0,"item":[]}""", 0)]
    [InlineData("""{"status":0,"message":"success"}""", null)]
    public async Task RatingsWithoutRowsAreNoRatings(string answer, int? rows)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Udesk(server.BaseUri);
        var reader = client.Read(new ListSurveyResultsRequest { StartTime = DateTimeOffset.UtcNow.AddDays(-1), EndTime = DateTimeOffset.UtcNow });

        if (rows is { } count)
        {
            Assert.Equal(count, (await AllAsync(reader)).Count);
            return;
        }

        Assert.Equal(ServiceFailure.InvalidResponse, (await FailsAsync(reader.NextAsync())).Failure);
    }

    [Fact]
    public async Task ACategoryThatTheServiceWouldTakeForTicketsIsRefused()
    {
        await using var server = new RawServer(Http.Json("""{"code":1000,"fields":[{"id":8,"field_name":"SelectField_8","options":[{"title":"Phones","value":"1","subs":[{"title":"Old","value":"2"}]}]}]}"""));
        using var client = Udesk(server.BaseUri);

        var error = await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(new GetCustomFieldsRequest { Category = "agent" }));
        var field = (await Guard.Async(client.SendAsync(new GetCustomFieldsRequest { Category = "Customer" }))).Single();

        Assert.Equal("InvalidParameter", error.ErrorId);
        Assert.Equal("customer", server.Arrived.Single().Query("category"));
        Assert.Equal(("customer", "Old"), (field.Category, field.Option.Single().Sub.Single().Title));
    }

    [Theory]
    [InlineData("\"a.test, b.test\"", 2)]
    [InlineData("[\"a.test\"]", 1)]
    [InlineData("null", 0)]
    public async Task AnOrganizationIsReadByItsKey(string domains, int count)
    {
        await using var server = new RawServer(Http.Json($$"""{"code":1000,"organization":{"id":"4","name":"Shop","domains":{{domains}},"token":"t-1","customer_count":"3"} }"""));
        using var client = Udesk(server.BaseUri);

        var organization = await Guard.Async(client.SendAsync(new GetOrganizationRequest { OrganizationToken = "t-1" }));

        Assert.Equal(("token", "t-1"), (server.Arrived.Single().Query("type"), server.Arrived.Single().Query("content")));
        Assert.Equal((4L, "Shop", "t-1", 3L, count), (organization.OrganizationId, organization.Name, organization.OrganizationToken, organization.CustomerCount, organization.Domain.Length));
        Assert.Equal("MissingParameter", (await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(new GetOrganizationRequest()))).ErrorId);
    }

    [Fact]
    public async Task ViewsAndRatingsAreAddedOnce()
    {
        await using var server = new RawServer(
            Http.Json("""{"res":true,"views":"12"}"""), Http.Json("""{"rating":{"positive":"3","negative":0}}"""), Http.Json("""{"res":true}"""));
        using var client = Usedesk(server.BaseUri);

        var views = await Guard.Async(client.SendAsync(new AddArticleViewsRequest { Account = 4, ArticleId = 9, Count = 2 }));
        var ratings = await Guard.Async(client.SendAsync(new AddArticleRatingsRequest { Account = 4, ArticleId = 9, Positive = 1 }));
        var unknown = await FailsAsync(client.SendAsync(new AddArticleViewsRequest { Account = 4, ArticleId = 9 }));
        var nothing = await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(new AddArticleRatingsRequest { Account = 4, ArticleId = 9 }));

        Assert.Equal((4L, 9L, 12L), (views.Account, views.ArticleId, views.Views));
        Assert.Equal((9L, 3, 0), (ratings.ArticleId, ratings.PositiveRatings, ratings.NegativeRatings));
        Assert.Equal(ServiceFailure.WriteOutcomeUnknown, unknown.Failure);
        Assert.Equal("InvalidParameter", nothing.ErrorId);
        Assert.Equal(["/api/support/4/articles/9/add-views", "/api/support/4/articles/9/change-rating", "/api/support/4/articles/9/add-views"], server.Arrived.Select(request => request.Target));
    }

    [Fact]
    public async Task EntriesOfAClientKeepTheirNumbers()
    {
        await using var server = new RawServer(
            Http.Json("""[{"client":{"id":5,"sites":[{"id":"7","url":"https://a.test"}],"messengers":[{"id":8,"type":"telegram","identity":"@a"}]}}]"""), Http.Json("""{"client_id":5,"status":true}"""));
        using var client = Usedesk(server.BaseUri);

        var read = await Guard.Async(client.SendAsync(new GetClientRequest { ClientId = 5 }));
        await Guard.Async(client.SendAsync(new UpdateClientRequest
        {
            ClientId = 5,
            MergeId = 6,
            Site = [new UsedeskSite { SiteId = 7, Url = string.Empty }, new UsedeskSite { Url = "https://b.test" }],
            Messenger = [new Dictionary<string, string> { ["id"] = "8", ["identity"] = string.Empty }],
        }));

        Assert.Equal((7L, "https://a.test", 8L), (read!.SiteEntries.Single().SiteId, read.Sites.Single(), read.Messengers.Single().MessengerId));
        Assert.Contains("""
            "messengers":[{"id":"8","identity":""}],"sites":[{"id":7,"url":""},{"url":"https://b.test"}],"merge_id":6
            """, server.Arrived[1].Text, StringComparison.Ordinal);
        foreach (var wrong in new[] { new UpdateClientRequest { ClientId = 5, Site = [new UsedeskSite { Url = " " }] }, new UpdateClientRequest { ClientId = 5, Messenger = [new Dictionary<string, string> { ["id"] = string.Empty, ["type"] = "viber" }] } })
        {
            Assert.Equal("MissingParameter", (await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(wrong))).ErrorId);
        }
    }

    [Theory]
    [InlineData(new long[] { 5 }, null, false, """{"assignee_id":5}""")]
    [InlineData(new long[] { 5 }, new long[] { 11 }, false, """{"assignee_id":5,"group_id":11}""")]
    [InlineData(new long[] { 5, 6 }, null, false, """[{"assignee_id":5},{"assignee_id":6}]""")]
    [InlineData(new long[] { 5 }, new long[] { 11, 12 }, false, """[{"assignee_id":5,"group_id":11},{"assignee_id":5,"group_id":12}]""")]
    [InlineData(null, new long[] { 11 }, true, """{"assignee_id":"unassigned"}""")]
    [InlineData(null, null, true, """{"assignee_id":"unassigned","group_id":"unassigned"}""")]
    public async Task TheFilterByAssigneeHasItsForms(long[]? agents, long[]? groups, bool unassigned, string expected)
    {
        await using var server = new RawServer(Http.Json("[]"));
        using var client = Usedesk(server.BaseUri);

        await Guard.Async(client.Read(new ListTicketsRequest { AssigneeId = agents, GroupId = groups, Unassigned = unassigned, Field = [new("10", "not_empty")] }).NextAsync());

        Assert.Contains($"\"fassigned\":{expected},\"fields\":[{{\"id\":10,\"value\":\"not_empty\"}}]", server.Arrived.Single().Text, StringComparison.Ordinal);
    }

    private static async Task<List<T>> AllAsync<T>(IPageReader<T> reader)
    {
        var rows = new List<T>();
        while (await Guard.Async(reader.NextAsync()) is { } page)
        {
            rows.AddRange(page);
        }

        return rows;
    }
}
