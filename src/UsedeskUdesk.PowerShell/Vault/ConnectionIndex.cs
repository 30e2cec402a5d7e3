using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Threading;
using System.Xml;

namespace UsedeskUdesk.Vault;

/// <summary>
/// The index of what this user has registered, in which vault, and which of it is the default: a small file below the user's
/// configuration folder, without a secret in it. So completion and the choice of a vault need no vault to be opened.
/// </summary>
internal static class ConnectionIndex
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly DataContractJsonSerializer s_serializer = new(typeof(ConnectionIndexEntry[]));

    /// <summary>$HOME/.config/UsedeskUdesk/connections.json, on Windows %APPDATA%\UsedeskUdesk\connections.json.</summary>
    private static string FilePath
    {
        get
        {
            var folder = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return folder.Length == 0 ? throw new IOException("This user has no configuration folder.") : Path.Combine(folder, "UsedeskUdesk", "connections.json");
        }
    }

    /// <summary>The entries of a service. A file that is missing or cannot be read has none.</summary>
    public static IReadOnlyList<ConnectionIndexEntry> Read(ServiceName service) => ReadAll().Where(entry => entry.Is(service)).ToArray();

    public static ConnectionIndexEntry? Find(ServiceName service, string name) => Read(service).FirstOrDefault(entry => entry.IsNamed(name));

    /// <summary>The vaults that hold connections of this user.</summary>
    public static IEnumerable<string> Vaults() => ReadAll().Select(entry => entry.Vault).OfType<string>().Distinct();

    public static ConnectionIndexEntry? Default(ServiceName service) => Read(service).FirstOrDefault(entry => entry.IsDefault);

    /// <summary>Adds a connection or changes its entry; makes it the default one in place of another, if asked to.</summary>
    public static void Upsert(ServiceName service, string name, string vault, bool makeDefault = false)
    {
        Change(entries =>
        {
            var entry = entries.Find(known => known.Is(service) && known.IsNamed(name));
            if (entry is not null && entry.Vault == vault && (entry.IsDefault || !makeDefault))
            {
                return false;
            }

            if (entry is null)
            {
                entry = new ConnectionIndexEntry { Service = service.ToString(), Name = name };
                entries.Add(entry);
            }

            entry.Vault = vault;
            if (makeDefault)
            {
                entries.ForEach(known => known.IsDefault &= !known.Is(service));
                entry.IsDefault = true;
            }

            return true;
        });
    }

    public static void Remove(ServiceName service, string name, string vault)
        => Change(entries => entries.RemoveAll(known => known.Is(service) && known.IsNamed(name) && vault.Equals(known.Vault, StringComparison.OrdinalIgnoreCase)) > 0);

    /// <summary>Does it if that can be done: a session that may not write there works all the same.</summary>
    public static bool Try(Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static ConnectionIndexEntry[] ReadAll()
    {
        try
        {
            return ReadThere();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Array.Empty<ConnectionIndexEntry>();
        }
    }

    /// <summary>The entries. A file that is no index, such as what a power cut leaves, has none; one that cannot be read may have some.</summary>
    private static ConnectionIndexEntry[] ReadThere()
    {
        try
        {
            using var file = File.OpenRead(FilePath);
            // An entry may be null in a file that somebody has edited.
            return ((ConnectionIndexEntry?[]?)s_serializer.ReadObject(file))?.OfType<ConnectionIndexEntry>().ToArray() ?? Array.Empty<ConnectionIndexEntry>();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or SerializationException or XmlException or InvalidCastException)
        {
            return Array.Empty<ConnectionIndexEntry>();
        }
    }

    /// <summary>The new file takes the old one's place in one step: another process sees either of them whole.</summary>
    private static void Write(IEnumerable<ConnectionIndexEntry> entries)
    {
        var path = FilePath;
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = OwnerFile.Create(draft))
            {
                s_serializer.WriteObject(file, entries.ToArray());
                // Before it takes the other's name, or a power cut could leave neither.
                file.Flush(flushToDisk: true);
            }

            if (File.Exists(path))
            {
                File.Replace(draft, path, null);
            }
            else
            {
                File.Move(draft, path);
            }
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>
    /// Changes the entries, one process at a time: of two that read the same file, the later would take back what the earlier wrote.
    /// </summary>
    /// <param name="change">Says whether there is something to write.</param>
    private static void Change(Func<List<ConnectionIndexEntry>, bool> change)
    {
        if (!change(ReadAll().ToList()))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        using (Lock())
        {
            // What cannot be read must not be replaced.
            var entries = ReadThere().ToList();
            if (change(entries))
            {
                Write(entries);
            }
        }
    }

    /// <summary>Waits its turn. The file stays: one that is removed could be locked by two, under one name and under none.</summary>
    private static FileStream Lock()
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                return OwnerFile.OpenLocked(FilePath + ".lock");
            }
            catch (IOException) when (clock.Elapsed < s_patience)
            {
                Thread.Sleep(20);
            }
        }
    }
}
