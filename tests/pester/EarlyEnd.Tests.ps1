# A pipeline that ends before the answers came: what left is answered for.
BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/RecordingHost.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator

    function New-Row([int] $Count) { 1..$Count | ForEach-Object { [pscustomobject]@{ Subject = "row $_"; Message = 'text' } } }
    function Get-Made { @(Get-Stored $simulator tickets | Where-Object subject -Like 'row *' | ForEach-Object subject) }

    # Which rows a report names under a heading, such as 'Carried out'.
    function Get-Named([string] $Report, [string] $Heading) {
        if ($Report -match "(?:^| )${Heading}: (.*?)\.(?: |$)") { @($Matches[1] -split '; ') } else { @() }
    }

    function Set-EarlyEndWait([timespan] $Wait) {
        $base = [AppDomain]::CurrentDomain.GetAssemblies().ForEach({ $_.GetType('UsedeskUdesk.Commands.Base.ModuleCmdlet') }).Where({ $_ })[-1]
        $base.GetProperty('EarlyEndWait', [Reflection.BindingFlags]'Static, NonPublic').SetValue($null, $Wait)
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'A pipeline that ends early' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
        Clear-Fault $simulator
        Clear-Request $simulator
        $journal = Join-Path $TestDrive "$([guid]::NewGuid()).journal"
        $written = [Collections.Generic.List[object]]::new()
        $shell = Start-RecordingShell -ModulePath (Get-ModulePath) -Connection (Get-UsedeskConnection)
    }

    AfterEach { Stop-RecordingShell $shell }

    It 'waits with -ErrorAction Stop for what left, and hands on its results before the error' {
        Add-Fault $simulator @{ path = 'create/ticket'; kind = 'body'; body = '{"code":115,"error":"no access"}'; skip = 2 }
        Add-Fault $simulator @{ path = 'create/ticket'; kind = 'delay'; delayMs = 500; times = -1 }
        $caught = $null
        try { New-Row 40 | New-UsedeskTicket -ThrottleLimit 8 -ErrorAction Stop -WarningVariable warned -WarningAction SilentlyContinue | ForEach-Object { $written.Add($_) } }
        catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.115,*'
        $made = Get-Made
        $made.Count | Should -BeGreaterThan 1
        $written.Count | Should -Be $made.Count
        # Nothing is left open: what there is to say is how the run ended.
        @($warned).Count | Should -Be 1
        $warned[0] | Should -BeLike "New-UsedeskTicket: $($made.Count) done, 1 failed*The pipeline ended early*"
        # What had not left stayed.
        @(Get-Request $simulator 'create/ticket').Count | Should -Be ($made.Count + 1)
    }

    It 'names what was carried out after <Name>' -ForEach @(
        @{ Name = 'Select-Object -First 1'; Script = { $rows | New-UsedeskTicket -ThrottleLimit 4 | Select-Object -First 1 } }
        @{ Name = 'an error downstream'; Script = { $rows | New-UsedeskTicket -ThrottleLimit 4 | ForEach-Object { $_; throw 'downstream' } } }
        @{ Name = 'an error upstream'; Script = { & { $rows[0..3]; Start-Sleep -Milliseconds 100; throw 'upstream' } | New-UsedeskTicket -ThrottleLimit 8 } }
    ) {
        Add-Fault $simulator @{ path = 'create/ticket'; kind = 'delay'; delayMs = 400; times = -1 }
        $null = Invoke-RecordingShell $shell "`$rows = 1..40 | ForEach-Object { [pscustomobject]@{ Subject = `"row `$_`"; Message = 'text' } }; $Script"
        $made = Get-Made
        $made.Count | Should -BeGreaterThan 1
        @(Get-Request $simulator 'create/ticket').Count | Should -Be $made.Count
        $reports = @($shell.Warnings)
        $reports.Count | Should -Be 1
        $reports[0] | Should -BeLike 'New-UsedeskTicket: *call* had left when the pipeline ended*'
        $named = @(Get-Named $reports[0] 'Carried out')
        # The first one reached the pipeline, unless nothing did.
        $known = if ($Name -eq 'an error upstream') { $named } else { @('row 1') + $named }
        $known | Sort-Object | Should -Be ($made | Sort-Object)
        $reports[0] | Should -Not -BeLike '*Not known*'
    }

    It 'records in the journal what was carried out, so that the next run sends it no second time' {
        Add-Fault $simulator @{ path = 'create/ticket'; kind = 'delay'; delayMs = 400; times = 8 }
        @(New-Row 20 | New-UsedeskTicket -JournalPath $journal -ThrottleLimit 8 -WarningAction SilentlyContinue | Select-Object -First 1).Count | Should -Be 1
        $before = (Get-Made).Count
        $before | Should -BeGreaterThan 1
        @(New-Row 20 | New-UsedeskTicket -JournalPath $journal -ThrottleLimit 8 -ErrorAction Stop).Count | Should -Be 20
        $made = Get-Made
        $made.Count | Should -Be 20
        @($made | Select-Object -Unique).Count | Should -Be 20
    }

    It 'reports as unknown what is not answered within bounds, and so does the journal' {
        Add-Fault $simulator @{ path = 'create/ticket'; kind = 'delay'; delayMs = 60000; times = 4 }
        Set-EarlyEndWait '00:00:00.300'
        try {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            {
                & {
                    New-Row 4
                    while (@(Get-Request $simulator 'create/ticket').Count -lt 4 -and $clock.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 20 }
                    throw 'upstream'
                } | New-UsedeskTicket -JournalPath $journal -ThrottleLimit 8
            } | Should -Throw 'upstream'
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
        }
        finally { Set-EarlyEndWait '00:00:10' }
        Clear-Fault $simulator
        $null = New-Row 4 | New-UsedeskTicket -JournalPath $journal -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures.FullyQualifiedErrorId | ForEach-Object { $_ | Should -BeLike "WriteOutcomeUnknown,*" }
        $failures.TargetObject.Subject | Should -Be 'row 1', 'row 2', 'row 3', 'row 4'
    }

    It 'says nothing where nothing was under way' {
        $null = New-Row 3 | New-UsedeskTicket -WarningVariable warned | Select-Object -First 1
        $warned | Should -BeNullOrEmpty
        $items = 'm', '' | ForEach-Object { [pscustomobject]@{ Subject = 's'; Message = $_ } }
        { $items | New-UsedeskTicket -ErrorAction Stop -WarningVariable warned } | Should -Throw -ErrorId 'UsedeskApi.114,*'
        $warned | Should -BeNullOrEmpty
    }
}

