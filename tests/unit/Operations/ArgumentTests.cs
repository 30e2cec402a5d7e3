using System;
using System.IO;
using UsedeskUdesk.Client.Operations;
using Xunit;

namespace UsedeskUdesk.Tests.Operations;

/// <summary>What is refused before anything is sent, and what is said of it.</summary>
public class ArgumentTests
{
    private static readonly string[] s_words = ["open", "closed", "Pending"];

    [Fact]
    public void WhatIsMissingIsNamed()
    {
        Refused("MissingParameter", "Subject needs a value.", "Subject", () => Arguments.Required(null, "Subject"));
        Refused("MissingParameter", "Subject needs a value.", "Subject", () => Arguments.Required(" \t\n", "Subject"));
        Assert.Equal(" a ", Arguments.Required(" a ", "Subject"));
        Refused("NothingToChange", "There is nothing to change: no value of the ticket is given.", null, () => throw Arguments.NothingToChange("the ticket"));
        Refused("InvalidWindow", "EndTime is before StartTime.", "EndTime", () => throw Arguments.EndBeforeStart());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \r\n", null)]
    [InlineData(" a", " a")]
    public void BlanksAreNothing(string? value, string? given) => Assert.Equal(given, Arguments.Given(value));

    [Theory]
    [InlineData("a b/c", "a%20b%2Fc")]
    [InlineData("...", "...")]
    [InlineData(".a", ".a")]
    public void APartOfAPathIsEscaped(string value, string segment) => Assert.Equal(segment, Arguments.Segment(value, "Name"));

    [Fact]
    public void APartOfAPathLeadsNowhereElse()
    {
        Refused("InvalidParameter", "'.' is not a valid Name.", "Name", () => Arguments.Segment(".", "Name"));
        Refused("InvalidParameter", "'..' is not a valid Name.", "Name", () => Arguments.Segment("..", "Name"));
        Refused("MissingParameter", "Name needs a value.", "Name", () => Arguments.Segment("", "Name"));
    }

    [Fact]
    public void AnIdIsAboveZero()
    {
        Assert.Equal(1, Arguments.Positive(1, "TicketId"));
        Refused("InvalidParameter", "TicketId must be a number above 0.", "TicketId", () => Arguments.Positive(0, "TicketId"));
        Refused("InvalidParameter", "TicketId must be a number above 0.", "TicketId", () => Arguments.Positive(-1, "TicketId"));
    }

    /// <summary>An emoji is one character, though two of .NET's, and four bytes.</summary>
    [Fact]
    public void LengthsAreCountedAsTheServicesCount()
    {
        Assert.Equal("abc", Arguments.AtMost("abc", 3, "Name"));
        Assert.Null(Arguments.AtMost(null, 3, "Name"));
        Assert.Equal("ab\U0001F600", Arguments.AtMost("ab\U0001F600", 3, "Name"));
        Refused("TooLong", "Name has 4 characters; the service accepts at most 3.", "Name", () => Arguments.AtMost("abc\U0001F600", 3, "Name"));
        Refused("TooLong", "Name has 4 characters; the service accepts at most 3.", "Name", () => Arguments.AtMost("abcd", 3, "Name"));

        Assert.Equal("ä", Arguments.AtMostBytes("ä", 2, "Name"));
        Assert.Null(Arguments.AtMostBytes(null, 2, "Name"));
        Refused("TooLong", "Name has 3 bytes as UTF-8; the service accepts at most 2.", "Name", () => Arguments.AtMostBytes("ä1", 2, "Name"));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("\U0001F600", 1)]
    [InlineData("\U0001F600\U0001F600", 2)]
    [InlineData("\U0001F600a\U0001F600", 3)]
    public void SurrogatesAreOneCharacter(string text, int count) => Assert.Equal(count, Arguments.CharactersOf(text));

    [Fact]
    public void HalfACharacterCountsByItself() => Assert.Equal(2, Arguments.CharactersOf(new string(['\uDE00', '\uD83D'])));

    [Fact]
    public void AFileHasItsLargestSize()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, new byte[3 << 20]);
            var file = FileUpload.FromPath(path);
            Assert.Same(file, Arguments.AtMostBytes(file, 3 << 20, "File"));
            Refused(
                "FileTooLarge",
                $"The file '{Path.GetFileName(path)}' has 3145728 bytes; the service accepts at most 3145727 (2 MB).",
                "File",
                () => Arguments.AtMostBytes(file, (3 << 20) - 1, "File"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("aZ_9-0", true)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData(" a", false)]
    [InlineData("ä", false)]
    public void AMessageHasAnIdOfPlainCharacters(string id, bool isOne)
    {
        if (isOne)
        {
            Assert.Equal(id, Arguments.MessageId(id, "MessageId"));
        }
        else
        {
            Refused("InvalidMessageId", $"'{id}' is not a valid message ID: only letters, digits, \"_\" and \"-\" are allowed.", "MessageId", () => Arguments.MessageId(id, "MessageId"));
        }
    }

    [Fact]
    public void AWordIsOneOfThoseThatAreKnown()
    {
        Assert.Equal("Pending", Arguments.OneOf("PENDING", "Status", s_words));
        Assert.Null(Arguments.OneOf(null, "Status", s_words));
        Refused("InvalidParameter", "'opne' is not a valid Status. Did you mean 'open'? Valid values: open, closed, Pending.", "Status", () => Arguments.OneOf("opne", "Status", s_words));
        Refused("InvalidParameter", "'zzzzzzzz' is not a valid Status. Valid values: open, closed, Pending.", "Status", () => Arguments.OneOf("zzzzzzzz", "Status", s_words));

        Assert.Equal("Pending", Arguments.KnownWord("pending", s_words));
        Assert.Equal("their own", Arguments.KnownWord("their own", s_words));
        Assert.Null(Arguments.KnownWord(null, s_words));
    }

    [Theory]
    [InlineData("a@b", true)]
    [InlineData("a.b+c@example.test", true)]
    [InlineData("a", false)]
    [InlineData("@b", false)]
    [InlineData("a@", false)]
    [InlineData("a@b@c", false)]
    [InlineData("a b@c", false)]
    [InlineData("a@b\n", false)]
    [InlineData("", false)]
    public void AnAddressHasANameAndAHost(string address, bool isOne)
    {
        if (isOne)
        {
            Assert.Equal(address, Arguments.Address(address, "ClientEmail"));
        }
        else
        {
            Refused("InvalidEmail", $"'{address}' is not an e-mail address (ClientEmail).", "ClientEmail", () => Arguments.Address(address, "ClientEmail"));
        }

        Assert.Null(Arguments.Address(null, "ClientEmail"));
    }

    private static void Refused(string errorId, string message, string? property, Func<object?> check)
    {
        var error = Assert.Throws<RequestException>(check);
        Assert.Equal((errorId, message, property), (error.ErrorId, error.Message, error.PropertyName));
    }
}
