# What Bridge.ps1 is made of. It says what the bridge does; this says how, and how it comes through being killed.
#
# The ledger is a file of JSON lines that is only ever added to, each flushed to the disk before the next step. A line is one of
#   begun, polled      when the bridge first ran, and until when it knows the abandoned queue
#   chat, customer     a chat of Usedesk: its ticket, its client, and its customer's number in Udesk
#   session, waits     the session in which a chat is; that one was asked for, or that the customer waits in the queue or for an agent to come on line
#   base, met, gap     up to which comment of its ticket all of a chat's messages are taken, which were taken from there, and both at once
#   add                something to carry, with all that is needed to do it: from here on its event is not needed any more
#   sending            it is about to leave: if nothing follows, nobody knows whether it arrived
#   unsent, done       it certainly did not arrive, or it did
#   failed, settled    it was refused or cannot be decided, and a person has to look; the person has looked
# All state in memory is made of these lines, by Set-BridgeState, both while the bridge runs and when it starts again.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

#region The ledger

# ConvertFrom-Json makes a date of every text that looks like one. Nobody's words may change on the way, so they are kept behind a sign.
function ConvertTo-LedgerText([string] $Text) { "=$Text" }
function ConvertFrom-LedgerText([string] $Text) { if ($Text) { $Text.Substring(1) } else { '' } }

function Get-UnixTime { [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() }

# For waiting: a clock that nobody sets. What is kept on the disk has the time of day.
$waitClock = [Diagnostics.Stopwatch]::StartNew()
function Get-Tick { $waitClock.ElapsedMilliseconds }

# A folder that only its owner reads. On Windows it has the access rights of the folder above it.
function New-PrivateFolder([string] $Path) {
    $null = [IO.Directory]::CreateDirectory($Path)
    if ([IO.Path]::DirectorySeparatorChar -eq '/') {
        & chmod 700 $Path
        if ($LASTEXITCODE -ne 0) { throw "The folder $Path could not be kept from others." }
    }
}

function Set-BridgeState([hashtable] $Bridge, $Line) {
    $chat = if ($Line.PSObject.Properties['chat']) { $Bridge.Chats["$($Line.chat)"] }
    if ($chat -and $Line.PSObject.Properties['at']) { $chat.At = [Math]::Max($chat.At, [long]$Line.at) }
    switch ($Line.type) {
        'begun' { $Bridge.Begun = [long]$Line.at }
        'polled' { $Bridge.Polled = [long]$Line.at }
        'chat' {
            if (-not $chat) {
                $chat = @{ Id = [long]$Line.chat; Ticket = 0; Client = 0; Name = ''; Customer = 0; Session = 0; SessionAt = 0; Waits = ''; At = [long]$Line.at; NextAsk = 0; Left = 0; Refusals = 0; Missed = $false; Gap = $false; Base = -1L; Heard = @{}; Ahead = [Collections.Generic.List[string]]::new() }
                $Bridge.Chats["$($Line.chat)"] = $chat
            }
            $chat.Ticket = [long]$Line.ticket
            $chat.Client = [long]$Line.client
            $chat.Name = ConvertFrom-LedgerText $Line.name
            # A chat that is seen from its beginning.
            if ($Line.PSObject.Properties['new'] -and $Line.new) { $chat.Base = 0L }
        }
        'customer' {
            $chat.Customer = [long]$Line.customer
            $Bridge.Customers["$($Line.customer)"] = $chat.Id
        }
        'session' {
            $chat.Session = [long]$Line.session
            $chat.SessionAt = [long]$Line.at
            $chat.Waits = ''
            $chat.NextAsk = $chat.Left = 0
        }
        'waits' {
            $chat.Session = 0
            $chat.Waits = $Line.for
        }
        'add' {
            $task = @{ State = ''; At = 0; Session = 0; After = 0; Text = ''; Chat = 0; Ticket = 0; Client = 0; Row = 0; Subject = ''; Name = ''; Email = ''; Phone = ''; Type = ''; Message = ''; NotBefore = 0; SettledAt = 0 }
            foreach ($property in $Line.task.PSObject.Properties) { $task[$property.Name] = $property.Value }
            foreach ($name in 'Text', 'Subject', 'Name') { if ($task[$name]) { $task[$name] = ConvertFrom-LedgerText $task[$name] } }
            $Bridge.Tasks[$task.Key] = $task
            if ($chat -and $Line.PSObject.Properties['heard']) {
                $chat.Heard[$Line.heard] = 1 + [int]$chat.Heard[$Line.heard]
                # Its own event may still come.
                if ($Line.ahead) { $chat.Ahead.Add("$($Line.heard) $($Line.ahead)") }
            }
            if ($Line.PSObject.Properties['also']) { $Bridge.Known[$Line.also] = [long]$Line.at }
            foreach ($key in @($Line.takes)) {
                if ($key) {
                    $Bridge.Tasks.Remove($key)
                    $Bridge.Known[$key] = [long]$Line.at
                }
            }
            # The wait is over: what the customer writes from now on opens a session anew.
            if ($task.Kind -eq 'ticket' -and $chat) {
                $chat.Waits = ''
                $chat.Left = 0
            }
        }
        'base' {
            $chat.Base = [long]$Line.comment
            $chat.Heard = @{}
        }
        'met' {
            $null = $chat.Ahead.Remove($Line.ahead)
            $Bridge.Known[$Line.key] = [long]$Line.at
        }
        'gap' {
            $chat.Base = [long]$Line.base
            foreach ($pair in $Line.heard.PSObject.Properties) { $chat.Heard[$pair.Name] = [int]$pair.Value }
            foreach ($ahead in @($Line.ahead)) { $chat.Ahead.Add($ahead) }
        }
        'sending' {
            $task = $Bridge.Tasks[$Line.key]
            $task.State = 'sending'
            $task.At = [long]$Line.at
            $task.Session = [long]$Line.session
            $task.After = [long]$Line.after
        }
        'unsent' { $Bridge.Tasks[$Line.key].State = '' }
        'done' {
            if ($Line.ticket) { $Bridge.Tickets["$($Line.ticket)"] = @{ Chat = [long]$Line.chat; At = [long]$Line.at; Gap = $false } }
            $Bridge.Tasks.Remove($Line.key)
            $Bridge.Known[$Line.key] = [long]$Line.at
        }
        'failed' {
            $task = $Bridge.Tasks[$Line.key]
            $Bridge.Failed[$Line.key] = @{ Task = $task; Outcome = $Line.outcome; Reason = ConvertFrom-LedgerText $Line.reason; At = [long]$Line.at }
            $Bridge.Tasks.Remove($Line.key)
            $Bridge.Known[$Line.key] = [long]$Line.at
        }
        'settled' {
            $failed = $Bridge.Failed[$Line.key]
            $Bridge.Failed.Remove($Line.key)
            if ($Line.again) {
                $failed.Task.State = ''
                $Bridge.Tasks[$Line.key] = $failed.Task
                $Bridge.Known.Remove($Line.key)
            }
        }
        'known' { foreach ($pair in $Line.keys.PSObject.Properties) { $Bridge.Known[$pair.Name] = [long]$pair.Value } }
        'ticket' { $Bridge.Tickets["$($Line.ticket)"] = @{ Chat = [long]$Line.chat; At = [long]$Line.at; Gap = $false } }
        default { throw "The ledger has a line of the kind '$($Line.type)', which this version does not know." }
    }
}

# On the disk first, then in memory.
function Add-BridgeLine([hashtable] $Bridge, [System.Collections.IDictionary] $Line) {
    if (-not $Line.Contains('at')) { $Line['at'] = Get-UnixTime }
    $json = ConvertTo-Json $Line -Compress -Depth 6
    $bytes = [Text.Encoding]::UTF8.GetBytes("$json`n")
    $Bridge.Ledger.Write($bytes, 0, $bytes.Length)
    $Bridge.Ledger.Flush($true)
    # What is read back after a crash is what counts, so memory is made of it as well.
    Set-BridgeState $Bridge (ConvertFrom-Json $json)
}

# The end of a file that was cut off within a line is no line; damage anywhere else is not passed over in silence.
function Read-BridgeLedger([hashtable] $Bridge, [string] $Path) {
    $bytes = [IO.File]::ReadAllBytes($Path)
    $number = 0
    $start = 0
    while ($start -lt $bytes.Length) {
        $number++
        $end = [Array]::IndexOf($bytes, [byte]10, $start)
        if ($end -lt 0) { break }
        $line = $null
        try { $line = ConvertFrom-Json ([Text.Encoding]::UTF8.GetString($bytes, $start, $end - $start)) }
        catch {
            if ($end -eq $bytes.Length - 1) { break }
            throw "Line $number of $Path is damaged. What came after it cannot be trusted: look at the file, and move it away to begin anew."
        }
        Set-BridgeState $Bridge $line
        $start = $end + 1
    }
}

function ConvertTo-TaskLine([hashtable] $Task) {
    $line = [ordered]@{ Key = $Task.Key; Kind = $Task.Kind; Chat = $Task.Chat }
    foreach ($name in 'Text', 'Subject', 'Name') { if ($Task.ContainsKey($name) -and $Task[$name]) { $line[$name] = ConvertTo-LedgerText $Task[$name] } }
    foreach ($name in 'Type', 'Message', 'Ticket', 'Row', 'Client', 'Email', 'Phone') { if ($Task.ContainsKey($name) -and $Task[$name]) { $line[$name] = $Task[$name] } }
    $line
}

# A ledger without what is over. It takes the place of the old one in one step.
function Compress-BridgeLedger([hashtable] $Bridge, [string] $Path) {
    $oldest = (Get-UnixTime) - 86400000L * $Bridge.KeepDays
    $lines = [Collections.Generic.List[object]]::new()
    $lines.Add(@{ type = 'begun'; at = $Bridge.Begun })
    if ($Bridge.Polled) { $lines.Add(@{ type = 'polled'; at = $Bridge.Polled }) }
    $busy = @{}
    foreach ($task in @($Bridge.Tasks.Values) + @($Bridge.Failed.Values | ForEach-Object { $_.Task })) { $busy["$($task.Chat)"] = $true }
    foreach ($ticket in @($Bridge.Tickets.Keys)) {
        if ($Bridge.Tickets[$ticket].At -lt $oldest) { $Bridge.Tickets.Remove($ticket) } else { $busy["$($Bridge.Tickets[$ticket].Chat)"] = $true }
    }
    foreach ($id in @($Bridge.Chats.Keys)) {
        $chat = $Bridge.Chats[$id]
        if ($chat.At -lt $oldest -and -not $busy.ContainsKey($id)) {
            $Bridge.Chats.Remove($id)
            continue
        }
        $lines.Add(@{ type = 'chat'; chat = $chat.Id; ticket = $chat.Ticket; client = $chat.Client; name = ConvertTo-LedgerText $chat.Name; at = $chat.At })
        if ($chat.Base -ge 0) { $lines.Add(@{ type = 'gap'; chat = $chat.Id; base = $chat.Base; heard = $chat.Heard; ahead = @($chat.Ahead | Select-Object -Last 100); at = $chat.At }) }
        if ($chat.Customer) { $lines.Add(@{ type = 'customer'; chat = $chat.Id; customer = $chat.Customer; at = $chat.At }) }
        if ($chat.Session) { $lines.Add(@{ type = 'session'; chat = $chat.Id; session = $chat.Session; at = $chat.SessionAt }) }
    }
    foreach ($ticket in $Bridge.Tickets.Keys) { $lines.Add(@{ type = 'ticket'; ticket = [long]$ticket; chat = $Bridge.Tickets[$ticket].Chat; at = $Bridge.Tickets[$ticket].At }) }

    $failedKeys = @($Bridge.Failed.Keys)
    foreach ($key in $failedKeys) { $Bridge.Known.Remove($key) }
    foreach ($key in @($Bridge.Known.Keys)) { if ($Bridge.Known[$key] -lt $oldest) { $Bridge.Known.Remove($key) } }
    $part = [ordered]@{}
    foreach ($key in $Bridge.Known.Keys) {
        $part[$key] = $Bridge.Known[$key]
        if ($part.Count -eq 500) {
            $lines.Add(@{ type = 'known'; keys = $part; at = 0 })
            $part = [ordered]@{}
        }
    }
    if ($part.Count) { $lines.Add(@{ type = 'known'; keys = $part; at = 0 }) }
    foreach ($task in $Bridge.Tasks.Values) {
        $lines.Add(@{ type = 'add'; task = ConvertTo-TaskLine $task; chat = $task.Chat; takes = @(); at = Get-UnixTime })
        if ($task.State) { $lines.Add(@{ type = 'sending'; key = $task.Key; session = $task.Session; after = $task.After; at = $task.At }) }
    }
    # Behind the tickets, which end a wait.
    foreach ($chat in $Bridge.Chats.Values) { if ($chat.Waits) { $lines.Add(@{ type = 'waits'; chat = $chat.Id; for = $chat.Waits; at = $chat.At }) } }
    foreach ($key in $failedKeys) {
        $failed = $Bridge.Failed[$key]
        $lines.Add(@{ type = 'add'; task = ConvertTo-TaskLine $failed.Task; chat = $failed.Task.Chat; takes = @(); at = $failed.At })
        $lines.Add(@{ type = 'failed'; key = $key; outcome = $failed.Outcome; reason = ConvertTo-LedgerText $failed.Reason; at = $failed.At })
        $Bridge.Known[$key] = $failed.At
    }

    $new = "$Path.new"
    $stream = [IO.File]::Open($new, 'Create', 'Write', 'None')
    try {
        foreach ($line in $lines) {
            $bytes = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $line -Compress -Depth 6) + "`n")
            $stream.Write($bytes, 0, $bytes.Length)
        }
        $stream.Flush($true)
    }
    finally { $stream.Dispose() }
    if (Test-Path -LiteralPath $Path) { [IO.File]::Replace($new, $Path, [NullString]::Value) } else { [IO.File]::Move($new, $Path) }
}

