# How the cmdlets behave in pipelines, whichever they are.
BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    $null = Invoke-Control $simulator POST queue/seed @{ count = 10000; from = '2026-05-01 00:00:00'; to = '2026-05-08 00:00:00' }
    Connect-Simulator $simulator
    $week = @{ StartTime = '2026-05-01'; EndTime = '2026-05-08' }
    function Get-Subject($Id) { (Get-Stored $simulator "tickets/$Id").subject }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Streaming' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'fetches one page for Select-Object -First 5' {
        @(Get-UdeskAbandonedQueue @week | Select-Object -First 5).Count | Should -Be 5
        @(Get-Request $simulator 'im/im_queues').Count | Should -Be 1
    }

    It 'hands out the first row before the second page is asked for' {
        $seen = Get-UdeskAbandonedQueue @week -First 150 | ForEach-Object { @(Get-Request $simulator 'im/im_queues').Count } | Select-Object -First 1
        $seen | Should -Be 1
    }

    It 'does not hold on to rows: 10 000 take no more memory than 2 000' {
        $heap = @{}
        $counter = @{ Rows = 0 }
        Get-UdeskAbandonedQueue @week | ForEach-Object {
            $counter.Rows++
            if ($counter.Rows -in 2000, 10000) {
                1..2 | ForEach-Object { [GC]::Collect(); [GC]::WaitForPendingFinalizers() }
                $heap[$counter.Rows] = [GC]::GetTotalMemory($true)
            }
        }
        $counter.Rows | Should -Be 10000
        $growth = ($heap[10000] - $heap[2000]) / 1MB
        Write-Host "    grew by $([math]::Round($growth, 2)) MB over 8000 rows"
        # 8000 rows that somebody holds are some 8 MB.
        $growth | Should -BeLessThan 2
    }

    It 'works in ForEach-Object -Parallel with one connection' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $udesk = Get-UdeskConnection
        $module = Get-ModulePath
        $counts = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            @(Get-UdeskAbandonedQueue -StartTime 2026-05-01 -EndTime 2026-05-08 -Skip (100 * $_) -First 100 -Connection $using:udesk)[0].Id
        }
        @($counts | Select-Object -Unique).Count | Should -Be 8
    }
}

Describe 'Several calls under way' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
        $before = (Get-SimulatorState $simulator).tickets
    }

    It 'keeps the order of the input, although the first is answered last' {
        Add-Fault $simulator @{ path = 'create/ticket'; kind = 'delay'; delayMs = 1500 }
        $tickets = 1..12 | ForEach-Object { [pscustomobject]@{ Subject = "s$_"; Message = 'm' } } | New-UsedeskTicket -ThrottleLimit 4
        @($tickets | ForEach-Object { Get-Subject $_.TicketId }) | Should -Be @(1..12 | ForEach-Object { "s$_" })
        # That it mattered: the numbers were given out in another order.
        @($tickets.TicketId | Sort-Object) | Should -Not -Be @($tickets.TicketId)
    }

    It 'puts errors where their items are' {
        $items = 1..8 | ForEach-Object { [pscustomobject]@{ Subject = "s$_"; Message = $(if ($_ % 3) { 'm' }) } }
        $all = @($items | New-UsedeskTicket -ThrottleLimit 4 -ErrorAction Continue 2>&1)
        $kinds = $all | ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { $_.TargetObject.Subject } else { Get-Subject $_.TicketId } }
        $kinds | Should -Be @(1..8 | ForEach-Object { "s$_" })
        @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] }).Count | Should -Be 2
    }

    It 'ends the pipeline when the token is refused, and writes what was under way' {
        # The third request that arrives is refused, so at least two are ahead of it, however fast the refusal is.
        Add-Fault $simulator @{ path = 'create/ticket'; kind = 'body'; body = '{"error":"wrong token","code":112}'; skip = 2 }
        Add-Fault $simulator @{ path = 'create/ticket'; kind = 'delay'; delayMs = 700; times = -1 }
        $written = [Collections.Generic.List[object]]::new()
        $caught = $null
        try { 1..30 | New-UsedeskTicket -Subject { "s$_" } -Message m -ThrottleLimit 4 | ForEach-Object { $written.Add($_) } }
        catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.112,*'
        $made = (Get-SimulatorState $simulator).tickets - $before
        $made | Should -BeGreaterOrEqual 2
        $written.Count | Should -Be $made
        @(Get-Request $simulator 'create/ticket').Count | Should -BeLessThan 12
    }

    It 'shows with -WhatIf what it would do, in order, and sends nothing' {
        $lines = Invoke-Shell { param($module)
            Import-Module $module
            Connect-Usedesk -ApiToken (ConvertTo-SecureString x -AsPlainText -Force) -SkipTest
            1..6 | New-UsedeskTicket -Subject { "s$_" } -Message m -ThrottleLimit 4 -WhatIf
        } (Get-ModulePath)
        @($lines | ForEach-Object { [regex]::Match($_, 's[1-6]').Value }) | Should -Be 's1', 's2', 's3', 's4', 's5', 's6'
        1..6 | New-UsedeskTicket -Subject { "s$_" } -Message m -ThrottleLimit 4 -WhatIf
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'stops the pipeline above with Select-Object -First, and loses no error' {
        $tickets = @(1..20 | New-UsedeskTicket -Subject { "s$_" } -Message m -ThrottleLimit 4 -ErrorAction Stop | Select-Object -First 2)
        $tickets.Count | Should -Be 2
        @(Get-Request $simulator 'create/ticket').Count | Should -BeLessThan 12
    }
}

