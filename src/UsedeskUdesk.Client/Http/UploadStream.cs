using System;
using System.IO;
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
    public static async Task<int> ReadAsync(Stream source, byte[] buffer, FileUpload file)
    {
        try
        {
            return await source.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(file, error);
        }
    }

    private static RequestException NotReadable(FileUpload file, Exception error)
        => new("FileNotReadable", $"The file '{file.Name}' cannot be read: {error.Message}");
}