# A bridge that runs for months keeps its ledger short.
function Optimize-BridgeLedger([Parameter(Mandatory)] [hashtable] $Bridge) {
    if ($Bridge.Ledger.Length -lt $Bridge.CompressAt) { return }
    $Bridge.Ledger.Dispose()
    Compress-BridgeLedger $Bridge $Bridge.LedgerPath
    $Bridge.Ledger = [IO.File]::Open($Bridge.LedgerPath, 'Append', 'Write', 'Read')
    $Bridge.CompressAt = [Math]::Max($Bridge.CompressAt, 2 * $Bridge.Ledger.Length)
}

function New-BridgeMemory {
    @{
        Begun = 0L; Polled = 0L; KeepDays = 90
        Chats = @{}; Customers = @{}; Tickets = @{}
        Tasks = [Collections.Specialized.OrderedDictionary]::new()
        Known = @{}
        Failed = [Collections.Specialized.OrderedDictionary]::new()
    }
}

# Opens the state folder, and keeps every other bridge out of it.
function Open-Bridge {
    param(
        [Parameter(Mandatory)] [string] $StatePath,
        $UdeskConnection, $UsedeskConnection,
        [long] $UserId, [string] $GroupId,
        [string] $TokenPrefix = 'usedesk-chat-', [string] $TicketTag = 'udesk-abandoned', [string] $TicketChannelId,
        [int] $SettleSec = 30, [int] $PollSec = 15, [int] $QueuePollSec = 60, [int] $OverlapMinutes = 1440, [int] $KeepDays = 90
    )
    $StatePath = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($StatePath)
    New-PrivateFolder $StatePath
    try { $lock = [IO.File]::Open((Join-Path $StatePath 'bridge.lock'), 'OpenOrCreate', 'ReadWrite', 'None') }
    catch [IO.IOException] { throw [InvalidOperationException]::new("Another bridge works with the state in ${StatePath}: $($_.Exception.GetBaseException().Message)") }
    try {
        $bridge = New-BridgeMemory
        $bridge.KeepDays = $KeepDays
        $path = Join-Path $StatePath 'ledger.jsonl'
        if (Test-Path -LiteralPath $path) { Read-BridgeLedger $bridge $path }
        if (-not $bridge.Begun) { $bridge.Begun = Get-UnixTime }
        Compress-BridgeLedger $bridge $path
        $bridge.Ledger = [IO.File]::Open($path, 'Append', 'Write', 'Read')
    }
    catch {
        $lock.Dispose()
        throw
    }
    $udesk = @{ ErrorAction = 'Stop' }
    if ($UdeskConnection) { $udesk.Connection = $UdeskConnection }
    $usedesk = @{ ErrorAction = 'Stop' }
    if ($UsedeskConnection) { $usedesk.Connection = $UsedeskConnection }
    $bridge += @{
        StatePath = $StatePath; LedgerPath = $path; Lock = $lock
        Udesk = $udesk; Usedesk = $usedesk; UserId = $UserId; GroupId = $GroupId
        TokenPrefix = $TokenPrefix; TicketTag = $TicketTag; TicketChannelId = $TicketChannelId
        SettleMs = 1000L * $SettleSec; PollMs = 1000L * $PollSec; QueuePollMs = 1000L * $QueuePollSec; GraceMs = 3000L * $QueuePollSec; AskGraceMs = 1000L * $SettleSec; OverlapMs = 60000L * $OverlapMinutes
        NextQueuePoll = 0L; CompressAt = [Math]::Max(16MB, 2 * $bridge.Ledger.Length)
        # When a service that was down is asked again, and how long the next wait is.
        Down = @{ Udesk = @{ Until = 0L; Wait = 500L }; Usedesk = @{ Until = 0L; Wait = 500L } }
    }
    # What a killed bridge sent may still be on its way, however long ago it began to send it.
    # What agents wrote while no bridge listened was pushed to nobody, and Udesk promises no repeats.
    foreach ($chat in $bridge.Chats.Values) {
        $chat.Missed = $chat.Session -or $chat.Waits
        $chat.Gap = $chat.Ticket -and $chat.At -gt (Get-UnixTime) - 7 * 86400000L
    }
    foreach ($ticket in $bridge.Tickets.Values) { $ticket.Gap = $ticket.Chat -and $ticket.At -gt (Get-UnixTime) - 30 * 86400000L }
    foreach ($task in $bridge.Tasks.Values) { if ($task.State) { $task.SettledAt = (Get-Tick) + $bridge.SettleMs } }
    $bridge
}

