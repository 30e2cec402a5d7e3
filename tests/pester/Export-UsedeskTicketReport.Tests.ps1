BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    . "$PSScriptRoot/ReportSamples.ps1"
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Export-UsedeskTicketReport' {
    It 'counts open tickets by age, group and agent, and first answers from the comments' {
        New-SampleTicket 100 | Export-UsedeskTicketReport "$TestDrive/tickets.html" -Title 'All & more'
        $text = Get-Content "$TestDrive/tickets.html" -Raw
        $text | Should -Match '<dt>Tickets</dt><dd><bdi>100<'
        # Three of five statuses are open ones.
        $text | Should -Match '<dt>Open</dt><dd><bdi>60<'
        $text | Should -Match '<h1>All &amp; more</h1>'
        # 50 tickets have comments: ticket i was answered after 10 + i minutes; a private comment is no answer.
        $text | Should -Match '<bdi>50</bdi></td><td><bdi>50</bdi></td><td><bdi>0</bdi></td><td><bdi>00:59:00</bdi>'
    }

    It 'takes what the service lists, with names where the connection knows them' {
        $group = Get-UsedeskGroup | Select-Object -First 1
        $null = New-UsedeskTicket -Subject 'Report' -Message 'm' -ClientName 'C' -ClientEmail 'c@example.com' -GroupId $group.Name
        Get-UsedeskTicket | Export-UsedeskTicketReport "$TestDrive/listed.html"
        $text = Get-Content "$TestDrive/listed.html" -Raw
        $text | Should -Match "<bdi>$([regex]::Escape([Net.WebUtility]::HtmlEncode($group.Name)))</bdi>"
        $text | Should -Match 'came without their comments|First answers'
    }

    It 'says that there are none' {
        Export-UsedeskTicketReport "$TestDrive/none.html"
        Get-Content "$TestDrive/none.html" -Raw | Should -Match 'No ticket came in'
    }
}
