BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/ReceiverHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
}

Describe 'Receive-UdeskEvent' {
    BeforeEach {
        $spool = Join-Path $TestDrive ([guid]::NewGuid())
        $port = Get-FreePort
        $listen = "http://localhost:$port/hooks/k3Jd8sQ0vB"
    }

    It 'writes what comes, in order, and answers 200 with nothing' {
        $pusher = Start-Sender $listen (New-UdeskPush a 1 2), (New-UdeskPush a 3)
        $events = @(Receive-UdeskEvent $listen $spool -MaxEvents 3 -TimeoutSec 60)
        $events.MessageId | Should -Be 1, 2, 3
        $events[0] | Should -BeOfType UsedeskUdesk.UdeskMessageEvent
        Wait-Sender $pusher | Should -Be '200:0', '200:0'
    }

    It 'loses nothing that it cannot read to -EventType, and tells what it lets go' {
        New-LeftSpool $spool Udesk '{"broken":', '{"a":1}'
        $said = Receive-UdeskEvent $listen $spool -EventType Close -TimeoutSec 3 -Verbose 3>&1 4>&1
        $kept = Join-Path $spool 'unreadable.jsonl'
        Get-Content $kept | Should -Be '{"broken":'
        $warnings = "$($said | Where-Object { $_ -is [Management.Automation.WarningRecord] })"
        $warnings | Should -BeLike "*kept in '$kept'*"
        $warnings | Should -BeLike '*An event of type Unknown is not among those of -EventType*'
        @($said | Where-Object { $_ -is [UsedeskUdesk.UdeskEvent] }).Count | Should -Be 0
        # With the type asked for it comes as before, and nothing is put aside.
        Remove-Item $spool -Recurse
        New-LeftSpool $spool Udesk '{"broken":'
        (Receive-UdeskEvent $listen $spool -EventType Unknown -MaxEvents 1 -TimeoutSec 60 -WarningAction SilentlyContinue).Raw | Should -Be '{"broken":'
        Test-Path $kept | Should -BeFalse
    }

    It 'begins with what an earlier run left' {
        $pusher = Start-Sender $listen (New-UdeskPush a 1 2 3)
        (Receive-UdeskEvent $listen $spool -MaxEvents 1 -TimeoutSec 60).MessageId | Should -Be 1
        Wait-Sender $pusher | Should -Be '200:0'
        # An end from further down looks like an error there: the event comes again.
        (Receive-UdeskEvent $listen $spool -TimeoutSec 60 | Select-Object -First 1).MessageId | Should -Be 2
        @(Receive-UdeskEvent $listen $spool -MaxEvents 2 -TimeoutSec 60).MessageId | Should -Be 2, 3
        Receive-UdeskEvent $listen $spool -TimeoutSec 1 | Should -BeNullOrEmpty
    }

    It 'lets no event go before the calls that it leads to have ended, whatever -ThrottleLimit says' {
        $simulator = Start-Simulator
        try {
            Connect-Simulator $simulator
            $pusher = Start-Sender $listen (New-UdeskPush a 1 2 3)
            $steps = [Collections.Generic.List[string]]::new()
            Receive-UdeskEvent $listen $spool -MaxEvents 3 -TimeoutSec 60 |
                ForEach-Object { $steps.Add("event $($_.MessageId)"); [pscustomobject]@{ Subject = "of $($_.MessageId)" } } |
                New-UsedeskTicket -Message m -ThrottleLimit 4 |
                ForEach-Object { $steps.Add('ticket') }
            Wait-Sender $pusher | Should -Be '200:0'
            $steps | Should -Be 'event 1', 'ticket', 'event 2', 'ticket', 'event 3', 'ticket'

            # Nor does a cmdlet that collects keep any of them back.
            $pusher = Start-Sender $listen (New-UdeskPush a 4 5)
            Receive-UdeskEvent $listen $spool -MaxEvents 2 -TimeoutSec 60 | Set-UdeskImMessageRead -ErrorAction SilentlyContinue
            Wait-Sender $pusher | Should -Be '200:0'
            @(Get-Request $simulator 'im/messages/read_messages').ForEach({ $_.json.message_ids }) | Should -Be '4', '5'
            @(Get-Request $simulator 'im/messages/read_messages').Count | Should -Be 2
        }
        finally {
            Stop-Simulator $simulator
        }
    }

    It 'goes on within a body where an earlier run ended: <Case>' -TestCases @(
        @{ Case = '-MaxEvents'; EventType = @{}; Expected = 1..6 }
        @{ Case = '-EventType'; EventType = @{ EventType = 'Close' }; Expected = 2, 5 }
    ) {
        $messages = foreach ($id in 1..6) { "{`"type`":`"$(if ($id % 3 -eq 2) { 'close' } else { 'message' })`",`"message_id`":`"$id`",`"im_sub_session_id`":3,`"data`":{}}" }
        New-LeftSpool $spool Udesk "{`"customer_token`":`"a`",`"messages`":[$($messages -join ',')]}"
        $taken = foreach ($run in 1..($Expected.Count + 1)) { Receive-UdeskEvent $listen $spool -MaxEvents 1 -TimeoutSec 3 @EventType | ForEach-Object MessageId }
        $taken | Should -Be $Expected
    }

    It 'ends after -TimeoutSec, however much waits' {
        New-LeftSpool $spool Udesk @(foreach ($id in 1..100) { New-UdeskPush a $id })
        $taken = @(Receive-UdeskEvent $listen $spool -TimeoutSec 2 | ForEach-Object { $_.MessageId; Start-Sleep -Milliseconds 400 })
        # All of them would take 40 s.
        $taken.Count | Should -BeGreaterThan 0
        $taken.Count | Should -BeLessThan 100
        (Receive-UdeskEvent $listen $spool -MaxEvents 1 -TimeoutSec 60).MessageId | Should -Be ($taken.Count + 1)
    }

    It 'refuses -OutBuffer, which would keep back what it takes for done: <Case>' -TestCases @(
        @{ Case = 'given'; Given = @{ OutBuffer = 50 }; Default = @{} }
        @{ Case = 'by default'; Given = @{}; Default = @{ '*:OutBuffer' = 1 } }
        @{ Case = 'without a spool'; Given = @{ OutBuffer = 1; NoSpool = $true }; Default = @{} }
    ) {
        if (-not $Given['NoSpool']) { $Given = $Given + @{ SpoolPath = $spool } }
        $PSDefaultParameterValues = $Default
        $failed = try { Receive-UdeskEvent $listen -TimeoutSec 1 @Given } catch { $_ }
        $PSDefaultParameterValues = @{}
        $failed.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$failed" | Should -BeLike '*-OutBuffer*'
        Test-Path $spool | Should -BeFalse
        Receive-UdeskEvent $listen $spool -TimeoutSec 1 -OutBuffer 0 | Should -BeNullOrEmpty
    }

    It 'keeps an event at which the pipeline fails' {
        $pusher = Start-Sender $listen (New-UdeskPush a 1 2)
        { Receive-UdeskEvent $listen $spool -TimeoutSec 60 | ForEach-Object { if ($_.MessageId -eq 2) { throw 'the work failed' } } } | Should -Throw 'the work failed'
        Wait-Sender $pusher | Should -Be '200:0'
        @(Receive-UdeskEvent $listen $spool -MaxEvents 1 -TimeoutSec 60).MessageId | Should -Be 2
    }

    It 'drops repeats, in this run and in the next' {
        $pusher = Start-Sender $listen (New-UdeskPush a 1), (New-UdeskPush a 1), (New-UdeskPush a 2)
        @(Receive-UdeskEvent $listen $spool -MaxEvents 2 -TimeoutSec 60).MessageId | Should -Be 1, 2
        Wait-Sender $pusher | Should -Be '200:0', '200:0', '200:0'
        $pusher = Start-Sender $listen (New-UdeskPush a 2), (New-UdeskPush a 3)
        @(Receive-UdeskEvent $listen $spool -MaxEvents 1 -TimeoutSec 60).MessageId | Should -Be 3
        Wait-Sender $pusher | Should -Be '200:0', '200:0'
    }

    It 'writes only the types that are asked for, and lets the others go' {
        $close = '{"customer_token":"a","messages":[{"type":"close","message_id":"9","im_sub_session_id":3,"data":{"close_type":"normal"}}]}'
        $null = Start-Sender $listen (New-UdeskPush a 1), $close
        (Receive-UdeskEvent $listen $spool -EventType Close -MaxEvents 1 -TimeoutSec 60).CloseType | Should -Be 'Normal'
        Receive-UdeskEvent $listen $spool -TimeoutSec 1 | Should -BeNullOrEmpty
    }

    It 'takes pushes at the secret path only, and shows it nowhere' {
        $secret = ConvertTo-Secret planted-path
        $pusher = Start-Sender "$listen", "$listen/planted-guess", "$listen/planted-path" (New-UdeskPush a 1)
        $output = Receive-UdeskEvent $listen $spool -Secret $secret -MaxEvents 1 -TimeoutSec 60 -Verbose *>&1
        Wait-Sender $pusher | Should -Be '404:0', '404:0', '200:0'
        @($output).Where({ $_ -is [UsedeskUdesk.UdeskEvent] }).Count | Should -Be 1
        $output | Out-String | Should -Not -BeLike '*planted*'
        Get-ChildItem $spool -Filter *.jsonl | Get-Content -Raw | Should -Not -BeLike '*planted*'
    }

    It 'says what it refused: the first time as a warning' {
        $null = Start-Sender $listen '{', '{', (New-UdeskPush a 1)
        $null = Receive-UdeskEvent $listen $spool -MaxEvents 1 -TimeoutSec 60 -WarningVariable warnings -WarningAction SilentlyContinue
        @($warnings).Count | Should -Be 1
        "$warnings" | Should -BeLike '*The body*'
    }

    It 'warns of <Case>' -TestCases @(
        @{ Case = 'a path that can be guessed'; Address = 'http://localhost:{0}/hook'; Warning = '*can be guessed*' }
        @{ Case = 'an address that others reach'; Address = 'http://0.0.0.0:{0}/hooks/k3Jd8sQ0vB'; Warning = '*not encrypted*' }
    ) {
        $null = Receive-UdeskEvent ($Address -f $port) $spool -TimeoutSec 1 -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike $Warning
    }

    It 'has a path for monitors' {
        $monitor = Start-Sender "http://localhost:$port/alive" x -Method GET
        $running = [powershell]::Create().AddScript('param($module, $listen, $spool) Import-Module $module; Receive-UdeskEvent $listen $spool -HealthPath /alive -MaxEvents 1 -TimeoutSec 60').AddArgument((Get-ModulePath)).AddArgument($listen).AddArgument($spool)
        $began = $running.BeginInvoke()
        Wait-Sender $monitor | Should -Be '200:0'
        Wait-Sender (Start-Sender $listen (New-UdeskPush a 1)) | Should -Be '200:0'
        @($running.EndInvoke($began)).Count | Should -Be 1
        $running.Dispose()
    }

    It 'ends with an error before it listens: <Id>' -TestCases @(
        @{ Id = 'InvalidListenUri'; Address = 'https://localhost:{0}/planted-path' }
        @{ Id = 'InvalidListenUri'; Address = 'http://user:planted@localhost:{0}/x' }
        @{ Id = 'InvalidHealthPath'; Address = 'http://localhost:{0}/health' }
    ) {
        $failed = { Receive-UdeskEvent ($Address -f $port) $spool -TimeoutSec 1 -WarningAction SilentlyContinue } | Should -Throw -ErrorId "$Id,*" -PassThru
        "$failed $($failed.TargetObject)" | Should -Not -BeLike '*planted*'
    }

    It 'is alone on its port and in its spool' {
        $taken = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, $port)
        $taken.Start()
        try { { Receive-UdeskEvent $listen $spool -TimeoutSec 1 } | Should -Throw -ErrorId 'ListenUriInUse,*' } finally { $taken.Stop() }
        $lock = [IO.File]::Open((Join-Path $spool 'spool.lock'), 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            $failed = { Receive-UdeskEvent $listen $spool -TimeoutSec 1 } | Should -Throw -ErrorId 'SpoolInUse,*' -PassThru
            "$failed" | Should -BeLike "*$([regex]::Escape((Split-Path $spool -Leaf)))*"
        }
        finally { $lock.Dispose() }
    }

    It 'wants a folder, or to be told that there is none' {
        (Get-Command Receive-UdeskEvent).ParameterSets.Where({ $_.Name -eq 'Spool' }).Parameters.Where({ $_.Name -eq 'SpoolPath' }).IsMandatory | Should -BeTrue
        $null = Start-Sender $listen (New-UdeskPush a 1)
        (Receive-UdeskEvent $listen -NoSpool -MaxEvents 1 -TimeoutSec 60).MessageId | Should -Be 1
    }

    It 'ends at once with Ctrl+C, and what was not taken comes again' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript('param($module, $listen, $spool) Import-Module $module; Receive-UdeskEvent $listen $spool | ForEach-Object { $_; Start-Sleep -Seconds 600 }').AddArgument((Get-ModulePath)).AddArgument($listen).AddArgument($spool)
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        Wait-Sender (Start-Sender $listen (New-UdeskPush a 1 2)) | Should -Be '200:0'
        Wait-For { $output.Count -eq 1 }
        $shell.Stop()
        $running.IsCompleted | Should -BeTrue
        $shell.Dispose()
        # Its port and its spool are free again.
        @(Receive-UdeskEvent $listen $spool -MaxEvents 2 -TimeoutSec 60).MessageId | Should -Be 1, 2
    }

    # Bounded: some pushes, three kills. What was answered with 200 must come out, killed or not; it may come out twice.
    It 'loses nothing that was answered, however often it is killed' {
        $out = Join-Path $TestDrive 'out.txt'
        $script = Join-Path $TestDrive 'receiver.ps1'
        Set-Content $script @'
param($Module, $Listen, $Spool, $Out)
Import-Module $Module
$writer = [IO.StreamWriter]::new([IO.File]::Open($Out, 'Append', 'Write', 'ReadWrite'))
Receive-UdeskEvent $Listen $Spool | ForEach-Object { $writer.WriteLine($_.MessageId); $writer.Flush() }
'@
        function Start-Receiver {
            $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
            $start.Arguments = "-NoProfile -NonInteractive -File `"$script`" `"$(Get-ModulePath)`" `"$listen`" `"$spool`" `"$out`""
            $start.UseShellExecute = $false
            [Diagnostics.Process]::Start($start)
        }

        Add-FloodType
        $flood = [ReceiverTests.Flood]::new($listen, 20)
        try {
            for ($kill = 1; $kill -le 3; $kill++) {
                $process = Start-Receiver
                try {
                    $before = $flood.Answered.Count
                    Wait-For { $flood.Answered.Count -ge $before + 300 }
                }
                finally {
                    $process.Kill()
                    $process.WaitForExit()
                }
            }

            $flood.Stop()
            $process = Start-Receiver
            try {
                Wait-For {
                    $came = if (Test-Path $out) { [Collections.Generic.HashSet[string]] (Get-Content $out) } else { @() }
                    -not $flood.Answered.Where({ -not $came.Contains($_) }, 'First').Count
                }
            }
            finally {
                $process.Kill()
                $process.WaitForExit()
            }
        }
        finally { $flood.Stop() }

        $came = Get-Content $out
        $flood.Answered.Count | Should -BeGreaterOrEqual 900
        @(Compare-Object @($flood.Answered) @($came | Select-Object -Unique) | Where-Object SideIndicator -EQ '<=').Count | Should -Be 0
    }

    It 'takes what the simulator pushes as Udesk does' {
        $simulator = Start-Simulator
        try {
            $shell = [powershell]::Create()
            $null = $shell.AddScript('param($module, $listen, $spool) Import-Module $module; Receive-UdeskEvent $listen $spool -MaxEvents 4 -TimeoutSec 60 | ForEach-Object { $_.EventType; Start-Sleep -Milliseconds 300 }').AddArgument((Get-ModulePath)).AddArgument($listen).AddArgument($spool)
            $running = $shell.BeginInvoke()
            Wait-Port $port
Connect-Simulator $simulator
            $session = (New-UdeskImSession -CustomerToken push-me -AgentId 203).ImSubSessionId
            foreach ($push in @{ kind = 'reply'; types = @('start_session', 'message') }, @{ kind = 'urobot'; content = 'x' }, @{ kind = 'receipt'; content = 'x' }) {
                $answer = Invoke-Control $simulator POST push ($push + @{ service = 'udesk'; url = $listen; im_sub_session_id = $session })
                $answer.outcomes.outcome | Should -Be 'taken'
            }
            $shell.EndInvoke($running) | Should -Be 'StartSession', 'Message', 'UrobotReply', 'ReadReceipt'
            $shell.Dispose()
        }
        finally { Stop-Simulator $simulator }
    }
}
