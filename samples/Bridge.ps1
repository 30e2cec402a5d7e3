<#
.SYNOPSIS
    Connects Usedesk's chats with Udesk's agents: what customers write goes to Udesk, what agents answer goes back.
.DESCRIPTION
    A customer's message, which Usedesk's chat webhook brings, opens a Udesk session, or goes on in it. What the agent answers goes back to the chat. A
    customer who gives up waiting in Udesk's queue becomes a Usedesk ticket with what was written meanwhile, and an agent's public reply to that ticket goes
    back to the chat.

    The bridge may be killed at any moment. Started again with the same -StatePath it goes on: nothing is lost, and nothing is said twice. Where neither can
    be found out, it does neither: the message is kept and named in a warning, -ListIssue shows it, and -Resolve says what becomes of it.
    docs/bridge.md says how, what it rests on, and what is not carried.

    It runs until it is stopped, and writes an object for each message that was carried. It ends with an error when no message can succeed, such as with
    refused credentials; let a service manager start it again (docs/events.md).
.PARAMETER UdeskListenUri
    Where Udesk's pushes arrive, such as http://localhost:8080/hooks. See Receive-UdeskEvent.
.PARAMETER UsedeskListenUri
    Where Usedesk's webhooks arrive, such as http://localhost:8081/hooks/4b1e9a7c2d5f80e6. See Receive-UsedeskEvent.
.PARAMETER StatePath
    A folder for all that the bridge has to remember, the events that wait included. Only its owner reads it. Each bridge needs one of its own.
.PARAMETER UserId
    The agent in Usedesk in whose name answers go to the customer. It should be one that nobody else writes as: that is how the bridge knows its own messages again.
.PARAMETER UdeskConnection
    A connection, or the name of a registered one. Without it the current connection is taken, as every cmdlet does.
.PARAMETER UsedeskConnection
    The same for Usedesk.
.PARAMETER UdeskSecret
    What has to follow the path of -UdeskListenUri: secure strings, or names of secrets in the vault.
.PARAMETER UsedeskSecret
    What has to be in Usedesk's webhooks: secure strings, or names of secrets in the vault.
.PARAMETER Vault
    The vault of those secrets; the default one where it is left out.
.PARAMETER GroupId
    The Udesk group that customers are for, by number or name.
.PARAMETER TokenPrefix
    What the customers' tokens in Udesk begin with; the chat's number follows. Two bridges to one Udesk need two of them.
.PARAMETER TicketTag
    The tag of tickets for customers who gave up. The bridge finds its tickets by it.
.PARAMETER TicketChannelId
    The Usedesk channel in which those tickets are made; the token's own channel where it is left out.
.PARAMETER SettleSec
    How long a request may still be on its way after its connection broke. Only after that the bridge looks whether it arrived.
.PARAMETER PollSec
    How often Udesk is asked about a customer who waits. An agent who takes the customer is noticed at once.
.PARAMETER QueuePollSec
    How often the abandoned queue is read.
.PARAMETER OverlapMinutes
    The longest that anybody waits in a queue. The abandoned queue is read back that far each time, since it goes by when the wait began.
.PARAMETER KeepDays
    How long chats, tickets and the keys of messages are remembered.
.PARAMETER TimeoutSec
    Ends after so many seconds. For trying things out.
.PARAMETER ListIssue
    Shows what was refused or cannot be decided, and needs a person. The bridge may run meanwhile.
.PARAMETER Resolve
    Ends the matter with this key: with -SendAgain it is carried once more, otherwise it is left. The bridge must not run meanwhile.
.PARAMETER SendAgain
    With -Resolve: carry it once more.
.PARAMETER ModulePath
    Where the module is, unless it is installed.
.EXAMPLE
    ./Bridge.ps1 http://localhost:8080/hooks http://localhost:8081/hooks/4b1e9a7c2d5f80e6 -StatePath /var/lib/bridge -UserId 2160 -UdeskConnection shop -UsedeskConnection shop -UdeskSecret udesk-hook -UsedeskSecret usedesk-app, usedesk-channel

    With registered connections, and secrets from the vault.
.EXAMPLE
    ./Bridge.ps1 -StatePath /var/lib/bridge -ListIssue

    What needs a person.
.EXAMPLE
    ./Start-CustomerChat.ps1

    Tries all of it against the simulator of both services: you are the customer, and also the agent.
