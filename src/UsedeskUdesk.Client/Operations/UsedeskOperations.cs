using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Usedesk's operations (https://usedocs.com, the pages of the API). Nearly all are POSTs, reads too.</summary>
internal static partial class UsedeskOperations
{
    private const int TextLength = 255;
    private const int MessageBytes = 65536;
    private const long FileBytes = 15L << 20;
    private const string Files = "files[]";

    private static readonly string[] s_saysSuccess = { "status" };

    public static readonly OperationTable Table;

    // Not an initializer: it would run before those of fields in other files of this class, in whichever order these are compiled.
    static UsedeskOperations() => Table = CreateTable();

    private static OperationTable CreateTable()
    {
        var table = new OperationTable();
        AddTickets(table);
        AddComments(table);
        AddTicketLists(table);
        AddUsers(table);
        AddClients(table);
        AddChats(table);
        AddArticles(table);
        return table;
    }

    private static Operation<TRequest, TData, TResult> Write<TRequest, TData, TResult>(
        string path,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read,
        params string[] mustAnswer)
        where TRequest : ApiRequest<TResult>
        => new(HttpMethod.Post, path, Envelope.Usedesk, write, read) { MustAnswer = mustAnswer.Length > 0 ? mustAnswer : s_saysSuccess };

    private static Operation<TRequest, TData, TResult> Read<TRequest, TData, TResult>(
        string path,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read)
        where TRequest : ApiRequest<TResult>
        => new(HttpMethod.Post, path, Envelope.Usedesk, write, read) { Repeatable = true };

    private static Operation<TRequest, TData, TResult> Get<TRequest, TData, TResult>(
        string path,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read)
        where TRequest : ApiRequest<TResult>
        => new(HttpMethod.Get, path, Envelope.Usedesk, write, read);

    /// <summary>For writes whose answer says no more than the caller knows: one without a body is a success too.</summary>
    private static T Receipt<T>(Answer<JToken> answer)
        where T : ApiObject, new()
        => (answer.Data as JObject)?.ToObject<T>(WireSerializer.Usedesk) ?? new T();

    private static void AddFiles(RequestBuilder builder, IEnumerable<FileUpload>? files, string name)
    {
        foreach (var file in files ?? Array.Empty<FileUpload>())
        {
            builder.File(Files, AtMostBytes(file, FileBytes, name));
        }
    }

    /// <summary>Custom fields travel as two lists joined by semicolons, which therefore cannot be part of a value.</summary>
    private static void AddFields(RequestBuilder builder, IReadOnlyList<KeyValuePair<string, string>>? fields)
    {
        if (fields is not { Count: > 0 })
        {
            return;
        }

        foreach (var field in fields)
        {
            FieldNumber(field.Key, "Field");
            if (field.Value.Contains(";"))
            {
                throw new RequestException("SemicolonInField", $"The value of field {field.Key} holds a semicolon. Usedesk separates fields by it and has no way to write one: replace it.", "Field");
            }

            AtMost(field.Value, TextLength, $"Field {field.Key}");
        }

        builder.Body("field_id", AtMost(string.Join(";", fields.Select(field => field.Key)), TextLength, "Field (the numbers of its fields together)"))
            .Body("field_value", string.Join(";", fields.Select(field => field.Value)));
    }

    /// <summary>Nested lists: an array of chains, each from the parent down. Numbers are text, as on the vendor's page.</summary>
    private static object? Lists(IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>>? chains, bool mayClear)
    {
        if (chains is not { Count: > 0 })
        {
            return null;
        }

        foreach (var chain in chains)
        {
            if (chain.Count == 0)
            {
                throw new RequestException("EmptyList", "A nested list has no level. Give it as [ordered]@{ 61 = 'Electronics'; 62 = 'Phones' }, from the parent down.", "NestedList");
            }

            for (var i = 0; i < chain.Count; i++)
            {
                FieldNumber(chain[i].Key, "NestedList");
                AtMost(chain[i].Value, TextLength, $"NestedList {chain[i].Key}");
                if (chain[i].Value.Length == 0 && (!mayClear || (i + 1 < chain.Count && chain[i + 1].Value.Length > 0)))
                {
                    throw new RequestException("GapInList", $"Level {chain[i].Key} of a nested list has no value, so that nothing can stand below it. Leave it out, or give it a value.", "NestedList");
                }
            }
        }

        return chains.Select(chain => chain.Select(level => new Dictionary<string, string> { ["id"] = level.Key, ["value"] = level.Value }).ToArray()).ToArray();
    }

    private static void FieldNumber(string key, string name)
    {
        if (!long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new RequestException("InvalidField", $"'{key}' in -{name} is no field number. Get-UsedeskTicketField lists them.", name);
        }
    }

    private static string? Tags(IReadOnlyList<string>? tags)
        => tags is { Count: > 0 } ? AtMost(string.Join(",", tags), TextLength, "Tag") : null;

    private static string OneOf(string value, string name, params string[] known)
        => Array.Find(known, word => word.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw new RequestException("InvalidParameter", $"-{name} is one of: {string.Join(", ", known)}.", name);

    /// <summary>A documented word as the service writes it; any other goes out as it is, since tenants add their own.</summary>
    private static string? Known(string? value, string name, string[] known)
        => AtMost(value is null ? null : Array.Find(known, word => word.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? value, 10, name);
}
