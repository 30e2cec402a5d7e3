BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    function Get-Body { @(Get-Request $simulator update/ticket)[-1].json }
    function Get-BodyName { (Get-Body).psobject.Properties.Name | Where-Object { $_ -notin 'api_token', 'ticket_id' } }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Update-UsedeskTicket' {
    BeforeEach {
        Clear-Fault $simulator
        $id = (New-UsedeskTicket -Subject 'before' -Message m -GroupId 11 -AssigneeId 2156 -Tag vip -NestedList ([ordered]@{ 61 = 'Electronics'; 62 = 'Phones'; 63 = 'Model X' })).TicketId
        Clear-Request $simulator
    }

    It 'changes what was named and nothing else' {
        Update-UsedeskTicket $id -Subject 'Привет 🎉' -Status Pending -Priority Urgent -Type TASK -Tag one, two -ClientId 27747602 -UserId 2157 -Field @{ 10 = 'A-1' } | Should -BeNullOrEmpty
        $json = Get-Body
        Get-BodyName | Should -Be 'subject', 'client_id', 'tag', 'priority', 'status', 'type', 'field_id', 'field_value', 'user_id'
        $json.ticket_id | Should -Be $id
        $json.status | Should -Be 6
        $json.priority | Should -BeExactly 'urgent'
        $json.type | Should -BeExactly 'task'
        $ticket = Get-UsedeskTicket $id
        $ticket.Subject | Should -Be 'Привет 🎉'
        $ticket.Tag.Name | Should -Be 'one', 'two'
        $ticket.ClientId | Should -Be 27747602
        $ticket.Change.UserId | Select-Object -Unique | Should -Be 2157
    }

    It 'shows the ticket afterwards with -PassThru' {
        $ticket = Update-UsedeskTicket $id -Status 7 -PassThru
        $ticket | Should -BeOfType UsedeskUdesk.UsedeskTicket
        $ticket.Status | Should -Be 'Spam'
    }

    It 'assigns by group and agent: <Name>' -ForEach @(
        @{ Name = 'both'; Arguments = @{ AssigneeId = 2157; GroupId = 12 }; Sent = 'group_id', 'assignee_id'; Agent = 2157; Group = 12 }
        @{ Name = 'the group alone'; Arguments = @{ GroupId = 13 }; Sent = , 'group_id'; Agent = $null; Group = 13 }
        @{ Name = 'the agent alone, in the default group'; Arguments = @{ AssigneeId = 2157 }; Sent = , 'assignee_id'; Agent = 2157; Group = 12 }
        @{ Name = 'no agent'; Arguments = @{ ClearAssignee = $true }; Sent = , 'assignee_id'; Agent = $null; Group = 11 }
        @{ Name = 'no group'; Arguments = @{ ClearGroup = $true }; Sent = , 'group_id'; Agent = 2156; Group = $null }
        @{ Name = 'nobody'; Arguments = @{ ClearGroup = $true; ClearAssignee = $true }; Sent = 'group_id', 'assignee_id'; Agent = $null; Group = $null }
    ) {
        $ticket = Update-UsedeskTicket $id @Arguments -PassThru
        Get-BodyName | Should -Be $Sent
        $ticket.AssigneeId | Should -Be $Agent
        $ticket.GroupId | Should -Be $Group
    }

    It 'takes agent and group away by the word null, as text' {
        Update-UsedeskTicket $id -ClearAssignee -ClearGroup
        @(Get-Request $simulator update/ticket)[0].body | Should -BeLike '*"group_id":"null","assignee_id":"null"*'
    }

    It 'clears nothing when the agent is wrong' {
        Update-UsedeskTicket $id -AssigneeId 99999999 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.117,*'
        (Get-UsedeskTicket $id).AssigneeId | Should -Be 2156
    }

    It 'keeps a new ticket new with -Silent' {
        $ticket = Update-UsedeskTicket $id -Priority low -Silent -PassThru
        $ticket.Status | Should -Be 'New'
        (Get-Body).silent | Should -BeTrue
        (Update-UsedeskTicket $id -Priority urgent -PassThru).Status | Should -Be 'Open'
    }

    It 'sets a nested list from the top' {
        $ticket = Update-UsedeskTicket $id -NestedList ([ordered]@{ 61 = 'Test'; 62 = 'Test1' }) -PassThru
        ($ticket.CustomField | Where-Object FieldId -EQ 62).Value | Should -Be 'Test1'
        @(Get-Request $simulator update/ticket)[0].body | Should -BeLike '*"lists":`[`[{"id":"61","value":"Test"},{"id":"62","value":"Test1"}`]`]*'
    }

    It 'clears a level by an empty value in -NestedList' {
        $ticket = Update-UsedeskTicket $id -NestedList ([ordered]@{ 61 = 'Electronics'; 62 = $null }) -PassThru
        $ticket.CustomField.FieldId | Should -Be 61, 63
    }

    It 'clears a level and leaves those below' {
        $ticket = Update-UsedeskTicket $id -ClearNestedList 61 -PassThru
        @(Get-Request $simulator update/ticket)[0].body | Should -BeLike '*"lists":`[`[{"id":"61","value":""}`]`]}'
        $ticket.CustomField.FieldId | Should -Be 62, 63
    }

    It 'reaches a lower level through those above it' {
        $ticket = Update-UsedeskTicket $id -ClearNestedList 62 -PassThru
        @(Get-Request $simulator update/ticket)[0].body | Should -BeLike '*`[`[{"id":"61","value":"Electronics"},{"id":"62","value":""}`]`]}'
        $ticket.CustomField.FieldId | Should -Be 61, 63
    }

    It 'clears all levels with -Recurse, over a gap too' {
        $ticket = Update-UsedeskTicket $id -ClearNestedList 61 -Recurse -PassThru
        @(Get-Request $simulator update/ticket)[0].body | Should -BeLike '*`[`[{"id":"61","value":""},{"id":"62","value":""},{"id":"63","value":""}`]`]}'
        $ticket.CustomField.Count | Should -Be 0
        Update-UsedeskTicket $id -NestedList ([ordered]@{ 61 = 'Electronics'; 62 = 'Phones'; 63 = 'Model X' })
        Update-UsedeskTicket $id -ClearNestedList 62
        (Update-UsedeskTicket $id -ClearNestedList 61 -Recurse -PassThru).CustomField.Count | Should -Be 0
    }

    It 'clears from the middle down, and keeps the level above' {
        $ticket = Update-UsedeskTicket $id -ClearNestedList 62 -Recurse -PassThru
        $ticket.CustomField.FieldId | Should -Be 61
    }

    It 'says two levels of one chain in one chain' {
        Update-UsedeskTicket $id -ClearNestedList 61, 62
        @(Get-Request $simulator update/ticket)[0].body | Should -BeLike '*`[`[{"id":"61","value":""},{"id":"62","value":""}`]`]}'
    }

    It 'clears a top level where the definitions cannot be read, with a warning' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'ticket/fields'; kind = 'body'; body = '{"code":115,"error":"no access"}' }
        Update-UsedeskTicket $id -ClearNestedList 61 -WarningAction SilentlyContinue -WarningVariable warning
        $warning.Count | Should -Be 1
        (Get-UsedeskTicket $id).CustomField.FieldId | Should -Be 62, 63
    }

    It 'changes nothing with -Recurse where the definitions cannot be read' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'ticket/fields'; kind = 'body'; body = '{"code":115,"error":"no access"}' }
        Update-UsedeskTicket $id -ClearNestedList 61 -Recurse -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.115,*'
        @(Get-Request $simulator update/ticket).Count | Should -Be 0
    }

    It 'sends of a piped ticket only what was named' {
        Get-UsedeskTicket $id | Update-UsedeskTicket -Status Closed
        Get-BodyName | Should -Be 'status'
        Get-UsedeskTicket $id | Update-UsedeskTicket -Subject { "[$($_.TicketId)] $($_.Subject)" }
        Get-BodyName | Should -Be 'subject'
        (Get-UsedeskTicket $id).Subject | Should -Be "[$id] before"
        Get-UsedeskTicket $id | Update-UsedeskTicket -AssigneeId 2156 -GroupId 11
        Get-BodyName | Should -Be 'group_id', 'assignee_id'
    }

    It 'knows a ticket that another process sent' {
        $ticket = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Get-UsedeskTicket $id), 3))
        $ticket | Update-UsedeskTicket -Priority urgent
        Get-BodyName | Should -Be 'priority'
    }

    It 'takes a row that was made of a ticket for what shall be' {
        Get-UsedeskTicket $id | Select-Object TicketId, @{ n = 'Subject'; e = { 'after' } }, Priority | Update-UsedeskTicket
        Get-BodyName | Should -Be 'subject', 'priority'
    }

    It 'takes an answer without a body for a success' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'update/ticket'; kind = 'empty' }
        Update-UsedeskTicket $id -Status Closed -ErrorAction Stop
        (Get-UsedeskTicket $id).Status | Should -Be 'Closed'
    }

    It 'takes receipts, whose status is no ticket status' {
        $receipt = New-UsedeskTicket -Subject a -Message b
        $receipt | Update-UsedeskTicket -Priority low
        Get-BodyName | Should -Be 'priority'
        $receipt | Add-UsedeskTicketComment -Message c | Update-UsedeskTicket -Status Pending
        (Get-UsedeskTicket $receipt.TicketId).Status | Should -Be 'Pending'
    }

    It 'takes rows of a CSV file, and a row that fails does not stop the others' {
        $rows = @"
TicketId,Status,AssigneeId,GroupId,ClearGroup,Silent,Tag,Field,NestedList
$id,on hold,,,no,yes,"a, b",10=A-9;12=true,61=Test;62=Test1
1,Open,,,,,,,
$id,,,99,,,,,
$id,,,,,,,10,
$id,77x,,,,,,,
$id,Closed,,,,,,,
"@ | ConvertFrom-Csv
        $rows | Update-UsedeskTicket -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures.Count | Should -Be 4
        $failures[0, 1].FullyQualifiedErrorId | Should -Be @('UsedeskApi.113', 'UsedeskApi.118').ForEach({ "$_,UsedeskUdesk.Commands.UpdateUsedeskTicketCommand" })
        $failures[1].TargetObject.GroupId | Should -Be 99
        $failures[2].TargetObject.Field | Should -Be '10'
        $failures[3].TargetObject.Status | Should -Be '77x'
        $ticket = Get-UsedeskTicket $id
        $ticket.Status | Should -Be 'Closed'
        $ticket.Tag.Name | Should -Be 'a', 'b'
        ($ticket.CustomField | Where-Object FieldId -EQ 10).Value | Should -Be 'A-9'
        ($ticket.CustomField | Where-Object FieldId -EQ 62).Value | Should -Be 'Test1'
    }

    It 'reports <Code> of the service' -ForEach @(
        @{ Code = 119; Arguments = @{ ClientId = 99 } }
        @{ Code = 117; Arguments = @{ UserId = 99; Priority = 'low' } }
        @{ Code = 116; Arguments = @{ Tag = , ',' } }
    ) {
        Update-UsedeskTicket $id @Arguments -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "UsedeskApi.$Code,*"
        $failure[0].TargetObject | Should -Be $id
    }

    It 'takes a server error for what it is: it does not say that nothing was done' {
        Add-Fault $simulator @{ path = 'update/ticket'; kind = 'body'; body = '{"code":111,"error":"server error"}' }
        Update-UsedeskTicket $id -Type task -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        $failure[0].Exception.Code | Should -Be 111
    }

    It 'refuses <Name> before anything is sent' -ForEach @(
        @{ Name = 'nothing to change'; ErrorId = 'NothingToChange'; Arguments = @{ Silent = $true; UserId = 2156 } }
        @{ Name = 'an agent given and taken'; ErrorId = 'InvalidParameter'; Arguments = @{ AssigneeId = 2156; ClearAssignee = $true } }
        @{ Name = 'a group given and taken'; ErrorId = 'InvalidParameter'; Arguments = @{ GroupId = 11; ClearGroup = $true } }
        @{ Name = '-Recurse alone'; ErrorId = 'InvalidParameter'; Arguments = @{ Status = 'Open'; Recurse = $true } }
        @{ Name = 'a long subject'; ErrorId = 'TooLong'; Arguments = @{ Subject = 'x' * 256 } }
        @{ Name = 'a semicolon in a value'; ErrorId = 'SemicolonInField'; Arguments = @{ Field = @{ 10 = 'a;b' } } }
        @{ Name = 'a field by name'; ErrorId = 'InvalidField'; Arguments = @{ Field = @{ Order = 'a' } } }
        @{ Name = 'a gap in a nested list'; ErrorId = 'GapInList'; Arguments = @{ NestedList = [ordered]@{ 61 = ''; 62 = 'Phones' } } }
        @{ Name = 'a nested list without order'; ErrorId = 'UnorderedList'; Arguments = @{ NestedList = @{ 61 = 'Electronics'; 62 = 'Phones' } } }
    ) {
        Update-UsedeskTicket $id @Arguments -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$ErrorId,*"
        @(Get-Request $simulator update/ticket).Count | Should -Be 0
    }

    It 'does not repeat a change whose fate is unknown' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'update/ticket'; kind = 'cut-after' }
        Update-UsedeskTicket $id -Status Open -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        @(Get-Request $simulator update/ticket).Count | Should -Be 1
    }

    It 'sends nothing with -WhatIf, not even reads' {
        Update-UsedeskTicket $id -ClearNestedList 61 -Recurse -PassThru -WhatIf
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'is warned of by the listing that it takes rows from, and parentheses read all of that first' {
        1..230 | ForEach-Object { [pscustomobject]@{ Subject = "row $_" } } | New-UsedeskTicket -Message m -Tag many -ThrottleLimit 8 | Out-Null
        $closed = @(Get-UsedeskTicket -Tag many -Status New -WarningVariable warnings -WarningAction SilentlyContinue | Update-UsedeskTicket -Status Closed -PassThru)
        $closed.Count | Should -BeLessThan 230
        @($warnings).Count | Should -Be 1
        $warnings | Should -BeLike '*changed over the same connection*Read all of a listing before*'
        (Get-UsedeskTicket -Tag many -Status New -WarningVariable warnings) | Update-UsedeskTicket -Status Closed
        $warnings | Should -BeNullOrEmpty
        Get-UsedeskTicket -Tag many -Status New | Should -BeNullOrEmpty
    }
}
