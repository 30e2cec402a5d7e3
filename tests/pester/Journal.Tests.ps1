BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $shell = & "$PSScriptRoot/../Get-Shell.ps1"

    function New-Row([int] $Count) { 1..$Count | ForEach-Object { [pscustomobject]@{ Subject = "row $_"; Message = 'text'; ClientEmail = "row$_@example.test" } } }
}

AfterAll { Stop-Simulator $simulator }

Describe 'A journal' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
        $journal = Join-Path $TestDrive "$([guid]::NewGuid()).journal"
    }

    It 'lets the same command line go on, with the earlier results' {
        $first = New-Row 5 | New-UsedeskTicket -JournalPath $journal
        Clear-Request $simulator
        $second = New-Row 7 | New-UsedeskTicket -JournalPath $journal
        @(Get-Request $simulator 'create/ticket').Count | Should -Be 2
        $second.Count | Should -Be 7
        $second[0..4].TicketId | Should -Be $first.TicketId
        $second[0] | Should -BeOfType UsedeskUdesk.UsedeskTicketReceipt
        $second[0].Status | Should -Be 'success'
    }

    It 'tells equal rows apart' {
        $row = @(New-Row 1)[0]
        $ids = ($row, $row, $row | New-UsedeskTicket -JournalPath $journal).TicketId
        @($ids | Select-Object -Unique).Count | Should -Be 3
        ($row, $row, $row | New-UsedeskTicket -JournalPath $journal).TicketId | Should -Be $ids
    }

    It 'repeats what was refused and what never left' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'create/ticket'; kind = 'body'; body = '{"code":115,"error":"no access"}' }
        New-Row 1 | New-UsedeskTicket -JournalPath $journal -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        @(New-Row 1 | New-UsedeskTicket -JournalPath $journal).Count | Should -Be 1
    }

    Context 'with an item that left without an answer' {
        BeforeEach {
            Add-Fault $simulator @{ service = 'usedesk'; path = 'create/ticket'; kind = 'cut-after'; skip = 1 }
            $before = (Get-SimulatorState $simulator).tickets
            $null = New-Row 3 | New-UsedeskTicket -JournalPath $journal -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
            (Get-SimulatorState $simulator).tickets | Should -Be ($before + 3)
        }

        It 'reports it again by default' {
            $done = New-Row 3 | New-UsedeskTicket -JournalPath $journal -ErrorAction SilentlyContinue -ErrorVariable failure
            $done.Count | Should -Be 2
            @($failure).Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
            $failure[0].TargetObject.Subject | Should -Be 'row 2'
            (Get-SimulatorState $simulator).tickets | Should -Be ($before + 3)
        }

        It 'takes it as done with -ResumeUnknown Skip' {
            @(New-Row 3 | New-UsedeskTicket -JournalPath $journal -ResumeUnknown Skip -ErrorAction Stop).Count | Should -Be 2
            (Get-SimulatorState $simulator).tickets | Should -Be ($before + 3)
        }

        It 'sends it again with -ResumeUnknown Retry' {
            @(New-Row 3 | New-UsedeskTicket -JournalPath $journal -ResumeUnknown Retry -ErrorAction Stop).Count | Should -Be 3
            (Get-SimulatorState $simulator).tickets | Should -Be ($before + 4)
        }
    }

    It 'makes each item once in three processes, though a hashtable has another order in each' {
        $script = Join-Path $TestDrive 'messengers.ps1'
        Set-Content $script @'
param($ModulePath, $Address, $Token, $Journal)
Import-Module $ModulePath
Connect-Usedesk -BaseUri $Address -ApiToken (ConvertTo-SecureString $Token -AsPlainText -Force) -RequestsPerMinute 0
1..3 | ForEach-Object { [pscustomobject]@{ Name = "client $_"; Messenger = @{ type = 'telegram'; identity = "i$_"; uid = "u$_" } } } | New-UsedeskClient -JournalPath $Journal | Out-Null
'@
        Clear-Request $simulator
        foreach ($run in 1..3) {
            & $shell -NoProfile -NonInteractive -File $script (Get-ModulePath) $simulator.usedesk $simulator.usedeskToken $journal | Out-Null
            $LASTEXITCODE | Should -Be 0
        }
        @(Get-Request $simulator 'create/client').Count | Should -Be 3
    }

    It 'keeps a second process out from the start, at once and by name' {
        $script = Join-Path $TestDrive 'second.ps1'
        Set-Content $script @'
param($ModulePath, $Address, $Token, $Journal)
Import-Module $ModulePath
Connect-Usedesk -BaseUri $Address -ApiToken (ConvertTo-SecureString $Token -AsPlainText -Force) -RequestsPerMinute 0
try { [pscustomobject]@{ Subject = 'second'; Message = 'text' } | New-UsedeskTicket -JournalPath $Journal | Out-Null; 'sent' }
catch { "$($_.FullyQualifiedErrorId) $_" }
'@
        # The first run is in its begin block when the second comes: nothing is in the file yet.
        $answer = & { & $shell -NoProfile -NonInteractive -File $script (Get-ModulePath) $simulator.usedesk $simulator.usedeskToken $journal | Out-String | Set-Variable second -Scope Script; New-Row 1 } | New-UsedeskTicket -JournalPath $journal
        $answer.TicketId | Should -BeGreaterThan 0
        $second | Should -BeLike 'JournalInUse,*'
        ($second -replace '\s') | Should -BeLike "*$($journal -replace '\s')*"
        @(Get-Request $simulator 'create/ticket').Count | Should -Be 1
    }

    It 'takes the same rows for new ones under another account' {
        $null = New-Row 2 | New-UsedeskTicket -JournalPath $journal
        $other = Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken (ConvertTo-SecureString 'another-token-0123456789' -AsPlainText -Force) -PassThru
        try {
            Clear-Request $simulator
            Add-Fault $simulator @{ service = 'usedesk'; path = 'create/ticket'; kind = 'body'; body = '{"status":"success","ticket_id":91}' }
            (New-Row 1 | New-UsedeskTicket -JournalPath $journal -Connection $other).TicketId | Should -Be 91
            @(Get-Request $simulator 'create/ticket').Count | Should -Be 1
        }
        finally { Connect-Simulator $simulator }
    }

    It 'says when a journal is one of an earlier version' {
        Set-Content $journal '{"journal":"UsedeskUdesk","version":1}'
        { New-Row 1 | New-UsedeskTicket -JournalPath $journal } | Should -Throw -ErrorId 'JournalOfEarlierVersion,*'
    }

    It 'writes nothing with -WhatIf' {
        New-Row 2 | New-UsedeskTicket -JournalPath $journal -WhatIf
        Test-Path $journal | Should -BeFalse
    }

    It 'leaves a file alone that is no journal' {
        Set-Content $journal 'Subject,Message'
        { New-Row 1 | New-UsedeskTicket -JournalPath $journal } | Should -Throw -ErrorId 'NotAJournal,*'
        Get-Content $journal | Should -Be 'Subject,Message'
    }

    It 'ignores a line that was cut off' {
        $first = New-Row 2 | New-UsedeskTicket -JournalPath $journal
        [IO.File]::AppendAllText($journal, '{"state":"sen')
        (New-Row 3 | New-UsedeskTicket -JournalPath $journal).TicketId[0..1] | Should -Be $first.TicketId
        Get-Content $journal | ForEach-Object { { $_ | ConvertFrom-Json } | Should -Not -Throw }
    }

    It 'holds no token' {
        $null = New-Row 2 | New-UsedeskTicket -JournalPath $journal
        Get-Content $journal -Raw | Should -Not -Match $simulator.usedeskToken
    }

    It 'survives being killed: nothing is missing that was not reported, and nothing is there twice' {
        Set-Simulator $simulator @{ answerDelayMs = 15 }
        $script = Join-Path $TestDrive 'bulk.ps1'
        Set-Content $script @'
param($ModulePath, $Address, $Token, $Journal)
$ErrorActionPreference = 'Continue'
Import-Module $ModulePath
Connect-Usedesk -BaseUri $Address -ApiToken (ConvertTo-SecureString $Token -AsPlainText -Force) -RequestsPerMinute 0
1..400 | ForEach-Object { [pscustomobject]@{ Subject = "killed $_"; Message = 'text'; ClientEmail = "k$_@example.test" } } |
    New-UsedeskTicket -JournalPath $Journal -ThrottleLimit 8 -ErrorVariable failed -ErrorAction SilentlyContinue | Out-Null
ConvertTo-Json -InputObject @($failed | ForEach-Object { $_.TargetObject.Subject }) | Set-Content "$Journal.failed"
'@
        $start = {
            $info = [Diagnostics.ProcessStartInfo]::new($shell)
            $info.Arguments = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$script`" `"$(Get-ModulePath)`" $($simulator.usedesk) $($simulator.usedeskToken) `"$journal`""
            $info.UseShellExecute = $false
            [Diagnostics.Process]::Start($info)
        }
        $before = (Get-SimulatorState $simulator).tickets
        foreach ($round in 1..5) {
            $target = (Get-SimulatorState $simulator).tickets + 40
            $process = & $start
            # Killed once it has got a piece further, wherever it stands then.
            $deadline = [DateTime]::UtcNow.AddSeconds(60)
            while (-not $process.HasExited -and (Get-SimulatorState $simulator).tickets -lt $target -and [DateTime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 20 }
            $process.HasExited | Should -BeFalse
            $process.Kill()
            $process.WaitForExit()
        }
        $process = & $start
        $process.WaitForExit(120000) | Should -BeTrue
        $unknown = @(Get-Content "$journal.failed" -Raw | ConvertFrom-Json)
        $subjects = @(Get-Stored $simulator tickets | Where-Object subject -Like 'killed *' | ForEach-Object subject)
        @($subjects | Select-Object -Unique).Count | Should -Be $subjects.Count
        $missing = 1..400 | ForEach-Object { "killed $_" } | Where-Object { $_ -notin $subjects }
        $missing | Where-Object { $_ -notin $unknown } | Should -BeNullOrEmpty
        $unknown.Count | Should -BeLessOrEqual (5 * 8)
        Write-Host "    killed five times: $($subjects.Count) tickets, $($unknown.Count) reported as unknown, $(@($missing).Count) of those not made"
    }
}
