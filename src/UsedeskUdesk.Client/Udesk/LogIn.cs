using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>The exchange of a password for the token.</summary>
internal sealed class LogIn : UdeskResource
{
    public const string Path = "log_in";

    public override void AddOperations(OperationTable table)
    {
        var logIn = Write<LogInRequest, JObject, ApiSecret>(
            HttpMethod.Post,
            Path,
            static (r, b) => b.Body("email", r.Email).Body("password", r.Password.Use(static text => text)),
            // The second is what the edition of 2017 calls it.
            static (a, _) => (a.Text("open_api_auth_token") ?? a.Text("open_api_token")) is { Length: > 0 } token
                ? ApiSecret.FromText(token)
                : throw new AnswerException("it holds no token"));
        logIn.NoSign = logIn.Repeatable = true;
        table.Add(logIn);
    }
}