function Close-Bridge([Parameter(Mandatory)] [hashtable] $Bridge) {
    $Bridge.Ledger.Dispose()
    $Bridge.Lock.Dispose()
}

# What a person has to look at. It may be read while the bridge runs.
function Get-BridgeIssue {
    param([Parameter(Mandatory)] [string] $StatePath)
    $bridge = New-BridgeMemory
    $path = Join-Path $StatePath 'ledger.jsonl'
    if (-not (Test-Path -LiteralPath $path)) { throw "There is no bridge's state in $StatePath." }
    $copy = [IO.Path]::GetTempFileName()
    try {
        $from = [IO.File]::Open($path, 'Open', 'Read', 'ReadWrite, Delete')
        $to = [IO.File]::Open($copy, 'Create', 'Write', 'None')
        try { $from.CopyTo($to) } finally { $from.Dispose(); $to.Dispose() }
        Read-BridgeLedger $bridge $copy
    }
    finally { Remove-Item -LiteralPath $copy }
    foreach ($key in $bridge.Failed.Keys) {
        $failed = $bridge.Failed[$key]
        [pscustomobject]@{
            Key = $key; Outcome = $failed.Outcome; What = $failed.Task.Kind; ChatId = $failed.Task.Chat; TicketId = $failed.Task.Ticket
            At = [DateTimeOffset]::FromUnixTimeMilliseconds($failed.At); Text = $failed.Task.Text; Reason = $failed.Reason
        }
    }
}

# What the person decided: carry it once more, or leave it. The bridge must not run meanwhile.
function Resolve-BridgeIssue {
    param([Parameter(Mandatory)] [string] $StatePath, [Parameter(Mandatory)] [string] $Key, [switch] $SendAgain)
    $bridge = Open-Bridge -StatePath $StatePath
    try {
        if (-not $bridge.Failed.Contains($Key)) { throw "Nothing is open under the key $Key." }
        Add-BridgeLine $bridge @{ type = 'settled'; key = $Key; again = [bool]$SendAgain }
    }
    finally { Close-Bridge $bridge }
}

#endregion
#region Small things

function Get-Hash([string] $Text) {
    $sha = [Security.Cryptography.SHA256]::Create()
    try { -join ($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($Text))[0..15] | ForEach-Object { $_.ToString('x2') }) } finally { $sha.Dispose() }
}

# HTML as a chat without mark-up shows it.
function ConvertTo-PlainText([string] $Html) {
    $text = $Html -replace '(?i)<br\s*/?>|</(p|div|li|h\d)>', "`n"
    $text = $text -replace '(?is)<a\s[^>]*?href\s*=\s*["'']?([^"''\s>]+)["'']?[^>]*>(.*?)</a>', '$2 ($1)'
    $text = $text -replace '(?is)<img\s[^>]*?src\s*=\s*["'']?([^"''\s>]+)["'']?[^>]*>', ' $1 '
    $text = [Net.WebUtility]::HtmlDecode(($text -replace '(?s)<[^>]+>', ''))
    ($text -replace '[ \t\u00a0]+', ' ' -replace ' ?\n ?', "`n" -replace '\n{3,}', "`n`n").Trim()
}

# Whether a stored comment has these words. A service may keep them as text or as HTML, with other spaces.
function Test-SameText([string] $Sent, [string] $Stored) {
    $forms = @(foreach ($text in $Sent, $Stored) {
            , @(foreach ($form in $text, [Net.WebUtility]::HtmlDecode($text), ($text -replace '(?s)<[^>]+>', ' '), [Net.WebUtility]::HtmlDecode(($text -replace '(?s)<[^>]+>', ' '))) { $form -replace '[\s\u00a0]+', '' })
        })
    foreach ($form in $forms[0]) { if ($forms[1] -ccontains $form) { return $true } }
    $false
}

# Calls a cmdlet and says how it ended: ok, unknown (it left, and nobody knows), down (it did not happen, and may go well later), refused.
function Invoke-BridgeCall([hashtable] $Bridge, [string] $Service, [scriptblock] $Call) {
    $down = $Bridge.Down[$Service]
    try {
        $value = @(& $Call)
        $down.Wait = 500L
        return @{ Outcome = 'ok'; Value = $value; Code = ''; Reason = '' }
    }
    catch [Management.Automation.PipelineStoppedException] { throw }
    catch {
        $error_ = $_
        $failure = if ($error_.Exception.PSObject.Properties['Failure']) { "$($error_.Exception.Failure)" } else { '' }
        $code = if ($failure) { "$($error_.Exception.Code)" } else { '' }
        $status = if ($failure) { [int]$error_.Exception.HttpStatus } else { 0 }
        $outcome = switch ($failure) {
            'WriteOutcomeUnknown' { 'unknown' }
            # No item can succeed, so the bridge ends with this error, and everything stays where it is.
            'CredentialsRefused' { throw $error_ }
            # Too many calls, and errors of the server itself.
            'Refused' { if ($Service -eq 'Usedesk' -and $code -in '111', '121') { 'down' } else { 'refused' } }
            'HttpStatus' { if ($status -ge 400 -and $status -lt 500 -and $status -notin 401, 403, 404, 408, 429) { 'refused' } else { 'down' } }
            '' { if ($error_.FullyQualifiedErrorId -like 'NotConnected*' -or $error_.FullyQualifiedErrorId -like 'ConnectionClosed*') { throw $error_ } else { 'refused' } }
            default { 'down' }
        }
        if ($outcome -eq 'down') {
            $down.Until = (Get-Tick) + $down.Wait
            $down.Wait = [Math]::Min(30000L, $down.Wait * 2)
            Write-Warning "$Service does not take it yet, and is asked again in $([Math]::Round(($down.Until - (Get-Tick)) / 1000.0, 1)) s: $error_"
        }
        @{ Outcome = $outcome; Value = @(); Code = $code; Reason = "$error_" }
    }
}

function Test-Down([hashtable] $Bridge, [string] $Service) { $Bridge.Down[$Service].Until -gt (Get-Tick) }

function New-Result([hashtable] $Task, [string] $Outcome, [string] $Reason, [long] $Session, [long] $Ticket) {
    [pscustomobject]@{
        PSTypeName = 'UsedeskUdesk.BridgeItem'; Time = [DateTimeOffset]::Now; What = $Task.Kind; Outcome = $Outcome; ChatId = $Task.Chat
        ImSubSessionId = $Session; TicketId = $Ticket; Key = $Task.Key; Reason = $Reason
    }
}

function Complete-Task([hashtable] $Bridge, [hashtable] $Task, [string] $Outcome = 'Sent', [long] $Session = 0, [long] $Ticket = 0) {
    Add-BridgeLine $Bridge @{ type = 'done'; key = $Task.Key; chat = $Task.Chat; ticket = $Ticket }
    New-Result $Task $Outcome '' $Session $(if ($Ticket) { $Ticket } else { $Task.Ticket })
}

