using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client.Http;

/// <summary>
/// A request body that can be sent again for each attempt. Where the service wants its token in the body, the token is
/// written while the body is sent and is part of nothing that lasts longer.
/// </summary>
internal abstract class BodyContent : HttpContent
{
    protected static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Refuses half a character, as where a text was cut within an emoji; .NET would write a replacement character in its place.</summary>
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>JSON, or multipart where there are files.</summary>
    /// <exception cref="RequestException">InvalidParameter: a text cannot be written.</exception>
    public static BodyContent Create(RequestBuilder request, ApiSecret? token)
        => request.Files.Count > 0 ? new MultipartContent(request, token) : new JsonContent(request, token);

    private volatile bool _begun;

    /// <summary>Whether the handler asked for the body in this attempt, which it does once there is a connection.</summary>
    public bool HasBegun => _begun;

    private volatile bool _written;

    /// <summary>Whether a byte of the body was written in this attempt; what the handler holds in a buffer counts.</summary>
    public bool HasWritten => _written;

    /// <summary>Another attempt.</summary>
    public void Begin()
    {
        _begun = false;
        _written = false;
    }

    protected abstract Task WriteAsync(Stream stream, CancellationToken cancellationToken);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _begun = true;
        return WriteAsync(stream, CancellationToken.None);
    }

#if NET8_0_OR_GREATER
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _begun = true;
        return WriteAsync(stream, cancellationToken);
    }
