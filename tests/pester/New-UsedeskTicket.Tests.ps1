BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'New-UsedeskTicket' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
        $before = (Get-SimulatorState $simulator).tickets
    }

    It 'makes a ticket that can be read back' {
        $ticket = New-UsedeskTicket -Subject 'Привет 🎉' -Message '<p>тест</p>' -ClientEmail 'a@example.test' -Tag 'one', 'two' -Priority urgent -Status OnHold
        $ticket.TicketId | Should -BeGreaterThan 0
        $ticket.Status | Should -Be 'success'
        $stored = Get-Stored $simulator "tickets/$($ticket.TicketId)"
        $stored.subject | Should -Be 'Привет 🎉'
        $stored.status | Should -Be 5
    }

    It 'sends nothing with -WhatIf' {
        New-UsedeskTicket -Subject a -Message b -WhatIf
        @(Get-Request $simulator 'create/ticket').Count | Should -Be 0
    }

    It 'makes no second ticket when the connection breaks after the service acted' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'create/ticket'; kind = 'cut-after' }
        New-UsedeskTicket -Subject a -Message b -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        @(Get-Request $simulator 'create/ticket').Count | Should -Be 1
        (Get-SimulatorState $simulator).tickets | Should -Be ($before + 1)
    }

    It 'makes exactly one ticket after a 429 with Retry-After' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'create/ticket'; kind = 'status'; status = 429; retryAfter = '1' }
        (New-UsedeskTicket -Subject a -Message b).TicketId | Should -BeGreaterThan 0
        @(Get-Request $simulator 'create/ticket').Count | Should -Be 2
        (Get-SimulatorState $simulator).tickets | Should -Be ($before + 1)
    }

    It 'takes rows of a CSV file, and a row that fails does not stop the others' {
        $rows = @'
Subject,Message,ClientEmail,Status,PrivateComment,AssigneeId
One,text,x@example.test,New,yes,
Two,,x@example.test,3,no,
Three,text,x@example.test,open,0,99999999
Four,text,x@example.test,open,0,
'@ | ConvertFrom-Csv
        $tickets = $rows | New-UsedeskTicket -ErrorAction SilentlyContinue -ErrorVariable failures
        $tickets.Count | Should -Be 2
        $failures.Count | Should -Be 2
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.114,*'
        $failures[0].TargetObject.Subject | Should -Be 'Two'
        $failures[1].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.117,*'
        $failures[1].TargetObject.Subject | Should -Be 'Three'
    }
}