# It is over for the bridge and not for people: it is kept with its text, and named.
function Stop-Task([hashtable] $Bridge, [hashtable] $Task, [string] $Outcome, [string] $Reason) {
    Add-BridgeLine $Bridge @{ type = 'failed'; key = $Task.Key; chat = $Task.Chat; outcome = $Outcome; reason = ConvertTo-LedgerText $Reason }
    Write-Warning "$Outcome, $($Task.Kind) of chat $($Task.Chat): $Reason (key $($Task.Key); Bridge.ps1 -ListIssue shows it)"
    New-Result $Task $Outcome $Reason 0 $Task.Ticket
}

#endregion
#region From events to tasks

function Add-Task([hashtable] $Bridge, [hashtable] $Task, [string[]] $Takes = @(), [string] $Also, [string] $Heard, [long] $Ahead) {
    $line = @{ type = 'add'; task = ConvertTo-TaskLine $Task; chat = $Task.Chat; takes = $Takes }
    if ($Also) { $line.also = $Also }
    if ($Heard) { $line.heard = $Heard; $line.ahead = $Ahead }
    Add-BridgeLine $Bridge $line
}

function Test-Known([hashtable] $Bridge, [string] $Key) { $Bridge.Known.Contains($Key) -or $Bridge.Tasks.Contains($Key) }

# Takes an event over. When it returns, all that has to be done is in the ledger, and the receiver may let the event go.
function Add-BridgeEvent([Parameter(Mandatory)] [hashtable] $Bridge, [Parameter(Mandatory)] $InputObject) {
    try { Add-KnownEvent $Bridge $InputObject }
    catch {
        # Nothing was taken over when the ledger cannot be written.
        if ($_.Exception.GetBaseException() -is [IO.IOException]) { throw }
        # An event of a form that nobody foresaw must neither be lost nor end the bridge again and again.
        Add-UnreadableEvent $Bridge $InputObject "$_"
    }
}

function Add-KnownEvent([hashtable] $Bridge, $InputObject) {
    switch ($InputObject.GetType().Name) {
        'UsedeskChatMessageEvent' { Add-ChatMessage $Bridge $InputObject }
        'UsedeskCommentEvent' { Add-TicketReply $Bridge $InputObject }
        'UdeskSessionEvent' { if ("$($InputObject.EventType)" -eq 'QueueAbandoned') { $Bridge.NextQueuePoll = 0L } }
        { $_ -in 'UdeskMessageEvent', 'UdeskCloseEvent', 'UdeskTransferEvent' } { Add-AgentMessage $Bridge $InputObject }
        { $_ -in 'UsedeskUnknownEvent', 'UdeskUnknownEvent' } { Add-UnreadableEvent $Bridge $InputObject }
        default { Write-Verbose "Not carried: $InputObject" }
    }
}

# A receiver gives what it kept and can no longer read. Nobody can carry that, but nobody may miss it either.
function Add-UnreadableEvent([hashtable] $Bridge, $UnknownEvent, [string] $Reason) {
    $key = "unreadable-$(Get-Hash "$($UnknownEvent.ReceiptId) $($UnknownEvent.Raw)")"
    if (Test-Known $Bridge $key) { return }
    Add-Task $Bridge @{ Key = $key; Kind = 'unreadable'; Chat = 0; Text = $UnknownEvent.Raw; Subject = $Reason }
}

function Add-ChatMessage([hashtable] $Bridge, $Message) {
    # What agents write, the bridge's own words among it, comes back as an event, and is not for Udesk.
    if ("$($Message.Author)" -ne 'Client' -or -not $Message.ChatId) { return Write-Verbose "Not carried: $Message" }
    $chatId = [long]$Message.ChatId
    $ticket = [long]$(if ($Message.TicketId) { $Message.TicketId } elseif ($Message.Ticket) { $Message.Ticket.TicketId } else { 0 })
    $client = [long]$(if ($Message.ClientId) { $Message.ClientId } else { 0 })
    $name = if ($Message.Client -and $Message.Client.Name) { $Message.Client.Name } else { '' }
    $chat = $Bridge.Chats["$chatId"]
    if (-not $chat -or ($ticket -and $chat.Ticket -ne $ticket) -or ($client -and $chat.Client -ne $client) -or ($name -and $chat.Name -cne $name)) {
        $keep = if ($chat) { $chat } else { @{ Ticket = 0; Client = 0; Name = '' } }
        Add-BridgeLine $Bridge @{
            type = 'chat'; chat = $chatId; ticket = $(if ($ticket) { $ticket } else { $keep.Ticket }); client = $(if ($client) { $client } else { $keep.Client })
            name = ConvertTo-LedgerText $(if ($name) { $name } else { $keep.Name }); new = -not $chat -and $Message.StateText -eq 'new'
        }
    }

    # Usedesk gives its chat messages no number. The time at which the ticket changed tells two messages with the same words apart; where it is missing, the place in the spool.
    $changed = if ($Message.Ticket -and $Message.Ticket.UpdatedAt) { $Message.Ticket.UpdatedAt.UtcDateTime.ToString('o') } else { "receipt $($Message.ReceiptId)" }
    $key = "m-$(Get-Hash (@($chatId, $Message.MessageText, ($Message.FileUrl -join ' '), $Message.StateText, $changed) -join [char]31))"
    $parts = [Collections.Generic.List[hashtable]]::new()
    if ($Message.MessageText -and $Message.MessageText.Trim()) { $parts.Add(@{ Text = $Message.MessageText; Type = 'message' }) }
    foreach ($file in $Message.FileUrl) {
        $type = switch -Regex (($file -split '[?#]')[0]) { '(?i)\.(png|jpe?g|gif|bmp|webp)$' { 'image' } '(?i)\.(mp3|ogg|oga|wav|amr|m4a)$' { 'audio' } '(?i)\.(mp4|mov|avi|webm)$' { 'video' } default { 'file' } }
        $parts.Add(@{ Text = $file; Type = $type })
    }
    for ($i = 0; $i -lt $parts.Count; $i++) {
        $part = $parts[$i]
        $partKey = if ($i) { "$key-$i" } else { $key }
        if (Test-Known $Bridge $partKey) {
            if (-not $Message.IsFromEarlierRun) { Write-Warning "A message of chat $chatId came again with the same words and times, and was taken for a repeat." }
            continue
        }
        $words = ''
        if ($part.Type -eq 'message') {
            $words = Get-Hash ($part.Text -replace '[\s\u00a0]+', '')
            # It was taken from the ticket already, when nobody had listened.
            $second = if ($Message.Ticket -and $Message.Ticket.UpdatedAt) { $Message.Ticket.UpdatedAt.ToUnixTimeSeconds() } else { 0 }
            $ahead = @($Bridge.Chats["$chatId"].Ahead | Where-Object { $itsWords, $itsSecond = $_ -split ' '; $itsWords -eq $words -and [Math]::Abs([long]$itsSecond - $second) -le 2 })
            if ($ahead.Count) {
                Add-BridgeLine $Bridge @{ type = 'met'; chat = $chatId; key = $partKey; ahead = $ahead[0] }
                continue
            }
        }
        Add-Task $Bridge @{ Key = $partKey; Kind = 'toUdesk'; Chat = $chatId; Text = $part.Text; Type = $part.Type; Message = $partKey } -Heard $words
    }
}

function Get-ChatOfToken([hashtable] $Bridge, [string] $Token) {
    if (-not $Token -or -not $Token.StartsWith($Bridge.TokenPrefix)) { return 0L }
    $id = 0L
    if ([long]::TryParse($Token.Substring($Bridge.TokenPrefix.Length), [ref]$id)) { $id } else { 0L }
}

# The words of an agent as a chat without mark-up can show them; nothing for what is no message.
function Get-AgentText([string] $Type, $Message) {
    $text = switch ($Type) {
        'Message' { if ($Message.Content -match '(?i)</?(a|br|p|div|span|img|b|i|u|font|ul|ol|li)\b[^>]*>') { ConvertTo-PlainText $Message.Content } else { $Message.Content } }
        'Rich' { ConvertTo-PlainText $Message.Content }
        { $_ -in 'Image', 'Audio', 'Video', 'File' } {
            $name = if ($Message.Data) { $Message.Data['filename'] }
            if ($name) { "${name}: $($Message.Content)" } else { $Message.Content }
        }
        'Struct' {
            $lines = @(foreach ($name in 'title', 'description', 'img_url', 'content') { if ($Message.Data -and $Message.Data.ContainsKey($name) -and $Message.Data[$name] -is [string]) { $Message.Data[$name] } })
            ($lines | Select-Object -Unique) -join "`n"
        }
    }
    "$text".Trim()
}

