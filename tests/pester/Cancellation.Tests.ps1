# Ctrl+C: whatever a call waits for, it ends at once, and nothing is sent any more.
BeforeDiscovery {
    $cases = @(
        @{
            Name   = 'waiting for an agent'
            Script = 'New-UdeskImSession -CustomerToken "cancel-me" -GroupId 101 -Wait -PollIntervalSec 1 -Connection $connection'
            Path   = 'im/queue_status'
        }
        @{
            Name   = 'waiting as long as Retry-After says'
            Fault  = @{ path = 'im/agent_status'; kind = 'status'; status = 429; retryAfter = '60' }
            Script = 'Get-UdeskAgentStatus -Connection $connection'
            Path   = 'im/agent_status'
        }
        @{
            Name   = 'waiting for a slow answer'
            Fault  = @{ path = 'im/agent_status'; kind = 'delay'; delayMs = 60000 }
            Script = 'Get-UdeskAgentStatus -Connection $connection'
            Path   = 'im/agent_status'
        }
        @{
            Name     = 'waiting for its turn within the allowance'
            Settings = @{ RequestsPerMinute = 1 }
            Script   = 'Get-UdeskAgentStatus -Connection $connection; Get-UdeskAgentStatus -Connection $connection'
            Path     = 'im/agent_status'
            Verbose  = '*allowance*'
        }
        @{
            Name   = 'waiting with several calls under way'
            Fault  = @{ path = 'create/ticket'; kind = 'delay'; delayMs = 60000; times = -1 }
            Script = '1..20 | New-UsedeskTicket -Subject { "s$_" } -Message text -ThrottleLimit 4 -Connection $usedesk'
            Path   = 'create/ticket'
            Count  = 4
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force

    # Each case keeps its simulator and its connections until the end, so that one wait for late requests serves all of them.
    $runs = @{}

    function Wait-Until([scriptblock] $Condition) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($clock.Elapsed.TotalSeconds -gt 60) { throw "It never came to be: $Condition" }
            Start-Sleep -Milliseconds 20
        }
    }
}

AfterAll { foreach ($run in $runs.Values) { Stop-Simulator $run.Simulator } }

Describe 'Ctrl+C while <Name>' -ForEach $cases {
    BeforeAll {
        $simulator = Start-Simulator -Own
        $runs[$Name] = @{ Simulator = $simulator }
        foreach ($agent in Get-Stored $simulator agents) { $null = Invoke-Control $simulator POST "agents/$($agent.id)" @{ im_max_join_num = 0 } }
        Connect-Simulator $simulator -Udesk $(if ($Settings) { $Settings } else { @{} })
        if ($Fault) { Add-Fault $simulator $Fault }
        $shell = [powershell]::Create()
        $null = $shell.AddScript('param($module, $connection, $usedesk) Import-Module $module; $VerbosePreference = "Continue"; ' + $Script)
        $null = $shell.AddArgument((Get-ModulePath)).AddArgument((Get-UdeskConnection | Where-Object IsCurrent)).AddArgument((Get-UsedeskConnection | Where-Object IsCurrent))
        $running = $shell.BeginInvoke()
    }

    AfterAll { $shell.Dispose() }

    It 'ends within two seconds as stopped' {
        $wanted = if ($Count) { $Count } else { 1 }
        Wait-Until { @(Get-Request $simulator $Path).Count -ge $wanted }
        if ($Verbose) { Wait-Until { @($shell.Streams.Verbose | Where-Object { "$_" -like $Verbose }).Count } }

        $clock = [Diagnostics.Stopwatch]::StartNew()
        $stopping = $shell.BeginStop($null, $null)
        $stopped = $stopping.AsyncWaitHandle.WaitOne(20000)
        $elapsed = $clock.Elapsed
        Write-Host "    stopped after $([math]::Round($elapsed.TotalMilliseconds)) ms"
        $stopped | Should -BeTrue
        $elapsed.TotalSeconds | Should -BeLessThan 2
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $end = { $shell.EndInvoke($running) } | Should -Throw -PassThru
        $end.Exception.GetBaseException() | Should -BeOfType ([Management.Automation.PipelineStoppedException])

        $runs[$Name].Sent = @(Get-Request $simulator).Count
        $runs[$Name].Usedesk = Get-UsedeskConnection | Where-Object IsCurrent
        $runs[$Name].Sent | Should -BeGreaterOrEqual $wanted
    }
}

Describe 'After Ctrl+C' {
    # A look at the queue would follow after a second: what is not sent within three is not sent.
    BeforeAll { Start-Sleep -Seconds 3 }

    It 'nothing is sent any more: <Name>' -ForEach $cases {
        @(Get-Request $runs[$Name].Simulator).Count | Should -Be $runs[$Name].Sent
    }

    It 'the connection is fit for calls: <Name>' -ForEach ($cases | Where-Object { -not $_.Settings }) {
        $run = $runs[$Name]
        Clear-Fault $run.Simulator
        $fresh = [powershell]::Create()
        $null = $fresh.AddScript('param($module, $usedesk) Import-Module $module; Test-UsedeskConnection -Connection $usedesk').AddArgument((Get-ModulePath)).AddArgument($run.Usedesk)
        $fresh.Invoke()[0] | Should -BeTrue
        $fresh.Dispose()
    }
}
