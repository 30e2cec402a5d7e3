using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>A call of any path, for what has no request type. Its answer comes back whole, as plain values.</summary>
internal static class RawOperation
{
    public static RequestOperation<TypedRequest<object?>, JToken, object?> For(IRawRequest request, ServiceName service, OperationTable table)
    {
        var method = request.Method?.Trim().ToUpperInvariant();
        if (method is not ("GET" or "POST" or "PUT" or "DELETE" or "PATCH"))
        {
            throw RequestException.Create("InvalidMethod", $"'{request.Method}' is not a valid {Property(nameof(request.Method))}. Valid values: GET, POST, PUT, DELETE, PATCH.", nameof(request.Method));
        }

        var path = CheckPath(request.Path);
        // What the service wants of a call does not depend on who writes it.
        var known = table.Match(method, path, out var variable);
        var signsStructuredMessage = known?.SignsStructuredMessage == true && !request.NoSign;
        return new(
            new HttpMethod(method),
            path,
            known?.Envelope ?? (service == ServiceName.Udesk ? Envelope.UdeskAny : Envelope.Usedesk),
            (_, b) =>
            {
                b.LimitKey = variable;
                WriteQuery(request, b, signsStructuredMessage);
                WriteBody(request, b, service);
            },
            static (a, _) => JsonValues.ToPlain(a.Data))
        {
            NoSign = request.NoSign || known?.NoSign == true,
            SignsStructuredMessage = signsStructuredMessage,
            Resource = known?.Resource,
            TakesFromListings = known?.TakesFromListings ?? false,
            Limit = known?.Limit,
            MustAnswer = known?.MustAnswer ?? Array.Empty<string>(),
            AlsoNames = known?.AlsoNames ?? Array.Empty<string>(),
            AlsoAccepted = known?.AlsoAccepted ?? Array.Empty<int>(),
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

    private static void WriteQuery(IRawRequest request, RequestBuilder builder, bool signsStructuredMessage)
    {
        var parameters = new List<KeyValuePair<string, object?>>();
        foreach (DictionaryEntry parameter in request.Query ?? new Hashtable())
        {
            parameters.Add(new(Convert.ToString(parameter.Key, CultureInfo.InvariantCulture)!, parameter.Value));
        }

        if (signsStructuredMessage)
        {
            // The signature covers exactly these, in exactly this order.
            var signed = UdeskSignature.StructuredMessageFields;
            parameters = parameters.OrderBy(parameter => Array.IndexOf(signed, parameter.Key)).ToList();
            if (!parameters.Select(parameter => parameter.Key).SequenceEqual(signed))
            {
                throw RequestException.Create("InvalidParameter", $"{Property(nameof(request.Query))} of a structured message must hold {string.Join(", ", signed)} and nothing else; timestamp and signature are added.", nameof(request.Query));
            }
        }

        foreach (var parameter in parameters)
        {
            builder.Query(parameter.Key, parameter.Value);
        }
    }

    private static void WriteBody(IRawRequest request, RequestBuilder builder, ServiceName service)
    {
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
        => new RawJson(text).ToToken() as JObject ?? throw NoNamedFields();
}
