using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Answers;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests.Reading;

/// <summary>What Usedesk answers, in each form that a page or a client of it has, and what becomes of it; and what a request may leave out.</summary>
public sealed class UsedeskAnswerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("answers");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task AnArticlesRatingsStandWithinItsRating()
    {
        var article = await ReadAsync(new GetArticleRequest { Account = 1, ArticleId = 2 }, """{"id":2,"title":"t","rating":{"positive":"5","negative":3}}""");
        Assert.Equal((5, 3), (article.PositiveRatings, article.NegativeRatings));
        var unrated = await ReadAsync(new GetArticleRequest { Account = 1, ArticleId = 2 }, """{"id":2,"rating":[]}""");
        Assert.Equal((null, null), (unrated.PositiveRatings, unrated.NegativeRatings));
    }

    [Fact]
    public async Task CollectionsHoldCategoriesAndThoseHoldArticles()
    {
        var collections = await ReadAsync(
            new GetArticleCollectionsRequest { Account = 1 },
            """[{"id":1,"title":"c","categories":{"0":{"id":2,"title":"k","articles":[{"id":3,"title":"a"},null,7]},"2":{"id":4}}}]""");

        var collection = Assert.Single(collections);
        Assert.Equal([2L, 4L], collection.Categories.Select(category => category.CategoryId));
        Assert.Equal([3L], collection.Categories[0].Articles.Select(article => article.ArticleId));
        Assert.Empty(collection.Categories[1].Articles);
    }

    [Theory]
    [InlineData(1, 0, """{"count_positive":1}""")]
    [InlineData(0, 2, """{"count_negative":2}""")]
    [InlineData(1, 1, """{"count_positive":1,"count_negative":1}""")]
    [InlineData(0, 0, null)]
    [InlineData(-1, 2, null)]
    [InlineData(2, -1, null)]
    [InlineData(1, -1, null)]
    public async Task RatingsAreOnlyAdded(int positive, int negative, string? body)
    {
        var request = new AddArticleRatingsRequest { Account = 1, ArticleId = 2, Positive = positive, Negative = negative };
        if (body is null)
        {
            Assert.Equal("InvalidParameter", (await RefusedAsync(request)).ErrorId);
            return;
        }

        Assert.Equal(body, (await BodyAsync(request, """{"rating":{"positive":1,"negative":1}}""")).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData("""{"rating":{"positive":4,"negative":1}}""", 4, 1)]
    [InlineData("""{"rating":{"negative":1}}""", null, 1)]
    [InlineData("""{"rating":{"positive":4}}""", 4, null)]
    public async Task AnAddedRatingIsNamedByOneOfBoth(string answer, int? positive, int? negative)
    {
        var ratings = await ReadAsync(new AddArticleRatingsRequest { Account = 1, ArticleId = 2, Positive = 1 }, answer);
        Assert.Equal((1, 2, positive, negative), (ratings.Account, ratings.ArticleId, ratings.PositiveRatings, ratings.NegativeRatings));
    }

    [Theory]
    [InlineData("""{"status":"success"}""", 5, "success")]
    [InlineData("""{"status":true,"chat_id":9}""", 9, "success")]
    [InlineData("", 5, null)]
    public async Task AChatMessagesReceiptNamesItsChat(string answer, long chat, string? status)
    {
        var receipt = await ReadAsync(new SendChatMessageRequest { ChatId = 5, UserId = 6, Text = "t" }, answer);
        Assert.Equal((chat, status), (receipt.ChatId, receipt.Status));
    }

    [Theory]
    [InlineData("""{"chat_id":9,"user_id":8,"url":"u"}""", 9, 8)]
    [InlineData("""{"chat_id":9}""", 9, 6)]
    [InlineData("""{"status":"success"}""", 5, 6)]
    [InlineData("""{"status":"success","chat_id":0,"user_id":8}""", 5, 8)]
    public async Task AnAssignmentSaysWhatTheAnswerSaysOrElseTheRequest(string answer, long chat, long user)
    {
        var assignment = await ReadAsync(new SetChatAssigneeRequest { ChatId = 5, UserId = 6 }, answer);
        Assert.Equal((chat, user), (assignment.ChatId, assignment.UserId));
    }

    [Fact]
    public async Task AMessageOfNobodyNamesNobody()
    {
        var sent = await BodyAsync(new AddChatMessageRequest { CompanyId = 1, ChannelId = 2, Text = "t" }, """{"chat_id":9}""");
        Assert.Equal("""{"text":"t"}""", sent["message"]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task AClientIsReadInBothItsForms()
    {
        var single = await ReadAsync(
            new GetClientRequest { ClientId = 3 },
            """
            [{"emails":[null],"client":{"id":3,"emails":[{"email":"a@example.test"},{"email":"b@example.test"}],"phones":[{"phone":"71"},{"phone":"72"}],"phone":"73",
              "sites":[{"id":4,"url":"u"},"v"],"messengers":[{"id":5,"type":"telegram","identity":"i"},7],"addresses":[{"country":"c"}],"client_company":{"name":"n"}}}]
            """);
        Assert.NotNull(single);
        Assert.Equal(["a@example.test", "b@example.test"], single.Emails);
        Assert.Equal(["71", "72"], single.Phones);
        Assert.Equal(["u", "v"], single.Sites);
        Assert.Equal([(4L, "u"), (null, "v")], single.SiteEntries.Select(site => (site.SiteId, site.Url!)));
        Assert.Equal((5L, "telegram", "i"), (single.Messengers.Single().MessengerId, single.Messengers[0].Type, single.Messengers[0].Identity));
        Assert.Equal("c", single.Addresses.Single().Country);
        Assert.Equal("n", single.CompanyName);

        var listed = (await ListAsync(new GetClientsRequest(), """[{"id":3,"emails":"a@example.test, b@example.test","phone":"73","client_company":"m"},{"id":4,"emails":null}]""")).ToArray();
        Assert.Equal(["a@example.test", "b@example.test"], listed[0].Emails);
        Assert.Equal(["73"], listed[0].Phones);
        Assert.Equal("m", listed[0].CompanyName);
        Assert.Empty(listed[1].Emails);
        Assert.Empty(listed[1].Phones);
    }

    [Fact]
    public async Task AClientsReceiptSaysWhoItIs()
    {
        const string Made = """{"client_id":7,"status":true}""";
        async Task<(long, string?, string?)> Of(CreateClientRequest request)
        {
            var receipt = await ReadAsync(request, Made);
            return (receipt.ClientId, receipt.Name, receipt.Status);
        }

        Assert.Equal((7, "n", "success"), await Of(new() { Name = "n", Email = ["a@example.test"], Phone = "71234567890" }));
        Assert.Equal((7, "a@example.test", "success"), await Of(new() { Email = ["a@example.test", "b@example.test"], Phone = "71234567890" }));
        Assert.Equal((7, "71234567890", "success"), await Of(new() { Email = [], Phone = "71234567890" }));
    }

    [Theory]
    [InlineData("""{"client_id":9,"status":true}""", 9)]
    [InlineData("""{"client_id":9}""", 9)]
    [InlineData("""{"status":"success"}""", 5)]
    [InlineData("", 5)]
    public async Task AnUpdatedClientIsTheOneOfTheAnswerOrElseOfTheRequest(string answer, long client)
        => Assert.Equal(client, (await ReadAsync(new UpdateClientRequest { ClientId = 5, Note = "n" }, answer)).ClientId);

    [Fact]
    public async Task WhatIsEmptyIsLeftOut()
    {
        Assert.Equal(
            """{"client_id":5,"note":"n"}""",
            (await BodyAsync(new UpdateClientRequest { ClientId = 5, Note = "n", Email = [], Messenger = [], Site = [] }, """{"status":true}""")).ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(
            """{"ticket_id":5,"message":"m","type":"private"}""",
            (await BodyAsync(new CreateCommentRequest { TicketId = 5, Message = "m", Cc = [], Bcc = [], TemplateVariable = [] }, """{"comment_id":1}""")).ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(
            """{"ticket_id":5,"message":"m","type":"public","cc":["c"],"bcc":["b"]}""",
            (await BodyAsync(new CreateCommentRequest { TicketId = 5, Message = "m", Public = true, Cc = ["c"], Bcc = ["b"] }, """{"comment_id":1}""")).ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(
            """{"offset":0}""",
            (await BodyAsync(new ListTicketsRequest { Field = [], AssigneeId = [], GroupId = [], Tag = [] }, "[]")).ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(
            """{"subject":"s","message":"m"}""",
            (await BodyAsync(new CreateTicketRequest { Subject = "s", Message = "m", Field = [], NestedList = [], File = [] }, TicketMade)).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task AWholeClientIsSent()
    {
        var sent = await BodyAsync(
            new UpdateClientRequest
            {
                ClientId = 5,
                Email = ["a@example.test"],
                Phone = "+7 (123) 456-78.90",
                Messenger = [new Dictionary<string, string> { ["Type"] = "telegram", ["identity"] = "i", ["id"] = "" }, new Dictionary<string, string> { ["id"] = "8", ["identity"] = "" }],
                Site = [new UsedeskSite { Url = "u" }, new UsedeskSite { SiteId = 4 }],
                ClientAddress = "a",
                NewAddress = true,
                Note = "n",
                IsNewNote = true,
            },
            """{"status":true}""");

        Assert.Equal(
            """{"client_id":5,"emails":["a@example.test"],"phone":"71234567890","messengers":[{"type":"telegram","identity":"i"},{"id":"8","identity":""}],"sites":[{"url":"u"},{"id":4,"url":""}],"note":"n","client_address":"a","new_address":true,"is_new_note":true}""",
            sent.ToString(Newtonsoft.Json.Formatting.None));
    }

    public static TheoryData<ClientRequest, string, string> WrongClients => new()
    {
        { new UpdateClientRequest { ClientId = 5, StatusVip = true, StatusSpam = false }, "InvalidParameter", "Give either StatusVip or StatusSpam: the service accepts one of them in a call." },
        { new UpdateClientRequest { ClientId = 5, Name = "n", NewAddress = true }, "MissingParameter", "ClientAddress" },
        { new UpdateClientRequest { ClientId = 5 }, "NothingToChange", "client 5" },
        { new UpdateClientRequest { ClientId = 5, Name = "n", IsNewNote = true }, "MissingParameter", "Note" },
        { new UpdateClientRequest { ClientId = 5, Phone = "12a" }, "InvalidPhone", "'12a' is not a valid phone number: give digits, with the country code first." },
        { new UpdateClientRequest { ClientId = 5, Phone = "+-" }, "InvalidPhone", "'+-'" },
        { new UpdateClientRequest { ClientId = 5, Phone = "1/2" }, "InvalidPhone", "'1/2'" },
        { new UpdateClientRequest { ClientId = 5, Phone = "1:2" }, "InvalidPhone", "'1:2'" },
        { new UpdateClientRequest { ClientId = 5, Phone = "٣" }, "InvalidPhone", "'٣'" },
        { new UpdateClientRequest { ClientId = 5, Messenger = [new Dictionary<string, string> { ["kind"] = "x" }] }, "InvalidParameter", "A messenger has type, identity, uid and id; 'kind' is not valid." },
        { new UpdateClientRequest { ClientId = 5, Messenger = [new Dictionary<string, string> { ["type"] = "x" }] }, "MissingParameter", "needs type and identity" },
        { new UpdateClientRequest { ClientId = 5, Messenger = [new Dictionary<string, string> { ["type"] = "x", ["identity"] = "" }] }, "MissingParameter", "only an entry with an id may lack them" },
        { new UpdateClientRequest { ClientId = 5, Site = [new UsedeskSite()] }, "MissingParameter", "Site" },
        { new CreateClientRequest(), "MissingParameter", "A client needs at least one value, such as Name, Email or Phone." },
    };

    [Theory]
    [MemberData(nameof(WrongClients))]
    public async Task AClientThatCannotBeSentSaysWhy(ClientRequest request, string errorId, string text)
    {
        var error = await RefusedAsync(request);
        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAgentsGroupsAreReadInEachForm()
    {
        var users = await ReadAsync(new GetUsersRequest(), """[{"id":1,"group":"0","groups":[{"id":4,"name":"g"},"5",0]},{"id":2,"group":6},{"id":3,"group":null}]""");
        Assert.Equal([null, 6L, null], users.Select(user => user.GroupId));
        Assert.Equal([(4L, "g"), (5L, null), (0L, null)], users[0].Groups.Select(group => (group.GroupId, group.Name)));
        Assert.Equal([7L], (await ReadAsync(Groups, """[{"id":1,"users":[{"id":7},8]}]""")).Single().Users.Select(user => user.UserId));
    }

    [Theory]
    [InlineData("""{"user_id":9,"status":"success"}""", 9, "success")]
    [InlineData("""{"user_id":9,"status_id":true}""", 9, "success")]
    [InlineData("""{"user_id":9,"status":"ok","status_id":"other"}""", 9, "ok")]
    [InlineData("""{"status_id":"other","status":true}""", 5, "success")]
    [InlineData("""{"status":"success"}""", 5, "success")]
    [InlineData("""{"user_id":9}""", 9, null)]
    [InlineData("""{"status_id":4}""", 5, "4")]
    [InlineData("", 5, null)]
    public async Task AnAgentsReceiptIsReadInEachForm(string answer, long user, string? status)
    {
        var updated = await ReadAsync(new UpdateUserRequest { UserId = 5, Name = "n" }, answer);
        Assert.Equal((user, status), (updated.UserId, updated.Status));
    }

    [Theory]
    [InlineData("""{"user_id":9}""", 9)]
    [InlineData("""{"status":"success"}""", 5)]
    public async Task ADeletedAgentIsTheOneOfTheAnswerOrElseOfTheRequest(string answer, long user)
        => Assert.Equal(user, (await ReadAsync(new DeleteUserRequest { UserId = 5 }, answer)).UserId);

    [Fact]
    public async Task AnAgentIsSentAndKnownAgain()
    {
        var request = new CreateUserRequest { Name = "n", Email = "a@example.test", Password = ApiSecret.FromText("long enough 1"), GroupId = 4 };
        var receipt = await ReadAsync(request, """{"status":"success","user_id":9}""");
        Assert.Equal((9, "n", "a@example.test", "success"), (receipt.UserId, receipt.Name, receipt.Email, receipt.Status));
        Assert.Null((await BodyAsync(request, """{"user_id":9}"""))["send_invite"]);
        request.SendInvite = true;
        Assert.True((bool)(await BodyAsync(request, """{"user_id":9}"""))["send_invite"]!);
    }

    [Fact]
    public async Task AnAvatarIsSentOrTakenAwayAndNotBoth()
    {
        var path = Path.Combine(_folder.FullName, "a.png");
        await File.WriteAllBytesAsync(path, [1, 2, 3]);
        FileUpload Picture() => FileUpload.FromPath(path);
        foreach (var request in new Func<Task>[]
        {
            () => FileArrivesAsync(new CreateUserRequest { Name = "n", Email = "a@example.test", Password = ApiSecret.FromText("long enough 1"), GroupId = 4, Avatar = Picture() }, """{"user_id":9}"""),
            () => FileArrivesAsync(new UpdateUserRequest { UserId = 5, Avatar = Picture() }, """{"user_id":9}"""),
            () => FileArrivesAsync(new UpdateClientRequest { ClientId = 5, Avatar = Picture() }, """{"status":true}"""),
        })
        {
            await request();
        }

        Assert.Equal("delete", (string?)(await BodyAsync(new UpdateUserRequest { UserId = 5, RemoveAvatar = true }, """{"user_id":9}"""))["avatar"]);
        Assert.Equal("Give either Avatar or RemoveAvatar.", (await RefusedAsync(new UpdateUserRequest { UserId = 5, Avatar = Picture(), RemoveAvatar = true })).Message);
        Assert.Contains("agent 5", (await RefusedAsync(new UpdateUserRequest { UserId = 5 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATicketIsReadWithWhatStandsBesideIt()
    {
        var ticket = await ReadAsync(
            new GetTicketRequest { TicketId = 5 },
            """
            {"ticket":{"id":7,"group":"4","assignee_id":0,"email_channel_id":"11","tags":["kept"]},
             "tags":["left out"],
             "comments":[{"id":1,"files":[{"name":"f","file":"u"},null],"cc":[{"email":"c@example.test"}],"b\u0441\u0441":"b@example.test"},{"id":2,"\u0441\u0441":["d@example.test"],"bcc":["e@example.test"]}],
             "custom_fields":[{"id":3,"ticket_field_id":10,"ticket_field_type_id":2,"value":"v"},{"id":12,"type":"3"}],
             "changes":{"0":{"id":1,"target":"status","data":[{"value":"a"},{"value":"b","target":"other"},5]},"4":{"id":2,"value":"c"}}}
            """);

        Assert.Equal((7, 4, null, 11), (ticket.TicketId, ticket.GroupId, ticket.AssigneeId, ticket.ChannelId));
        Assert.Equal(["kept"], ticket.Tag.Select(tag => tag.Name));
        Assert.Equal([("f", "u")], ticket.Comment[0].Attachment.Select(file => (file.Name, file.Url)));
        Assert.Equal(["c@example.test", "d@example.test"], ticket.Comment.SelectMany(comment => comment.Cc));
        Assert.Equal(["b@example.test", "e@example.test"], ticket.Comment.SelectMany(comment => comment.Bcc));
        Assert.Equal([(10L, UsedeskTicketFieldType.List, "v"), (12L, UsedeskTicketFieldType.Checkbox, null)], ticket.CustomField.Select(field => (field.FieldId, field.Type, field.Value)));
        Assert.Equal([(1L, "status", "a"), (1L, "other", "b"), (2L, null, "c")], ticket.Change.Select(change => (change.ChangeId, change.Target, change.Value)));
        Assert.Equal(5, (await ReadAsync(new GetTicketRequest { TicketId = 5 }, """{"ticket":{"subject":"s"}}""")).TicketId);
        Assert.Contains("it holds no ticket", (await FailedAsync(new GetTicketRequest { TicketId = 5 }, """{"ticket":[]}""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListedTicketsHaveTheirFieldsUnderAnotherName()
    {
        var ticket = (await ListAsync(new ListTicketsRequest(), """[{"id":7,"group_id":6,"tags":[{"name":"t"}],"ticket_fields":[{"id":10,"name":"n","value":"v"}]}]""")).Single();
        Assert.Equal((7, 6, "t"), (ticket.TicketId, ticket.GroupId, ticket.Tag.Single().Name));
        Assert.Equal((10, "n", "v"), (ticket.CustomField.Single().FieldId, ticket.CustomField[0].Name, ticket.CustomField[0].Value));
    }

    [Fact]
    public async Task AFieldsDefinitionIsReadOutOfItsWrapping()
    {
        var field = (await ReadAsync(
            new GetTicketFieldsRequest(),
            """[{"custom_field":{"id":62,"name":"n","ticket_field_type_id":"4","parent_field_id":61},"field_options":[{"id":1,"value":"a","parent_option_id":[611,"612",0]},{"id":2,"parent_option_id":613}]}]""")).Single();
        Assert.Equal((62, "n", UsedeskTicketFieldType.NestedList, 61), (field.FieldId, field.Name, field.Type, field.ParentFieldId));
        Assert.Equal([611L, 612L], field.Option[0].ParentOptionIds);
        Assert.Equal([613L], field.Option[1].ParentOptionIds);
    }

    [Theory]
    [InlineData("""{"status":true,"ticket_id":7}""", "success")]
    [InlineData("""{"status":"success","ticket_id":7}""", "success")]
    [InlineData("""{"ticket_id":7}""", null)]
    public async Task ATicketsReceiptsSaySuccessInOneWord(string answer, string? status)
    {
        Assert.Equal((7, status), (await ReadAsync(Ticket, answer) is var made ? (made.TicketId, made.Status) : default));
        Assert.Equal(status, (await ReadAsync(new UpdateTicketRequest { TicketId = 7, Subject = "s" }, answer)).Status);
        Assert.Equal((7, status), (await ReadAsync(new CreateCommentRequest { TicketId = 7, Message = "m" }, answer.Replace("ticket_id", "comment_id", StringComparison.Ordinal)) is var said ? (said.CommentId, said.Status) : default));
    }

    [Theory]
    [InlineData(false, false, null, null, null)]
    [InlineData(true, false, null, "{\"assignee_id\":\"unassigned\",\"group_id\":\"unassigned\"}", null)]
    [InlineData(true, true, null, "{\"assignee_id\":\"unassigned\"}", null)]
    [InlineData(false, false, 3L, "{\"assignee_id\":3}", null)]
    [InlineData(false, true, 3L, "{\"assignee_id\":3,\"group_id\":4}", null)]
    [InlineData(true, false, 3L, null, "Give either AssigneeId or Unassigned.")]
    public async Task WhoHasATicketIsOnePair(bool unassigned, bool inGroup, long? agent, string? pair, string? error)
    {
        var request = new ListTicketsRequest { Unassigned = unassigned, GroupId = inGroup ? [4] : [], AssigneeId = agent is { } id ? [id] : [] };
        if (error is not null)
        {
            Assert.Equal(error, (await RefusedAsync(request)).Message);
            return;
        }

        var sent = await BodyAsync(request, "[]");
        Assert.Equal(pair, sent["fassigned"]?.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(inGroup ? "4" : null, (string?)sent["fgroup"]);
        Assert.Null(sent["order"]);
    }

    [Fact]
    public async Task AFilterByFieldsIsSentAsPairs()
    {
        var sent = await BodyAsync(new ListTicketsRequest { Field = [new("10", "empty")], SortBy = "id", Descending = true }, "[]");
        Assert.Equal("""[{"id":10,"value":"empty"}]""", sent["fields"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal("desc", (string?)sent["order"]);
    }

    [Theory]
    [InlineData(true, false, null, null, "null", null)]
    [InlineData(false, true, null, null, null, "null")]
    [InlineData(false, false, 3L, 4L, "3", "4")]
    public async Task NobodyIsAWord(bool clearGroup, bool clearAssignee, long? group, long? assignee, string? sentGroup, string? sentAssignee)
    {
        var sent = await BodyAsync(new UpdateTicketRequest { TicketId = 7, ClearGroup = clearGroup, ClearAssignee = clearAssignee, GroupId = group, AssigneeId = assignee }, """{"status":"success"}""");
        Assert.Equal((sentGroup, sentAssignee), ((string?)sent["group_id"], (string?)sent["assignee_id"]));
    }

    [Fact]
    public async Task SomebodyAndNobodyAtOnceIsRefused()
    {
        Assert.Equal("Give either GroupId or ClearGroup.", (await RefusedAsync(new UpdateTicketRequest { TicketId = 7, GroupId = 3, ClearGroup = true })).Message);
        Assert.Equal("Give either AssigneeId or ClearAssignee.", (await RefusedAsync(new UpdateTicketRequest { TicketId = 7, AssigneeId = 3, ClearAssignee = true })).Message);
        Assert.Contains("ticket 7", (await RefusedAsync(new UpdateTicketRequest { TicketId = 7, Silent = true })).Message, StringComparison.Ordinal);
    }

    /// <summary>Lists may be cleared from a level down in an update, and never have a gap.</summary>
    [Theory]
    [InlineData("a", "b", true, true)]
    [InlineData("a", "", false, true)]
    [InlineData("", "", false, true)]
    [InlineData("", "b", false, false)]
    public async Task ANestedListHasNoGap(string above, string below, bool isForCreate, bool isForUpdate)
    {
        IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> lists = [[new("61", above), new("62", below)]];
        var create = new CreateTicketRequest { Subject = "s", Message = "m", NestedList = lists };
        var update = new UpdateTicketRequest { TicketId = 7, NestedList = lists };
        if (isForCreate)
        {
            Assert.NotNull((await BodyAsync(create, TicketMade))["lists"]);
        }
        else
        {
            Assert.Equal("GapInList", (await RefusedAsync(create)).ErrorId);
        }

        if (!isForUpdate)
        {
            Assert.Equal("GapInList", (await RefusedAsync(update)).ErrorId);
            return;
        }

        Assert.Equal(
            $$"""[[{"id":"61","value":"{{above}}"},{"id":"62","value":"{{below}}"}]]""",
            (await BodyAsync(update, """{"status":"success"}"""))["lists"]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task FieldsHaveNumbersShortValuesAndNoSemicolon()
    {
        CreateTicketRequest With(string key, string value) => new() { Subject = "s", Message = "m", Field = [new("10", "a"), new(key, value)] };
        var sent = await BodyAsync(With("9", new string('v', 255)), TicketMade);
        Assert.Equal(("10;9", "a;" + new string('v', 255)), ((string?)sent["field_id"], (string?)sent["field_value"]));
        Assert.Equal("TooLong", (await RefusedAsync(With("9", new string('v', 256)))).ErrorId);
        Assert.Equal("SemicolonInField", (await RefusedAsync(With("9", "a;b"))).ErrorId);
        Assert.Equal("InvalidField", (await RefusedAsync(With("x", "a"))).ErrorId);
        Assert.Equal("EmptyList", (await RefusedAsync(new CreateTicketRequest { Subject = "s", Message = "m", NestedList = [[]] })).ErrorId);

        // 64 numbers of three digits with semicolons between them are 255 characters, the most that is taken.
        CreateTicketRequest Many(int digits) => new() { Subject = "s", Message = "m", Field = [.. Enumerable.Range(100, 63).Select(number => new KeyValuePair<string, string>(number.ToString(CultureInfo.InvariantCulture), "v")), new(new string('9', digits), "v")] };
        Assert.Equal(255, ((string?)(await BodyAsync(Many(3), TicketMade))["field_id"])!.Length);
        Assert.Equal("TooLong", (await RefusedAsync(Many(4))).ErrorId);
    }

    /// <summary>A service that gives the same page whatever it is asked for.</summary>
    [Fact]
    public async Task EachListingKnowsItsRowsAgain()
    {
        static string Rows(string name) => "[" + string.Join(',', Enumerable.Range(1, 100).Select(number => $$"""{"{{name}}":{{number}}}""")) + "]";
        Assert.Equal("InvalidResponse", await EndOfSamePageAsync(new ListTicketsRequest(), 100, Rows("id")));
        Assert.Equal("InvalidResponse", await EndOfSamePageAsync(new GetClientsRequest(), 100, Rows("id")));
        Assert.Equal("InvalidResponse", await EndOfSamePageAsync(new ListTagsRequest(), 100, Rows("ticket_tag_id")));
    }

    private static async Task FileArrivesAsync<T>(UsedeskRequest<T> request, string answer)
        => Assert.Contains("name=\"avatar\"; filename=\"a.png\"", (await SentAsync(request, answer)).Text, StringComparison.Ordinal);
}
