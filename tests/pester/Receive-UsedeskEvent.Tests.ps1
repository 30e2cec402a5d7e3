BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/ReceiverHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
}

Describe 'Receive-UsedeskEvent' {
    BeforeEach {
        $spool = Join-Path $TestDrive ([guid]::NewGuid())
        $listen = "http://localhost:$(Get-FreePort)/hooks/k3Jd8sQ0vB"
    }

    It 'writes what comes, whatever its encoding' {
        $null = Start-Sender $listen '{"ticket":{"id":42,"subject":"Help"}}', 'trigger[id]=3001&trigger[ticket_id]=42&trigger[new_status]=3', '{"ping":1}'
        $events = @(Receive-UsedeskEvent $listen $spool -MaxEvents 3 -TimeoutSec 60)
        $events.EventType | Should -Be 'TicketCreated', 'TicketChanged', 'Ping'
        $events[1].NewStatus | Should -Be 'Closed'
    }

    It 'loses nothing that it cannot read to -EventType, and tells what it lets go' {
        New-LeftSpool $spool Usedesk '{"broken":', '{"a":1}'
        $said = Receive-UsedeskEvent $listen $spool -EventType Rating -TimeoutSec 3 -Verbose 3>&1 4>&1
        $kept = Join-Path $spool 'unreadable.jsonl'
        Get-Content $kept | Should -Be '{"broken":'
        $warnings = "$($said | Where-Object { $_ -is [Management.Automation.WarningRecord] })"
        $warnings | Should -BeLike "*kept in '$kept'*"
        $warnings | Should -BeLike '*An event of type Unknown is not among those of -EventType*'
        @($said | Where-Object { $_ -is [UsedeskUdesk.UsedeskEvent] }).Count | Should -Be 0
        # With the type asked for it comes as before, and nothing is put aside.
        Remove-Item $spool -Recurse
        New-LeftSpool $spool Usedesk '{"broken":'
        (Receive-UsedeskEvent $listen $spool -EventType Unknown -MaxEvents 1 -TimeoutSec 60 -WarningAction SilentlyContinue).Raw | Should -Be '{"broken":'
        Test-Path $kept | Should -BeFalse
    }

    It 'takes any of several secrets, and refuses the rest' {
        $pusher = Start-Sender $listen '{"secret":"planted-three","ticket":{"id":1}}', '{"ticket":{"id":2}}', '{"secret":"planted-two","ticket":{"id":3}}', '{"secret":"planted-one","ticket":{"id":4}}'
        $output = Receive-UsedeskEvent $listen $spool -Secret (ConvertTo-Secret planted-one), (ConvertTo-Secret planted-two) -MaxEvents 2 -TimeoutSec 60 -Verbose *>&1
        $events = @($output).Where({ $_ -is [UsedeskUdesk.UsedeskEvent] })
        $events.TicketId | Should -Be 3, 4
        $events.SecretCheck | Should -Be 'Verified', 'Verified'
        Wait-Sender $pusher | Should -Be '403:0', '403:0', '200:0', '200:0'
        $output | Out-String | Should -Not -BeLike '*planted*'
        $events | ConvertTo-Json -Depth 5 | Should -Not -BeLike '*planted*'
    }

    It 'keeps no secret on the disk' {
        $pusher = Start-Sender $listen '{"secret":"planted-one","ticket":{"id":3,"custom_blocks":[{"name":"CRM","secret_key":"planted-block"}]}}'
        { Receive-UsedeskEvent $listen $spool -Secret (ConvertTo-Secret planted-one) -TimeoutSec 60 | ForEach-Object { throw 'not taken' } } | Should -Throw 'not taken'
        Wait-Sender $pusher | Should -Be '200:0'
        $kept = Get-ChildItem $spool -Filter *.jsonl | Get-Content -Raw
        "$kept" | Should -BeLike '*"id":3*'
        "$kept" | Should -Not -BeLike '*planted*'
    }

    It 'drops a flat form whose comment comes' {
        $null = Start-Sender $listen 'message=done&user_id=5&ticket_id=42', '{"comment":{"id":501,"message":"done","type":"public","from":"user","user_id":5,"ticket_id":42}}', '{"ping":1}'
        @(Receive-UsedeskEvent $listen $spool -MaxEvents 2 -TimeoutSec 60).EventType | Should -Be 'Comment', 'Ping'
        Receive-UsedeskEvent $listen $spool -TimeoutSec 1 | Should -BeNullOrEmpty
    }

    It 'hands out a flat form of an earlier run at once, also in a run that is shorter than its time' {
        New-LeftSpool $spool Usedesk '{"message":"done","user_id":5,"ticket_id":42}'
        (Receive-UsedeskEvent $listen $spool -TimeoutSec 2).EventType | Should -Be ReplyForm
    }

    It 'refuses -OutBuffer, which would keep back what it takes for done' {
        { Receive-UsedeskEvent $listen $spool -TimeoutSec 1 -OutBuffer 1 } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'refuses a spool of Udesk' {
        $pusher = Start-Sender $listen (New-UdeskPush a 1 2)
        $null = Receive-UdeskEvent $listen $spool -MaxEvents 1 -TimeoutSec 60
        $null = Wait-Sender $pusher
        { Receive-UsedeskEvent $listen $spool -TimeoutSec 1 } | Should -Throw -ErrorId 'SpoolOfOtherService,*'
    }

    It 'wants a secret that is one' {
        { Receive-UsedeskEvent $listen $spool -Secret ([securestring]::new()) -TimeoutSec 1 } | Should -Throw -ErrorId 'EmptySecret,*'
        $failed = try { Receive-UsedeskEvent $listen $spool -Secret 'planted-plain' -TimeoutSec 1 } catch { $_ }
        "$failed" | Should -Not -BeLike '*planted*'
        $failed.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError*'
    }

    It 'takes what the simulator sends as Usedesk does' {
        $simulator = Start-Simulator
        try {
            $pusher = [powershell]::Create().AddScript('param($module, $helper, $listen, $spool, $secret) Import-Module $module; Receive-UsedeskEvent $listen $spool -Secret $secret -MaxEvents 2 -TimeoutSec 60').AddArgument((Get-ModulePath)).AddArgument('').AddArgument($listen).AddArgument($spool).AddArgument((ConvertTo-Secret $simulator.webhookSecret))
            $running = $pusher.BeginInvoke()
            Wait-Port ([uri] $listen).Port
            foreach ($kind in 'ticket', 'chat') {
                (Invoke-Control $simulator POST push @{ service = 'usedesk'; kind = $kind; url = $listen; ticket_id = 2154801 }).outcomes.outcome | Should -Be 'taken'
            }
            $events = $pusher.EndInvoke($running)
            $events.EventType | Should -Be 'TicketCreated', 'ChatMessage'
            $events.SecretCheck | Should -Be 'Verified', 'Verified'
            $pusher.Dispose()
        }
        finally { Stop-Simulator $simulator }
    }
}
