using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Http;
using Xunit;

namespace UsedeskUdesk.Tests.Transfer;

/// <summary>Which value of a request goes where.</summary>
public class RequestBuilderTests
{
    private static readonly Uri s_uri = new("https://service.example.test/api/x");

    [Fact]
    public void AListIsAParameterForEachOfItsItemsAndNothingIsLeftOut()
    {
        var request = new RequestBuilder().Query("id", new object?[] { 1, null, "two" }).Query("none", null).Query("text", "list, not").Query("empty", Array.Empty<int>());

        Assert.Equal(["id=1", "id=two", "text=list, not"], request.QueryParameters.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    [InlineData(1.5, "1.5")]
    [InlineData("Ü", "Ü")]
    [InlineData(-7L, "-7")]
    public void ValuesAreWrittenTheSameUnderEachCulture(object value, string text) => Assert.Equal(text, RequestBuilder.Text(value));

    [Fact]
    public void WhatHasNoTextIsEmpty() => Assert.Equal(string.Empty, RequestBuilder.Text(new Silent()));

    [Fact]
    public void ABodyIsWhatHasAFieldAFileOrIsWhole()
    {
        Assert.False(new RequestBuilder().HasBody);
        Assert.False(new RequestBuilder().Query("a", 1).HasBody);
        Assert.False(new RequestBuilder().Body("a", null).HasBody);
        Assert.True(new RequestBuilder().Body("a", 1).HasBody);
        Assert.True(new RequestBuilder { WholeBody = "x" }.HasBody);
        Assert.True(new RequestBuilder().File("a", new FileUpload("a", 0, () => Stream.Null)).HasBody);
    }

    [Fact]
    public void NothingIsEmptyAndNotNull()
    {
        var request = new RequestBuilder();

        Assert.Empty(request.QueryParameters);
        Assert.Empty(request.BodyFields);
        Assert.Empty(request.Files);
        Assert.Empty(request.Secrets);
        Assert.Equal((string.Empty, string.Empty), (request.Path, request.LimitKey));
        Assert.Null(request.Canonical("a"));
    }

    /// <summary>A fingerprint takes another form of a field than the service gets, for that field alone.</summary>
    [Fact]
    public void AFieldMayHaveAFormForFingerprints()
    {
        var request = new RequestBuilder().Body("a", "x;y", "sorted").Body("b", "z").Body("c", null, "gone");

        Assert.Equal("sorted", request.Canonical("a"));
        Assert.Null(request.Canonical("b"));
        Assert.Null(request.Canonical("c"));
        Assert.Null(request.Canonical("A"));
        Assert.Equal(["a", "b"], request.BodyFields.Select(field => field.Key));
    }

    [Fact]
    public void ASecretIsAFieldAndKnownAsASecret()
    {
        using var secret = ApiSecret.FromText("hidden");
        var request = new RequestBuilder().Secret("password", secret);

        Assert.Same(secret, request.Secrets.Single());
        Assert.Same(secret, request.BodyFields.Single().Value);
    }

    [Theory]
    [InlineData("", "?a=1%262&%D1%8F=%20")]
    [InlineData("?b=2", "?b=2&a=1%262&%D1%8F=%20")]
    [InlineData("?", "??a=1%262&%D1%8F=%20")]
    public void ParametersAreAppended(string query, string expected)
    {
        var result = RequestBuilder.AddQuery(new Uri(s_uri + query), new KeyValuePair<string, string>[] { new("a", "1&2"), new("я", " ") });

        Assert.Equal(s_uri + expected, result.AbsoluteUri);
    }

    [Fact]
    public void WithoutParametersTheAddressStaysAsItIs()
    {
        Assert.Same(s_uri, RequestBuilder.AddQuery(s_uri, Array.Empty<KeyValuePair<string, string>>()));
        Assert.Equal(s_uri, RequestBuilder.AddQuery(s_uri, Enumerable.Empty<KeyValuePair<string, string>>()));
    }

    /// <summary>A file that fails is named, and is no broken connection.</summary>
    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    public async Task AFileThatCannotBeReadIsNamed(Type type)
    {
        var failure = (Exception)Activator.CreateInstance(type, "it is locked")!;
        const string Message = "The file 'a.txt' cannot be read: it is locked";
        using var source = new Failing(failure);
        var file = new FileUpload("a.txt", 1, () => throw failure);

        Assert.Equal(("FileNotReadable", Message), Describe(Assert.Throws<RequestException>(() => UploadStream.Open(file))));
        Assert.Equal(("FileNotReadable", Message), Describe(Assert.Throws<RequestException>(() => UploadStream.Read(source, new byte[1], file))));
        Assert.Equal(("FileNotReadable", Message), Describe(await Assert.ThrowsAsync<RequestException>(() => UploadStream.ReadAsync(source, new byte[1], file, default))));
    }

    [Fact]
    public async Task AnyOtherErrorOfAFileStaysAsItIs()
    {
        var failure = new InvalidOperationException("a fault of the program");
        using var source = new Failing(failure);
        var file = new FileUpload("a.txt", 1, () => throw failure);

        Assert.Same(failure, Assert.Throws<InvalidOperationException>(() => UploadStream.Open(file)));
        Assert.Same(failure, Assert.Throws<InvalidOperationException>(() => UploadStream.Read(source, new byte[1], file)));
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => UploadStream.ReadAsync(source, new byte[1], file, default)));
    }

    private static (string, string) Describe(RequestException error) => (error.ErrorId, error.Message);

    private sealed class Silent
    {
        public override string? ToString() => null;
    }

    private sealed class Failing : MemoryStream
    {
        private readonly Exception _failure;

        public Failing(Exception failure) => _failure = failure;

        public override int Read(byte[] buffer, int offset, int count) => throw _failure;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, System.Threading.CancellationToken cancellationToken) => throw _failure;
    }
}
