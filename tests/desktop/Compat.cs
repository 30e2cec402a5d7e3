// What the tests use of .NET 10 and .NET Framework lacks, in a few lines each. Only for tests.
#pragma warning disable SA1402, SA1649
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace System
{
    internal readonly struct Index
    {
        private readonly int _value;

        public Index(int value, bool fromEnd = false) => _value = fromEnd ? ~value : value;

        public static implicit operator Index(int value) => new(value);

        public int GetOffset(int length) => _value < 0 ? length + _value + 1 : _value;
    }

    internal readonly struct Range
    {
        private readonly Index _start;
        private readonly Index _end;

        public Range(Index start, Index end) => (_start, _end) = (start, end);

        public Index Start => _start;

        public Index End => _end;

        public static Range StartAt(Index start) => new(start, new Index(0, fromEnd: true));

        public static Range EndAt(Index end) => new(0, end);

        public (int Offset, int Length) GetOffsetAndLength(int length) => (_start.GetOffset(length), _end.GetOffset(length) - _start.GetOffset(length));
    }
}

namespace System.Runtime.CompilerServices
{
    internal static class RuntimeHelpers
    {
        public static T[] GetSubArray<T>(T[] array, Range range)
        {
            var (offset, length) = range.GetOffsetAndLength(array.Length);
            var part = new T[length];
            Array.Copy(array, offset, part, 0, length);
            return part;
        }
    }

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class RequiredMemberAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    internal sealed class CompilerFeatureRequiredAttribute : Attribute
    {
        public CompilerFeatureRequiredAttribute(string featureName) => FeatureName = featureName;

        public string FeatureName { get; }
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    [AttributeUsage(AttributeTargets.Constructor)]
    internal sealed class SetsRequiredMembersAttribute : Attribute
    {
    }
}

namespace UsedeskUdesk.Tests
{
    internal static class Compat
    {
        extension(DateTimeOffset)
        {
            public static DateTimeOffset UnixEpoch => new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
        }

        extension(System.Net.Http.HttpClient)
        {
            public static System.Net.IWebProxy DefaultProxy
            {
                get => System.Net.WebRequest.DefaultWebProxy;
                set => System.Net.WebRequest.DefaultWebProxy = value;
            }
        }

        extension(System.IO.Compression.CompressionLevel)
        {
            public static System.IO.Compression.CompressionLevel SmallestSize => System.IO.Compression.CompressionLevel.Optimal;
        }

        public static void Write(this Stream stream, byte[] bytes) => stream.Write(bytes, 0, bytes.Length);

        extension(Enum)
        {
            public static T Parse<T>(string text) => (T)Enum.Parse(typeof(T), text);

            public static string[] GetNames<T>() => Enum.GetNames(typeof(T));

            public static T[] GetValues<T>() => (T[])Enum.GetValues(typeof(T));
        }

        public static StringBuilder AppendJoin<T>(this StringBuilder text, char separator, IEnumerable<T> items) => text.Append(string.Join(separator.ToString(), items));

        public static long NextInt64(this Random random, long end) => (long)(random.NextDouble() * end);

        public static long NextInt64(this Random random, long start, long end) => start + random.NextInt64(end - start);

        public static string[] Split(this string text, string separator) => text.Split(new[] { separator }, StringSplitOptions.None);

        public static string[] Split(this string text, string separator, int count) => text.Split(new[] { separator }, count, StringSplitOptions.None);

        public static string[] Split(this string text, char separator, int count) => text.Split(new[] { separator }, count);

        public static bool Contains(this string text, string value, StringComparison comparison) => text.IndexOf(value, comparison) >= 0;

        public static bool Contains(this string text, char value) => text.IndexOf(value) >= 0;

        public static bool StartsWith(this string text, char value) => text.Length > 0 && text[0] == value;

        public static bool EndsWith(this string text, char value) => text.Length > 0 && text[text.Length - 1] == value;

        public static string Replace(this string text, string old, string other, StringComparison comparison) => text.Replace(old, other);

        public static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> items) => items.OrderBy(item => item);

        public static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T> comparer) => items.OrderBy(item => item, comparer);

        public static IEnumerable<T> Append<T>(this IEnumerable<T> items, T item) => Enumerable.Append(items, item);

        public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value) => (key, value) = (pair.Key, pair.Value);

        public static TValue? GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> map, TKey key) => map.TryGetValue(key, out var value) ? value : default;

        public static async Task<T> WaitAsync<T>(this Task<T> task, TimeSpan limit)
            => await Task.WhenAny(task, Task.Delay(limit)).ConfigureAwait(false) == task ? await task.ConfigureAwait(false) : throw new TimeoutException();

        public static async Task WaitAsync(this Task task, TimeSpan limit)
        {
            if (await Task.WhenAny(task, Task.Delay(limit)).ConfigureAwait(false) != task)
            {
                throw new TimeoutException();
            }

            await task.ConfigureAwait(false);
        }

        public static Task CancelAsync(this CancellationTokenSource source)
        {
            source.Cancel();
            return Task.CompletedTask;
        }

        public static async Task<Socket> AcceptSocketAsync(this TcpListener listener, CancellationToken token)
        {
            using (token.Register(listener.Stop))
            {
                return await listener.AcceptSocketAsync().ConfigureAwait(false);
            }
        }

        public static Task<int> ReadAsync(this Stream stream, byte[] buffer, CancellationToken token) => stream.ReadAsync(buffer, 0, buffer.Length, token);

        public static Task<int> ReadAsync(this Stream stream, Memory<byte> buffer, CancellationToken token)
        {
            MemoryMarshal.TryGetArray((ReadOnlyMemory<byte>)buffer, out var segment);
            return stream.ReadAsync(segment.Array!, segment.Offset, segment.Count, token);
        }

        public static Task WriteAsync(this Stream stream, byte[] bytes, CancellationToken token) => stream.WriteAsync(bytes, 0, bytes.Length, token);

        public static string GetString(this Encoding encoding, ReadOnlySpan<byte> bytes) => encoding.GetString(bytes.ToArray());
    }
}
