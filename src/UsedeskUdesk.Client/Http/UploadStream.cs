using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Http;

/// <summary>Reads files that are to be sent. A file that fails is not a connection that broke.</summary>
internal static class UploadStream
{
    /// <exception cref="RequestException">The file cannot be opened.</exception>
    public static Stream Open(FileUpload file)
    {
        try
        {
            return file.Open();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(file, error);
        }
    }

    /// <summary>Off the caller's thread, and not longer than the attempt may take: a file of a network that does not answer opens when it likes.</summary>
    /// <exception cref="RequestException">The file cannot be opened.</exception>
    public static async Task<Stream> OpenAsync(FileUpload file, CancellationToken cancellationToken)
    {
        var opening = Task.Run(() => Open(file), CancellationToken.None);
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(static s => ((TaskCompletionSource<bool>)s!).TrySetResult(true), ended))
        {
            if (await Task.WhenAny(opening, ended.Task).ConfigureAwait(false) == opening)
            {
                return await opening.ConfigureAwait(false);
            }
        }

        _ = opening.ContinueWith(
            static task =>
            {
                if (task.Status == TaskStatus.RanToCompletion)
                {
                    task.Result.Dispose();
                }
                else
                {
                    _ = task.Exception;
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        throw new OperationCanceledException(cancellationToken);
    }

    /// <exception cref="RequestException">The file cannot be read.</exception>
    public static int Read(Stream source, byte[] buffer, FileUpload file)
    {
        try
        {
            return source.Read(buffer, 0, buffer.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(file, error);
        }
    }

    /// <exception cref="RequestException">The file cannot be read.</exception>
    public static async Task<int> ReadAsync(Stream source, byte[] buffer, FileUpload file, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(file, error);
        }
    }

    /// <summary>It is longer or shorter than was said before, or has another content than a journal knows the item by.</summary>
    public static RequestException Changed(FileUpload file)
        => new("FileChanged", $"The file '{file.Name}' was changed after it was given and before all of it was sent.");

    private static RequestException NotReadable(FileUpload file, Exception error)
        => new("FileNotReadable", $"The file '{file.Name}' cannot be read: {error.Message}");
}
