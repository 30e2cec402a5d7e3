using System;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Udesk's operations (https://www.udesk.cn/website/doc/apiv2/, the pages on IM and customers).</summary>
internal static partial class UdeskOperations
{
    public const string LogInPath = "log_in";
    public const string SessionsPath = "im/sessions";

    public static readonly OperationTable Table;

    // Not an initializer: it would run before those of fields in other files of this class, in whichever order these are compiled.
    static UdeskOperations() => Table = CreateTable();

    private static OperationTable CreateTable()
    {
        var table = new OperationTable();
        table.Add(Write<LogInRequest, JObject, ApiSecret>(
            HttpMethod.Post,
            LogInPath,
            static (r, b) => b.Body("email", r.Email).Body("password", r.Password.Use(static text => text)),
            static (a, _) => (a.Text("open_api_auth_token") ?? a.Text("open_api_token")) is { Length: > 0 } token
                ? ApiSecret.FromText(token)
                : throw new AnswerException("it holds no token"),
            static o => o.NoSign = o.Repeatable = true));
        AddCustomers(table);
        AddImHistory(table);
        AddImPreview(table);
        AddStructuredMessages(table);
        AddImSessions(table);
        AddImMessages(table);
        AddImStatus(table);
        AddReadMarks(table);
        AddCustomerState(table);
        AddRobots(table);
        AddSurveys(table);
        return table;
    }

    private static Operation<TRequest, TData, TResult> Write<TRequest, TData, TResult>(
        HttpMethod method,
        string path,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read,
        Action<Operation>? more = null)
        where TRequest : ApiRequest<TResult>
    {
        var operation = new Operation<TRequest, TData, TResult>(method, path, Envelope.UdeskCode, write, read);
        more?.Invoke(operation);
        return operation;
    }

    private static Operation<TRequest, TData, TResult> Get<TRequest, TData, TResult>(
        string path,
        string data,
        Action<TRequest, RequestBuilder> write,
        Func<Answer<TData>, TRequest, TResult> read)
        where TRequest : ApiRequest<TResult>
        => new(HttpMethod.Get, path, Envelope.UdeskCode, write, read) { Data = data };
}
