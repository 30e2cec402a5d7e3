using System;
using System.Linq;
using System.Threading.RateLimiting;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;
using Xunit;

namespace UsedeskUdesk.Tests.Operations;

public class OperationLimitTests
{
    [Fact]
    public void PermitsBeyondTheLimitAreRefusedWithTheWait()
    {
        using var limiter = new SpacingLimiter(3, TimeSpan.FromHours(1));
        for (var i = 0; i < 3; i++)
        {
            Assert.True(limiter.AttemptAcquire().IsAcquired);
        }

        using var refused = limiter.AttemptAcquire();
        Assert.False(refused.IsAcquired);
        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.InRange(wait, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
    }

    [Fact]
    public void ALimiterIsIdleOnlyWhenNoPermitCountsAnyMore()
    {
        using var limiter = new SpacingLimiter(1, TimeSpan.FromHours(1));
        Assert.NotNull(limiter.IdleDuration);
        Assert.True(limiter.AttemptAcquire().IsAcquired);
        Assert.Null(limiter.IdleDuration);
    }

    [Theory]
    [InlineData("im/sessions/{id}/message_preview", 3, 1)]
    [InlineData("im/sessions/struct_messages", 1, 2)]
    [InlineData("im/sessions/search", 1, 2)]
    [InlineData("im/sessions/log", 1, 2)]
    public void OperationsHaveTheLimitsThatUdeskNames(string path, int permits, int seconds)
    {
        var limit = UdeskOperations.Table.All.Single(pair => pair.Value.Path == path).Value.Limit;
        Assert.NotNull(limit);
        Assert.Equal(permits, limit.Permits);
        Assert.Equal(TimeSpan.FromSeconds(seconds), limit.Window);
    }

    [Fact]
    public void ALongTimeIsSplitWithoutGapsAndNoPartIsTooLong()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, 500, TimeSpan.FromHours(8));
        var longest = TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1);
        var ranges = TimeRangeReader<object>.Split(start, start.AddDays(100), longest).ToArray();
        Assert.Equal(4, ranges.Length);
        Assert.All(ranges, range => Assert.InRange(range.End - range.Start, TimeSpan.Zero, longest));
        Assert.True(ranges[0].Start <= start && ranges[3].End >= start.AddDays(100));
        for (var i = 1; i < ranges.Length; i++)
        {
            Assert.Equal(ranges[i - 1].End, ranges[i].Start);
        }
    }
}
