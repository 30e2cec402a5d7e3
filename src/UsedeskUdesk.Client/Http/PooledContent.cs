using System;
using System.Buffers;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using UsedeskUdesk.Client.Outcomes;

namespace UsedeskUdesk.Client.Http;

/// <summary>An answer's body in a rented buffer, given back when the answer is disposed of.</summary>
internal sealed class PooledContent : HttpContent
{
    private byte[] _buffer;
    private int _length;

    private PooledContent(byte[] buffer) => _buffer = buffer;

    public int Length => _length;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>What the body says of success and failure, as far as it was looked at for the decision whether to repeat the call.</summary>
    public Verdict Verdict { get; set; }

    /// <summary>
    /// Whether the answer says where its body ends: by its length, in chunks, or in the frames of HTTP/2. Any other ends with the connection, as one that breaks off does.
    /// </summary>
    public bool HasEnd { get; private set; } = true;

    /// <summary>
    /// Whether it is a text for people, such as a page of HTML or a plain line, which no service's API writes: a gateway or a proxy speaks. So does one whose page is
    /// cut off, or whose JSON is none.
    /// </summary>
    public bool IsPage => First is { } first ? !IsOpening(first) || !IsJson() : !HasEnd;

    /// <summary>Whether it begins as JSON does, whatever follows.</summary>
    public bool BeginsAsJson => First is { } first && IsOpening(first);

    /// <summary>The first byte that is neither white space nor part of the byte order mark of UTF-8.</summary>
    private byte? First
    {
        get
        {
            foreach (var b in Bytes)
            {
                if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF))
                {
                    return b;
                }
            }

            return null;
        }
    }

    /// <param name="response">The answer whose body is to be read.</param>
    /// <param name="limit">Bytes to take at most, unpacked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AnswerTooLongException">There are more.</exception>
    public static async Task<PooledContent> ReadAnswerAsync(HttpResponseMessage response, long limit, CancellationToken cancellationToken)
    {
        // What an answer was packed in has taken its length away; looked at before the body, which may be asked for its length when it is read.
        var hasEnd = response.Content?.Headers.ContentLength is not null || response.Headers.TransferEncodingChunked == true
            || response.StatusCode == HttpStatusCode.NoContent || response.Version.Major > 1;
        var body = await ReadAsync(response.Content, limit, cancellationToken).ConfigureAwait(false);
        body.HasEnd = hasEnd;
        return body;
    }

    /// <param name="content">The body; null is none.</param>
    /// <param name="limit">Bytes to take at most, unpacked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AnswerTooLongException">There are more.</exception>
    public static async Task<PooledContent> ReadAsync(HttpContent? content, long limit, CancellationToken cancellationToken)
    {
        if (content?.Headers.ContentLength > limit)
        {
            throw new AnswerTooLongException();
        }

        // At least one byte: a length of 0 beside a body in chunks says nothing, and a read into no room would be taken for the body's end.
        var result = new PooledContent(ArrayPool<byte>.Shared.Rent((int)Math.Max(1, Math.Min(content?.Headers.ContentLength ?? 16384, 1 << 20))));
        if (content is null)
        {
            return result;
        }

        try
        {
            foreach (var header in content.Headers)
            {
                result.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            // Closing the stream is what ends a read on platforms whose reads do not listen to the token.
            using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
            using (cancellationToken.Register(static s => ((Stream)s!).Dispose(), stream))
            {
                int read;
                while ((read = await result.FillAsync(stream, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    result._length += read;
                    if (result._length > limit)
                    {
                        throw new AnswerTooLongException();
                    }
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    public Stream OpenRead() => new MemoryStream(_buffer, 0, _length, writable: false);

    private static bool IsOpening(byte b) => b is (byte)'{' or (byte)'[';

    private bool IsJson()
    {
        try
        {
            using var reader = new JsonTextReader(new StreamReader(OpenRead())) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
            reader.Read();
            reader.Skip();
            return reader.TokenType is JsonToken.EndObject or JsonToken.EndArray && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private Task<int> FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (_length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            Buffer.BlockCopy(_buffer, 0, larger, 0, _length);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

#if NET8_0_OR_GREATER
        return stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken).AsTask();
#else
        return stream.ReadAsync(_buffer, _length, _buffer.Length - _length, cancellationToken);
#endif
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_buffer, 0, _length);

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = Array.Empty<byte>();
            _length = 0;
        }

        base.Dispose(disposing);
    }
}
