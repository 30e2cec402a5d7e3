using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Errors;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client.Journals;

/// <summary>
/// A hash over the content of a call: equal calls have equal ones, whatever the process, the machine, or the order of a dictionary
/// that has none; files count by what is in them. Secrets are left out: a hash of a password could be guessed at.
/// </summary>
internal static class Fingerprint
{
    /// <summary>Part of the hash, so that another way of making it never takes items for known that are not.</summary>
    private const string Version = "2";

    /// <param name="method">The HTTP method.</param>
    /// <param name="baseUri">The service's address.</param>
    /// <param name="request">What is sent; is told the hashes of its files.</param>
    /// <param name="cancellationToken">Ends the reading of files.</param>
    public static string Of(string method, Uri baseUri, RequestBuilder request, CancellationToken cancellationToken)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        using (var json = new JsonTextWriter(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1024)) { Culture = CultureInfo.InvariantCulture })
        {
            json.WriteStartArray();
            json.WriteValue(Version);
            json.WriteValue(method);
            json.WriteValue(baseUri.AbsoluteUri);
            json.WriteValue(request.Path);
            json.WriteStartArray();
            foreach (var parameter in request.QueryParameters.OrderBy(static parameter => parameter.Key, StringComparer.Ordinal))
            {
                json.WriteValue(parameter.Key);
                json.WriteValue(parameter.Value);
            }

            json.WriteEndArray();
            json.WriteStartObject();
            foreach (var field in request.BodyFields.OrderBy(static field => field.Key, StringComparer.Ordinal))
            {
                Write(json, field.Key, request.Canonical(field.Key) ?? field.Value);
            }

            json.WriteEndObject();
            Write(json, request.WholeBody);
            json.WriteStartArray();
            var hashes = new List<byte[]>();
            foreach (var file in request.Files)
            {
                json.WriteValue(file.Key);
                json.WriteValue(file.Value.Name);
                hashes.Add(HashOf(file.Value, cancellationToken));
                json.WriteValue(Convert.ToBase64String(hashes[hashes.Count - 1]));
            }

            request.FileHashes = hashes;

            json.WriteEndArray();
            json.WriteEndArray();
        }

        return Convert.ToBase64String(hash.Hash!).TrimEnd('=');
    }

    private static void Write(JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        Write(json, SecretFields.IsSecret(name) ? null : value);
    }

    private static void Write(JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or ApiSecret:
                json.WriteNull();
                break;
            case RawJson raw:
                Write(json, raw.ToToken());
                break;
            case JObject map:
                json.WriteStartObject();
                foreach (var property in map.Properties().OrderBy(static property => property.Name, StringComparer.Ordinal))
                {
                    Write(json, property.Name, property.Value);
                }

                json.WriteEndObject();
                break;
            case JArray array:
                WriteList(json, array);
                break;
            case JToken scalar:
                scalar.WriteTo(json);
                break;
            case IDictionary dictionary:
                var entries = Entries(dictionary);
                json.WriteStartObject();
                foreach (var (key, item) in dictionary is IOrderedDictionary ? entries : entries.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
                {
                    Write(json, key, item);
                }

                json.WriteEndObject();
                break;
            case DateTime time:
                json.WriteValue(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time);
                break;
            case DateTimeOffset time:
                json.WriteValue(time.UtcDateTime);
                break;
            case not string and IEnumerable list:
                WriteList(json, list);
                break;
            default:
                JsonValues.Write(json, value);
                break;
        }
    }

    private static IEnumerable<(string Key, object? Value)> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return (Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty, entry.Value);
        }
    }

    private static void WriteList(JsonWriter json, IEnumerable list)
    {
        json.WriteStartArray();
        foreach (var item in list)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }

    private static byte[] HashOf(FileUpload file, CancellationToken cancellationToken)
    {
        using var hash = SHA256.Create();
        using var source = UploadStream.Open(file);
        var buffer = new byte[81920];
        int read;
        long length = 0;
        while ((read = UploadStream.Read(source, buffer, file)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // What grows while it is read may never end.
            if ((length += read) > file.Length)
            {
                throw UploadStream.Changed(file);
            }

            hash.TransformBlock(buffer, 0, read, null, 0);
        }

        hash.TransformFinalBlock(buffer, 0, 0);
        return hash.Hash!;
    }
}
