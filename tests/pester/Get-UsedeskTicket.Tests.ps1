BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    function Get-LastBody { @(Get-Request $simulator tickets)[-1].json }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UsedeskTicket by number' {
    BeforeEach { Clear-Fault $simulator; Clear-Request $simulator }

    It 'shows comments, tags, changes and custom fields as objects' {
        $made = New-UsedeskTicket -Subject 'Возврат' -Message '<p>тест 🎉</p>' -ClientEmail 'reader@example.test' -Tag one, vip -AdditionalId X-1 -GroupId 11 `
            -Field ([ordered]@{ 10 = 'A-17'; 12 = $true; 9 = 93 }) -NestedList ([ordered]@{ 61 = 'Electronics'; 62 = 'Phones' })
        $made | Update-UsedeskTicket -Status OnHold -Priority urgent -UserId 2156
        $made | Add-UsedeskTicketComment -Message 'note' -Cc 'a@example.test' -File $PSCommandPath | Out-Null
        $ticket = Get-UsedeskTicket $made.TicketId
        $ticket | Should -BeOfType UsedeskUdesk.UsedeskTicket
        $ticket.Subject | Should -Be 'Возврат'
        $ticket.Status | Should -Be 'OnHold'
        $ticket.Status.Id | Should -Be 5
        $ticket.GroupId | Should -Be 11
        $ticket.AssigneeId | Should -BeNullOrEmpty
        $ticket.ChannelId | Should -Be 683
        $ticket.AdditionalId | Should -Be 'X-1'
        $ticket.Tag -contains 'VIP' | Should -BeTrue
        $ticket.CreatedAt.Offset | Should -Be ([timespan]::Zero)
        $ticket.Comment.Count | Should -Be 2
        $ticket.Comment[0].Message | Should -Be '<p>тест 🎉</p>'
        $ticket.Comment[0].IsFirst | Should -BeTrue
        $ticket.Comment[1].Type | Should -Be 'private'
        $ticket.Comment[1].Cc | Should -Be 'a@example.test'
        $ticket.Comment[1].Attachment[0].Name | Should -Be (Split-Path $PSCommandPath -Leaf)
        $ticket.Change.Target | Should -Be 'status_id', 'priority'
        $ticket.Change[0].OldValue | Should -Be '8'
        $ticket.Change[0].Value | Should -Be '5'
        $ticket.Change[0].UserId | Should -Be 2156
        ($ticket.CustomField | Where-Object FieldId -EQ 10).Value | Should -Be 'A-17'
        ($ticket.CustomField | Where-Object FieldId -EQ 62).Value | Should -Be 'Phones'
    }

    It 'takes numbers, text and objects from the pipeline, and keeps their order' {
        (2154803, 2154801, '2154802' | Get-UsedeskTicket -ThrottleLimit 3).TicketId | Should -Be 2154803, 2154801, 2154802
        ([pscustomobject]@{ TicketId = '2154804' } | Get-UsedeskTicket).TicketId | Should -Be 2154804
        (Get-UsedeskTicket -First 2 | Get-UsedeskTicket).Comment.Count | Should -Be 2
        ([pscustomobject]@{ Id = 2154801 } | Get-UsedeskTicket).TicketId | Should -Be 2154801
    }

    It 'writes an error for a ticket that is not there, and goes on' {
        $found = 1, 2154801 | Get-UsedeskTicket -ErrorAction SilentlyContinue -ErrorVariable failure
        $found.TicketId | Should -Be 2154801
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.113,*'
        $failure[0].TargetObject | Should -Be 1
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'asks as an agent, and for the times left' {
        $ticket = Get-UsedeskTicket 2154801 -AccessibleForAgentId 2156 -IncludeSla
        $ticket.Sla.first_reply.time | Should -Be 3600
        $json = @(Get-Request $simulator ticket)[0].json
        $json.accessible_for_agent_id | Should -Be 2156
        $json.properties | Should -Be 'sla'
        Get-UsedeskTicket 2154801 -AccessibleForAgentId 2157 -ErrorAction SilentlyContinue -ErrorVariable failure | Out-Null
        @($failure).Count | Should -Be 0
    }

    It 'sends nothing for a number that is none' {
        Get-UsedeskTicket 0 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator ticket).Count | Should -Be 0
    }

    It 'reads a group of 0, text or null as none' {
        @(2154802, 2154803, 2154804 | Get-UsedeskTicket | Where-Object { $null -eq $_.GroupId }).Count | Should -Be 3
    }

    It 'says when an answer holds no ticket' {
        Add-Fault $simulator @{ service = 'usedesk'; path = '/ticket'; kind = 'body'; body = '{"status":"success"}' }
        Get-UsedeskTicket 2154801 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidResponse,*'
    }

    It 'reads lists that PHP made objects of, and changes of several values' {
        $body = '{"ticket":{"id":7,"status_id":"1"},"comments":{},"tags":{"1":{"id":5,"name":"one"}},"custom_fields":{"3":{"ticket_field_id":"10","id":"900","value":"x"}},' +
            '"changes":[{"id":"213671","trigger_id":"1260","user_id":null,"data":[{"target":"assignee","value":"2"},{"target":"group","value":"3","old_value":"1"}],"changed_at":"2017-03-01 14:30:49"}]}'
        Add-Fault $simulator @{ service = 'usedesk'; path = '/ticket'; kind = 'body'; body = $body }
        $ticket = Get-UsedeskTicket 7
        $ticket.Tag.Name | Should -Be 'one'
        $ticket.CustomField.FieldId | Should -Be 10
        $ticket.Comment.Count | Should -Be 0
        $ticket.Change.Target | Should -Be 'assignee', 'group'
        $ticket.Change.TriggerId | Should -Be 1260, 1260
        $ticket.Change[1].OldValue | Should -Be '1'
    }

    It 'reads statuses under both names, unknown numbers, and changes without a list' {
        $body = '{"ticket":{"id":"7","status":77,"group":"0","assignee_id":"0"},"comments":null,"changes":[{"target":"status","old_value":"8","value":"1","changed_at":"2017-03-01 14:30:49"}],"tags":["one"],"custom_fields":[]}'
        Add-Fault $simulator @{ service = 'usedesk'; path = '/ticket'; kind = 'body'; body = $body }
        $ticket = Get-UsedeskTicket 7
        $ticket.Status.Id | Should -Be 77
        $ticket.Status | Should -Be '77'
        $ticket.AssigneeId | Should -BeNullOrEmpty
        $ticket.Tag[0].Name | Should -Be 'one'
        $ticket.Change[0].ChangedAt | Should -Be ([datetimeoffset]'2017-03-01T14:30:49Z')
    }
}

Describe 'Get-UsedeskTicket by condition' {
    BeforeEach { Clear-Fault $simulator; Clear-Request $simulator }

    It 'sends <Name> as <Expected>' -ForEach @(
        @{ Name = 'Status'; Arguments = @{ Status = 'New', 1, 'on hold', 99 }; Field = 'fstatus'; Expected = '8,1,5,99' }
        @{ Name = 'Status from one text'; Arguments = @{ Status = 'Open, New' }; Field = 'fstatus'; Expected = '1,8' }
        @{ Name = 'GroupId'; Arguments = @{ GroupId = '11,12', 13 }; Field = 'fgroup'; Expected = '11,12,13' }
        @{ Name = 'ChannelId'; Arguments = @{ ChannelId = 683, 684 }; Field = 'fchannel'; Expected = '683,684' }
        @{ Name = 'Type'; Arguments = @{ Type = 'Question', 'task' }; Field = 'ftype'; Expected = 'question,task' }
        @{ Name = 'Priority'; Arguments = @{ Priority = 'URGENT', '7' }; Field = 'fpriority'; Expected = 'urgent,7' }
        @{ Name = 'Tag'; Arguments = @{ Tag = 'vip', 'test' }; Field = 'tag'; Expected = 'vip,test' }
        @{ Name = 'ClientId'; Arguments = @{ ClientId = 27747601 }; Field = 'client_id'; Expected = 27747601 }
        @{ Name = 'Query'; Arguments = @{ Query = 'Возврат' }; Field = 'query'; Expected = 'Возврат' }
        @{ Name = 'CreatedAfter without a zone'; Arguments = @{ CreatedAfter = '2026-05-19 10:00' }; Field = 'created_after'; Expected = '2026-05-19 10:00' }
        @{ Name = 'CreatedBefore with a zone'; Arguments = @{ CreatedBefore = '2026-05-19T10:00:59+03:00' }; Field = 'created_before'; Expected = '2026-05-19 07:00' }
        @{ Name = 'UpdatedAfter as a date'; Arguments = @{ UpdatedAfter = [datetime]::new(2026, 5, 19) }; Field = 'updated_after'; Expected = '2026-05-19 00:00' }
        @{ Name = 'UpdatedBefore as UTC'; Arguments = @{ UpdatedBefore = [datetime]::new(2026, 5, 19, 1, 2, 3, [DateTimeKind]::Utc) }; Field = 'updated_before'; Expected = '2026-05-19 01:02' }
        @{ Name = 'SortBy'; Arguments = @{ SortBy = 'published_at' }; Field = 'sort'; Expected = 'published_at' }
        @{ Name = 'Descending'; Arguments = @{ Descending = $true }; Field = 'order'; Expected = 'desc' }
        @{ Name = 'AccessibleForAgentId'; Arguments = @{ AccessibleForAgentId = 2156 }; Field = 'accessible_for_agent_id'; Expected = 2156 }
    ) {
        Get-UsedeskTicket @Arguments -ErrorAction SilentlyContinue | Out-Null
        $json = Get-LastBody
        $json.$Field | Should -Be $Expected
        # Nothing but the token, the condition and the page.
        @($json.psobject.Properties).Count | Should -Be 3
        $json.offset | Should -Be 0
    }

    It 'finds by agent, and finds what nobody has' {
        (Get-UsedeskTicket -AssigneeId 2156).TicketId | Should -Be 2154801
        (Get-LastBody).fassigned.assignee_id | Should -Be 2156
        $free = New-UsedeskTicket -Subject group -Message m -GroupId 13
        $none = Get-UsedeskTicket -Unassigned
        $none.TicketId | Should -Contain 2154802
        $none.TicketId | Should -Not -Contain $free.TicketId
        $none.TicketId | Should -Not -Contain 2154801
        (Get-UsedeskTicket -Unassigned -GroupId 13).TicketId | Should -Be $free.TicketId
        $json = Get-LastBody
        $json.fgroup | Should -Be '13'
        $json.fassigned.assignee_id | Should -Be 'unassigned'
        $json.fassigned.psobject.Properties['group_id'] | Should -BeNullOrEmpty
    }

    It 'refuses <Id> and sends nothing' -ForEach @(
        @{ Id = 'InvalidWindow'; Arguments = @{ CreatedAfter = '2026-05-20'; CreatedBefore = '2026-05-19' } }
        @{ Id = 'InvalidWindow'; Arguments = @{ UpdatedAfter = '2026-05-20'; UpdatedBefore = '2026-05-19' } }
        @{ Id = 'InvalidParameter'; Arguments = @{ AssigneeId = 2156; Unassigned = $true } }
    ) {
        Get-UsedeskTicket @Arguments -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        @(Get-Request $simulator tickets).Count | Should -Be 0
    }

    It 'refuses a status that is no word and no number' {
        { Get-UsedeskTicket -Status shut } | Should -Throw '*is not a valid ticket status*'
    }

    It 'ends the pipeline when the token is refused, and reports a limit that lasts' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'tickets'; kind = 'body'; body = '{"code":112,"error":"Wrong api_token"}' }
        { Get-UsedeskTicket -First 1 } | Should -Throw -ErrorId 'UsedeskApi.112,*'
    }

    It 'reads <Count> rows, none lost or doubled' -ForEach @(@{ Count = 1050; Pages = 11 }, @{ Count = 1100; Pages = 12 }) {
        $missing = $Count - (Get-SimulatorState $simulator).tickets
        $null = Invoke-Control $simulator POST tickets/seed @{ count = $missing }
        Clear-Request $simulator
        $ids = (Get-UsedeskTicket).TicketId
        $ids.Count | Should -Be $Count
        @($ids | Sort-Object -Unique).Count | Should -Be $Count
        $requests = @(Get-Request $simulator tickets)
        $requests.json.offset | Should -Be (0..($Pages - 1))
    }

    It 'reads the page that -First and -Skip need, and no other' {
        $all = (Get-UsedeskTicket).TicketId
        Clear-Request $simulator
        (Get-UsedeskTicket -Skip 250 -First 60).TicketId | Should -Be $all[250..309]
        @(Get-Request $simulator tickets).json.offset | Should -Be 2, 3
        Clear-Request $simulator
        (Get-UsedeskTicket | Select-Object -First 5).TicketId | Should -Be $all[0..4]
        @(Get-Request $simulator tickets).Count | Should -Be 1
    }
}
