# What an administrator sees of results: tables that can be sorted by their headers, lists, cells of CSV and HTML, JSON, colours.
# The samples are those of the views, so that no type can be forgotten.
BeforeDiscovery {
    $views = Get-ChildItem "$PSScriptRoot/../engine/Views" -Filter *.txt | Where-Object { (Get-Content $_ -Raw) -notmatch '(?m)^[^=].*\$(sim|session)\b' } | ForEach-Object {
        @{ Name = $_.BaseName; Script = ((((Get-Content $_ -Raw) -replace "`r") -split '(?m)^==== 80$')[0] -split "`n", 2)[1] }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    # Names of types as a cell or a list would show them.
    $typeName = '\b(UsedeskUdesk|System)\.[A-Z]\w+|`1'
    $ticket = [UsedeskUdesk.UsedeskTicket]@{
        TicketId = 7; Status = 'Open'; Subject = 'A'; UpdatedAt = [DateTimeOffset]'2026-05-19T01:52:11Z'
        Tag = [UsedeskUdesk.UsedeskTag[]]@([UsedeskUdesk.UsedeskTag]@{ Name = 'vip' }, [UsedeskUdesk.UsedeskTag]@{ Name = 'lost' })
        CustomField = [UsedeskUdesk.UsedeskTicketFieldValue[]]@([UsedeskUdesk.UsedeskTicketFieldValue]@{ FieldId = 5; Name = 'Order'; Value = '42' })
    }
    $ticket.AdditionalProperties['sla_name'] = 'Gold'
}

Describe 'Each type of result' {
    It 'has no name of a type in a cell of CSV or HTML: <Name>' -ForEach $views {
        $items = @([scriptblock]::Create($Script).Invoke())
        $items.Count | Should -BeGreaterThan 0
        foreach ($item in $items) {
            $item | ConvertTo-Csv -NoTypeInformation | Select-Object -Skip 1 | Should -Not -Match $typeName
            # Newlines within a cell are not what is asked here.
            ($item | ConvertTo-Html -Fragment) -join '' | Should -Not -Match $typeName
        }
    }

    It 'is a list without names of types, unknown fields or more than a screen: <Name>' -ForEach $views {
        foreach ($item in [scriptblock]::Create($Script).Invoke()) {
            $lines = @(($item | Format-List | Out-String -Width 120).Trim() -split "`r?`n")
            $lines -join "`n" | Should -Not -Match "$typeName|AdditionalProperties"
            $lines.Count | Should -BeLessOrEqual 24
        }
    }
}

Describe 'Tables' {
    It 'sorts, filters and selects by what stands above a column' {
        $other = [UsedeskUdesk.UsedeskTicket]@{ TicketId = 8; UpdatedAt = [DateTimeOffset]'2026-05-18T01:00:00Z' }
        ($ticket, $other | Sort-Object Updated).TicketId | Should -Be 8, 7
        ($ticket, $other | Where-Object Updated -GT '2026-05-18T12:00:00Z').TicketId | Should -Be 7
        ($ticket | Select-Object Updated).Updated | Should -Be $ticket.UpdatedAt
    }

    It 'adds nothing to what is exported, converted or listed by name' {
        ($ticket | ConvertTo-Csv -NoTypeInformation)[0] | Should -Not -Match '"Updated"|"Agent"|"Group"'
        ($ticket | ConvertTo-Json | ConvertFrom-Json).PSObject.Properties.Name | Should -Not -Contain 'Updated'
        ($ticket | Select-Object *).PSObject.Properties.Name | Should -Not -Contain 'Updated'
    }

    It 'has the state in colour where the session has $PSStyle, and plain where output is plain' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $before = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            $ticket | Out-String | Should -Match "`e\[32mOpen"
            $PSStyle.OutputRendering = 'PlainText'
            $ticket | Out-String | Should -Not -Match "`e"
        }
        finally { $PSStyle.OutputRendering = $before }
        [UsedeskUdesk.Output.ViewText]::State('Open', $null) | Should -Be 'Open'
    }

    It 'lets no control character of a name through' {
        $before = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            $odd = [UsedeskUdesk.UdeskAgentStatus]@{ AgentId = 1; Name = "Ann`e]0;owned`a`e[2J$([char]0x202E)x" }
            $odd | Format-Table | Out-String | Should -Not -Match "`e\]0|`a|$([char]0x202E)|`e\[2J"
        }
        finally { $PSStyle.OutputRendering = $before }
    }

    It 'says times with their zone whatever the culture' {
        $culture = [Threading.Thread]::CurrentThread.CurrentCulture
        try {
            [Threading.Thread]::CurrentThread.CurrentCulture = 'fa-IR'
            [UsedeskUdesk.Output.ViewText]::Time([DateTimeOffset]'2026-05-19T09:52:11+08:00') | Should -Be '2026-05-19 09:52:11+08'
            [UsedeskUdesk.Output.ViewText]::Time([DateTimeOffset]'2026-05-19T09:52:11+05:30') | Should -Be '2026-05-19 09:52:11+05:30'
            [UsedeskUdesk.Output.ViewText]::Minute([DateTimeOffset]'2026-05-19T09:52:11Z') | Should -Be '2026-05-19 09:52Z'
            [UsedeskUdesk.Output.ViewText]::Time([DateTimeOffset]'2026-05-19T09:52:11-03:00') | Should -Be '2026-05-19 09:52:11-03'
        }
        finally { [Threading.Thread]::CurrentThread.CurrentCulture = $culture }
    }
}

