// As little of both services as the benchmarks need, so that the clients are measured and not the server. Checks nothing.
using System;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

const int PageSize = 100;
const string Customer = """{"id":12345,"email":"a@example.test","nick_name":"Visitor","cellphone":null,"custom_fields":{"SelectField_1":["0"]},"is_anonym":false,"ip":"192.0.2.1","source_channel":"web_im","latest_device_info":{"os":"Win7","browser":"Chrome99","resolution":"1920*1080"},"level":"normal","open_api_token":null}""";

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Limits.MaxRequestBodySize = null;
    kestrel.Listen(System.Net.IPAddress.Loopback, 0);
});
var app = builder.Build();
long tickets = 0;

// What the next calls are to be like.
var settings = (Delay: 0, Rows: 10_000L);

app.MapPost("/uapi/create/ticket", async (HttpContext context) =>
{
    await DrainAsync(context.Request);
    if (Delay() is > 0 and var delay)
    {
        await Task.Delay(delay);
    }

    return Json($$"""{"status":"success","ticket_id":{{Interlocked.Increment(ref tickets)}}}""");
});
app.MapGet("/open_api_v1/im/agent_status", () => Json("""{"code":1000,"agents":[{"id":1,"name":"Tom","nick":"T","im_status":"online","im_session_num":1,"im_max_join_num":5}]}"""));
app.MapGet("/open_api_v1/im/im_queues", (HttpContext context) =>
{
    var total = Rows();
    var page = int.Parse(context.Request.Query["page"].ToString(), CultureInfo.InvariantCulture);
    var text = new StringBuilder(60000).Append("""{"code":1000,"shut_queues":[""");
    var first = (long)(page - 1) * PageSize;
    for (var i = first; i < Math.Min(total, first + PageSize); i++)
    {
        text.Append(i > first ? "," : string.Empty)
            .Append(CultureInfo.InvariantCulture, $$"""{"id":{{i + 1}},"customer_id":{{i}},"channel":"web","queue_start_time":"2022-03-25T15:55:20.000+08:00","queue_seconds":27,"queue_name":"Sales","customer_name":""")
            .Append(Customer).Append('}');
    }

    return Json(text.Append(CultureInfo.InvariantCulture, $$"""],"meta":{"current_page":{{page}},"total_pages":{{(total + PageSize - 1) / PageSize}},"count":{{total}}""").Append("}}").ToString());
});

app.MapPost("/settings", (int delay, long rows) =>
{
    settings = (delay, rows);
    return Results.Ok();
});

await app.StartAsync();
Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses is var addresses ? string.Join(" ", addresses) : string.Empty);
var parent = Process.GetProcessById(int.Parse(args[0], CultureInfo.InvariantCulture));
await parent.WaitForExitAsync();

int Delay() => settings.Delay;
long Rows() => settings.Rows;
static IResult Json(string text) => Results.Text(text, "application/json", Encoding.UTF8);

static async Task DrainAsync(HttpRequest request)
{
    var buffer = new byte[65536];
    while (await request.Body.ReadAsync(buffer) > 0)
    {
    }
}
