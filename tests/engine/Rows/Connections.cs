using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

internal sealed class Connections : IRowFile
{
    public IEnumerable<OperationRow> Rows =>
    [
        new("Connect-Udesk", "Connect-Udesk -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken -SignatureAlgorithm Sha1 -RequestsPerMinute 30 -TimeoutSec 12 -MaximumRetryCount 2 -StructuredMessageKey $sim.StructuredMessageKey -RobotAnswerEvaluationPath im/x -PassThru")
        {
            NotPiped = true,
            Emits = [new("UdeskConnection") { ["Name"] = "$($sim.Host)", ["BaseUri"] = "$($sim.Udesk)", ["Email"] = "$($sim.Email)", ["SignatureAlgorithm"] = "Sha1", ["RequestsPerMinute"] = "30" }],
        },
        new("Connect-Udesk", "Connect-Udesk -Subdomain demo -Credential ([pscredential]::new('a@example.test', $sim.UdeskToken)) -PassThru")
        {
            NotPiped = true,
            Emits = [new("UdeskConnection") { ["BaseUri"] = "https://demo.udesk.cn/open_api_v1", ["Email"] = "a@example.test", ["SignatureAlgorithm"] = "Sha256", ["RequestsPerMinute"] = "60" }],
        },
        new("Connect-Udesk", "Connect-Udesk -BaseUri $sim.Udesk -LogInCredential ([pscredential]::new($sim.Email, $sim.Password)) -AllowUnencrypted -PassThru")
        {
            NotPiped = true,
            Sends = [new("udesk", "POST", "log_in") { Signed = false, Json = """{"email":"$($sim.Email)","password":"<text>"}""" }],
            Emits = [new("UdeskConnection") { ["Email"] = "$($sim.Email)" }],
        },
        new("Connect-Usedesk", "Connect-Usedesk -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken -WebhookSecret $sim.WebhookSecret -RequestsPerMinute 30 -TimeoutSec 12 -MaximumRetryCount 2 -AllowUnencrypted -PassThru")
        {
            NotPiped = true,
            Emits = [new("UsedeskConnection") { ["Name"] = "$($sim.Host)", ["BaseUri"] = "$($sim.Usedesk)", ["RequestsPerMinute"] = "30" }],
        },
        new("Connect-Udesk", "Connect-Udesk -Name tenant -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken -PassThru -SkipTest:$false")
        {
            NotPiped = true,
            Sends = [Udesk.Get("im/agent_status")],
            Emits = [new("UdeskConnection") { ["Name"] = "tenant" }],
        },
        new("Connect-Usedesk", "Connect-Usedesk -Name company -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken -PassThru -SkipTest:$false")
        {
            NotPiped = true,
            Sends = [Usedesk.Post("groups")],
            Emits = [new("UsedeskConnection") { ["Name"] = "company" }],
        },
        new("Connect-Usedesk", "Connect-Usedesk -Region Ru -ApiToken $sim.UsedeskToken -PassThru")
        {
            NotPiped = true,
            Emits = [new("UsedeskConnection") { ["BaseUri"] = "<text>", ["RequestsPerMinute"] = "150" }],
        },
        new("Register-UdeskConnection", """
            Register-UdeskConnection -Name production -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken -StructuredMessageKey $sim.StructuredMessageKey -SignatureAlgorithm Sha256 -RobotAnswerEvaluationPath im/x -RequestsPerMinute 30 -TimeoutSec 12 -MaximumRetryCount 2 -AllowUnencrypted -Vault Second -Default -Force -PassThru
            """)
        {
            NotPiped = true, Registers = true,
            Emits = [new("RegisteredConnection") { ["Name"] = "production", ["Service"] = "Udesk", ["Vault"] = "Second", ["IsDefault"] = "True", ["BaseUri"] = "$($sim.Udesk)", ["Email"] = "$($sim.Email)" }],
        },
        new("Register-UdeskConnection", "Register-UdeskConnection -Name demo -Subdomain demo -Credential ([pscredential]::new('a@example.test', $sim.UdeskToken)) -PassThru")
        {
            NotPiped = true, Registers = true,
            Emits = [new("RegisteredConnection") { ["Vault"] = "First", ["IsDefault"] = "False", ["BaseUri"] = "https://demo.udesk.cn/open_api_v1", ["Email"] = "a@example.test" }],
        },
        new("Register-UdeskConnection", "Register-UdeskConnection -Name production -BaseUri $sim.Udesk -LogInCredential ([pscredential]::new($sim.Email, $sim.Password)) -PassThru")
        {
            NotPiped = true, Registers = true,
            Sends = [new("udesk", "POST", "log_in") { Signed = false, Json = """{"email":"$($sim.Email)","password":"<text>"}""" }],
            Emits = [new("RegisteredConnection") { ["Name"] = "production", ["Email"] = "$($sim.Email)" }],
        },
        new("Register-UsedeskConnection", "Register-UsedeskConnection -Name production -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken -WebhookSecret $sim.WebhookSecret -RequestsPerMinute 30 -TimeoutSec 12 -MaximumRetryCount 2 -AllowUnencrypted -Vault Second -Default -Force -PassThru")
        {
            NotPiped = true, Registers = true,
            Emits = [new("RegisteredConnection") { ["Name"] = "production", ["Service"] = "Usedesk", ["Vault"] = "Second", ["IsDefault"] = "True", ["BaseUri"] = "$($sim.Usedesk)" }],
        },
        new("Register-UsedeskConnection", "Register-UsedeskConnection -Name russia -Region Ru -ApiToken $sim.UsedeskToken -PassThru")
        {
            NotPiped = true, Registers = true,
            Emits = [new("RegisteredConnection") { ["Vault"] = "First", ["BaseUri"] = "https://api.usedesk.ru/" }],
        },
        new("Connect-Udesk", "Connect-Udesk -Name production -Vault Second -PassThru")
        {
            NotPiped = true, Registers = true,
            Given = "Register-UdeskConnection -Name production -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken -RequestsPerMinute 30 -Vault Second",
            Emits = [new("UdeskConnection") { ["Name"] = "production", ["BaseUri"] = "$($sim.Udesk)", ["Email"] = "$($sim.Email)", ["RequestsPerMinute"] = "30" }],
        },
        new("Connect-Usedesk", "Connect-Usedesk -Name production -Vault Second -PassThru -SkipTest:$false")
        {
            NotPiped = true, Registers = true,
            Given = "Register-UsedeskConnection -Name production -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken -Vault Second",
            Sends = [Usedesk.Post("groups")],
            Emits = [new("UsedeskConnection") { ["Name"] = "production", ["BaseUri"] = "$($sim.Usedesk)" }],
        },
        new("Get-UdeskConnection", "Get-UdeskConnection -Name prod* -ListAvailable")
        {
            NotPiped = true, Registers = true,
            Given = "Register-UdeskConnection -Name production -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken -Vault Second; Register-UdeskConnection -Name other -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken",
            Emits = [new("RegisteredConnection") { ["Name"] = "production", ["Vault"] = "Second", ["BaseUri"] = "$($sim.Udesk)", ["Email"] = "$($sim.Email)", ["IsDefault"] = "False" }],
        },
        new("Get-UsedeskConnection", "Get-UsedeskConnection -ListAvailable")
        {
            NotPiped = true, Registers = true,
            Given = "Register-UsedeskConnection -Name production -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken -Default",
            Emits = [new("RegisteredConnection") { ["Name"] = "production", ["Vault"] = "First", ["IsDefault"] = "True" }],
        },
        new("Unregister-UdeskConnection", "Unregister-UdeskConnection -Name production -Vault Second; Get-UdeskConnection -ListAvailable")
        {
            NotPiped = true, Registers = true,
            Given = "Register-UdeskConnection -Name production -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken -Vault Second",
        },
        new("Unregister-UsedeskConnection", "Unregister-UsedeskConnection -Name production -Vault Second; Get-UsedeskConnection -ListAvailable")
        {
            NotPiped = true, Registers = true,
            Given = "Register-UsedeskConnection -Name production -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken -Vault Second",
        },
        new("Disconnect-Udesk", "Disconnect-Udesk -Name $sim.Host; Get-UdeskConnection -ErrorAction SilentlyContinue") { NotPiped = true },
        new("Disconnect-Usedesk", "Disconnect-Usedesk -Name $sim.Host; Get-UsedeskConnection -ErrorAction SilentlyContinue") { NotPiped = true },
        new("Get-UdeskConnection", "Get-UdeskConnection -Name *")
        {
            NotPiped = true,
            Emits = [new("UdeskConnection") { ["Name"] = "$($sim.Host)", ["BaseUri"] = "$($sim.Udesk)" }],
        },
        new("Get-UsedeskConnection", "Get-UsedeskConnection -Name *")
        {
            NotPiped = true,
            Emits = [new("UsedeskConnection") { ["Name"] = "$($sim.Host)", ["BaseUri"] = "$($sim.Usedesk)" }],
        },
        new("Test-UdeskConnection", "Test-UdeskConnection") { NotPiped = true, Sends = [Udesk.Get("im/agent_status")], Emits = [new("System.Boolean")] },
        new("Test-UdeskConnection", "Test-UdeskConnection -Detailed")
        {
            NotPiped = true,
            Sends = [Udesk.Get("im/agent_status")],
            Emits = [new("ConnectionTest") { ["Name"] = "$($sim.Host)", ["Success"] = "True", ["Milliseconds"] = "<decimal>", ["ErrorId"] = "" }],
        },
        new("Test-UsedeskConnection", "Test-UsedeskConnection") { NotPiped = true, Sends = [Usedesk.Post("groups")], Emits = [new("System.Boolean")] },
        new("Test-UsedeskConnection", "Test-UsedeskConnection -Detailed")
        {
            NotPiped = true,
            Sends = [Usedesk.Post("groups")],
            Emits = [new("ConnectionTest") { ["Success"] = "True" }],
        },
        new("Invoke-UdeskApi", "Invoke-UdeskApi -Method POST -Path im/customer_online_state -Query @{ trace = 'a b' } -Body @{ customer_token = 'vip-customer'; state = 1 }")
        {
            NotPiped = true,
            Sends = [Udesk.Post("im/customer_online_state", """{"customer_token":"vip-customer","state":1}""", "trace=a b")],
            Emits = [new("System.Management.Automation.PSCustomObject") { ["code"] = "1000" }],
        },
        new("Invoke-UdeskApi", "Invoke-UdeskApi -Method POST -Path log_in -Body @{ email = $sim.Email; password = 'x' } -NoSign -ErrorAction SilentlyContinue")
        {
            NotPiped = true,
            FailsWith = "UdeskApi.2005",
            Sends = [new("udesk", "POST", "log_in") { Signed = false, Json = """{"email":"$($sim.Email)","password":"x"}""" }],
        },
        new("Invoke-UsedeskApi", "Invoke-UsedeskApi -Method POST -Path users -Body @{ user_id = 2157 }")
        {
            NotPiped = true,
            Sends = [Usedesk.Post("users", """{"user_id":2157}""")],
            Emits = [new("System.Management.Automation.PSCustomObject") { ["name"] = "Ivan Admin" }],
        },
        new("Invoke-UsedeskApi", "Invoke-UsedeskApi -Method GET -Path channels -Query @{ channel_type = 'chat' }")
        {
            NotPiped = true,
            Sends = [Usedesk.Get("channels", "channel_type=chat")],
            Emits = [new("System.Management.Automation.PSCustomObject") { ["channel_id"] = "685" }],
        },
    ];
}
