BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Test-UsedeskConnection' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
        Connect-Simulator $simulator -Udesk @{ MaximumRetryCount = 0 } -Usedesk @{ MaximumRetryCount = 0 }
    }

    It 'is true when a read goes through' {
        Test-UsedeskConnection | Should -BeExactly $true
        @(Get-Request $simulator 'groups').Count | Should -Be 1
    }

    It 'tells more with -Detailed' {
        $test = Test-UsedeskConnection -Detailed
        $test.Success | Should -BeTrue
        $test.Name | Should -Be (Get-UsedeskConnection).Name
        $test.Milliseconds | Should -BeGreaterThan 0
        $test.ErrorId | Should -BeNullOrEmpty
    }

    It 'is false without an error record when the credentials are refused, and says why on the screen' {
        $wrong = Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken (ConvertTo-Secret wrong) -PassThru
        $result = Test-UsedeskConnection -Connection $wrong -ErrorAction Stop 3>&1
        $result[-1] | Should -BeExactly $false
        "$($result | Where-Object { $_ -is [Management.Automation.WarningRecord] })" | Should -BeLike '*UsedeskApi.112*'
    }

    It 'names <Id> and what to do about it' -ForEach @(
        @{ Id = 'Http.429'; Fault = @{ kind = 'status'; status = 429 } }
        @{ Id = 'Http.503'; Fault = @{ kind = 'status'; status = 503; times = -1 } }
        @{ Id = 'Network'; Fault = @{ kind = 'cut-before' } }
        @{ Id = 'InvalidResponse'; Fault = @{ kind = 'not-json' } }
        @{ Id = 'InvalidResponse'; Fault = @{ kind = 'truncate'; times = -1 }; Or = 'Network' }
    ) {
        Add-Fault $simulator $Fault
        $test = Test-UsedeskConnection -Detailed -ErrorAction Stop
        $test.Success | Should -BeFalse
        $test.ErrorId | Should -BeIn @($Id, $Or)
        $test.Reason | Should -Not -BeNullOrEmpty
        if ($Id -ne 'Http.503') { $test.RecommendedAction | Should -Not -BeNullOrEmpty }
    }

    It 'ends with NotConnected when there is no connection' {
        Get-UsedeskConnection * | ForEach-Object { Disconnect-Usedesk $_.Name }
        $failure = { Test-UsedeskConnection } | Should -Throw -ErrorId 'NotConnected,*' -PassThru
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-Usedesk*'
    }
}