#endif

    private static bool IsBroken(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return true;
            }
        }

        return false;
    }

    private static RequestException HalfCharacter(string? field)
        => RequestException.Create("InvalidParameter", $"{(field is null ? "A text of the body" : $"The text of '{field}'")} holds half a character, as where an emoji was cut in two, and cannot be sent as it is. Look at where the text is shortened.");

    private sealed class JsonContent : BodyContent
    {
        private readonly byte[] _json;
        private readonly ApiSecret? _token;

        public JsonContent(RequestBuilder request, ApiSecret? token)
        {
            _token = token;
            _json = Serialize(request);
            Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        protected override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
        {
            var start = Start();
            _written = true;
            await stream.WriteAsync(start, 0, start.Length, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync(_json, 0, _json.Length, cancellationToken).ConfigureAwait(false);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Start().Length + _json.Length;
            return true;
        }

        /// <summary>Everything up to the point where <see cref="_json"/> goes on.</summary>
        private byte[] Start()
        {
            if (_token is null)
            {
                return Array.Empty<byte>();
            }

            // _json is then the object without its opening brace.
            var comma = _json.Length > 1 ? "," : string.Empty;
            return _token.Use(text => Utf8.GetBytes($"{{\"{UsedeskTokenHandler.TokenName}\":{JsonConvert.ToString(text)}{comma}"));
        }

        private byte[] Serialize(RequestBuilder request)
        {
            using var buffer = new MemoryStream();
            try
            {
                Write(request, buffer);
            }
            catch (EncoderFallbackException)
            {
                throw HalfCharacter(request.BodyFields.FirstOrDefault(static field => field.Value is string text && IsBroken(text)).Key);
            }

            var skipped = _token is null ? 0 : 1;
            var json = new byte[buffer.Length - skipped];
            Buffer.BlockCopy(buffer.GetBuffer(), skipped, json, 0, json.Length);
            return json;
        }

        private static void Write(RequestBuilder request, MemoryStream buffer)
        {
            using (var writer = new JsonTextWriter(new StreamWriter(buffer, s_strict, 256, leaveOpen: true)))
            {
                if (request.WholeBody is not null)
                {
                    JsonValues.Write(writer, request.WholeBody);
                }
                else
                {
                    writer.WriteStartObject();
                    foreach (var field in request.BodyFields)
                    {
                        writer.WritePropertyName(field.Key);
                        JsonValues.Write(writer, field.Value);
                    }

                    writer.WriteEndObject();
                }
            }
        }
    }

    /// <summary>
    /// multipart/form-data as browsers write it: file names as raw UTF-8 (the encodings that .NET's own class chooses are not read by
    /// PHP services), nested values in brackets, the length known beforehand, files streamed.
    /// </summary>
    private sealed class MultipartContent : BodyContent
    {
        private readonly string _boundary = "----UsedeskUdesk" + Guid.NewGuid().ToString("N");
        private readonly List<KeyValuePair<string, string>> _fields = new();
        private readonly IReadOnlyList<KeyValuePair<string, FileUpload>> _files;
        private readonly IReadOnlyList<byte[]> _hashes;
        private readonly ApiSecret? _token;
        private readonly byte[] _end;

        public MultipartContent(RequestBuilder request, ApiSecret? token)
        {
            foreach (var field in request.BodyFields)
            {
                Flatten(field.Key, field.Value);
            }

            if (_fields.FirstOrDefault(static field => IsBroken(field.Key) || IsBroken(field.Value)) is { Key: { } name })
            {
                throw HalfCharacter(name);
            }

            _files = request.Files;
            _hashes = request.FileHashes;
            _token = token;
            _end = Utf8.GetBytes($"--{_boundary}--\r\n");
            Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + _boundary);
        }

        protected override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
        {
            var sources = new Stream?[_files.Count];
            try
            {
                // All of them before a byte leaves: one that is gone, or was changed, is then no call of which a part left.
                for (var i = 0; i < sources.Length; i++)
                {
                    sources[i] = await UploadStream.OpenAsync(_files[i].Value, cancellationToken).ConfigureAwait(false);
                }

                var fields = Fields();
                _written = true;
                await stream.WriteAsync(fields, 0, fields.Length, cancellationToken).ConfigureAwait(false);
                for (var i = 0; i < sources.Length; i++)
                {
                    var head = FileHead(_files[i]);
                    await stream.WriteAsync(head, 0, head.Length, cancellationToken).ConfigureAwait(false);
                    await CopyAsync(_files[i].Value, sources[i]!, i < _hashes.Count ? _hashes[i] : null, stream, cancellationToken).ConfigureAwait(false);
                    await stream.WriteAsync(s_lineEnd, 0, s_lineEnd.Length, cancellationToken).ConfigureAwait(false);
                }

                await stream.WriteAsync(_end, 0, _end.Length, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                foreach (var source in sources)
                {
                    source?.Dispose();
                }
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Fields().Length + _files.Sum(file => FileHead(file).Length + file.Value.Length + s_lineEnd.Length) + _end.Length;
            return true;
        }

        private static readonly byte[] s_lineEnd = { (byte)'\r', (byte)'\n' };

        /// <summary>The last block leaves once the whole file is known to be what it was: no service gets a whole call with another content.</summary>
        private static async Task CopyAsync(FileUpload file, Stream source, byte[]? expected, Stream target, CancellationToken cancellationToken)
        {
            using var hash = expected is null ? null : SHA256.Create();
            var (held, next) = (new byte[81920], new byte[81920]);
            var holds = 0;
            long taken = 0;
            int read;
            while ((read = await UploadStream.ReadAsync(source, next, file, cancellationToken).ConfigureAwait(false)) > 0)
            {
                // What grows while it is read may never end.
                if ((taken += read) > file.Length)
                {
                    throw UploadStream.Changed(file);
                }

                hash?.TransformBlock(next, 0, read, null, 0);
                if (holds > 0)
                {
                    await target.WriteAsync(held, 0, holds, cancellationToken).ConfigureAwait(false);
                }

                (held, next, holds) = (next, held, read);
            }

            hash?.TransformFinalBlock(next, 0, 0);
            if (taken != file.Length || hash?.Hash.SequenceEqual(expected!) == false)
            {
                throw UploadStream.Changed(file);
            }

            await target.WriteAsync(held, 0, holds, cancellationToken).ConfigureAwait(false);
        }

        private byte[] Fields()
        {
            var text = new StringBuilder();
            foreach (var field in _fields)
            {
                Append(text, field.Key, field.Value);
            }

            return _token is null
                ? Utf8.GetBytes(text.ToString())
                : _token.Use(secret => Utf8.GetBytes(Append(new StringBuilder(), UsedeskTokenHandler.TokenName, secret).Append(text).ToString()));
        }

        private StringBuilder Append(StringBuilder text, string name, string value)
            => text.Append("--").Append(_boundary).Append("\r\nContent-Disposition: form-data; name=\"").Append(Quote(name)).Append("\"\r\n\r\n").Append(value).Append("\r\n");

        private byte[] FileHead(KeyValuePair<string, FileUpload> file)
            => Utf8.GetBytes($"--{_boundary}\r\nContent-Disposition: form-data; name=\"{Quote(file.Key)}\"; filename=\"{Quote(file.Value.Name)}\"\r\nContent-Type: application/octet-stream\r\n\r\n");

        private static string Quote(string text) => text.Replace("\"", "%22").Replace("\r", "%0D").Replace("\n", "%0A");

        private void Flatten(string name, object value)
        {
            switch (value)
            {
                case string text:
                    _fields.Add(new(name, text));
                    break;
                case ApiSecret secret:
                    _fields.Add(new(name, secret.Use(static text => text)));
                    break;
                case IDictionary dictionary:
                    foreach (DictionaryEntry entry in dictionary)
                    {
                        Flatten($"{name}[{RequestBuilder.Text(entry.Key)}]", entry.Value ?? string.Empty);
                    }

                    break;
                case IEnumerable list:
                    var index = 0;
                    foreach (var item in list)
                    {
                        Flatten($"{name}[{index++.ToString(CultureInfo.InvariantCulture)}]", item ?? string.Empty);
                    }

                    break;
                default:
                    _fields.Add(new(name, RequestBuilder.Text(value)));
                    break;
            }
        }
    }
}
