using System;
using System.IO;
using System.Threading;

namespace UsedeskUdesk.Client.Storage;

/// <summary>Reads a file of lines, of which the last one may be cut off or still being written.</summary>
internal static class WholeLines
{
    /// <summary>Bytes of the longest line that is read, and so written.</summary>
    public const int LongestLine = 64 << 20;

    private const int ChunkSize = 1 << 18;
    private const int LongestFirstLine = 1024;
    private const byte LineEnd = (byte)'\n';

    /// <summary>Hands out each whole line with where it begins.</summary>
    /// <param name="file">Read from where it stands, which counts as 0.</param>
    /// <param name="visit">Gets the line without its end; the bytes are good during the call only.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Where the last whole line ends, and what stands after it. A first line that is too long for one of ours ends the reading.</returns>
    /// <exception cref="InvalidDataException">A later line is too long for one of ours. What stands after it must not be taken for a line that was cut off.</exception>
    public static (long Length, byte[] Tail) Read(Stream file, Action<ArraySegment<byte>, long> visit, CancellationToken cancellationToken)
    {
        var chunk = new byte[ChunkSize];
        var (held, position) = (0, 0L);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (held == chunk.Length)
            {
                Array.Resize(ref chunk, chunk.Length * 2);
            }

            var read = file.Read(chunk, held, chunk.Length - held);
            if (read == 0)
            {
                break;
            }

            var (start, end) = (0, held + read);
            for (var at = Array.IndexOf(chunk, LineEnd, held, read); at >= 0; at = Array.IndexOf(chunk, LineEnd, start, end - start))
            {
                // An editor may have written Windows' line ends.
                var length = at - start - (at > start && chunk[at - 1] == (byte)'\r' ? 1 : 0);
                visit(new ArraySegment<byte>(chunk, start, length), position + start);
                start = at + 1;
            }

            held = end - start;
            position += start;
            Buffer.BlockCopy(chunk, start, chunk, 0, held);
            if (position == 0 && held > LongestFirstLine)
            {
                // None of ours: do not read on through whatever it is.
                break;
            }

            if (held > LongestLine)
            {
                throw new InvalidDataException($"The line that begins at byte {position} is longer than any that this module writes.");
            }
        }

        var rest = new byte[held];
        Buffer.BlockCopy(chunk, 0, rest, 0, held);
        return (position, rest);
    }
}
