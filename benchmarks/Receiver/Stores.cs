using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using FASTER.core;
using LiteDB;
using Microsoft.Data.Sqlite;
using UsedeskUdesk.Client.Spools;

namespace UsedeskUdesk.Benchmarks.Receiver;

/// <summary>What a receiver wants of a store: a task that ends when the bytes are safe, and all of them again after a crash.</summary>
internal interface IStore : IDisposable
{
    Task AddAsync(long number, byte[] body);

    IEnumerable<long> ReadNumbers();
}

internal static class Stores
{
    public static readonly string[] Names = ["file", "fasterlog", "litedb", "sqlite"];

    public static IStore Open(string name, string folder)
    {
        Directory.CreateDirectory(folder);
        return name switch
        {
            "file" => new FileStore(folder),
            "fasterlog" => new FasterStore(folder),
            "litedb" => new LiteStore(folder),
            "sqlite" => new SqliteStore(folder),
            _ => throw new ArgumentException(name),
        };
    }

    public static byte[] Body(long number, int size) => Encoding.UTF8.GetBytes($"{{\"number\":{number},\"text\":\"{new string('x', size)}\"}}");

    private static long NumberOf(byte[] json)
    {
        var text = Encoding.UTF8.GetString(json, 0, Math.Min(json.Length, 40));
        return long.Parse(text.Split(':', ',')[1], CultureInfo.InvariantCulture);
    }

    private sealed class FileStore(string folder) : IStore
    {
        private readonly Spool _spool = Spool.Open(folder, "Benchmark", default);

        public Task AddAsync(long number, byte[] body) => _spool.AddAsync(new StoredBody(body, [EventKey.OfName($"{number}")]));

        public IEnumerable<long> ReadNumbers()
        {
            while (_spool.Read() is { } body)
            {
                yield return NumberOf(body.Json);
            }
        }

        public void Dispose() => _spool.Dispose();
    }

    /// <summary>Its own way to commit in groups: enqueue, then wait for a commit that another task starts again and again.</summary>
    private sealed class FasterStore : IStore
    {
        private readonly IDevice _device;
        private readonly FasterLog _log;
        private readonly CancellationTokenSource _end = new();
        private readonly Task _committing;

        public FasterStore(string folder)
        {
            _device = Devices.CreateLogDevice(Path.Combine(folder, "log"));
            _log = new FasterLog(new FasterLogSettings { LogDevice = _device, LogCommitDir = folder, PageSizeBits = 22, MemorySizeBits = 25 });
            _committing = Task.Run(async () =>
            {
                while (!_end.IsCancellationRequested)
                {
                    if (_log.TailAddress > _log.CommittedUntilAddress)
                    {
                        await _log.CommitAsync();
                    }
                    else
                    {
                        await Task.Delay(1);
                    }
                }
            });
        }

        public async Task AddAsync(long number, byte[] body) => await _log.EnqueueAndWaitForCommitAsync(body, _end.Token);

        public IEnumerable<long> ReadNumbers()
        {
            using var scan = _log.Scan(_log.BeginAddress, _log.CommittedUntilAddress);
            while (scan.GetNext(out var entry, out _, out _))
            {
                yield return NumberOf(entry);
            }
        }

        public void Dispose()
        {
            _end.Cancel();
            try
            {
                _committing.Wait();
            }
            catch (AggregateException)
            {
                // Ended.
            }

            _log.Dispose();
            _device.Dispose();
        }
    }

    /// <summary>Stores without groups of their own: one thread puts what waits into one transaction.</summary>
    private abstract class Grouped : IStore
    {
        private readonly object _gate = new();
        private readonly Thread _writer;
        private List<(long Number, byte[] Body, TaskCompletionSource Done)> _queue = [];
        private bool _stop;

        protected Grouped() => _writer = new Thread(Run) { IsBackground = true };

        protected void Start() => _writer.Start();

        public Task AddAsync(long number, byte[] body)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                _queue.Add((number, body, done));
                Monitor.Pulse(_gate);
            }

            return done.Task;
        }

        public abstract IEnumerable<long> ReadNumbers();

        public void Dispose()
        {
            lock (_gate)
            {
                _stop = true;
                Monitor.Pulse(_gate);
            }

            _writer.Join();
            Close();
        }

        protected abstract void Write(IEnumerable<(long Number, byte[] Body)> batch);

        protected abstract void Close();

        private void Run()
        {
            while (true)
            {
                List<(long Number, byte[] Body, TaskCompletionSource Done)> batch;
                lock (_gate)
                {
                    while (_queue.Count == 0 && !_stop)
                    {
                        Monitor.Wait(_gate);
                    }

                    if (_queue.Count == 0)
                    {
                        return;
                    }

                    (batch, _queue) = (_queue, []);
                }

                Write(batch.Select(item => (item.Number, item.Body)));
                batch.ForEach(item => item.Done.SetResult());
            }
        }
    }

    private sealed class LiteStore : Grouped
    {
        private readonly LiteDatabase _database;
        private readonly ILiteCollection<BsonDocument> _events;

        public LiteStore(string folder)
        {
            _database = new LiteDatabase(Path.Combine(folder, "events.db"));
            _events = _database.GetCollection("events");
            Start();
        }

        public override IEnumerable<long> ReadNumbers() => _events.FindAll().Select(item => item["_id"].AsInt64);

        protected override void Write(IEnumerable<(long Number, byte[] Body)> batch)
        {
            _database.BeginTrans();
            _events.InsertBulk(batch.Select(item => new BsonDocument { ["_id"] = item.Number, ["body"] = item.Body }));
            _database.Commit();
        }

        protected override void Close() => _database.Dispose();
    }

    private sealed class SqliteStore : Grouped
    {
        private readonly SqliteConnection _connection;

        public SqliteStore(string folder)
        {
            _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "events.sqlite")};Pooling=False");
            _connection.Open();
            Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS events (number INTEGER PRIMARY KEY, body BLOB NOT NULL)");
            Start();
        }

        public override IEnumerable<long> ReadNumbers()
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT number FROM events";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                yield return reader.GetInt64(0);
            }
        }

        protected override void Write(IEnumerable<(long Number, byte[] Body)> batch)
        {
            using var transaction = _connection.BeginTransaction();
            using var command = _connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO events VALUES ($number, $body)";
            var number = command.Parameters.Add("$number", SqliteType.Integer);
            var body = command.Parameters.Add("$body", SqliteType.Blob);
            foreach (var item in batch)
            {
                (number.Value, body.Value) = (item.Number, item.Body);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        protected override void Close() => _connection.Dispose();

        private void Run(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
