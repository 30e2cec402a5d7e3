using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>Paths, with wildcards, to files.</summary>
internal static class FileArguments
{
    public static IReadOnlyList<FileUpload>? Resolve(PSCmdlet cmdlet, string[]? paths)
    {
        var files = (paths ?? Array.Empty<string>()).Where(path => !string.IsNullOrEmpty(path)).SelectMany(path => Find(cmdlet, path)).Select(FileUpload.FromPath).ToArray();
        return files.Length > 0 ? files : null;
    }

    /// <summary>A path that has to mean one file.</summary>
    public static FileUpload? One(PSCmdlet cmdlet, string? path, string parameter)
        => Resolve(cmdlet, path is null ? null : new[] { path }) switch
        {
            null => null,
            { Count: 1 } files => files[0],
            var files => throw new RequestException("TooManyFiles", $"'{path}' means {files.Count} files; only one picture can be had.", parameter),
        };

    private static IEnumerable<string> Find(PSCmdlet cmdlet, string path)
    {
        // A file of just that name first: brackets are common in names, and FileInfo objects bind here.
        var literal = Unresolved(cmdlet, path);

        if (File.Exists(literal))
        {
            return new[] { literal };
        }

        if (WildcardPattern.ContainsWildcardCharacters(path))
        {
            var found = cmdlet.GetResolvedProviderPathFromPSPath(path, out _).Where(File.Exists).ToArray();
            if (found.Length > 0)
            {
                return found;
            }
        }

        throw Directory.Exists(literal)
            ? new RequestException("NotAFile", $"'{path}' is a folder. Give the files in it, as in '{path}/*'.", "File")
            : new RequestException("FileNotFound", $"There is no file '{path}'.", "File");
    }

    private static string Unresolved(PSCmdlet cmdlet, string path)
    {
        try
        {
            var literal = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? literal : throw new RequestException("NotAFile", $"'{path}' is not in the file system.", "File");
        }
        catch (SessionStateException error)
        {
            // A drive or a provider that does not exist.
            throw new RequestException("FileNotFound", $"There is no file '{path}': {error.Message}", "File");
        }
    }
}
