using System;
using Xunit;

namespace UsedeskUdesk.Tests;

public class ServiceTimeTests
{
    [Theory]
    [InlineData("20170711 09:52:11", "2017-07-11T09:52:11")]
    [InlineData("2018-01-01 00:00:00", "2018-01-01T00:00:00")]
    [InlineData("2018-01-01 00:00", "2018-01-01T00:00:00")]
    [InlineData(" 2018-01-01 ", "2018-01-01T00:00:00")]
    [InlineData("2018-01-01T12:34:56", "2018-01-01T12:34:56")]
    [InlineData("2018-01-01T12:34:56.789", "2018-01-01T12:34:56.789")]
    [InlineData("2018/01/02 03:04:05", "2018-01-02T03:04:05")]
    [InlineData("2018/1/2 3:04:05", "2018-01-02T03:04:05")]
    public void TimesWithoutAZoneAreTheServices(string text, string expected)
    {
        Assert.True(ServiceTime.TryParse(text, ServiceName.Udesk, out var udesk));
        Assert.True(ServiceTime.TryParse(text, ServiceName.Usedesk, out var usedesk));
        var plain = DateTime.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((plain, TimeSpan.FromHours(8)), (udesk.DateTime, udesk.Offset));
        Assert.Equal((plain, TimeSpan.Zero), (usedesk.DateTime, usedesk.Offset));
    }

    [Theory]
    [InlineData("2018-01-01T12:00:00Z")]
    [InlineData("2018-01-01T12:00:00.000Z")]
    [InlineData("2018-01-01T12:00:00.123456789Z")]
    [InlineData("2018-01-01T20:00:00+08:00")]
    [InlineData("2018-01-01T20:00:00.000+08:00")]
    [InlineData("2018-01-01T07:00:00-05:00")]
    [InlineData("2018-01-01 20:00:00 +0800")]
    [InlineData("Mon, 01 Jan 2018 12:00:00 GMT")]
    public void TimesWithAZoneKeepTheirMoment(string text)
    {
        foreach (var service in Enum.GetValues<ServiceName>())
        {
            Assert.True(ServiceTime.TryParse(text, service, out var time));
            Assert.Equal(new DateTime(2018, 1, 1, 12, 0, 0), new DateTime(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond)));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("never")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("2018-02-30 00:00:00")]
    [InlineData("2018-01-01 25:00:00")]
    [InlineData("{}")]
    public void OtherTextsAreNoTimes(string? text)
    {
        Assert.False(ServiceTime.TryParse(text, ServiceName.Udesk, out _));
        Assert.False(ServiceTime.TryParse(text, ServiceName.Usedesk, out _));
    }

    [Fact]
    public void TheEndsOfTheCalendarAreNoCrash()
    {
        foreach (var service in Enum.GetValues<ServiceName>())
        {
            Assert.True(ServiceTime.TryParse("0001-01-01 00:00:00", service, out var first));
            Assert.Equal(DateTimeOffset.MinValue, first);
            Assert.True(ServiceTime.TryParse("9999-12-31 23:59:59", service, out _));
            Assert.Equal("9999-12-31 23:59:59", ServiceTime.Format(DateTimeOffset.MaxValue, service));
            Assert.StartsWith("0001-01-01 ", ServiceTime.Format(DateTimeOffset.MinValue, service), StringComparison.Ordinal);
            Assert.Equal(DateTimeOffset.MinValue, ServiceTime.FromDateTime(DateTime.MinValue, service));
            Assert.Equal("9999-12-31 23:59:59", ServiceTime.Format(ServiceTime.FromDateTime(DateTime.MaxValue, service), service));
        }
    }

    [Fact]
    public void WhatWasWrittenIsReadBackAsTheSameMoment()
    {
        var random = new Random(3);
        for (var i = 0; i < 2_000; i++)
        {
            var seconds = random.NextInt64(DateTimeOffset.MinValue.ToUnixTimeSeconds() + 86_400, DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 86_400);
            var time = DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromMinutes(random.Next(-840, 841)));
            foreach (var service in Enum.GetValues<ServiceName>())
            {
                Assert.True(ServiceTime.TryParse(ServiceTime.Format(time, service), service, out var back));
                Assert.Equal(time, back);
            }
        }
    }

    [Fact]
    public void OnlyADateWithoutAKindIsTheServices()
    {
        var plain = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        Assert.Equal("2020-01-01 00:00:00", ServiceTime.Format(ServiceTime.FromDateTime(plain, ServiceName.Udesk), ServiceName.Udesk));
        Assert.Equal("2020-01-01 08:00:00", ServiceTime.Format(ServiceTime.FromDateTime(DateTime.SpecifyKind(plain, DateTimeKind.Utc), ServiceName.Udesk), ServiceName.Udesk));
        Assert.Equal(plain, ServiceTime.FromDateTime(DateTime.SpecifyKind(plain, DateTimeKind.Local), ServiceName.Udesk).LocalDateTime);
    }
}
