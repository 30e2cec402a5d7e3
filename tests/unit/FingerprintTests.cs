using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.IO;
using System.Linq;
using System.Text;
using UsedeskUdesk.Client;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>What makes two items the same one.</summary>
public sealed class FingerprintTests : IDisposable
{
    private static readonly Uri s_address = new("https://service.example.test/api");

    private readonly UsedeskApiClient _usedesk = Usedesk(s_address);
    private readonly UdeskApiClient _udesk = Udesk(s_address);

    public void Dispose()
    {
        _usedesk.Dispose();
        _udesk.Dispose();
    }

    [Fact]
    public void TheOrderOfADictionaryWithoutOrderDoesNotCount()
    {
        KeyValuePair<string, string>[] fields = [new("61", "a"), new("9", "b"), new("100", "c")];
        var keys = fields.Select(field => field.Key).ToArray();

        Same(order => _usedesk.Fingerprint(new CreateTicketRequest { Subject = "s", Field = order(fields).ToArray() }));
        Same(order => _usedesk.Fingerprint(new CreateClientRequest { Messenger = [order([new("type", "telegram"), new("identity", "i"), new("uid", "u")]).ToDictionary(pair => pair.Key, pair => pair.Value)] }));
        Same(order => _udesk.Fingerprint(new CreateCustomerRequest { Values = { NickName = "n", CustomFields = order(fields).ToDictionary(f => f.Key, f => (object?)order(fields).ToDictionary(pair => pair.Key, pair => pair.Value)) } }));
        Same(order => _usedesk.Fingerprint(new RawRequest<UsedeskService> { Method = "POST", Path = "x", Body = Table(order(fields)), Query = Table(order(fields)) }));
        Same(order => _udesk.Fingerprint(new RawRequest<UdeskService> { Method = "POST", Path = "x", Body = "{" + string.Join(", ", order(fields).Select(f => $"\"{f.Key}\" : {{\"v\":\"{f.Value}\"}}")) + "}" }));

        void Same(Func<Func<IEnumerable<KeyValuePair<string, string>>, IEnumerable<KeyValuePair<string, string>>>, string> fingerprint)
            => Assert.Equal(fingerprint(static pairs => pairs), fingerprint(static pairs => pairs.Reverse()));
    }

    [Fact]
    public void TheOrderOfWhatHasOneCounts()
    {
        KeyValuePair<string, string>[] chain = [new("61", "a"), new("62", "b")];
        Differ(
            _usedesk.Fingerprint(new CreateTicketRequest { Subject = "s", NestedList = [chain] }),
            _usedesk.Fingerprint(new CreateTicketRequest { Subject = "s", NestedList = [Enumerable.Reverse(chain).ToArray()] }));
        Differ(
            _udesk.Fingerprint(new RawRequest<UdeskService> { Method = "POST", Path = "x", Body = new Hashtable { ["a"] = new OrderedDictionary { ["x"] = 1, ["y"] = 2 } } }),
            _udesk.Fingerprint(new RawRequest<UdeskService> { Method = "POST", Path = "x", Body = new Hashtable { ["a"] = new OrderedDictionary { ["y"] = 2, ["x"] = 1 } } }));
        Differ(
            _udesk.Fingerprint(new RawRequest<UdeskService> { Method = "POST", Path = "x", Body = new[] { 1, 2 } }),
            _udesk.Fingerprint(new RawRequest<UdeskService> { Method = "POST", Path = "x", Body = new[] { 2, 1 } }));
    }

    /// <summary>Perhaps it never ends.</summary>
    [Fact]
    public void AFileThatGivesMoreThanItsSizeIsNotReadOn()
    {
        var request = new CreateTicketRequest { Subject = "s", File = [new FileUpload("zero", 0, () => new Endless())] };
        Assert.Equal("FileChanged", Assert.Throws<RequestException>(() => _usedesk.Fingerprint(request)).ErrorId);
    }