#>
[CmdletBinding(DefaultParameterSetName = 'Run')]
param(
    [Parameter(Mandatory, Position = 0, ParameterSetName = 'Run')] [uri] $UdeskListenUri,
    [Parameter(Mandatory, Position = 1, ParameterSetName = 'Run')] [uri] $UsedeskListenUri,
    [Parameter(Mandatory)] [string] $StatePath,
    [Parameter(Mandatory, ParameterSetName = 'Run')] [ValidateRange(1, [long]::MaxValue)] [long] $UserId,
    [Parameter(ParameterSetName = 'Run')] $UdeskConnection,
    [Parameter(ParameterSetName = 'Run')] $UsedeskConnection,
    [Parameter(ParameterSetName = 'Run')] [object[]] $UdeskSecret,
    [Parameter(ParameterSetName = 'Run')] [object[]] $UsedeskSecret,
    [Parameter(ParameterSetName = 'Run')] [string] $Vault,
    [Parameter(ParameterSetName = 'Run')] [string] $GroupId,
    [Parameter(ParameterSetName = 'Run')] [ValidatePattern('^[A-Za-z0-9_-]+$')] [string] $TokenPrefix = 'usedesk-chat-',
    [Parameter(ParameterSetName = 'Run')] [ValidateNotNullOrEmpty()] [string] $TicketTag = 'udesk-abandoned',
    [Parameter(ParameterSetName = 'Run')] [string] $TicketChannelId,
    [Parameter(ParameterSetName = 'Run')] [ValidateRange(1, 3600)] [int] $SettleSec = 30,
    [Parameter(ParameterSetName = 'Run')] [ValidateRange(1, 3600)] [int] $PollSec = 15,
    [Parameter(ParameterSetName = 'Run')] [ValidateRange(1, 3600)] [int] $QueuePollSec = 60,
    [Parameter(ParameterSetName = 'Run')] [ValidateRange(1, 43200)] [int] $OverlapMinutes = 1440,
    [Parameter(ParameterSetName = 'Run')] [ValidateRange(1, 3650)] [int] $KeepDays = 90,
    [Parameter(ParameterSetName = 'Run')] [ValidateRange(1, [int]::MaxValue)] [int] $TimeoutSec,
    [Parameter(Mandatory, ParameterSetName = 'List')] [switch] $ListIssue,
    [Parameter(Mandatory, ParameterSetName = 'Resolve')] [string] $Resolve,
    [Parameter(ParameterSetName = 'Resolve')] [switch] $SendAgain,
    [string] $ModulePath = 'UsedeskUdesk'
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module UsedeskUdesk)) { Import-Module $ModulePath }
Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Bridge.psm1')) -Force
if ($ListIssue) { return Get-BridgeIssue -StatePath $StatePath }
if ($Resolve) { return Resolve-BridgeIssue -StatePath $StatePath -Key $Resolve -SendAgain:$SendAgain }

# A secret is never given as text: what is text is the name of one in the vault.
function Get-HookSecret([object[]] $Given) {
    foreach ($one in $Given) {
        if ($one -is [securestring]) { $one; continue }
        $from = @{ Name = "$one" }
        if ($Vault) { $from.Vault = $Vault }
        $secret = Get-Secret @from
        if ($secret -isnot [securestring]) { throw "The secret $one in the vault is no text." }
        $secret
    }
}

$bridge = Open-Bridge -StatePath $StatePath -UdeskConnection $UdeskConnection -UsedeskConnection $UsedeskConnection -UserId $UserId -GroupId $GroupId -TokenPrefix $TokenPrefix `
    -TicketTag $TicketTag -TicketChannelId $TicketChannelId -SettleSec $SettleSec -PollSec $PollSec -QueuePollSec $QueuePollSec -OverlapMinutes $OverlapMinutes -KeepDays $KeepDays
$stop = [Threading.CancellationTokenSource]::new()
# Both receivers hand over here, and everything else happens in this one thread: no two things are ever done at once.
$queue = [Collections.Concurrent.BlockingCollection[hashtable]]::new()
$receivers = @()
try {
    # Whoever gave up while the bridge was away comes first: asking Udesk for a session would put that customer into the queue again.
    Update-BridgeQueue $bridge

    $udesk = @{ ListenUri = $UdeskListenUri; SpoolPath = [IO.Path]::Combine($bridge.StatePath, 'udesk') }
    if ($UdeskSecret) { $udesk.Secret = @(Get-HookSecret $UdeskSecret) }
    $usedesk = @{ ListenUri = $UsedeskListenUri; SpoolPath = [IO.Path]::Combine($bridge.StatePath, 'usedesk') }
    if ($UsedeskSecret) { $usedesk.Secret = @(Get-HookSecret $UsedeskSecret) }
    $receivers += Start-BridgeReceiver -Command Receive-UdeskEvent -Arguments $udesk -Queue $queue -Stop $stop.Token
    $receivers += Start-BridgeReceiver -Command Receive-UsedeskEvent -Arguments $usedesk -Queue $queue -Stop $stop.Token

    $listening = $false
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while (-not $TimeoutSec -or $clock.Elapsed.TotalSeconds -lt $TimeoutSec) {
        $handed = $null
        $wait = 100
        # Events first, a few at a time, so that their spools stay short.
        for ($i = 0; $i -lt 50 -and $queue.TryTake([ref]$handed, $wait); $i++) {
            Add-BridgeEvent $bridge $handed.Event
            $handed.Taken.Set()
            $wait = 5
        }
        Update-BridgeQueue $bridge
        # What was pushed to nobody while the bridge was away.
        if (-not $listening) { $listening = Test-BridgeListening $UdeskListenUri, $UsedeskListenUri }
        if ($listening -and $i -eq 0) { Update-BridgeMissed $bridge }
        Invoke-BridgeWork $bridge
        Optimize-BridgeLedger $bridge
        foreach ($receiver in $receivers) { Test-BridgeReceiver $receiver }
    }
}
finally {
    $stop.Cancel()
    foreach ($receiver in $receivers) { Stop-BridgeReceiver $receiver }
    Close-Bridge $bridge
}
