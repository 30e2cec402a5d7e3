BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $rows = 1..4 | ForEach-Object { [pscustomobject]@{ Subject = "Bulk $_"; Message = 'm'; ClientName = 'C'; ClientEmail = if ($_ -eq 3) { '' } else { 'c@example.com' }; GroupId = if ($_ -eq 2) { 999999 } else { '' } } }
    $journal = Join-Path $TestDrive 'run.journal'
    $null = $rows | New-UsedeskTicket -JournalPath $journal -ErrorAction SilentlyContinue
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskBulkResult' {
    It 'says what became of each item that left, with its row and what it was' {
        $items = @(Get-UdeskBulkResult $journal)
        $done = @($items | Where-Object State -EQ Done)
        $done.Count | Should -BeGreaterThan 1
        $done[0].Row | Should -Be 1
        $done[0].Item | Should -Match 'Bulk 1'
        $done[0].Result.TicketId | Should -BeGreaterThan 0
        $done[0].When.Offset | Should -Be ([TimeSpan]::Zero)
        $failed = @($items | Where-Object State -EQ Failed)
        $failed[0].Row | Should -Be 2
        $failed[0].ErrorId | Should -Be 'UsedeskApi.118'
        @(Get-UdeskBulkResult $journal -State Failed).Count | Should -Be $failed.Count
    }

    It 'leads back to the rows for another run' {
        $again = Get-UdeskBulkResult $journal -State Failed | ForEach-Object { $rows[$_.Row - 1] }
        $again.Subject | Should -Be 'Bulk 2'
    }

    It 'reads beside a run that has the journal, and says so' {
        $copy = Join-Path $TestDrive 'busy.journal'
        Copy-Item $journal $copy
        $line = @(Get-Content $copy)[-1] -replace '"state":"\w+"', '"state":"sending"' -replace '"key":"[^"]+"', '"key":"other.1.0"' -replace ',"result":.*$', '}'
        Add-Content $copy $line
        (Get-UdeskBulkResult $copy -State Unknown).Key | Should -Be 'other.1.0'
        $held = [IO.File]::Open($copy, 'Open', 'ReadWrite', $(if ($IsWindows -or $PSVersionTable.PSVersion.Major -lt 6) { 'Read' } else { 'None' }))
        try {
            $said = Get-UdeskBulkResult $copy -State Sending -Verbose 4>&1
            "$($said | Where-Object { $_ -is [Management.Automation.VerboseRecord] })" | Should -Match 'A run is going on'
            ($said | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] }).Key | Should -Be 'other.1.0'
        }
        finally { $held.Dispose() }
    }

    It 'takes a torn last line for one that says nothing' {
        $torn = Join-Path $TestDrive 'torn.journal'
        $text = [IO.File]::ReadAllText($journal)
        [IO.File]::WriteAllText($torn, $text.Substring(0, $text.Length - 7))
        @(Get-UdeskBulkResult $torn).Count | Should -BeIn (@(Get-UdeskBulkResult $journal).Count), (@(Get-UdeskBulkResult $journal).Count - 1)
        [IO.File]::WriteAllText($torn, ($text -split "`n")[0] + "`n{`"state`":`"sen")
        @(Get-UdeskBulkResult $torn).Count | Should -Be 0
    }

    It 'has nothing to say of a run that has only begun, and asks no lock of it' {
        foreach ($begun in '', '{"journal":"Used', '{"journal":"UsedeskUdesk","version":2,"salt":"AAAA"') {
            [IO.File]::WriteAllText("$TestDrive/begun.journal", $begun)
            Get-UdeskBulkResult "$TestDrive/begun.journal" -ErrorAction Stop | Should -BeNullOrEmpty
        }
        { Get-UdeskBulkResult env:PATH -ErrorAction Stop } | Should -Throw -ErrorId 'NotAFile*'
    }

    It 'refuses what is no journal, by its line' {
        Set-Content "$TestDrive/other.txt" 'hello'
        { Get-UdeskBulkResult "$TestDrive/other.txt" -ErrorAction Stop } | Should -Throw -ErrorId 'NotAJournal*'
        { Get-UdeskBulkResult "$TestDrive/none.journal" -ErrorAction Stop } | Should -Throw -ErrorId 'JournalNotReadable*'
        Add-Content (Copy-Item $journal "$TestDrive/bad.journal" -PassThru) "nonsense`n"
        { Get-UdeskBulkResult "$TestDrive/bad.journal" -ErrorAction Stop } | Should -Throw '*Line*not one of a journal*'
    }

    It 'is the same journal to the run afterwards' {
        $before = (Get-SimulatorState $simulator).tickets
        $null = $rows | New-UsedeskTicket -JournalPath $journal -ErrorAction SilentlyContinue
        (Get-SimulatorState $simulator).tickets | Should -Be $before
    }
}
