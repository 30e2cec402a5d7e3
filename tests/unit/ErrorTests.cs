using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Errors;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>What errors mean and advise.</summary>
public class ErrorTests
{
    [Theory]
    [InlineData(200, """{"code":9200,"message":"x"}""", ServiceMeaning.SessionClosed, ServiceFailure.Refused)]
    [InlineData(200, """{"code":11012,"message":"x"}""", ServiceMeaning.NotFound, ServiceFailure.Refused)]
    [InlineData(200, """{"code":2000,"message":"x"}""", ServiceMeaning.InvalidArgument, ServiceFailure.Refused)]
    [InlineData(200, """{"code":2002,"message":"x"}""", ServiceMeaning.WrongAddress, ServiceFailure.CredentialsRefused)]
    [InlineData(200, """{"code":2015,"message":"x"}""", ServiceMeaning.PermissionDenied, ServiceFailure.CredentialsRefused)]
    [InlineData(200, """{"code":2058,"message":"x"}""", ServiceMeaning.NotActivated, ServiceFailure.CredentialsRefused)]
    [InlineData(200, """{"code":2059,"message":"x"}""", ServiceMeaning.CredentialsRefused, ServiceFailure.CredentialsRefused)]
    [InlineData(200, """{"code":20622,"message":"x"}""", ServiceMeaning.ClockWrong, ServiceFailure.CredentialsRefused)]
    [InlineData(200, """{"code":20623,"message":"x"}""", ServiceMeaning.NonceRefused, ServiceFailure.Refused)]
    [InlineData(200, """{"code":777,"message":"x"}""", ServiceMeaning.Unspecified, ServiceFailure.Refused)]
    [InlineData(200, "<html>", ServiceMeaning.Unspecified, ServiceFailure.InvalidResponse)]
    [InlineData(302, "", ServiceMeaning.WrongAddress, ServiceFailure.HttpStatus)]
    [InlineData(401, "", ServiceMeaning.CredentialsRefused, ServiceFailure.CredentialsRefused)]
    [InlineData(403, "", ServiceMeaning.PermissionDenied, ServiceFailure.HttpStatus)]
    [InlineData(404, "", ServiceMeaning.NotFound, ServiceFailure.HttpStatus)]
    [InlineData(429, "", ServiceMeaning.LimitExceeded, ServiceFailure.HttpStatus)]
    [InlineData(502, "", ServiceMeaning.Unavailable, ServiceFailure.HttpStatus)]
    public async Task AnAnswerHasAMeaning(int status, string answer, ServiceMeaning meaning, ServiceFailure failure)
    {
        await using var server = new RawServer(Http.Json(answer, status));
        using var client = Udesk(server.BaseUri, o => o.MaximumRetryCount = 0);

        var error = await FailsAsync(client.SendAsync(Agents));
        Assert.Equal((meaning, failure), (error.Meaning, error.Failure));
    }

    [Theory]
    [InlineData(111, ServiceMeaning.Unavailable)]
    [InlineData(112, ServiceMeaning.CredentialsRefused)]
    [InlineData(113, ServiceMeaning.NotFound)]
    [InlineData(114, ServiceMeaning.InvalidArgument)]
    [InlineData(115, ServiceMeaning.PermissionDenied)]
    [InlineData(116, ServiceMeaning.InvalidArgument)]
    [InlineData(117, ServiceMeaning.NoSuchAgent)]
    [InlineData(118, ServiceMeaning.NoSuchGroup)]
    [InlineData(119, ServiceMeaning.NoSuchClient)]
    [InlineData(120, ServiceMeaning.TooLarge)]
    [InlineData(121, ServiceMeaning.LimitExceeded)]
    public async Task SoHaveUsedesksCodes(int code, ServiceMeaning meaning)
    {
        await using var server = new RawServer(Http.Json($$"""{"code":{{code}},"error":"x"}"""));
        using var client = Usedesk(server.BaseUri, o => o.MaximumRetryCount = 0);

        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.Equal((meaning, code), (error.Meaning, error.Code));
        Assert.False(string.IsNullOrEmpty(error.RecommendedAction));
    }

    /// <summary>Nobody being online concerns one customer: the messages to the others must still go out.</summary>
    [Theory]
    [InlineData(2002, ServiceMeaning.NobodyOnline)]
    [InlineData(20623, ServiceMeaning.NonceRefused)]
    public async Task AMessageThatIsRefusedForItsOwnSakeEndsNothingElse(int code, ServiceMeaning meaning)
    {
        await using var server = new RawServer(Http.Json($$"""{"code":{{code}},"message":"x"}"""));
        using var client = Udesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(new SendMessageRequest { CustomerToken = "c", ImSubSessionId = 7, MessageId = "m", Type = "message", Content = "x" }));
        Assert.Equal((ServiceFailure.Refused, meaning), (error.Failure, error.Meaning));
    }

    [Fact]
    public async Task AServerErrorIsNotAdvisedToBeSentAgainUnseen()
    {
        await using var server = new RawServer(Http.Json("""{"code":111,"error":"Server error"}"""));
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.Equal(("WriteOutcomeUnknown", 111), (error.ErrorId, error.Code));
        Assert.StartsWith("Look whether it was carried out", error.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>The client is used from C# too: it names properties, and no cmdlet.</summary>
    [Fact]
    public void AdviceIsNeutralAndShownInTheReadersOwnNames()
    {
        string[] paths = ["log_in", "im/sessions", "im/sessions/struct_messages", "customers", "create/ticket", "create/comment", "create/client", "ticket", "client", "users"];
        var facts = Enumerable.Range(0, 30_000).SelectMany(code => paths.SelectMany(path => new[] { UdeskErrors.Find(code, path), UsedeskErrors.Find(code, path) }))
            .Append(UsedeskErrors.Find("chat/addMessage")).OfType<ErrorFact>().Distinct().ToArray();
        Assert.True(facts.Length > 25);
        foreach (var fact in facts)
        {
            var error = new ServiceException(ServiceName.Udesk, ServiceFailure.Refused, "m");
            error.Advise(fact.Advice!);
            Assert.DoesNotMatch(@"(^|\s)-[A-Z]|\b[A-Z][a-z]+-(Udesk|Usedesk)", error.RecommendedAction);
            foreach (var property in fact.Advice!.GetArguments().Cast<PropertyName>())
            {
                Assert.Contains($"<{property.Name}>", error.DescribeAction(name => $"<{name}>"), StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Service codes stand in the client's two tables only.</summary>
    [Fact]
    public void TheCmdletLayerKnowsNoServiceCode()
    {
        string[] codes = ["2059", "9200", "11012", "20621", "20622", "20623", "20624"];
        foreach (var file in Repository.Sources("UsedeskUdesk.PowerShell"))
        {
            var text = File.ReadAllText(file);
            Assert.False(Regex.IsMatch(text, @"\.Code\b") || codes.Any(code => Regex.IsMatch(text, $@"\b{code}\b")), file);
        }
    }
}