function Add-AgentMessage([hashtable] $Bridge, $Message) {
    $chatId = Get-ChatOfToken $Bridge $Message.CustomerToken
    if (-not $chatId) { return Write-Verbose "Of no chat of this bridge: $Message" }
    if (-not $Bridge.Chats["$chatId"]) { Add-BridgeLine $Bridge @{ type = 'chat'; chat = $chatId; ticket = 0; client = 0; name = '=' } }
    $chat = $Bridge.Chats["$chatId"]
    $session = [long]$(if ($Message.ImSubSessionId) { $Message.ImSubSessionId } else { 0 })
    switch ("$($Message.EventType)") {
        'Close' {
            if ($session -and $chat.Session -eq $session) { Add-BridgeLine $Bridge @{ type = 'session'; chat = $chatId; session = 0 } }
            return
        }
        'Transfer' {
            $next = [long]$(if ($Message.NewImSubSessionId) { $Message.NewImSubSessionId } else { 0 })
            if ($next -and $chat.Session -ne $next) { Add-BridgeLine $Bridge @{ type = 'session'; chat = $chatId; session = $next } }
            return
        }
        # An agent has the waiting customer: ask now.
        'StartSession' { $chat.NextAsk = 0 }
    }
    $text = Get-AgentText "$($Message.EventType)" $Message
    if (-not $text -or $Message.IsAgentOnly) { return Write-Verbose "Not carried: $Message" }
    # What was missed comes before it.
    if ($chat.Missed) { Add-MissedMessage $Bridge $chat }
    $key = if ($Message.MessageId) { Get-AgentKey $chatId $session $Message } else { "a-$(Get-Hash "$($Message.ReceiptId) $($Message.Raw)")" }
    if (Test-Known $Bridge $key) { return }
    $words = Get-WordsKey $chatId $session $Message $text
    for ($number = 1; $Bridge.Known.ContainsKey("$words-$number"); $number++) { continue }
    Add-Task $Bridge @{ Key = $key; Kind = 'toChat'; Chat = $chatId; Text = $text } -Also "$words-$number"
}

function Get-AgentKey([long] $ChatId, [long] $Session, $Message) { "a-$(Get-Hash (@($ChatId, $Session, $Message.MessageId) -join [char]31))" }

# In case that Udesk calls a message otherwise in its list than in its push: how many messages with these words there were in that second.
function Get-WordsKey([long] $ChatId, [long] $Session, $Message, [string] $Text) { "w-$(Get-Hash (@($ChatId, $Session, $Text, $(if ($Message.CreatedAt) { $Message.CreatedAt.ToUnixTimeSeconds() })) -join [char]31))" }

# Takes over what an agent wrote while nobody listened: Udesk lists what the customer has not read, which is all that was ever pushed too. What is known is passed over.
function Add-MissedMessage([hashtable] $Bridge, [hashtable] $Chat) {
    if (-not $Chat.Session -or (Test-Down $Bridge Udesk)) { return }
    $udesk = $Bridge.Udesk
    $session = $Chat.Session
    if (-not $Chat.Customer) {
        $answer = Invoke-BridgeCall $Bridge Udesk { Get-UdeskCustomer @udesk -CustomerToken "$($Bridge.TokenPrefix)$($Chat.Id)" }
        if ($answer.Outcome -eq 'down') { return }
        if ($answer.Outcome -ne 'ok' -or -not $answer.Value.Count -or -not $answer.Value[0].Id) {
            $Chat.Missed = $false
            return Write-Warning "Whether an agent wrote to chat $($Chat.Id) while the bridge was away cannot be read: Udesk does not show the customer. $($answer.Reason)"
        }
        Add-BridgeLine $Bridge @{ type = 'customer'; chat = $Chat.Id; customer = [long]$answer.Value[0].Id }
    }
    $answer = Invoke-BridgeCall $Bridge Udesk { Get-UdeskUnreadMessage @udesk -ImSubSessionId $session -CustomerId $Chat.Customer }
    if ($answer.Outcome -eq 'down') { return }
    $Chat.Missed = $false
    if ($answer.Outcome -ne 'ok') { return Write-Warning "Whether an agent wrote to chat $($Chat.Id) while the bridge was away cannot be read: $($answer.Reason)" }
    $numbers = @{}
    foreach ($message in $answer.Value) {
        $text = Get-AgentText "$($message.MessageType)" $message
        if (-not $text) { continue }
        $words = Get-WordsKey $Chat.Id $session $message $text
        $numbers[$words] = 1 + [int]$numbers[$words]
        $words = "$words-$($numbers[$words])"
        $key = Get-AgentKey $Chat.Id $session $message
        if ((Test-Known $Bridge $key) -or $Bridge.Known.ContainsKey($words)) { continue }
        Add-Task $Bridge @{ Key = $key; Kind = 'toChat'; Chat = $Chat.Id; Text = $text } -Also $words
    }
}

# Takes over what the customer wrote while nobody listened: comments of the chat's ticket of which no event told. Events and comments have no number in common, so they are told by
# their words; an event that comes late is known by its words and its time.
function Add-MissedChatMessage([hashtable] $Bridge, [hashtable] $Chat) {
    $read = Read-ChatComment $Bridge $Chat
    if ($read.Outcome -eq 'down') { return }
    $Chat.Gap = $false
    if ($read.Outcome -ne 'ok') { return Write-Warning "Whether the customer wrote in chat $($Chat.Id) while the bridge was away cannot be read: $($read.Reason)" }
    $comments = @($read.Value | Where-Object { $_ -and $_.From -eq 'client' } | Sort-Object CommentId)
    if (-not $comments.Count) { return }
    if ($Chat.Base -ge 0) {
        $heard = $Chat.Heard.Clone()
        foreach ($comment in $comments) {
            if ($comment.CommentId -le $Chat.Base -or -not "$($comment.Message)".Trim()) { continue }
            $text = [Net.WebUtility]::HtmlDecode((ConvertTo-PlainText $comment.Message))
            $known = foreach ($form in $comment.Message, [Net.WebUtility]::HtmlDecode($comment.Message), $text) {
                $words = Get-Hash ($form -replace '[\s\u00a0]+', '')
                if ([int]$heard[$words] -gt 0) { $words; break }
            }
            if ($known) { $heard[$known]--; continue }
            $key = "g-$($comment.CommentId)"
            if (Test-Known $Bridge $key) { continue }
            # Mark-up is Usedesk's own: what the customer wrote is plain text.
            if ($comment.Message -notmatch '(?i)</?(p|br|div|span|a)\b[^>]*>') { $text = [Net.WebUtility]::HtmlDecode($comment.Message) }
            $second = if ($comment.PublishedAt) { $comment.PublishedAt.ToUnixTimeSeconds() } else { 0L }
            Add-Task $Bridge @{ Key = $key; Kind = 'toUdesk'; Chat = $Chat.Id; Text = $text; Type = 'message'; Message = $key } -Heard (Get-Hash ($text -replace '[\s\u00a0]+', '')) -Ahead $second
        }
    }
    Add-BridgeLine $Bridge @{ type = 'base'; chat = $Chat.Id; comment = $comments[-1].CommentId }
}

# The same for replies to tickets, which have numbers.
function Add-MissedReply([hashtable] $Bridge, [long] $TicketId, [hashtable] $Known) {
    $usedesk = $Bridge.Usedesk
    $read = Invoke-BridgeCall $Bridge Usedesk { (Get-UsedeskTicket @usedesk -TicketId $TicketId).Comment }
    if ($read.Outcome -eq 'down') { return }
    $Known.Gap = $false
    if ($read.Outcome -ne 'ok') { return Write-Warning "Whether somebody replied to ticket $TicketId while the bridge was away cannot be read: $($read.Reason)" }
    $number = 0
    foreach ($comment in @($read.Value | Where-Object { $_ } | Sort-Object CommentId)) {
        $number++
        if ($number -eq 1 -or $comment.From -ne 'user' -or $comment.Type -ne 'public' -or (Test-Known $Bridge "r-$($comment.CommentId)")) { continue }
        $lines = @((ConvertTo-PlainText $comment.Message)) + @($comment.Attachment | Where-Object { $_ } | ForEach-Object { "$($_.Url)" }) | Where-Object { $_ }
        if ($lines) { Add-Task $Bridge @{ Key = "r-$($comment.CommentId)"; Kind = 'reply'; Chat = $Known.Chat; Ticket = $TicketId; Text = $lines -join "`n" } }
    }
}

