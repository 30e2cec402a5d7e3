using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

/// <summary>What Usedesk sends, by the facts that clients of it noted down.</summary>
internal sealed class UsedeskEvents : IRowFile
{
    private const string Secrets = "$secret = [Net.NetworkCredential]::new('', 'channel-secret').SecurePassword";

    public IEnumerable<OperationRow> Rows =>
    [
        new("ConvertFrom-UsedeskWebhook", "ConvertFrom-UsedeskWebhook -Body '{\"secret\":\"channel-secret\",\"comment\":{\"id\":\"501\",\"message\":\"<p>done &amp; sent</p>\",\"type\":\"private\",\"from\":\"client\",\"client_id\":7,\"ticket_id\":42,\"published_at\":\"2024-05-06 07:08:09\"}}' -Secret $secret")
        {
            Given = Secrets, NotPiped = true,
            Emits =
            [
                new("UsedeskCommentEvent")
                {
                    ["EventType"] = "Comment", ["CommentId"] = "501", ["TicketId"] = "42", ["ClientId"] = "7", ["MessageHtml"] = "<p>done &amp; sent</p>", ["MessageText"] = "done & sent", ["IsPublic"] = "False",
                    ["Author"] = "Client", ["UserId"] = "", ["PublishedAt"] = "2024-05-06T07:08:09+00:00", ["SecretCheck"] = "Verified",
                },
            ],
        },
        new("ConvertFrom-UsedeskWebhook", "ConvertFrom-UsedeskWebhook -Body '{\"secret\":\"another\",\"ticket\":{\"id\":42}}' -Secret $secret") { Given = Secrets, NotPiped = true, FailsWith = "WebhookSecretWrong" },
        new("ConvertFrom-UsedeskWebhook", "ConvertFrom-UsedeskWebhook -Body 'trigger[id]=3001&trigger[ticket_id]=42&trigger[old_status]=0&trigger[new_status]=3&trigger[data][0][target]=new_tags&trigger[data][0][value]=vip' -ContentType 'application/x-www-form-urlencoded' -EventType TicketChanged")
        {
            NotPiped = true,
            Emits = [new("UsedeskTicketChangedEvent") { ["ChangeId"] = "3001", ["TicketId"] = "42", ["OldStatus"] = "", ["NewStatus"] = "Closed", ["Changes"] = "TagsAdded: vip", ["SecretCheck"] = "NotChecked" }],
        },
        new("Start-UsedeskDynamicBlock", "Start-UsedeskDynamicBlock -ListenUri 'https://localhost/x' -ScriptBlock { } -TimeoutSec 5 -CacheSec 60 -ThrottleLimit 2 -HealthPath /health -PassThru -WarningAction SilentlyContinue")
        {
            NotPiped = true, FailsWith = "InvalidListenUri",
        },
        new("Start-UsedeskDynamicBlock", "Start-UsedeskDynamicBlock -ListenUri 'http://localhost:1/health' -ScriptBlock { } -Secret ([securestring]::new())") { NotPiped = true, FailsWith = "EmptySecret" },
        new("Receive-UsedeskEvent", "Receive-UsedeskEvent -ListenUri $listen -SpoolPath $spool -Secret $sim.WebhookSecret -EventType Comment, TicketChanged -MaxEvents 2 -TimeoutSec 120")
        {
            NotPiped = true,
            Pushes =
            [
                new("""{"secret":"<secret>","comment":{"id":501,"message":"<p>done</p>","type":"public","from":"user","user_id":5,"ticket_id":42}}"""),
                new("""{"ping":1}"""),
                new("""{"secret":"<secret>","trigger":{"id":3001,"ticket_id":42,"old_status":"1","new_status":"3"}}"""),
            ],
            Emits =
            [
                new("UsedeskCommentEvent") { ["EventType"] = "Comment", ["CommentId"] = "501", ["TicketId"] = "42", ["UserId"] = "5", ["MessageText"] = "done", ["IsPublic"] = "True", ["SecretCheck"] = "Verified" },
                new("UsedeskTicketChangedEvent") { ["ChangeId"] = "3001", ["TicketId"] = "42", ["NewStatus"] = "Closed", ["SecretCheck"] = "Verified" },
            ],
        },
        new("Receive-UsedeskEvent", "Receive-UsedeskEvent -ListenUri $listen -NoSpool -HealthPath /alive -MaxEvents 1 -TimeoutSec 120")
        {
            NotPiped = true, Pushes = [new("""{"ticket":{"id":42,"subject":"Help"}}""")],
            Emits = [new("UsedeskTicketCreatedEvent") { ["EventType"] = "TicketCreated", ["TicketId"] = "42", ["SecretCheck"] = "NotChecked" }],
        },
        new("Receive-UsedeskEvent", "Receive-UsedeskEvent -ListenUri 'http://localhost:1/health' -NoSpool") { NotPiped = true, FailsWith = "InvalidHealthPath" },
    ];
}
