using System;
using System.Threading;

namespace UsedeskUdesk.Client.Storage;

/// <summary>
/// Lines that are only ever added to, in the hands of one owner at a time: a file, and room for other kinds. A line is whole, or
/// it is the last one and cut off; what is said to be durable survives a power cut. Not for use from two threads at once.
/// </summary>
internal interface ILineStore : IDisposable
{
    /// <summary>What errors call it.</summary>
    string Name { get; }

    /// <summary>Bytes in whole lines, their ends included.</summary>
    long Length { get; }

    /// <summary>Whether what was added is not there any more for whoever opens the store next.</summary>
    bool IsLost { get; }

    /// <summary>Hands out each whole line with where it begins. Called once, before anything is added.</summary>
    /// <param name="visit">Gets the line without its end; the bytes are good during the call only.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What stands after the last whole line: a line that was cut off, or nothing.</returns>
    byte[] ReadAll(Action<ArraySegment<byte>, long> visit, CancellationToken cancellationToken);

    /// <summary>Ends the line that <see cref="ReadAll"/> found without its end, for whoever knows that it is whole; before anything is added.</summary>
    /// <exception cref="RequestException">It cannot be written.</exception>
    void EndLine();

    /// <summary>Adds a line, or leaves the store as it was.</summary>
    /// <param name="line">Without its end.</param>
    /// <param name="durable">Whether it has to be on the disk itself when this returns.</param>
    /// <exception cref="RequestException">It cannot be written.</exception>
    void Append(byte[] line, bool durable);

    /// <summary>Adds several lines at once, or leaves the store as it was.</summary>
    /// <param name="lines">Each with its end.</param>
    /// <param name="durable">Whether they have to be on the disk itself when this returns.</param>
    /// <exception cref="RequestException">They cannot be written.</exception>
    void AppendWhole(ArraySegment<byte> lines, bool durable);

    /// <summary>Makes all that was added durable.</summary>
    /// <exception cref="RequestException">It cannot be done.</exception>
    void Flush();

    /// <summary>Reads bytes that were handed out or added before.</summary>
    byte[] Read(long start, int length);
}