# One chat or ticket in each round, once the receivers listen and the events that wait are taken: of what happens from then on there are events.
function Update-BridgeMissed([Parameter(Mandatory)] [hashtable] $Bridge) {
    if (-not (Test-Down $Bridge Usedesk)) {
        foreach ($chat in $Bridge.Chats.Values) { if ($chat.Gap) { return Add-MissedChatMessage $Bridge $chat } }
        foreach ($ticket in $Bridge.Tickets.Keys) { if ($Bridge.Tickets[$ticket].Gap) { return Add-MissedReply $Bridge ([long]$ticket) $Bridge.Tickets[$ticket] } }
    }
    foreach ($chat in $Bridge.Chats.Values) {
        if ($chat.Missed -and $chat.Session) {
            Add-MissedMessage $Bridge $chat
            return
        }
    }
}

function Add-TicketReply([hashtable] $Bridge, $Comment) {
    if ("$($Comment.Author)" -ne 'Agent' -or -not $Comment.IsPublic -or $Comment.IsFirst -or -not $Comment.CommentId -or -not $Comment.TicketId) { return Write-Verbose "Not carried: $Comment" }
    $known = $Bridge.Tickets["$($Comment.TicketId)"]
    # A ticket of which nobody knows yet whether it was made may be this one.
    $mayBe = -not $known -and @($Bridge.Tasks.Values | Where-Object { $_.Kind -eq 'ticket' -and $_.State }) + @($Bridge.Failed.Values | Where-Object { $_.Task.Kind -eq 'ticket' })
    if (-not $known -and -not $mayBe) { return }
    $lines = @($Comment.MessageText) + @($Comment.FileUrl) | Where-Object { $_ }
    $key = "r-$($Comment.CommentId)"
    if ((Test-Known $Bridge $key) -or -not $lines) { return }
    Add-Task $Bridge @{ Key = $key; Kind = 'reply'; Chat = $(if ($known) { $known.Chat } else { 0 }); Ticket = [long]$Comment.TicketId; Text = $lines -join "`n" }
}

# Reads who gave up waiting. Each of them becomes a ticket, with what the customer wrote meanwhile.
function Update-BridgeQueue([Parameter(Mandatory)] [hashtable] $Bridge) {
    if ($Bridge.NextQueuePoll -gt (Get-Tick) -or (Test-Down $Bridge Udesk)) { return }
    $now = Get-UnixTime
    $from = [Math]::Max($Bridge.Begun - 60000L, $(if ($Bridge.Polled) { $Bridge.Polled - $Bridge.OverlapMs } else { 0L }))
    $udesk = $Bridge.Udesk
    $answer = Invoke-BridgeCall $Bridge Udesk { Get-UdeskAbandonedQueue @udesk -StartTime ([DateTimeOffset]::FromUnixTimeMilliseconds($from)) }
    if ($answer.Outcome -ne 'ok') {
        $Bridge.NextQueuePoll = (Get-Tick) + $Bridge.QueuePollMs
        if ($answer.Outcome -eq 'refused') { Write-Warning "The abandoned queue cannot be read: $($answer.Reason)" }
        return
    }
    foreach ($row in $answer.Value) {
        $key = "q-$($row.Id)"
        if (-not $row.Id -or (Test-Known $Bridge $key)) { continue }
        $chatId = Get-ChatOfToken $Bridge $row.CustomerToken
        if (-not $chatId -and $row.CustomerId -and $Bridge.Customers.ContainsKey("$($row.CustomerId)")) { $chatId = [long]$Bridge.Customers["$($row.CustomerId)"] }
        $chat = if ($chatId) { $Bridge.Chats["$chatId"] }
        # Only what certainly did not reach Udesk. While a session is open, messages wait for that and not for the queue.
        $held = @(if ($chat -and -not $chat.Session) { $Bridge.Tasks.Values | Where-Object { $_.Kind -eq 'toUdesk' -and $_.Chat -eq $chatId -and -not $_.State } })
        $name = if ($chat -and $chat.Name) { $chat.Name } elseif ($row.CustomerName) { $row.CustomerName } else { "Customer $($row.CustomerId)" }
        $task = @{ Key = $key; Kind = 'ticket'; Chat = $chatId; Row = [long]$row.Id; Name = $name; Subject = "Abandoned chat: $name"; Text = Get-TicketText $row $held }
        if ($chat) { $task.Client = $chat.Client } else { $task.Email = $row.CustomerEmail; $task.Phone = $row.CustomerPhone }
        Add-Task $Bridge $task @($held | ForEach-Object { $_.Key })
    }
    Add-BridgeLine $Bridge @{ type = 'polled'; at = $now }
    $Bridge.NextQueuePoll = (Get-Tick) + $Bridge.QueuePollMs
}

# HTML, below the 64 KB that a ticket takes. What does not fit stays in the chat in Usedesk.
function Get-TicketText($Row, [hashtable[]] $Held) {
    $encode = { param($text) [Net.WebUtility]::HtmlEncode($text) -replace '\r?\n', '<br>' }
    $waited = if ($Row.Waited) { " after $($Row.Waited)" } else { '' }
    $text = "<p>The customer left the queue $(& $encode "$($Row.QueueName)") in Udesk$waited.</p>"
    if ($Held.Count) { $text += '<p>Nobody has answered this yet:</p>' }
    $left = 0
    foreach ($task in $Held) {
        $line = "<p>$(& $encode $task.Text)</p>"
        if ([Text.Encoding]::UTF8.GetByteCount($text + $line) -gt 60000) { $left++ } else { $text += $line }
    }
    if ($left) { $text += "<p>$left more messages stand in the chat.</p>" }
    $text
}

#endregion
#region From tasks to the services

# One pass over what is open; writes a result for each task that ended. Tasks of one chat in one direction go one after the other: where one waits, those behind it wait as well.
function Invoke-BridgeWork([Parameter(Mandatory)] [hashtable] $Bridge, [int] $Limit = 20) {
    $stopped = @{}
    $done = 0
    foreach ($task in @($Bridge.Tasks.Values)) {
        if ($done -ge $Limit) { break }
        $lane = if ($task.Kind -eq 'toUdesk') { "out $($task.Chat)" } elseif ($task.Kind -eq 'ticket') { $task.Key } elseif ($task.Chat) { "in $($task.Chat)" } else { "ticket $($task.Ticket)" }
        if ($stopped.ContainsKey($lane)) { continue }
        if ($task.NotBefore -gt (Get-Tick)) { $stopped[$lane] = $true; continue }
        switch ($task.Kind) {
            'toUdesk' { Send-ToUdesk $Bridge $task }
            'toChat' { Send-ToChat $Bridge $task }
            'reply' { Send-Reply $Bridge $task }
            'ticket' { New-Ticket $Bridge $task }
            'unreadable' { Stop-Task $Bridge $task Undecided "An event was kept that cannot be understood. $($task.Subject)".Trim() }
        }
        if ($Bridge.Tasks.Contains($task.Key)) { $stopped[$lane] = $true } else { $done++ }
    }
}

function Wait-Task([hashtable] $Task, [long] $Milliseconds) { $Task.NotBefore = (Get-Tick) + $Milliseconds }

