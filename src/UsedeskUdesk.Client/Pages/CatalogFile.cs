using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace UsedeskUdesk.Client.Pages;

/// <summary>
/// A catalogue's file. It is looked at every second, for watchers miss changes on network shares; a change that cannot be used is
/// reported once it has stayed for about a second, since it may be half written, and the messages from before are kept.
/// </summary>
internal sealed class CatalogFile : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(0.9);

    private readonly object _gate = new();
    private readonly string _path;
    private readonly Action<RequestException>? _onRefused;
    private readonly Action<int>? _onLoaded;
    private readonly Timer _timer;
    private MessageCatalog _catalog;
    private (DateTime Written, long Length) _seen;
    private Problem? _problem;

    /// <exception cref="RequestException">InvalidCatalog, CatalogNotReadable.</exception>
    public CatalogFile(string path, Action<RequestException>? onRefused, Action<int>? onLoaded)
    {
        _path = path;
        _onRefused = onRefused;
        _onLoaded = onLoaded;
        _seen = Look();
        _catalog = MessageCatalog.Parse(Read());
        _timer = new Timer(static file => ((CatalogFile)file!).Check(), this, s_interval, s_interval);
    }

    /// <summary>The last one that could be used.</summary>
    public MessageCatalog Current
    {
        get
        {
            Check();
            return Volatile.Read(ref _catalog);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        RequestException? refused = null;
        var loaded = -1;
        lock (_gate)
        {
            try
            {
                var now = Look();
                if (now != _seen)
                {
                    _seen = now;
                    _problem = null;
                    _catalog = MessageCatalog.Parse(Read());
                    loaded = _catalog.Messages.Count;
                }
            }
            catch (RequestException error)
            {
                // One that cannot be read is tried again at each look.
                _seen = error.ErrorId == "CatalogNotReadable" ? default : _seen;
                _problem ??= new Problem(error);
            }

            if (_problem is { IsSaid: false } problem && problem.Age.Elapsed >= s_patience)
            {
                problem.IsSaid = true;
                refused = problem.Error;
            }
        }

        if (refused is not null)
        {
            _onRefused?.Invoke(refused);
        }
        else if (loaded >= 0)
        {
            _onLoaded?.Invoke(loaded);
        }
    }

    private (DateTime Written, long Length) Look()
    {
        try
        {
            var file = new FileInfo(_path);
            return (file.LastWriteTimeUtc, file.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(error);
        }
    }

    private byte[] Read()
    {
        try
        {
            using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            var buffer = new byte[81920];
            for (int count; content.Length <= MessageCatalog.MaximumLength && (count = file.Read(buffer, 0, buffer.Length)) > 0;)
            {
                content.Write(buffer, 0, count);
            }

            return content.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(error);
        }
    }

    private static RequestException NotReadable(Exception error)
        => RequestException.Create("CatalogNotReadable", $"The catalogue cannot be read: {error.Message}", nameof(StructuredMessagePageOptions.CatalogPath));

    private sealed class Problem
    {
        public Problem(RequestException error) => Error = error;

        public RequestException Error { get; }

        public Stopwatch Age { get; } = Stopwatch.StartNew();

        public bool IsSaid { get; set; }
    }
}
