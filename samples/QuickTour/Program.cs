// The main job through the client library, without PowerShell: the same story as samples/Demo.ps1, against the simulator.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;
using UsedeskUdesk;
using UsedeskUdesk.Client;
using UsedeskUdesk.Simulator;

await using var simulator = await SimulatorHost.StartAsync();
using var control = new HttpClient { BaseAddress = new Uri(simulator.ControlUri + "/") };

// With real services: your addresses, and secrets from wherever you keep them.
using var udesk = new UdeskApiClient(new UdeskApiOptions
{
    BaseUri = simulator.UdeskBaseUri,
    Email = simulator.Email,
    Token = ApiSecret.FromText(simulator.UdeskToken),
});
using var usedesk = new UsedeskApiClient(new UsedeskApiOptions
{
    BaseUri = simulator.UsedeskBaseUri,
    Token = ApiSecret.FromText(simulator.UsedeskToken),
});

Step("Which agents are there?");
var agents = await udesk.SendAsync(new GetAgentStatusRequest());
foreach (var agent in agents)
{
    Console.WriteLine($"{agent.AgentId,6}  {agent.Name,-10} {agent.ImStatus,-8} {agent.ImCustomStatus}");
}

Step("A customer asks for an agent, and writes");
var session = await udesk.SendAsync(new CreateImSessionRequest { CustomerToken = "shop-4711", AssignType = "agent" });
Console.WriteLine($"session {session.ImSubSessionId}: {session.State}, {session.AgentName}");
var message = await udesk.SendAsync(new SendMessageRequest
{
    CustomerToken = session.CustomerToken,
    ImSubSessionId = session.ImSubSessionId!.Value,
    MessageId = Guid.NewGuid().ToString("D"),
    Content = "Where is my order?",
});
Console.WriteLine($"message {message.MessageId} taken");

Step("Every agent is taken: the next customer waits");
foreach (var agent in agents.Where(agent => agent.ImStatus == UdeskImStatus.Online))
{
    await PostAsync($"agents/{agent.AgentId}", new { im_max_join_num = 0 });
}

var later = Task.Run(async () =>
{
    await Task.Delay(TimeSpan.FromSeconds(2));
    await PostAsync("queue/advance", new { });
});
var waited = await SessionPolling.OpenAsync(
    udesk,
    new CreateImSessionRequest { CustomerToken = "shop-4712", AssignType = "agent" },
    limit: TimeSpan.FromMinutes(1),
    interval: TimeSpan.FromSeconds(1),
    onChange: waiting => Console.WriteLine($"waiting: {waiting.State}, place {waiting.QueuePosition}"));
await later;
Console.WriteLine($"session {waited.ImSubSessionId}: {waited.State}, {waited.AgentName}");

Step("Customers who gave up waiting last week become tickets");
var now = DateTimeOffset.UtcNow;
await PostAsync("queue/seed", new
{
    count = 12,
    from = ServiceTime.Format(now.AddDays(-7), ServiceName.Udesk),
    to = ServiceTime.Format(now, ServiceName.Udesk),
});
var tickets = new List<long>();
var pages = udesk.Read(new GetAbandonedQueueRequest { StartTime = now.AddDays(-7), EndTime = now });
while (await pages.NextAsync() is { } page)
{
    foreach (var lost in page)
    {
        var ticket = await usedesk.SendAsync(new CreateTicketRequest
        {
            Subject = $"Lost chat of {lost.CustomerName}",
            Message = $"Waited {lost.Waited} in the queue {lost.QueueName} ({lost.Channel}).",
            ClientName = lost.CustomerName,
            ClientEmail = lost.CustomerEmail,
            Tag = new[] { "lost-chat" },
        });
        tickets.Add(ticket.TicketId);
    }
}

Console.WriteLine($"{tickets.Count} tickets, {tickets.First()} to {tickets.Last()}");

Step("A refusal says what to do");
try
{
    await usedesk.SendAsync(new UpdateUserRequest { UserId = 1, TicketOnlineStatus = false });
}
catch (ServiceException error)
{
    Console.WriteLine($"{error.ErrorId}: {error.Message} {error.RecommendedAction}");
}

Console.WriteLine();
Console.WriteLine($"Done: {agents.Length} agents seen, sessions {session.ImSubSessionId} and {waited.ImSubSessionId}, {tickets.Count} tickets made.");

static void Step(string text) => Console.WriteLine($"\n== {text}");

async Task PostAsync(string path, object body) => (await control.PostAsJsonAsync(path, body)).EnsureSuccessStatusCode();