# Gets the chat a session, or finds out that it has to wait. True when there is one.
function Get-Session([hashtable] $Bridge, [hashtable] $Chat) {
    if ($Chat.Session) { return $true }
    $now = Get-Tick
    if ($Chat.NextAsk -gt $now) { return $false }
    $Chat.NextAsk = $now + $Bridge.PollMs
    $udesk = $Bridge.Udesk
    $token = "$($Bridge.TokenPrefix)$($Chat.Id)"
    if ($Chat.Waits -in 'queue', 'asked') {
        # Asking for a session would put a customer who gave up into the queue again. So Udesk is asked where the customer stands.
        $answer = Invoke-BridgeCall $Bridge Udesk { Get-UdeskQueueStatus @udesk -CustomerToken $token }
        if ($answer.Outcome -ne 'ok') { return $false }
        $state = "$($answer.Value[0].State)"
        if ($state -in 'Queued', 'Assigning') { $Chat.Left = 0; return $false }
        if ($state -ne 'InSession') {
            # Gone from the queue: the abandoned queue will say so. If it does not within some polls, the customer was simply forgotten, and asks again.
            if (-not $Chat.Left) { $Chat.Left = $now; $Bridge.NextQueuePoll = 0L }
            $Chat.NextAsk = $now + [Math]::Min($Bridge.PollMs, 1000L)
            if ($now - $Chat.Left -lt $(if ($Chat.Waits -eq 'asked') { $Bridge.AskGraceMs } else { $Bridge.GraceMs })) { return $false }
        }
    }
    $arguments = @{ CustomerToken = $token; AssignType = 'agent' }
    if ($Bridge.GroupId) { $arguments.GroupId = $Bridge.GroupId }
    # A bridge that is killed before the answer has to know that the customer may be waiting.
    if ($Chat.Waits -ne 'asked') { Add-BridgeLine $Bridge @{ type = 'waits'; chat = $Chat.Id; for = 'asked' } }
    $answer = Invoke-BridgeCall $Bridge Udesk { New-UdeskImSession @udesk @arguments }
    if ($answer.Outcome -eq 'unknown') {
        $Chat.NextAsk = $now + 500L
        return $false
    }
    if ($answer.Outcome -ne 'ok') {
        if ($answer.Outcome -eq 'refused') { Write-Warning "Udesk opens no session for chat $($Chat.Id): $($answer.Reason)" }
        Add-BridgeLine $Bridge @{ type = 'waits'; chat = $Chat.Id; for = '' }
        return $false
    }
    $session = $answer.Value[0]
    if ("$($session.State)" -eq 'Assigned' -and $session.ImSubSessionId) {
        Add-BridgeLine $Bridge @{ type = 'session'; chat = $Chat.Id; session = [long]$session.ImSubSessionId }
        return $true
    }
    $waits = if ("$($session.State)" -eq 'NoAgentOnline') { 'agent' } else { 'queue' }
    $Chat.Left = 0
    if ($Chat.Waits -ne $waits) { Add-BridgeLine $Bridge @{ type = 'waits'; chat = $Chat.Id; for = $waits } }
    if (-not $Chat.Customer -and $waits -eq 'queue') {
        # Rows of the abandoned queue do not always carry the token.
        $answer = Invoke-BridgeCall $Bridge Udesk { Get-UdeskCustomer @udesk -CustomerToken $token }
        if ($answer.Outcome -eq 'ok' -and $answer.Value.Count -and $answer.Value[0].Id) { Add-BridgeLine $Bridge @{ type = 'customer'; chat = $Chat.Id; customer = [long]$answer.Value[0].Id } }
    }
    $false
}

# Whether a session has a message: True, False, or nothing where its log cannot be found.
function Test-SessionLog([hashtable] $Bridge, [hashtable] $Task, [hashtable] $Chat) {
    $udesk = $Bridge.Udesk
    $from = [DateTimeOffset]::FromUnixTimeMilliseconds([Math]::Min($Task.At, $(if ($Chat.SessionAt) { $Chat.SessionAt } else { $Task.At }))).AddDays(-1)
    $answer = Invoke-BridgeCall $Bridge Udesk {
        $record = @(Find-UdeskImSession @udesk -StartTime $from -EndTime ([DateTimeOffset]::UtcNow.AddMinutes(10)) | Where-Object { $_.ImSubSessionId -eq $Task.Session })
        if ($record.Count) {
            'found'
            Get-UdeskImSessionLog @udesk -SessionId $record[0].SessionId -StartTime $from -EndTime ([DateTimeOffset]::UtcNow.AddMinutes(10)) | Where-Object { $_.MessageId -ceq $Task.Message }
        }
    }
    @{ Outcome = $answer.Outcome; Exists = $answer.Value.Count -gt 0; Has = $answer.Value.Count -gt 1; Reason = $answer.Reason }
}

function Send-ToUdesk([hashtable] $Bridge, [hashtable] $Task) {
    if (Test-Down $Bridge Udesk) { return }
    $chat = $Bridge.Chats["$($Task.Chat)"]
    if ($Task.State) {
        # It left, and no answer came: the session's log says whether it arrived.
        if ($Task.SettledAt -gt (Get-Tick)) { return Wait-Task $Task 200L }
        $log = Test-SessionLog $Bridge $Task $chat
        if ($log.Outcome -eq 'down') { return }
        if ($log.Has) { return Complete-Task $Bridge $Task Found $Task.Session }
        if ($chat.Session -ne $Task.Session) {
            # In another session its ID would not be known again.
            if ($log.Outcome -ne 'ok' -or -not $log.Exists) { return Stop-Task $Bridge $Task Undecided "It left for session $($Task.Session), which has ended, and whose log cannot be read. $($log.Reason)" }
            Add-BridgeLine $Bridge @{ type = 'unsent'; key = $Task.Key }
        }
    }
    if (-not (Get-Session $Bridge $chat)) { return Wait-Task $Task 200L }
    $session = $chat.Session
    $wasUnknown = [bool]$Task.State
    if (-not $wasUnknown) { Add-BridgeLine $Bridge @{ type = 'sending'; key = $Task.Key; session = $session; after = 0 } }
    $udesk = $Bridge.Udesk
    $answer = Invoke-BridgeCall $Bridge Udesk {
        # Udesk is said to take a message ID once within a session. What left before is sent again under the same one, so that a log that lags does no harm either.
        Send-UdeskImMessage @udesk -CustomerToken "$($Bridge.TokenPrefix)$($chat.Id)" -ImSubSessionId $session -MessageId $Task.Message -Type $Task.Type -Content $Task.Text
    }
    switch ($answer.Outcome) {
        'ok' { $chat.Refusals = 0; Complete-Task $Bridge $Task Sent $session }
        'unknown' {
            $Task.SettledAt = (Get-Tick) + $Bridge.SettleMs
            Wait-Task $Task 500L
        }
        'down' { if (-not $wasUnknown) { Add-BridgeLine $Bridge @{ type = 'unsent'; key = $Task.Key } } }
        'refused' {
            if ($answer.Code -eq '9200') {
                # The session has ended. What was not unknown before did not arrive, and opens a new one.
                if (-not $wasUnknown) { Add-BridgeLine $Bridge @{ type = 'unsent'; key = $Task.Key } }
                if ($chat.Session -eq $session) { Add-BridgeLine $Bridge @{ type = 'session'; chat = $chat.Id; session = 0 } }
                if (++$chat.Refusals -gt 3) { Wait-Task $Task 5000L }
            }
            else { Stop-Task $Bridge $Task Refused $answer.Reason }
        }
    }
}

# What the chat's ticket holds. Usedesk's answer to a message names nothing by which it could be known again, so its comments are.
function Read-ChatComment([hashtable] $Bridge, [hashtable] $Chat) {
    $usedesk = $Bridge.Usedesk
    Invoke-BridgeCall $Bridge Usedesk { (Get-UsedeskTicket @usedesk -TicketId $Chat.Ticket).Comment }
}

function Send-ToChat([hashtable] $Bridge, [hashtable] $Task) {
    if (Test-Down $Bridge Usedesk) { return }
    $chat = $Bridge.Chats["$($Task.Chat)"]
    if ($Task.State) {
        # A request that a killed bridge sent may still be on its way; reading too early would miss it.
        if ($Task.SettledAt -gt (Get-Tick)) { return Wait-Task $Task 200L }
        if (-not $chat.Ticket -or $Task.After -lt 0) { return Stop-Task $Bridge $Task Undecided 'It left, no answer came, and the ticket of the chat is not known, so it cannot be looked up.' }
    }
    $after = -1L
    if ($chat.Ticket) {
        $read = Read-ChatComment $Bridge $chat
        if ($read.Outcome -eq 'down') { return }
        if ($read.Outcome -ne 'ok') {
            if ($Task.State) { return Stop-Task $Bridge $Task Undecided "It left, no answer came, and the chat's ticket $($chat.Ticket) cannot be read: $($read.Reason)" }
        }
        else {
            if ($Task.State) {
                if ($Task.After -and @($read.Value | Where-Object { $_ -and $_.CommentId -eq $Task.After }).Count -eq 0) {
                    return Stop-Task $Bridge $Task Undecided "It left, no answer came, and ticket $($chat.Ticket) no longer holds what was there before, as if it had been merged."
                }
                $new = @($read.Value | Where-Object { $_ -and $_.CommentId -gt $Task.After -and $_.From -eq 'user' -and $_.UserId -eq $Bridge.UserId })
                if (@($new | Where-Object { Test-SameText $Task.Text $_.Message }).Count) { return Complete-Task $Bridge $Task Found }
                if ($new.Count) { return Stop-Task $Bridge $Task Undecided "It left, no answer came, and agent $($Bridge.UserId) has written something else since, in ticket $($chat.Ticket)." }
                Add-BridgeLine $Bridge @{ type = 'unsent'; key = $Task.Key }
            }
            $after = [long](@(0L) + @($read.Value | Where-Object { $_ } | ForEach-Object { $_.CommentId }) | Measure-Object -Maximum).Maximum
        }
    }
    Add-BridgeLine $Bridge @{ type = 'sending'; key = $Task.Key; session = 0; after = $after }
    $usedesk = $Bridge.Usedesk
    $answer = Invoke-BridgeCall $Bridge Usedesk { Send-UsedeskChatMessage @usedesk -ChatId $Task.Chat -UserId $Bridge.UserId -Text $Task.Text }
    switch ($answer.Outcome) {
        'ok' { Complete-Task $Bridge $Task Sent }
        'unknown' { $Task.SettledAt = (Get-Tick) + $Bridge.SettleMs }
        'down' { Add-BridgeLine $Bridge @{ type = 'unsent'; key = $Task.Key } }
        'refused' { Stop-Task $Bridge $Task Refused $answer.Reason }
    }
}

