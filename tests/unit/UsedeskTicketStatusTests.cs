using System;
using Xunit;

namespace UsedeskUdesk.Tests;

public class UsedeskTicketStatusTests
{
    [Theory]
    [InlineData("Open", 1)]
    [InlineData("completed", 2)]
    [InlineData("On hold", 5)]
    [InlineData("on-hold", 5)]
    [InlineData("ON_HOLD", 5)]
    [InlineData(" New ", 8)]
    [InlineData("Merged", 10)]
    [InlineData("3", 3)]
    [InlineData(" 42 ", 42)]
    public void NamesAndNumbersAreRead(string text, int id) => Assert.Equal(id, UsedeskTicketStatus.Parse(text).Id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Opened")]
    [InlineData("Open7")]
    [InlineData("New!")]
    [InlineData("1.5")]
    [InlineData("-")]
    [InlineData("99999999999")]
    public void OtherTextsAreRefusedWithAListOfNames(string? text)
        => Assert.Contains("OnHold", Assert.Throws<FormatException>(() => UsedeskTicketStatus.Parse(text!)).Message, StringComparison.Ordinal);

    [Fact]
    public void EveryStatusIsReadBackFromItsOwnText()
    {
        for (var id = -20; id < 200; id++)
        {
            var status = new UsedeskTicketStatus(id);
            Assert.Equal(status, UsedeskTicketStatus.Parse($"{status}"));
            Assert.Equal(status.GetHashCode(), UsedeskTicketStatus.Parse($"{id}").GetHashCode());
            Assert.True(status.Equals((object)id) && status.Equals(status.Name) && status.Equals($"{id}"));
            Assert.False(status.Equals(id + 1) || status.Equals(null) || status.Equals((object)$"{id + 1}"));
        }
    }
}
