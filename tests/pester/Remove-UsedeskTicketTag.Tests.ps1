BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Remove-UsedeskTicketTag' {
    BeforeEach { Clear-Request $simulator }

    It 'leaves the other tags' {
        $ticket = New-UsedeskTicket -Subject s -Message m -Tag one, two, three
        ($ticket | Remove-UsedeskTicketTag -Tag TWO -PassThru -Confirm:$false).Tag.Name | Should -Be 'one', 'three'
    }

    It 'does not take the last one' {
        $ticket = New-UsedeskTicket -Subject s -Message m -Tag one
        { $ticket | Remove-UsedeskTicketTag -Tag one -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'LastTag,*'
        (Get-UsedeskTicket $ticket.TicketId).Tag.Name | Should -Be 'one'
    }

    It 'sends nothing where the ticket has none of them' {
        $ticket = New-UsedeskTicket -Subject s -Message m -Tag one
        Remove-UsedeskTicketTag $ticket.TicketId other -Confirm:$false
        @(Get-Request $simulator 'update/ticket').Count | Should -Be 0
    }

    It 'changes nothing with -WhatIf' {
        Remove-UsedeskTicketTag 2154801 vip -WhatIf
        @(Get-Request $simulator).Count | Should -Be 0
    }
}
