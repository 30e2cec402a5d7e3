#pragma warning disable CA1835, CA2022 // The overloads and single reads are what is tested.
using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Http;
using Xunit;

namespace UsedeskUdesk.Tests.Transfer;

/// <summary>The stream that keeps .NET from sending a request a second time by itself.</summary>
public class ConnectionStreamTests
{
    [Fact]
    public async Task TheEndAfterARequestIsAByteThatBeginsNoAnswer()
    {
        await using var stream = new NoHiddenResendStream(new Wire(), isTunnel: false);
        var buffer = new byte[] { 9, 9 };
        await stream.WriteAsync(new byte[] { 1 }.AsMemory());

        Assert.Equal(1, await stream.ReadAsync(buffer.AsMemory()));
        Assert.Equal(0, buffer[0]);
        Assert.Equal(0, await stream.ReadAsync(buffer.AsMemory()));
    }

    [Fact]
    public async Task SoIsABreakAfterARequest()
    {
        await using var stream = new NoHiddenResendStream(new Wire { Failure = new IOException("broken") }, isTunnel: false);
        var buffer = new byte[] { 9 };
        await stream.WriteAsync(new byte[] { 1 }, 0, 1);

        Assert.Equal(1, await stream.ReadAsync(buffer, 0, 1));
        Assert.Equal(0, buffer[0]);
        await Assert.ThrowsAsync<IOException>(() => stream.ReadAsync(buffer, 0, 1));
    }

    /// <summary>An idle connection ends as it does: nothing could be sent twice.</summary>
    [Fact]
    public async Task WithoutARequestTheEndIsTheEnd()
    {
        await using var ended = new NoHiddenResendStream(new Wire(), isTunnel: false);
        await using var broken = new NoHiddenResendStream(new Wire { Failure = new IOException("broken") }, isTunnel: false);

        Assert.Equal(0, await ended.ReadAsync(new byte[1].AsMemory()));
        await Assert.ThrowsAsync<IOException>(async () => await broken.ReadAsync(new byte[1].AsMemory()));
    }

    /// <summary>.NET waits for an answer with a read of nothing first.</summary>
    [Fact]
    public async Task AReadOfNothingDecidesNothing()
    {
        await using var stream = new NoHiddenResendStream(new Wire(), isTunnel: false);
        await stream.WriteAsync(new byte[] { 1 }.AsMemory());

        Assert.Equal(0, await stream.ReadAsync(Memory<byte>.Empty));
        Assert.Equal(1, await stream.ReadAsync(new byte[1].AsMemory()));

        await using var broken = new NoHiddenResendStream(new Wire { Failure = new IOException("broken") }, isTunnel: false);
        await broken.WriteAsync(new byte[] { 1 }.AsMemory());
        await Assert.ThrowsAsync<IOException>(async () => await broken.ReadAsync(Memory<byte>.Empty));
    }

    [Fact]
    public async Task AnAnswerComesAsItIs()
    {
        await using var stream = new NoHiddenResendStream(new Wire { Answer = [72, 84, 84, 80] }, isTunnel: false);
        var buffer = new byte[8];
        await stream.WriteAsync(new byte[] { 1 }.AsMemory());

        Assert.Equal(3, await stream.ReadAsync(buffer, 1, 3));
        Assert.Equal([0, 72, 84, 84, 0, 0, 0, 0], buffer);

        // The answer has begun: its end is no request that nobody answered.
        Assert.Equal(1, await stream.ReadAsync(buffer, 0, 8));
        Assert.Equal(0, await stream.ReadAsync(buffer, 0, 8));
    }

    [Fact]
    public async Task WhatPassesIsCountedForItsAttempt()
    {
        await using var stream = new NoHiddenResendStream(new Wire { Answer = [1, 2, 3] }, isTunnel: false);
        var progress = AttemptProgress.Begin(2);

        Assert.False(progress.HasLeft);
        await stream.WriteAsync(new byte[] { 1 }.AsMemory());
        Assert.True(progress.HasLeft);
        await stream.ReadAsync(new byte[2].AsMemory());
        await Assert.ThrowsAsync<IOException>(async () => await stream.ReadAsync(new byte[2].AsMemory()));
        Assert.True(progress.IsTooLong);
    }

