using System;
using System.IO;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Listening;

/// <summary>Takes requests off a stream, one after the other, within limits. Time limits are the connection's.</summary>
internal sealed class HttpRequestReader : IDisposable
{
    private const int BufferSize = 8 * 1024;
    private const int LongestChunkLine = 256;
    private const int FirstBodySize = 16 * 1024;
    private const int DigitsInChunkSize = 8;
    private static readonly byte[] s_end = { (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n' };

    private readonly Stream _stream;
    private readonly HttpServerOptions _options;
    private readonly BufferBudget _budget;
    private byte[] _buffer = new byte[BufferSize];
    private int _start;
    private int _end;
    private byte[] _body = Array.Empty<byte>();
    private int _bodyLength;
    private int _taken;

    public HttpRequestReader(Stream stream, HttpServerOptions options, BufferBudget budget)
    {
        _stream = stream;
        _options = options;
        _budget = budget;
    }

    /// <summary>Whether a part of the next request is here already.</summary>
    public bool HasMore => _end > _start;

    /// <summary>The next request line and headers; null when the sender has ended the connection in between.</summary>
    /// <param name="began">Called when the first byte is here.</param>
    /// <exception cref="HttpRefusal">They cannot be read, or are too long.</exception>
    public async Task<HttpRequestHead?> ReadHeadAsync(Action began)
    {
        // One empty line before a request is tolerated: old senders end their bodies with it.
        var searched = 0;
        var mayBeEmpty = true;
        var hasBegun = false;
        while (true)
        {
            if (!hasBegun && HasMore)
            {
                hasBegun = true;
                began();
            }

            if (mayBeEmpty && _end - _start >= 2)
            {
                mayBeEmpty = false;
                if (_buffer[_start] == (byte)'\r' && _buffer[_start + 1] == (byte)'\n')
                {
                    _start += 2;
                }
            }

            var held = new ArraySegment<byte>(_buffer, _start, _end - _start);
            var at = ((ReadOnlySpan<byte>)held).Slice(Math.Max(0, searched - 3)).IndexOf(s_end);
            if (at >= 0)
            {
                var length = Math.Max(0, searched - 3) + at;
                if (length + s_end.Length > _options.MaximumHeaderBytes)
                {
                    throw new HttpRefusal(431, "The headers are too long.");
                }

                // With the line end of the last line, so that a header's end is seen in the same way everywhere.
                var head = HttpRequestHead.Parse(((ReadOnlySpan<byte>)held).Slice(0, length + 2));
                _start += length + s_end.Length;
                return head;
            }

            // A sender whose lines end otherwise never sends the end that is looked for; it is told now and not after the time for headers.
            HttpRequestHead.CheckBytes(held, searched);
            searched = mayBeEmpty ? 0 : held.Count;
            if (held.Count >= _options.MaximumHeaderBytes)
            {
                throw new HttpRefusal(431, "The headers are too long.");
            }

            if (!await FillAsync().ConfigureAwait(false))
            {
                return HasMore ? throw new HttpRefusal(0, "The connection ended within the headers.") : null;
            }
        }
    }

    /// <summary>The body of the request whose headers were read last.</summary>
    /// <exception cref="HttpRefusal">It is too long, broken, or breaks off.</exception>
    public async Task<byte[]> ReadBodyAsync(HttpRequestHead head)
    {
        FreeBody();
        if (head.IsChunked)
        {
            await ReadChunksAsync().ConfigureAwait(false);
        }
        else if (head.ContentLength > 0)
        {
            CheckLength(head.ContentLength);
            await ReadBytesAsync((int)head.ContentLength, (int)head.ContentLength).ConfigureAwait(false);
        }

        Array.Resize(ref _body, _bodyLength);
        return _body;
    }

    /// <summary>Refuses a body that says itself that it is too long.</summary>
    public void CheckLength(long length)
    {
        if (length > _options.MaximumBodyBytes)
        {
            throw new HttpRefusal(413, "The body is too long.");
        }
    }

    /// <summary>Gives back what the last body took of the budget.</summary>
    public void FreeBody()
    {
        _budget.Give(_taken);
        _taken = 0;
        _bodyLength = 0;
        _body = Array.Empty<byte>();
        if (_buffer.Length > BufferSize && _end - _start <= BufferSize)
        {
            var smaller = new byte[BufferSize];
            Buffer.BlockCopy(_buffer, _start, smaller, 0, _end - _start);
            (_buffer, _start, _end) = (smaller, 0, _end - _start);
        }
    }

    public void Dispose() => FreeBody();

    private async Task ReadChunksAsync()
    {
        while (true)
        {
            var size = ChunkSize(await ReadLineAsync(LongestChunkLine).ConfigureAwait(false));
            if (size == 0)
            {
                break;
            }

            CheckLength(_bodyLength + size);
            await ReadBytesAsync((int)size, 0).ConfigureAwait(false);
            if ((await ReadLineAsync(0).ConfigureAwait(false)).Count != 0)
            {
                throw new HttpRefusal(400, "A chunk of the body is longer than it says.");
            }
        }

        // Trailers are read and forgotten: nobody has a use for them.
        for (var left = _options.MaximumHeaderBytes; ;)
        {
            var line = await ReadLineAsync(Math.Max(0, left)).ConfigureAwait(false);
            if (line.Count == 0)
            {
                return;
            }

            left -= line.Count + 2;
        }
    }

    private static long ChunkSize(ArraySegment<byte> line)
    {
        ReadOnlySpan<byte> text = line;
        var extension = text.IndexOf((byte)';');
        var digits = extension < 0 ? text : text.Slice(0, extension);
        if (digits.Length is 0 or > DigitsInChunkSize)
        {
            throw new HttpRefusal(400, "A chunk of the body has no size.");
        }

        var size = 0L;
        foreach (var digit in digits)
        {
            size = (size << 4) + digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
                _ => throw new HttpRefusal(400, "A chunk of the body has no size."),
            };
        }

        return size;
    }

    /// <summary>A line without its end, good until the next read.</summary>
    private async Task<ArraySegment<byte>> ReadLineAsync(int longest)
    {
        for (var searched = 0; ;)
        {
            for (; searched < _end - _start; searched++)
            {
                var one = _buffer[_start + searched];
                if (one == (byte)'\n' || (one < 0x20 && one is not ((byte)'\r' or (byte)'\t')))
                {
                    throw new HttpRefusal(400, "A line of the body's framing does not end in carriage return and line feed.");
                }

                if (one != (byte)'\r')
                {
                    if (searched >= longest)
                    {
                        throw new HttpRefusal(400, "A line of the body's framing is too long.");
                    }

                    continue;
                }

                if (searched + 1 == _end - _start)
                {
                    break;
                }

                if (_buffer[_start + searched + 1] != (byte)'\n')
                {
                    throw new HttpRefusal(400, "A line of the body's framing does not end in carriage return and line feed.");
                }

                var line = new ArraySegment<byte>(_buffer, _start, searched);
                _start += searched + 2;
                return line;
            }

            if (!await FillAsync().ConfigureAwait(false))
            {
                throw BrokenOff();
            }
        }
    }

    /// <param name="count">How many bytes to add to the body.</param>
    /// <param name="expected">How long it will be in the end, where that is known: it is not believed for more than a first part.</param>
    private async Task ReadBytesAsync(int count, int expected)
    {
        while (count > 0)
        {
            Grow(Math.Min(_bodyLength + count, Math.Max(FirstBodySize, _bodyLength + 1)), Math.Max(expected, _bodyLength + count));
            var room = Math.Min(count, _body.Length - _bodyLength);
            int read;
            if (HasMore)
            {
                read = Math.Min(room, _end - _start);
                Buffer.BlockCopy(_buffer, _start, _body, _bodyLength, read);
                _start += read;
            }
            else
            {
                read = await _stream.ReadAsync(_body, _bodyLength, room).ConfigureAwait(false);
                if (read == 0)
                {
                    throw BrokenOff();
                }
            }

            _bodyLength += read;
            count -= read;
        }
    }

    /// <summary>Makes room as the bytes come, by doubling, so that a claimed length costs nothing.</summary>
    private void Grow(int needed, int expected)
    {
        if (needed <= _body.Length)
        {
            return;
        }

        var size = Math.Max(needed, (int)Math.Min(Math.Max(expected, needed), 2L * _body.Length));
        var more = size - _body.Length;
        if (!_budget.TryTake(more))
        {
            throw new HttpRefusal(503, "The bodies of all requests together are too long.");
        }

        _taken += more;
        Array.Resize(ref _body, size);
    }

    private async Task<bool> FillAsync()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }
        else if (_end == _buffer.Length)
        {
            if (_start > 0)
            {
                Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
                (_start, _end) = (0, _end - _start);
            }
            else
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }
        }

        var read = await _stream.ReadAsync(_buffer, _end, _buffer.Length - _end).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }

    private static HttpRefusal BrokenOff() => new(0, "The connection ended within the body.");
}
