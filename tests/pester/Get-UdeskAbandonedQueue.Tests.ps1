BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    $null = Invoke-Control $simulator POST queue/seed @{ count = 250; from = '2026-05-01 00:00:00'; to = '2026-05-08 00:00:00' }
    Connect-Simulator $simulator
    $week = @{ StartTime = '2026-05-01'; EndTime = '2026-05-08' }
    function Get-Query($Request) {
        $query = @{}
        $Request.query | ForEach-Object { $query[$_.name] = $_.value }
        $query
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskAbandonedQueue' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'writes all rows of all pages, in order' {
        $rows = @(Get-UdeskAbandonedQueue @week)
        $rows.Count | Should -Be 250
        @($rows.Id | Select-Object -Unique).Count | Should -Be 250
        @($rows | Sort-Object QueueStartTime | ForEach-Object Id) | Should -Be @($rows.Id)
        @(Get-Request $simulator 'im/im_queues').Count | Should -Be 3
    }

    It 'sends the window on Udesk''s clock, full pages, and no JSON content type' {
        $null = Get-UdeskAbandonedQueue -StartTime '2026-05-01T00:00:00Z' -EndTime '2026-05-02 10:00' -First 1
        $request = @(Get-Request $simulator 'im/im_queues')[0]
        $query = Get-Query $request
        $query.start_time | Should -Be '2026-05-01 08:00:00'
        $query.end_time | Should -Be '2026-05-02 10:00:00'
        $query.page | Should -Be '1'
        $query.per_page | Should -Be '100'
        $request.method | Should -Be 'GET'
        $request.contentType | Should -BeNullOrEmpty
        $request.bodyLength | Should -Be 0
    }

    It 'reads every form that a row comes in' {
        $rows = @(Get-UdeskAbandonedQueue @week -First 20)
        foreach ($row in $rows) {
            $row | Should -BeOfType UsedeskUdesk.UdeskAbandonedQueue
            $row.CustomerId | Should -BeGreaterThan 0
            $row.CustomerName | Should -BeLike 'Visitor *'
            $row.Waited.TotalSeconds | Should -Be $row.QueueSeconds
            $row.QueueSeconds | Should -BeGreaterThan 0
            $row.QueueStartTime.Offset | Should -Be ([TimeSpan]::FromHours(8))
            $row.Channel | Should -Not -BeNullOrEmpty
        }
    }

    It 'passes over rows with -Skip and stops after -First, in whole pages' {
        $all = @(Get-UdeskAbandonedQueue @week)
        Clear-Request $simulator
        @(Get-UdeskAbandonedQueue @week -Skip 130 -First 50).Id | Should -Be $all[130..179].Id
        @(Get-Request $simulator 'im/im_queues').Count | Should -Be 1
        Clear-Request $simulator
        @(Get-UdeskAbandonedQueue @week -Skip 190 -First 20).Id | Should -Be $all[190..209].Id
        @(Get-Request $simulator 'im/im_queues' | ForEach-Object { (Get-Query $_).page }) | Should -Be '2', '3'
        Get-UdeskAbandonedQueue @week -Skip 250 | Should -BeNullOrEmpty
    }

    It 'asks for nothing with -First 0' {
        Get-UdeskAbandonedQueue @week -First 0 | Should -BeNullOrEmpty
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'filters by channel, and counts after that' {
        $all = @(Get-UdeskAbandonedQueue @week)
        $channels = @($all[0].Channel, $all[1].Channel | Select-Object -Unique)
        $wanted = @($all | Where-Object { $_.Channel -in $channels })
        @(Get-UdeskAbandonedQueue @week -Channel $channels.ToUpper()).Id | Should -Be $wanted.Id
        @(Get-UdeskAbandonedQueue @week -Channel $channels -Skip 2 -First 3).Id | Should -Be $wanted[2..4].Id
    }

    It 'ends now unless told otherwise' {
        $null = Get-UdeskAbandonedQueue 2026-05-01 -First 1
        $end = [datetime](Get-Query @(Get-Request $simulator 'im/im_queues')[0]).end_time
        [math]::Abs(($end - [datetime]::UtcNow.AddHours(8)).TotalMinutes) | Should -BeLessThan 5
    }

    It 'takes windows from the pipeline' {
        $rows = @'
StartTime,EndTime
2026-05-01,2026-05-02
2026-05-02 00:00:01,2026-05-03
'@ | ConvertFrom-Csv | Get-UdeskAbandonedQueue
        @($rows).Count | Should -Be @(Get-UdeskAbandonedQueue -StartTime 2026-05-01 -EndTime 2026-05-03).Count
    }

    It 'refuses a window that ends before it begins, and a text that is no date' {
        Get-UdeskAbandonedQueue -StartTime 2026-05-02 -EndTime 2026-05-01 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidWindow,*'
        { Get-UdeskAbandonedQueue -StartTime yesterday } | Should -Throw '*is not a date*'
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'repeats a page that failed in passing, each time with a nonce of its own' {
        Add-Fault $simulator @{ path = 'im/im_queues'; kind = 'cut-before' }
        Add-Fault $simulator @{ path = 'im/im_queues'; kind = 'status'; status = 503; retryAfter = '0' }
        @(Get-UdeskAbandonedQueue @week -First 5).Count | Should -Be 5
        $nonces = @(Get-Request $simulator 'im/im_queues' | ForEach-Object { (Get-Query $_).nonce })
        $nonces.Count | Should -Be 3
        @($nonces | Select-Object -Unique).Count | Should -Be 3
    }

    It 'keeps the rows before a page that fails' {
        Add-Fault $simulator @{ path = 'im/im_queues'; kind = 'body'; skip = 1; body = '{"code":2000,"message":"no"}' }
        $rows = @(Get-UdeskAbandonedQueue @week -ErrorAction SilentlyContinue -ErrorVariable failure)
        $rows.Count | Should -Be 100
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2000,*'
    }
}