Describe 'Errors' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'stops at the first bad item with -ErrorAction Stop' {
        $items = 'm', '', 'm' | ForEach-Object { [pscustomobject]@{ Subject = 's'; Message = $_ } }
        $failure = { $items | New-UsedeskTicket -ErrorAction Stop } | Should -Throw -ErrorId 'UsedeskApi.114,*' -PassThru
        $failure.TargetObject | Should -Be $items[1]
        @(Get-Request $simulator 'create/ticket').Count | Should -BeLessOrEqual 2
    }

    It 'ends with NotConnected, whatever -ErrorAction says: <Name>' -ForEach @(
        @{ Name = 'Get-UdeskAgentStatus'; Service = 'Udesk'; Script = { Get-UdeskAgentStatus -ErrorAction SilentlyContinue } }
        @{ Name = 'New-UsedeskTicket'; Service = 'Usedesk'; Script = { New-UsedeskTicket -Subject s -Message m -ErrorAction SilentlyContinue } }
        @{ Name = 'Remove-UdeskSession'; Service = 'Udesk'; Script = { Remove-UdeskSession 2026-05-01 2026-05-02 -CustomerId 7 -WhatIf -ErrorAction Ignore } }
    ) {
        Get-UdeskConnection * | Disconnect-Udesk
        Get-UsedeskConnection * | Disconnect-Usedesk
        try {
            $failure = $Script | Should -Throw -ErrorId 'NotConnected,*' -PassThru
            $failure.ErrorDetails.RecommendedAction | Should -BeLike "Run Connect-$Service first*"
            $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
        }
        finally { Connect-Simulator $simulator }
    }

    It 'says with <Id> what to do' -ForEach @(
        @{ Id = 'Http.429'; Fault = @{ kind = 'status'; status = 429; retryAfter = '7' }; Category = 'LimitsExceeded' }
        @{ Id = 'Http.404'; Fault = @{ kind = 'status'; status = 404 }; Category = 'ObjectNotFound' }
        @{ Id = 'Http.401'; Fault = @{ kind = 'status'; status = 401 }; Category = 'AuthenticationError' }
        @{ Id = 'Network'; Fault = @{ kind = 'cut-before' }; Category = 'ConnectionError' }
        @{ Id = 'InvalidResponse'; Fault = @{ kind = 'not-json' }; Category = 'InvalidData' }
        @{ Id = 'UdeskApi.2059'; Fault = @{ kind = 'body'; body = '{"code":2059,"message":"no"}' }; Category = 'AuthenticationError' }
        @{ Id = 'UdeskApi.2000'; Fault = @{ kind = 'body'; body = '{"code":2000,"message":"no"}' }; Category = 'InvalidArgument' }
    ) {
        Connect-Simulator $simulator -Udesk @{ MaximumRetryCount = 0 }
        Add-Fault $simulator (@{ path = 'im/agent_status' } + $Fault)
        $failure = { Get-UdeskAgentStatus -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*" -PassThru
        $failure.CategoryInfo.Category | Should -Be $Category
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $failure.Exception.GetType().FullName | Should -Be 'UsedeskUdesk.ServiceException'
        $failure.Exception.Service | Should -Be 'Udesk'
        $failure.Exception.Method | Should -Be 'GET'
        $failure.Exception.Path | Should -Be 'im/agent_status'
        $failure.Exception.Attempts | Should -Be 1
        if ($Id -eq 'Http.429') { $failure.Exception.RetryAfter.TotalSeconds | Should -Be 7 }
        # The service asked for a pause, and the connection keeps it: the next test takes a fresh one.
        Connect-Simulator $simulator
    }

    It 'times out as Http.Timeout' {
        Connect-Simulator $simulator -Udesk @{ MaximumRetryCount = 0; TimeoutSec = 1 }
        Add-Fault $simulator @{ path = 'im/agent_status'; kind = 'delay'; delayMs = 30000 }
        $failure = { Get-UdeskAgentStatus -ErrorAction Stop } | Should -Throw -ErrorId 'Http.Timeout,*' -PassThru
        $failure.CategoryInfo.Category | Should -Be 'OperationTimeout'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-TimeoutSec*'
        Connect-Simulator $simulator
    }
}

