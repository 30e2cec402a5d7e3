using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Udesk;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>A call of any path, for what has no request type. Its answer comes back whole, as plain values.</summary>
internal static class RawOperation
{
    public static RequestOperation<TypedRequest<object?>, JToken, object?> For(IRawRequest request, ServiceName service)
    {
        var method = request.Method?.Trim().ToUpperInvariant();
        if (method is not ("GET" or "POST" or "PUT" or "DELETE" or "PATCH"))
        {
            throw RequestException.Create("InvalidMethod", $"'{request.Method}' is not a valid {Property(nameof(request.Method))}. Valid values: GET, POST, PUT, DELETE, PATCH.", nameof(request.Method));
        }

        var path = CheckPath(request.Path);
        return new(new HttpMethod(method), path, EnvelopeOf(service, path), (_, b) => Write(request, b, service), static (a, _) => JsonValues.ToPlain(a.Data))
        {
            NoSign = request.NoSign,
            MustAnswer = KnownAs(service, method, path)?.MustAnswer ?? Array.Empty<string>(),
            AlsoAccepted = path == Sessions.Path ? Sessions.States : Array.Empty<int>(),
        };
    }

    public static string CheckPath(string path)
    {
        var plain = (path ?? string.Empty).Trim().TrimStart('/');
        var segments = plain.Split('/').Select(Uri.UnescapeDataString).ToArray();
        if (plain.Length == 0 || plain.Contains("?") || plain.Contains("#") || plain.Contains("://") || segments.Contains("..") || segments.Contains("."))
        {
            throw RequestException.Create("InvalidPath", $"'{path}' is not a valid path below the base URI. A path has no query; parameters go into {Property(nameof(IRawRequest.Query))}.", nameof(IRawRequest.Path));
        }

        return string.Join("/", segments.Select(Uri.EscapeDataString));
    }

    /// <summary>The operation of its own that a path has: what a success must name does not depend on who writes the call.</summary>
    private static Operation? KnownAs(ServiceName service, string method, string path)
        => (service == ServiceName.Udesk ? UdeskOperations.Table : UsedeskOperations.Table).All
            .Select(known => known.Value)
            .FirstOrDefault(operation => operation.Path == path && operation.Method.Method == method);

    private static Envelope EnvelopeOf(ServiceName service, string path) => (service, path) switch
    {
        (ServiceName.Usedesk, _) => Envelope.Usedesk,
        (_, "im/sessions/struct_messages") => Envelope.UdeskStatus1000,
        (_, "im/sessions/search" or "im/sessions/log") => Envelope.UdeskStatus0,
        _ => Envelope.UdeskCode,
    };

    private static void Write(IRawRequest request, RequestBuilder builder, ServiceName service)
    {
        foreach (DictionaryEntry parameter in request.Query ?? new Hashtable())
        {
            builder.Query(Convert.ToString(parameter.Key, CultureInfo.InvariantCulture)!, parameter.Value);
        }

        switch (request.Body)
        {
            case null:
                break;
            case IDictionary fields:
                foreach (DictionaryEntry field in fields)
                {
                    builder.Body(Convert.ToString(field.Key, CultureInfo.InvariantCulture)!, field.Value ?? JValue.CreateNull());
                }

                break;
            case string text when service == ServiceName.Udesk:
                builder.WholeBody = new RawJson(text);
                break;
            case string text:
                // The token has to go into it, so it must be an object.
                foreach (var property in JsonObject(text).Properties())
                {
                    builder.Body(property.Name, property.Value);
                }

                break;
            default:
                builder.WholeBody = service == ServiceName.Udesk
                    ? request.Body
                    : throw NoNamedFields();
                break;
        }
    }

    private static RequestException NoNamedFields()
        => RequestException.Create("InvalidBody", $"{Property(nameof(IRawRequest.Body))} must have named fields, as a dictionary or a JSON object: Usedesk accepts nothing else.", nameof(IRawRequest.Body));

    private static JObject JsonObject(string text)
    {
        _ = new RawJson(text);
        return JToken.Parse(text) as JObject
            ?? throw NoNamedFields();
    }
}