Describe 'Ctrl+C while <Name> is under way' -ForEach @(
    @{ Name = 'New-UsedeskTicket'; Path = 'create/ticket'; Script = 'New-UsedeskTicket -Subject s -Message m'; Target = 's' }
    @{ Name = 'Update-UsedeskTicket'; Path = 'update/ticket'; Script = 'Update-UsedeskTicket 11 -Subject x'; Target = 'ticket 11' }
    @{ Name = 'Remove-UsedeskUser'; Path = 'delete/user'; Script = 'Remove-UsedeskUser 5 -Confirm:$false'; Target = 'agent 5' }
    @{ Name = 'Update-UdeskCustomer'; Path = 'customers/update_customer'; Script = 'Update-UdeskCustomer -CustomerToken vip-customer -NickName x'; Target = 'customer with token vip-customer' }
    @{ Name = 'Send-UdeskImMessage'; Path = 'im/messages'; Script = 'Send-UdeskImMessage x -CustomerToken vip-customer -ToRobot'; Target = 'customer vip-customer, session 0' }
    @{ Name = 'New-UdeskImSession -Wait'; Path = 'im/sessions'; Script = 'New-UdeskImSession vip-customer -GroupId 101 -Wait'; Target = 'customer vip-customer' }
    @{ Name = 'Set-UdeskImMessageRead'; Path = 'im/messages/read_messages'; Script = 'Set-UdeskImMessageRead a -ImSubSessionId 7'; Target = '1 message(s) of session 7' }
    @{ Name = 'Invoke-UdeskApi'; Path = 'im/messages'; Script = 'Invoke-UdeskApi POST im/messages -Body @{ a = 1 }'; Target = 'im/messages' }
    @{ Name = 'Invoke-UsedeskApi'; Path = 'create/ticket'; Script = 'Invoke-UsedeskApi POST create/ticket -Body @{ a = 1 }'; Target = 'create/ticket' }
) {
    It 'says on the screen that it may have been carried out' {
        $null = Invoke-Control $simulator POST reset
        Clear-Fault $simulator
        Clear-Request $simulator
        $service = if ($Name -like '*-Usedesk*') { 'usedesk' } else { 'udesk' }
        Add-Fault $simulator @{ service = $service; path = $Path; kind = 'delay'; delayMs = 60000 }
        $connection = if ($service -eq 'usedesk') { Get-UsedeskConnection } else { Get-UdeskConnection }
        $shell = Start-RecordingShell -ModulePath (Get-ModulePath) -Connection $connection
        try {
            $running = Start-InRecordingShell $shell $Script
            $deadline = [DateTime]::UtcNow.AddSeconds(60)
            while (@(Get-Request $simulator $Path).Count -eq 0 -and [DateTime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 20 }
            $running.Shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(20000) | Should -BeTrue
            @($shell.Warnings).Count | Should -Be 1
            @($shell.Warnings)[0] | Should -Be "$(($Script -split ' ')[0]): 1 call had left when the pipeline ended, and its result did not reach it. Not known whether carried out: $Target."
        }
        finally { Stop-RecordingShell $shell }
    }
}

# After two seconds a run shows its progress, which a pipeline that was stopped does not bear.
Describe 'Ctrl+C in a run of some seconds' {
    It 'counts each row that had come, and keeps those that were certainly not carried out' {
        $null = Invoke-Control $simulator POST reset
        Clear-Fault $simulator
        Clear-Request $simulator
        Add-Fault $simulator @{ path = 'update/ticket'; kind = 'delay'; delayMs = 900; times = -1 }
        $shell = Start-RecordingShell -ModulePath (Get-ModulePath) -Connection (Get-UsedeskConnection)
        try {
            $running = Start-InRecordingShell $shell 'Update-UsedeskTicket -TicketId (@(2154801..2154805) * 8) -Priority low -ThrottleLimit 2 -FailedRows global:left'
            $deadline = [DateTime]::UtcNow.AddSeconds(60)
            # The seventh call begins behind three pairs of 0.9 s.
            while (@(Get-Request $simulator 'update/ticket').Count -lt 7 -and [DateTime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 20 }
            # Progress is shown four times a second: the next count would be shown.
            Start-Sleep -Milliseconds 400
            $running.Shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(20000) | Should -BeTrue
            $line = @($shell.Warnings | Where-Object { $_ -like '* done, *' })
            $line.Count | Should -Be 1
            $line[0] -match ': (\d+) done, (?:(\d+) unknown, )?(\d+) not sent in ' | Should -BeTrue -Because $line[0]
            [int]$Matches[1] + [int]$Matches[2] + [int]$Matches[3] | Should -Be 40
            $notSent = [int]$Matches[3]
            $shell.Runspace.SessionStateProxy.GetVariable('left').Count | Should -Be $notSent
        }
        finally { Stop-RecordingShell $shell }
    }
}
