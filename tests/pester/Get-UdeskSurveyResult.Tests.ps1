BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskSurveyResult' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    BeforeAll { Set-Simulator $simulator @{ fixedLimits = $false; sessionReach = 'span' } }

    It 'lists ratings, and finds those of a session or customer' {
        $all = @(Get-UdeskSurveyResult)
        $all.Count | Should -BeGreaterThan 0
        $one = Get-UdeskSurveyResult -SessionId $all[0].SessionId
        $one.SurveyOptionId | Should -Be $all[0].SurveyOptionId
        @(Get-UdeskSurveyResult -CustomerId $all[0].CustomerId -First 1).CustomerId | Should -Be $all[0].CustomerId
        Get-UdeskSurveyResult -SessionId 1 | Should -BeNullOrEmpty
        @(Get-Request $simulator 'im/sessions/vote')[1].query.name | Should -Not -Contain 'session_id'
    }

    It 'reads what a tenant gives, and says what it refuses' {
        Set-Simulator $simulator @{ sessionReach = 'lookback' }
        $rows = @(Get-UdeskSurveyResult (Get-Date).AddDays(-80) -ErrorAction SilentlyContinue -ErrorVariable failure)
        Set-Simulator $simulator @{ sessionReach = 'span' }
        $rows.Count | Should -BeGreaterThan 0
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2000,*'
    }

    It 'says so also where -First ends it before the last row' {
        $session = @(Get-UdeskSurveyResult)[0].SessionId
        Set-Simulator $simulator @{ sessionReach = 'lookback' }
        $rows = @(Get-UdeskSurveyResult (Get-Date).AddDays(-80) -SessionId $session -First 1 -ErrorAction SilentlyContinue -ErrorVariable failure)
        Set-Simulator $simulator @{ sessionReach = 'span' }
        $rows.Count | Should -Be 1
        @($failure).Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2000,*'
    }
}
