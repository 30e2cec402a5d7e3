BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    . "$PSScriptRoot/ReportSamples.ps1"
    # Well-formed but for the doctype: read as XML, so that a tag that is not closed shows.
    function Read-Page { param($Path) $text = (Get-Content $Path -Raw -Encoding utf8) -replace '<!DOCTYPE html>' -replace '<meta([^>]*)>', '<meta$1/>'; [xml]$text }
}

Describe 'Export-UdeskQueueReport' {
    It 'counts by channel, queue, hour and wait' {
        $page = "$TestDrive/lost.html"
        1..100 | ForEach-Object { [UsedeskUdesk.UdeskAbandonedQueue]@{ CustomerId = $_ % 40; CustomerName = "C$($_ % 40)"; Channel = 'web'; QueueName = 'Q'; QueueSeconds = $_; QueueStartTime = [DateTimeOffset]'2026-05-04T09:30:00+08:00' } } |
            Export-UdeskQueueReport $page
        $xml = Read-Page $page
        $cells = @($xml.SelectNodes('//table[caption="Lost chats by channel, with waits"]/tbody/tr/*') | ForEach-Object InnerText)
        $cells | Should -Be 'web', '100', '100.0 %', '00:00:50', '00:01:30', '00:01:39'
        # 2026-05-04 is a Monday.
        @($xml.SelectNodes('//svg//g[rect/title="Monday 09:00: 100"]')).Count | Should -Be 1
        $xml.OuterXml | Should -Match '40 customers were lost more than once'
    }

    It 'puts hours into the zone that is asked for, across the change of clocks' {
        $page = "$TestDrive/zone.html"
        $zone = if ($IsWindows -or $PSVersionTable.PSVersion.Major -lt 6) { 'W. Europe Standard Time' } else { 'Europe/Berlin' }
        '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z' | ForEach-Object { [UsedeskUdesk.UdeskAbandonedQueue]@{ QueueStartTime = [DateTimeOffset]$_ } } | Export-UdeskQueueReport $page -TimeZone $zone
        $titles = @((Read-Page $page).SelectNodes('//g/rect/title') | ForEach-Object InnerText | Where-Object { $_ -notmatch ': 0$' })
        $titles | Should -Be 'Sunday 01:00: 1', 'Sunday 03:00: 1'
        { Export-UdeskQueueReport $page -TimeZone Nowhere/Else } | Should -Throw '*knows no time zone*'
    }

    It 'escapes whatever customers, channels and titles are called, and stays well-formed' {
        New-ReportSample $TestDrive
        foreach ($name in 'queue', 'tickets', 'empty', 'odd') { { Read-Page "$TestDrive/$name.html" } | Should -Not -Throw }
        $text = Get-Content "$TestDrive/odd.html" -Raw -Encoding utf8
        $text | Should -Not -Match '<script|<b>|\x1b|\u202e'
        $text | Should -Match '&lt;script&gt;alert\(1\)&lt;/script&gt;'
        $text | Should -Match 'had no usable wait'
    }

    It 'says that nothing was lost' {
        @() | Export-UdeskQueueReport "$TestDrive/none.html"
        (Read-Page "$TestDrive/none.html").OuterXml | Should -Match 'Nothing was lost'
    }

    It 'reads the rows of a CSV file as well' {
        [UsedeskUdesk.UdeskAbandonedQueue]@{ Channel = 'sdk'; QueueSeconds = 61; CustomerName = 'A'; QueueStartTime = [DateTimeOffset]'2026-05-04T09:30:00+08:00' } | Export-Csv "$TestDrive/lost.csv" -NoTypeInformation
        Import-Csv "$TestDrive/lost.csv" | Export-UdeskQueueReport "$TestDrive/csv.html"
        (Read-Page "$TestDrive/csv.html").OuterXml | Should -Match 'sdk'
        (Get-Content "$TestDrive/csv.html" -Raw) | Should -Match 'Monday 09:00: 1'
    }

    It 'counts the days of a CSV file of its own culture, and no others' {
        $before = [Threading.Thread]::CurrentThread.CurrentCulture
        try {
            foreach ($name in 'en-US', 'en-GB', 'ru-RU', 'de-DE', 'fr-FR', 'zh-CN', 'fa-IR', 'th-TH', '') {
                [Threading.Thread]::CurrentThread.CurrentCulture = $name
                [UsedeskUdesk.UdeskAbandonedQueue]@{ Channel = 'sdk'; QueueSeconds = 61; QueueStartTime = [DateTimeOffset]'2026-05-04T10:00:00+08:00' } | Export-Csv "$TestDrive/culture.csv" -NoTypeInformation
                Import-Csv "$TestDrive/culture.csv" | Export-UdeskQueueReport "$TestDrive/culture.html"
                (Get-Content "$TestDrive/culture.html" -Raw) | Should -Match '2026-05-04' -Because $name
                (Get-Content "$TestDrive/culture.html" -Raw) | Should -Not -Match '2026-04-05' -Because $name
            }
            [Threading.Thread]::CurrentThread.CurrentCulture = 'en-US'
            foreach ($text in '24/05/2026 10:00:00 +08:00', '04.05.2026 10:00:00 +08:00', 'yesterday morning') {
                Remove-Item "$TestDrive/none.html" -ErrorAction Ignore
                [pscustomobject]@{ QueueSeconds = 61; QueueStartTime = $text } | Export-UdeskQueueReport "$TestDrive/none.html" -ErrorVariable failed -ErrorAction SilentlyContinue
                "$($failed[0])" | Should -Match "Row 1.*QueueStartTime '$([regex]::Escape($text))' is not a time as the culture en-US writes it"
                Test-Path "$TestDrive/none.html" | Should -BeFalse
            }
        }
        finally { [Threading.Thread]::CurrentThread.CurrentCulture = $before }
    }

    It 'keeps what is there with -NoClobber, replaces what is write-protected with -Force only, and does nothing with -WhatIf' {
        $page = "$TestDrive/kept.html"
        Set-Content $page 'mine'
        Export-UdeskQueueReport $page -WhatIf
        Get-Content $page | Should -Be 'mine'
        { Export-UdeskQueueReport $page -NoClobber -ErrorAction Stop } | Should -Throw -ErrorId 'ReportExists*'
        Set-ItemProperty $page IsReadOnly $true
        { Export-UdeskQueueReport $page -ErrorAction Stop } | Should -Throw -ErrorId 'ReportNotWritable*'
        Get-Content $page | Should -Be 'mine'
        (Export-UdeskQueueReport $page -Force -PassThru).FullName | Should -Be (Get-Item $page).FullName
        Get-Content $page -Raw | Should -Match '<!DOCTYPE html>'
        { Export-UdeskQueueReport "$TestDrive/no/such/folder.html" -ErrorAction Stop } | Should -Throw -ErrorId 'ReportNotWritable*'
        @(Get-ChildItem $TestDrive -Filter '*.tmp' -Force).Count | Should -Be 0
    }

    It 'reads what Export-Clixml kept, times included' {
        [UsedeskUdesk.UdeskAbandonedQueue]@{ Channel = 'sdk'; QueueSeconds = 61; QueueStartTime = [DateTimeOffset]'2026-05-04T09:30:00+08:00' } | Export-Clixml "$TestDrive/lost.xml"
        Import-Clixml "$TestDrive/lost.xml" | Export-UdeskQueueReport "$TestDrive/clixml.html"
        Get-Content "$TestDrive/clixml.html" -Raw | Should -Match 'Monday 09:00: 1'
    }

    It 'counts the hours of a zone as its clocks show them when they are changed' {
        '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z' |
            ForEach-Object { [UsedeskUdesk.UdeskAbandonedQueue]@{ QueueSeconds = 1; QueueStartTime = [DateTimeOffset] $_ } } | Export-UdeskQueueReport "$TestDrive/dst.html" -TimeZone Europe/Berlin
        $text = Get-Content "$TestDrive/dst.html" -Raw
        foreach ($cell in '01:00: 1', '02:00: 2', '03:00: 1') { $text | Should -Match "Sunday $cell" }
    }

    It 'makes no page of things that it is not about, and no error of the page names a row' {
        1, 'x' | Export-UdeskQueueReport "$TestDrive/nothing.html" -ErrorVariable failed -ErrorAction SilentlyContinue
        @($failed)[-1].FullyQualifiedErrorId | Should -BeLike 'NothingForReport*'
        "$(@($failed)[-1])" | Should -Not -BeLike '*Row*'
        Test-Path "$TestDrive/nothing.html" | Should -BeFalse
        New-LostChat 3 | Export-UdeskQueueReport $TestDrive -ErrorVariable failed -ErrorAction SilentlyContinue
        "$failed" | Should -Not -BeLike '*Row*'
    }

    It 'refuses a path of another provider instead of making a file of its name' {
        Push-Location $TestDrive
        try { { Export-UdeskQueueReport env:other -ErrorAction Stop } | Should -Throw -ErrorId 'NotAFile*' } finally { Pop-Location }
        Test-Path "$TestDrive/other" | Should -BeFalse
    }

    It 'takes the longest name that a folder takes' {
        Export-UdeskQueueReport "$TestDrive/$('n' * 200).html" -ErrorAction Stop
        Test-Path "$TestDrive/$('n' * 200).html" | Should -BeTrue
    }

    It 'writes through a link, and leaves devices and pipes as they are' -Skip:($PSVersionTable.PSVersion -lt [version] '7.3' -or $IsWindows) {
        Set-Content "$TestDrive/linked.html" 'old'
        $null = New-Item "$TestDrive/link.html" -ItemType SymbolicLink -Target "$TestDrive/linked.html"
        Export-UdeskQueueReport "$TestDrive/link.html"
        (Get-Item "$TestDrive/link.html").LinkType | Should -Be 'SymbolicLink'
        Get-Content "$TestDrive/linked.html" -Raw | Should -Match '<!DOCTYPE html>'
        # As root the page would take the place of a device as well.
        & mkfifo "$TestDrive/pipe"
        { Export-UdeskQueueReport "$TestDrive/pipe" -ErrorAction Stop } | Should -Throw -ErrorId 'ReportNotWritable*'
        (Get-Item "$TestDrive/pipe").UnixStat.ItemType | Should -Be 'NamedPipe'
    }

    It 'names what it is not about, and goes on' {
        1, [UsedeskUdesk.UdeskAbandonedQueue]::new() | Export-UdeskQueueReport "$TestDrive/mixed.html" -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotForReport*'
        Test-Path "$TestDrive/mixed.html" | Should -BeTrue
    }

    It 'is the same page under every culture' {
        $made = foreach ($name in '', 'tr-TR', 'fa-IR', 'de-DE') {
            $before = [Threading.Thread]::CurrentThread.CurrentCulture
            try {
                [Threading.Thread]::CurrentThread.CurrentCulture = $name
                New-LostChat 300 | Export-UdeskQueueReport "$TestDrive/culture.html"
                (Get-Content "$TestDrive/culture.html" -Raw) -replace '<dt>Made.*?</dd>'
            }
            finally { [Threading.Thread]::CurrentThread.CurrentCulture = $before }
        }
        @($made | Select-Object -Unique).Count | Should -Be 1
    }

    It 'keeps no rows: 20 000 leave no more behind than 2 000' {
        $left = foreach ($count in 2000, 20000) {
            New-LostChat $count -Customers 500 | Export-UdeskQueueReport "$TestDrive/many.html"
            1..2 | ForEach-Object { [GC]::Collect(); [GC]::WaitForPendingFinalizers() }
            [GC]::GetTotalMemory($true)
        }
        ($left[1] - $left[0]) / 1MB | Should -BeLessThan 4
    }
}
