BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Find-UdeskImSession' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    # What lies further back than a month can only be found where the month is a window's length.
    BeforeAll { Set-Simulator $simulator @{ fixedLimits = $false; sessionReach = 'span' } }

    It 'splits a long time into windows of 30 days at most, and writes each session once' {
        $found = Find-UdeskImSession -StartTime (Get-Date).AddDays(-70)
        $found.Count | Should -Be 5
        @($found.ImSubSessionId | Sort-Object -Unique).Count | Should -Be 5
        $windows = @(Get-Request $simulator 'im/sessions/search') | ForEach-Object {
            $query = $_.query
            [pscustomobject]@{
                Start = [datetime]($query | Where-Object name -EQ 'start_time').value
                End   = [datetime]($query | Where-Object name -EQ 'end_time').value
                Size  = ($query | Where-Object name -EQ 'page_size').value
            }
        }
        $windows.Count | Should -Be 3
        foreach ($window in $windows) { ($window.End - $window.Start).TotalDays | Should -BeLessOrEqual 30 }
        $windows[1].Start | Should -Be $windows[0].End
        $windows[0].Size | Should -Be 1000
    }

    It 'reads names, times and unknown fields' {
        $session = Find-UdeskImSession -Closed | Where-Object CustomerName -EQ 'Vera VIP' | Select-Object -First 1
        # Tenants leave it empty.
        $session.CustomerToken | Should -BeNullOrEmpty
        $session.AgentName | Should -Be '李梅'
        $session.CreatedAt.Offset.Hours | Should -Be 8
        $session.Duration.TotalMinutes | Should -Be 12
        $session.QueueSeconds | Should -Be 0
        $session.AdditionalProperties.Keys | Should -Contain 'robot_name'
        (@(Get-Request $simulator 'im/sessions/search')[0].query | Where-Object name -EQ 'status').value | Should -Be 'close'
    }

    It 'takes every time for Beijing''s, whatever stands behind it' {
        $stored = Get-Stored $simulator sessions
        foreach ($session in Find-UdeskImSession) {
            $at = [datetimeoffset]($stored | Where-Object id -EQ $session.ImSubSessionId).created_at
            [math]::Abs(($session.CreatedAt - $at).TotalSeconds) | Should -BeLessOrEqual 1
        }
    }

    It 'shows the service''s text for what lies too far back' {
        Set-Simulator $simulator @{ sessionReach = 'lookback' }
        Find-UdeskImSession -StartTime (Get-Date).AddDays(-70) -ErrorAction SilentlyContinue -ErrorVariable failure | Out-Null
        Set-Simulator $simulator @{ sessionReach = 'span' }
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2000,*'
        $failure[0].Exception.ServerText | Should -BeLike '*last month*'
    }

    It 'filters by customer and agent, and counts -First and -Skip after that' {
        $customer = Get-UdeskCustomer -CustomerToken vip-customer
        @($customer | Find-UdeskImSession).Count | Should -Be 2
        @(Find-UdeskImSession -CustomerToken vip-customer -First 1 -Skip 1).Count | Should -Be 1
        @(Find-UdeskImSession -CustomerToken vip-customer).CustomerId | Sort-Object -Unique | Should -Be $customer.Id
        Find-UdeskImSession -CustomerToken nobody -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        @(Find-UdeskImSession -AgentId 201).CustomerName | Should -Be 'Web visitor'
    }

    It 'fetches no page beyond the rows that are wanted' {
        @(Find-UdeskImSession -StartTime (Get-Date).AddDays(-100) -PageSize 1 -First 1).Count | Should -Be 1
        @(Get-Request $simulator 'im/sessions/search').Count | Should -BeLessOrEqual 3
    }

    It 'paces itself: no search of several is refused' {
        Set-Simulator $simulator @{ fixedLimits = $true }
        Connect-Simulator $simulator @{ RequestsPerMinute = 600; MaximumRetryCount = 0 }
        $null = Find-UdeskImSession -StartTime (Get-Date).AddDays(-45) -ErrorAction Stop
        (@(Get-Request $simulator 'im/sessions/search').status | Sort-Object -Unique) | Should -Be 200
        Set-Simulator $simulator @{ fixedLimits = $false }
        Connect-Simulator $simulator
    }

    It 'reports <Id>' -TestCases @(
        @{ Id = 'InvalidWindow'; Body = $null; Argument = @{ EndTime = '2020-01-01' } }
        @{ Id = 'UdeskApi.2000'; Body = '{"status":2000,"message":"one month only"}'; Argument = @{} }
    ) {
        if ($Body) { Add-Fault $simulator @{ service = 'udesk'; path = 'im/sessions/search'; kind = 'body'; body = $Body } }
        Find-UdeskImSession -StartTime (Get-Date).AddDays(-1) @Argument -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }
}