# An agent's reply to a ticket that an abandoned queue became.
function Send-Reply([hashtable] $Bridge, [hashtable] $Task) {
    if (-not $Task.Chat) {
        $known = $Bridge.Tickets["$($Task.Ticket)"]
        if (-not $known) {
            $open = @($Bridge.Tasks.Values | Where-Object { $_.Kind -eq 'ticket' -and $_.State }).Count
            if ($open) { return Wait-Task $Task 200L }
            # One of which that could not be found out may still be it: the ticket itself says which row it was made for.
            $failed = @($Bridge.Failed.Values | Where-Object { $_.Task.Kind -eq 'ticket' })
            if ($failed.Count) {
                $usedesk = $Bridge.Usedesk
                $read = Invoke-BridgeCall $Bridge Usedesk { Get-UsedeskTicket @usedesk -TicketId $Task.Ticket }
                if ($read.Outcome -eq 'down') { return }
                if ($read.Outcome -ne 'ok') { return Stop-Task $Bridge $Task Undecided "Whether it replies to a ticket of the bridge cannot be read: $($read.Reason)" }
                $known = $failed | Where-Object { "udesk-queue-$($_.Task.Row)" -ceq $read.Value[0].AdditionalId } | ForEach-Object { @{ Chat = $_.Task.Chat } } | Select-Object -First 1
            }
            if (-not $known) { return Complete-Task $Bridge $Task NotOurs }
        }
        if (-not $known.Chat) { return Complete-Task $Bridge $Task NotOurs }
        $Task.Chat = $known.Chat
    }
    Send-ToChat $Bridge $Task
}

function New-Ticket([hashtable] $Bridge, [hashtable] $Task) {
    if (Test-Down $Bridge Usedesk) { return }
    $usedesk = $Bridge.Usedesk
    $reference = "udesk-queue-$($Task.Row)"
    if ($Task.State) {
        if ($Task.SettledAt -gt (Get-Tick)) { return Wait-Task $Task 200L }
        # A list has no additional IDs, so each ticket of that hour is read. Clocks may differ.
        $from = [DateTimeOffset]::FromUnixTimeMilliseconds($Task.At).AddHours(-1)
        $read = Invoke-BridgeCall $Bridge Usedesk { Get-UsedeskTicket @usedesk -Tag $Bridge.TicketTag -CreatedAfter $from -SortBy id | Get-UsedeskTicket @usedesk | Where-Object { $_.AdditionalId -ceq $reference } }
        if ($read.Outcome -eq 'down') { return }
        if ($read.Outcome -ne 'ok') { return Stop-Task $Bridge $Task Undecided "It left, no answer came, and the tickets with the tag $($Bridge.TicketTag) cannot be read: $($read.Reason)" }
        if ($read.Value.Count) { return Complete-Task $Bridge $Task Found -Ticket $read.Value[0].TicketId }
        Add-BridgeLine $Bridge @{ type = 'unsent'; key = $Task.Key }
    }
    $arguments = @{ Subject = $Task.Subject.Substring(0, [Math]::Min(200, $Task.Subject.Length)); Message = $Task.Text; AdditionalId = $reference; Tag = $Bridge.TicketTag }
    if ($Bridge.TicketChannelId) { $arguments.ChannelId = $Bridge.TicketChannelId }
    if ($Task.Client) { $arguments.ClientId = "$($Task.Client)" }
    else {
        $arguments.ClientName = $Task.Name
        if ($Task.Email) { $arguments.ClientEmail = $Task.Email }
        if ($Task.Phone) { $arguments.ClientPhone = $Task.Phone }
    }
    Add-BridgeLine $Bridge @{ type = 'sending'; key = $Task.Key; session = 0; after = 0 }
    $answer = Invoke-BridgeCall $Bridge Usedesk { New-UsedeskTicket @usedesk @arguments }
    switch ($answer.Outcome) {
        'ok' { Complete-Task $Bridge $Task Sent -Ticket $answer.Value[0].TicketId }
        'unknown' { $Task.SettledAt = (Get-Tick) + $Bridge.SettleMs }
        'down' { Add-BridgeLine $Bridge @{ type = 'unsent'; key = $Task.Key } }
        'refused' { Stop-Task $Bridge $Task Refused $answer.Reason }
    }
}

#endregion
#region What listens

# Runs a receiver in a runspace of its own. It hands over one event at a time and waits until that is taken, so that its spool lets nothing go too early.
function Start-BridgeReceiver {
    param([Parameter(Mandatory)] [string] $Command, [Parameter(Mandatory)] [hashtable] $Arguments, [Parameter(Mandatory)] $Queue, [Parameter(Mandatory)] $Stop)
    $shell = [powershell]::Create([Management.Automation.RunspaceMode]::NewRunspace)
    $null = $shell.AddScript({
            param($module, $command, $arguments, $queue, $stop)
            $ErrorActionPreference = 'Stop'
            Import-Module $module
            & $command @arguments | ForEach-Object {
                $handed = @{ Event = $_; Taken = [Threading.ManualResetEventSlim]::new() }
                $queue.Add($handed)
                while (-not $handed.Taken.Wait(100)) { if ($stop.IsCancellationRequested) { throw 'The bridge ends.' } }
            }
        }.ToString()).AddArgument((Get-Module UsedeskUdesk).Path).AddArgument($Command).AddArgument($Arguments).AddArgument($Queue).AddArgument($Stop)
    @{ Name = $Command; Shell = $shell; Run = $shell.BeginInvoke(); Warnings = 0 }
}

# A receiver that ended, ends the bridge; its warnings are the bridge's.
function Test-BridgeReceiver([hashtable] $Receiver) {
    $warnings = $Receiver.Shell.Streams.Warning
    while ($Receiver.Warnings -lt $warnings.Count) { Write-Warning "$($Receiver.Name): $($warnings[$Receiver.Warnings++])" }
    if ($Receiver.Run.IsCompleted) {
        $null = $Receiver.Shell.EndInvoke($Receiver.Run)
        throw "$($Receiver.Name) has ended."
    }
}

# Whether both addresses take connections.
function Test-BridgeListening([uri[]] $Uri) {
    foreach ($one in $Uri) {
        $hostName = $one.Host.Trim('[', ']')
        if ($hostName -eq '0.0.0.0') { $hostName = '127.0.0.1' } elseif ($hostName -eq '::') { $hostName = '::1' }
        $family = if ($hostName.Contains(':')) { 'InterNetworkV6' } else { 'InterNetwork' }
        $client = [Net.Sockets.TcpClient]::new([Net.Sockets.AddressFamily]$family)
        try { $client.Connect($hostName, $one.Port) } catch { return $false } finally { $client.Dispose() }
    }
    $true
}

function Stop-BridgeReceiver([hashtable] $Receiver) {
    try { $Receiver.Shell.Stop() } catch { Write-Verbose "$($Receiver.Name): $_" }
    $Receiver.Shell.Runspace.Dispose()
    $Receiver.Shell.Dispose()
}

#endregion

Export-ModuleMember -Function Open-Bridge, Close-Bridge, Optimize-BridgeLedger, Add-BridgeEvent, Update-BridgeQueue, Update-BridgeMissed, Invoke-BridgeWork, Get-BridgeIssue, Resolve-BridgeIssue, Start-BridgeReceiver, Test-BridgeReceiver, Test-BridgeListening, Stop-BridgeReceiver