    /// <summary>The hash itself, as another process makes it: a change of it would send everything again after an update.</summary>
    [Fact]
    public void ItIsTheSameInEveryProcess()
        => Assert.StartsWith(
            "wTj9fHBwLoxdwIxgNgbWgunYd7AiDP7Sod7H2SYcz",
            _usedesk.Fingerprint(new CreateTicketRequest { Subject = "s", Message = "ж", Field = [new("61", "a")], ClientEmail = "a@example.test", PrivateComment = true }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("subject")]
    [InlineData("field")]
    [InlineData("fieldKey")]
    [InlineData("file")]
    [InlineData("fileName")]
    [InlineData("tag")]
    public void AnyOtherContentIsAnotherItem(string change)
    {
        var one = new CreateTicketRequest { Subject = "s", Field = [new("61", "a")], Tag = ["t"], File = [Upload("f.txt", "content")] };
        var other = new CreateTicketRequest { Subject = "s", Field = [new("61", "a")], Tag = ["t"], File = [Upload("f.txt", "content")] };
        Assert.Equal(_usedesk.Fingerprint(one), _usedesk.Fingerprint(other));
        switch (change)
        {
            case "subject":
                other.Subject = "S";
                break;
            case "field":
                other.Field = [new("61", "b")];
                break;
            case "fieldKey":
                other.Field = [new("62", "a")];
                break;
            case "file":
                other.File = [Upload("f.txt", "CONTENT")];
                break;
            case "fileName":
                other.File = [Upload("g.txt", "content")];
                break;
            case "tag":
                other.Tag = ["u"];
                break;
        }

        Differ(_usedesk.Fingerprint(one), _usedesk.Fingerprint(other));
    }

    [Fact]
    public void TheAddressAndTheOperationCount()
    {
        using var elsewhere = Usedesk(new Uri("https://other.example.test/api"));
        Differ(_usedesk.Fingerprint(Ticket), elsewhere.Fingerprint(Ticket));
        Differ(
            _usedesk.Fingerprint(new RawRequest<UsedeskService> { Method = "POST", Path = "x" }),
            _usedesk.Fingerprint(new RawRequest<UsedeskService> { Method = "POST", Path = "y" }));
    }

    [Fact]
    public void SecretsAreLeftOut()
    {
        CreateUserRequest User(string password) => new() { Name = "n", Email = "a@example.test", GroupId = 1, Password = ApiSecret.FromText(password) };
        Assert.Equal(_usedesk.Fingerprint(User("one")), _usedesk.Fingerprint(User("two")));
        RawRequest<UdeskService> Raw(string password) => new() { Method = "POST", Path = "agents", Body = new Hashtable { ["agent"] = new Hashtable { ["password"] = password, ["email"] = "e" } } };
        Assert.Equal(_udesk.Fingerprint(Raw("one")), _udesk.Fingerprint(Raw("two")));
    }

    [Fact]
    public void AFileThatCannotBeReadIsTheItemsError()
    {
        var file = new FileUpload("f.txt", 3, () => throw new IOException("the share is gone"));
        var error = Assert.Throws<RequestException>(() => _usedesk.Fingerprint(new CreateTicketRequest { Subject = "s", File = [file] }));
        Assert.Equal("FileNotReadable", error.ErrorId);
    }

    private static FileUpload Upload(string name, string content)
        => new(name, content.Length, () => new MemoryStream(Encoding.UTF8.GetBytes(content)));

    private static Hashtable Table(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        // A hashtable of a size of its own for each order, so that the buckets differ.
        var list = pairs.ToArray();
        var table = list[0].Key == "61" ? new Hashtable() : new Hashtable(97);
        foreach (var pair in list)
        {
            table.Add(pair.Key, pair.Value);
        }

        return table;
    }

    private static void Differ(string one, string other) => Assert.NotEqual(one, other);

    private sealed class Endless : MemoryStream
    {
        private long _read;

        public override int Read(byte[] buffer, int offset, int count)
        {
            _read += count;
            return _read < 1L << 30 ? count : throw new InvalidOperationException("It is still being read.");
        }
    }
}
