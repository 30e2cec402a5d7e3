using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Http;
using Xunit;

namespace UsedeskUdesk.Tests.Transfer;

/// <summary>An answer's body, read whole.</summary>
public class PooledContentTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16383)]
    [InlineData(16384)]
    [InlineData(16385)]
    [InlineData(200_001)]
    public async Task ABodyOfAnyLengthIsTakenWhole(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        foreach (var isKnown in new[] { true, false })
        {
            using var source = new StreamContent(isKnown ? new MemoryStream(bytes) : new Dripping(bytes));
            source.Headers.Add("X-One", "1");

            using var content = await PooledContent.ReadAsync(source, length, default);

            Assert.Equal(bytes, content.Bytes.ToArray());
            Assert.Equal((length, (long?)length), (content.Length, content.Headers.ContentLength));
            Assert.Equal("1", content.Headers.GetValues("X-One").Single());
            using var read = new MemoryStream();
            content.OpenRead().CopyTo(read);
            Assert.Equal(bytes, read.ToArray());
            Assert.Equal(bytes, await content.ReadAsByteArrayAsync());
            Assert.Throws<NotSupportedException>(() => content.OpenRead().WriteByte(1));
        }
    }

    /// <summary>A length that is announced ends it before anything is read.</summary>
    [Fact]
    public async Task OneByteTooManyEndsIt()
    {
        var announced = new Dripping(new byte[11]);
        using var known = new StreamContent(announced);
        known.Headers.ContentLength = 11;
        using var unknown = new StreamContent(new Dripping(new byte[11]));

        await Assert.ThrowsAsync<AnswerTooLongException>(() => PooledContent.ReadAsync(known, 10, default));
        await Assert.ThrowsAsync<AnswerTooLongException>(() => PooledContent.ReadAsync(unknown, 10, default));
        Assert.Equal(0, announced.Reads);
    }

    /// <summary>A gateway's page is none of a service's answers.</summary>
    [Theory]
    [InlineData("<html>", true)]
    [InlineData(" \t\r\n<?xml", true)]
    [InlineData("\uFEFF<html>", true)]
    [InlineData("{\"a\":\"<html>\"}", false)]
    [InlineData("[]", false)]
    [InlineData("[nginx] timed out", true)]
    [InlineData("{\"error\":\"<html>", true)]
    [InlineData("{} bye", true)]
    [InlineData("Service Unavailable", true)]
    [InlineData("upstream connect error or disconnect/reset before headers", true)]
    [InlineData(" ", false)]
    [InlineData("", false)]
    public async Task APageForPeopleIsKnown(string body, bool isPage)
    {
        using var source = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        using var content = await PooledContent.ReadAsync(source, 100, default);

        Assert.Equal(isPage, content.IsPage);
    }

    [Fact]
    public async Task NoBodyIsAnEmptyOne()
    {
        using var content = await PooledContent.ReadAsync(null, 0, default);

        Assert.Equal((0, 0L), (content.Length, content.OpenRead().Length));
    }

    /// <summary>The buffer is lent: what is given back must not be seen any more, nor given back twice.</summary>
    [Fact]
    public async Task WhatWasGivenBackIsEmpty()
    {
        using var source = new ByteArrayContent([1, 2, 3]);
        var content = await PooledContent.ReadAsync(source, 3, default);

        content.Dispose();
        content.Dispose();

        Assert.Equal(0, content.Length);
        Assert.True(content.Bytes.IsEmpty);
    }

    [Fact]
    public async Task TheEndOfACallEndsARead()
    {
        using var cancel = new CancellationTokenSource();
        using var source = new StreamContent(new Dripping(new byte[10]) { Before = cancel.Cancel });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PooledContent.ReadAsync(source, 10, cancel.Token));
    }

    /// <summary>Gives a byte or a few at a time, and does not tell its length.</summary>
    private sealed class Dripping : Stream
    {
        private readonly byte[] _bytes;
        private int _at;

        public Dripping(byte[] bytes) => _bytes = bytes;

        public Action? Before { get; init; }

        public int Reads { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Reads++;
            Before?.Invoke();
            var read = Math.Min(Math.Min(count, 7001), _bytes.Length - _at);
            Array.Copy(_bytes, _at, buffer, offset, read);
            _at += read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var bytes = new byte[buffer.Length];
            var read = Read(bytes, 0, bytes.Length);
            bytes.AsMemory(0, read).CopyTo(buffer);
            return ValueTask.FromResult(read);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