Describe 'Cells and JSON' {
    It 'has tags as text, and fields as name=value' {
        $row = $ticket | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
        $row.Tag | Should -Be 'vip; lost'
        $row.CustomField | Should -Be 'Order=42'
        $row.AdditionalProperties | Should -Be 'sla_name=Gold'
        $row.Comment | Should -BeNullOrEmpty
    }

    It 'stays structured in JSON' {
        $json = $ticket | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        $json.Tag.Name | Should -Be 'vip', 'lost'
        $json.CustomField[0].Value | Should -Be '42'
        $json.AdditionalProperties.sla_name | Should -Be 'Gold'
        ([UsedeskUdesk.UsedeskTicket]::new() | ConvertTo-Json | ConvertFrom-Json).Tag.GetType().Name | Should -Be 'Object[]'
    }

    It 'goes on working as an array does' {
        $ticket.Tag.Count | Should -Be 2
        $ticket.Tag.Length | Should -Be 2
        $ticket.Tag[-1].Name | Should -Be 'lost'
        $ticket.Tag -contains 'vip' | Should -BeTrue
        [string[]]$ticket.Tag | Should -Be 'vip', 'lost'
        @($ticket.Tag | ForEach-Object Name) | Should -Be 'vip', 'lost'
    }
}

Describe 'History' {
    It 'is in words' {
        $change = [UsedeskUdesk.UsedeskTicketChange]@{ Target = 'status'; OldValue = '1'; Value = '3' }
        $change.History | Should -Be "Open $([char]0x2192) Closed"
        "$change" | Should -Be "status: Open $([char]0x2192) Closed"
        ([UsedeskUdesk.UsedeskTicketChange]@{ Target = 'assignee_id'; Value = '2157' }).History | Should -Be "(none) $([char]0x2192) 2157"
    }
}

Describe 'Names beside IDs' {
    BeforeAll {
        $simulator = Start-Simulator
        Connect-Simulator $simulator
    }
    AfterAll { Stop-Simulator $simulator }

    It 'shows the ID until the connection has read the names, and makes no call for them' {
        $group = Get-UsedeskGroup | Select-Object -First 1
        $new = New-UsedeskTicket -Subject 'Names' -Message 'm' -ClientName 'C' -ClientEmail 'c@example.com' -GroupId $group.GroupId
        Connect-Simulator $simulator
        Clear-Request $simulator
        $before = Get-UsedeskTicket $new.TicketId
        $before.Group | Should -Be $group.GroupId
        @(Get-Request $simulator 'groups').Count | Should -Be 0
        # A name as an argument has the connection read the groups.
        $null = Get-UsedeskTicket -GroupId $group.Name -First 1
        $before.Group | Should -Be $group.Name
        (Get-UsedeskTicket $new.TicketId).Group | Should -Be $group.Name
        @(Get-Request $simulator 'groups').Count | Should -Be 1
    }
}