    [Fact]
    public async Task WhatIsSaidToAProxyIsNoPartOfACall()
    {
        await using var stream = new NoHiddenResendStream(new Wire(), isTunnel: true);
        var progress = AttemptProgress.Begin(2);

        await stream.WriteAsync(new byte[] { 1 }.AsMemory());

        Assert.Equal((false, true), (progress.HasLeft, progress.IsAtProxy));
    }

    [Fact]
    public async Task ItWritesAndFlushesAndEndsWhatItWraps()
    {
        var wire = new Wire();
        var stream = new NoHiddenResendStream(wire, isTunnel: false);

        await stream.WriteAsync(new byte[] { 0, 1, 2, 3 }, 1, 2);
        await stream.WriteAsync(new byte[] { 4 }.AsMemory());
        await stream.FlushAsync();
        stream.Flush();
        Assert.Equal([1, 2, 4], wire.Sent.ToArray());
        Assert.Equal(2, wire.Flushes);

        stream.Dispose();
        Assert.Equal(1, wire.Disposals);
        var other = new Wire();
        await new NoHiddenResendStream(other, isTunnel: false).DisposeAsync();
        Assert.InRange(other.Disposals, 1, 2);
    }

    [Fact]
    public void ItHasNoPlaceAndNoLengthAndIsNeverReadWithoutWaiting()
    {
        using var stream = new NoHiddenResendStream(new Wire(), isTunnel: false);

        Assert.Equal((true, true, false), (stream.CanRead, stream.CanWrite, stream.CanSeek));
        Assert.Throws<NotSupportedException>(() => stream.Length);
        Assert.Throws<NotSupportedException>(() => stream.Position);
        Assert.Throws<NotSupportedException>(() => stream.Position = 1);
        Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => stream.SetLength(1));
        Assert.Throws<NotSupportedException>(() => stream.Read(new byte[1], 0, 1));
        Assert.Throws<NotSupportedException>(() => stream.Write(new byte[1], 0, 1));
    }

    /// <summary>Credentials go to one host, and from this machine to this machine they take no way round.</summary>
    [Theory]
    [InlineData("https://service.example.test/", true)]
    [InlineData("http://127.0.0.1:1/", false)]
    [InlineData("http://localhost:1/", false)]
    [InlineData("http://[::1]:1/", false)]
    public void TheHandlerFollowsNothingKeepsNothingAndGoesStraightToThisMachine(string address, bool usesProxy)
    {
        using var handler = (SocketsHttpHandler)Transport.Create(new Uri(address));

        Assert.Equal((false, false, usesProxy), (handler.AllowAutoRedirect, handler.UseCookies, handler.UseProxy));
        Assert.Equal(DecompressionMethods.GZip | DecompressionMethods.Deflate, handler.AutomaticDecompression);
        Assert.NotNull(handler.PlaintextStreamFilter);
        Assert.Equal(System.Text.Encoding.UTF8, handler.ResponseHeaderEncodingSelector!("x", new HttpRequestMessage()));
    }

    private sealed class Wire : MemoryStream
    {
        private int _read;

        public byte[] Answer { get; init; } = [];

        public Exception? Failure { get; init; }

        public MemoryStream Sent { get; } = new();

        public int Flushes { get; private set; }

        public int Disposals { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Failure is not null)
            {
                return ValueTask.FromException<int>(Failure);
            }

            var count = Math.Min(buffer.Length, Answer.Length - _read);
            Answer.AsMemory(_read, count).CopyTo(buffer);
            _read += count;
            return ValueTask.FromResult(count);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Sent.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            Flushes++;
            return Task.CompletedTask;
        }

        public override void Flush() => Flushes++;

        protected override void Dispose(bool disposing)
        {
            Disposals++;
            base.Dispose(disposing);
        }
    }
}