Describe 'Binding' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'reads <Word> in a CSV file as <Flag>' -ForEach @(
        @{ Word = 'yes'; Flag = $true }, @{ Word = 'no'; Flag = $false }
        @{ Word = '1'; Flag = $true }, @{ Word = '0'; Flag = $false }
        @{ Word = 'TRUE'; Flag = $true }, @{ Word = 'False'; Flag = $false }
        @{ Word = ''; Flag = $false }
    ) {
        $ticket = "Subject,Message,PrivateComment`ns,m,$Word" | ConvertFrom-Csv | New-UsedeskTicket -ErrorAction Stop
        $ticket.TicketId | Should -BeGreaterThan 0
        $body = @(Get-Request $simulator 'create/ticket')[0].body
        ($body -match 'private_comment') | Should -Be $Flag
    }

    It 'refuses a word that is neither, for that row alone' {
        $rows = "Subject,Message,PrivateComment`ns,m,perhaps`nt,m,yes" | ConvertFrom-Csv
        $tickets = @($rows | New-UsedeskTicket -ErrorAction SilentlyContinue -ErrorVariable failures)
        $tickets.Count | Should -Be 1
        $failures.Count | Should -Be 1
        "$($failures[0])" | Should -BeLike "*'perhaps' is neither yes nor no*"
    }

    It 'takes script blocks for parameters that bind from the pipeline' {
        $rows = [pscustomobject]@{ who = 7; day = '2026-05-03' }, [pscustomobject]@{ who = 8; day = '2026-05-04' }
        $rows | Remove-UdeskSession -StartTime { $_.day } -EndTime { "$($_.day) 23:59:59" } -CustomerId { $_.who } -Confirm:$false
        $queries = @(Get-Request $simulator 'im/sessions/destroy_session' | ForEach-Object { ($_.query | Where-Object name -In start_time, end_time, customer_id | Sort-Object name).value -join '|' })
        $queries | Should -Be '7|2026-05-03 23:59:59|2026-05-03 00:00:00', '8|2026-05-04 23:59:59|2026-05-04 00:00:00'
    }

    It 'takes a connection by name, and one that is a copy from elsewhere not at all' {
        $name = (Get-UdeskConnection).Name
        @(Get-UdeskAgentStatus -Connection $name).Count | Should -Be 6
        { Get-UdeskAgentStatus -Connection nowhere } | Should -Throw "*no connection named 'nowhere'*"
        $file = Join-Path $TestDrive 'connection.xml'
        Get-UdeskConnection | Export-Clixml $file
        { Get-UdeskAgentStatus -Connection (Import-Clixml $file) } | Should -Throw '*another process*'
    }

    It 'turns abandoned queue rows into tickets in one pipeline' {
        $tickets = @(Get-UdeskAbandonedQueue @week -First 5 |
                New-UsedeskTicket -Subject { "Call back $($_.CustomerName)" } -Message { "Waited $($_.Waited) in $($_.QueueName)" } -ThrottleLimit 4)
        $tickets.Count | Should -Be 5
        Get-Subject $tickets[0].TicketId | Should -BeLike 'Call back Visitor *'
    }
}
