using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Usedesk's operations (https://usedocs.com, the pages of the API). Nearly all are POSTs, reads too.</summary>
internal static partial class UsedeskOperations
{
    private const int TextLength = 255;
    private const int MessageBytes = 65536;
    private const long FileBytes = 15L << 20;
    private const string Files = "files[]";

    public static OperationTable Table => Holder.Table;

    private static OperationTable CreateTable()
    {
        var table = new OperationTable();
        AddTickets(table);
        AddUsers(table);
        table.Add(Read<GetGroupsRequest, UsedeskGroup[], UsedeskGroup[]>("groups", static (_, _) => { }, static (a, _) => a.Data ?? Array.Empty<UsedeskGroup>()));
        return table;
    }

    private static Operation<TRequest, TData, TResult> Write<TRequest, TData, TResult>(
        string path,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read)
        where TRequest : ApiRequest<TResult>
        => new(HttpMethod.Post, path, Envelope.Usedesk, write, read);

    private static Operation<TRequest, TData, TResult> Read<TRequest, TData, TResult>(
        string path,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read)
        where TRequest : ApiRequest<TResult>
        => new(HttpMethod.Post, path, Envelope.Usedesk, write, read) { Repeatable = true };

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
            if (field.Key.Contains(";") || field.Value.Contains(";"))
            {
                throw new RequestException("SemicolonInField", $"The value of field {field.Key} holds a semicolon. Usedesk separates fields by it and has no way to write one: replace it.", "Field");
            }

            AtMost(field.Value, TextLength, $"Field {field.Key}");
        }

        builder.Body("field_id", string.Join(";", fields.Select(field => field.Key)))
            .Body("field_value", string.Join(";", fields.Select(field => field.Value)));
    }

    private static object? Lists(IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>>? chains)
        => chains is not { Count: > 0 }
            ? null
            : chains.Select(chain => chain.Select(level => new Dictionary<string, string> { ["id"] = level.Key, ["value"] = level.Value }).ToArray()).ToArray();

    private static string? Tags(IReadOnlyList<string>? tags)
        => tags is { Count: > 0 } ? AtMost(string.Join(",", tags), TextLength, "Tag") : null;

    private static string OneOf(string value, string name, params string[] known)
        => Array.Find(known, word => word.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw new RequestException("InvalidParameter", $"-{name} is one of: {string.Join(", ", known)}.", name);

    /// <summary>Fields are initialized in no certain order over the files of a partial class: the table waits for all of them.</summary>
    private static class Holder
    {
        public static readonly OperationTable Table = CreateTable();
    }
}
