BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Add-UsedeskTicketTag' {
    BeforeEach { Clear-Request $simulator }

    It 'keeps the tags that a ticket has' {
        $ticket = New-UsedeskTicket -Subject s -Message m -Tag one
        ($ticket | Add-UsedeskTicketTag -Tag two, ONE -PassThru).Tag.Name | Should -Be 'one', 'two'
        @(Get-Request $simulator 'update/ticket').Count | Should -Be 1
    }

    It 'sends nothing where the ticket has them all' {
        $ticket = New-UsedeskTicket -Subject s -Message m -Tag one
        Add-UsedeskTicketTag $ticket.TicketId one
        @(Get-Request $simulator 'update/ticket').Count | Should -Be 0
    }

    It 'takes several tickets, and names the one that does not exist' {
        $tickets = 1..2 | ForEach-Object { (New-UsedeskTicket -Subject "s$_" -Message m).TicketId }
        Add-UsedeskTicketTag $tickets[0], 7, $tickets[1] seen -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $failed | Should -HaveCount 1
        "$failed" | Should -BeLike 'ticket 7*113*'
        (Get-UsedeskTicket $tickets).Tag.Name | Should -Be 'seen', 'seen'
    }

    It 'changes nothing with -WhatIf' {
        Add-UsedeskTicketTag 2154801 new -WhatIf
        @(Get-Request $simulator).Count | Should -Be 0
    }
}
