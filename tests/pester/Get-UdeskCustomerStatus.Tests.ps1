BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $null = 'talking', 'second', 'waiting' | ForEach-Object { New-UdeskImSession $_ -AgentId 203 }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskCustomerStatus' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    AfterEach { Set-Simulator $simulator @{ statusWords = 'zh'; invalidCustomerCode = 3 } }

    It 'says <state> by the code, in <words>' -ForEach @(
        @{ Words = 'zh'; State = 'InSession'; Token = 'talking'; Code = 1 }, @{ Words = 'en'; State = 'Queued'; Token = 'waiting'; Code = 2 }
        @{ Words = 'zh'; State = 'NoSession'; Token = 'vip-customer'; Code = 0 }, @{ Words = 'en'; State = 'Invalid'; Token = 'nobody'; Code = 3 }
    ) {
        Set-Simulator $simulator @{ statusWords = $words }
        $status = Get-UdeskCustomerStatus $token
        $status.State | Should -Be $state
        $status.StatusCode | Should -Be $code
        $status.StatusText | Should -Not -BeNullOrEmpty
        $status.CustomerToken | Should -Be $token
    }

    It 'takes the older code 9 for a customer who is not known' {
        Set-Simulator $simulator @{ invalidCustomerCode = 9 }
        $status = Get-UdeskCustomerStatus nobody
        $status.State | Should -Be 'Invalid'
        $status.StatusCode | Should -Be 9
    }

    It 'lets the code decide against the word, whichever comes first' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/customer_status'; kind = 'body'; body = '{"code":1000,"status":"No session","status_code":"2"}' }
        (Get-UdeskCustomerStatus x).State | Should -Be 'Queued'
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/customer_status'; kind = 'body'; body = '{"code":1000,"status_code":0,"status":"In session"}' }
        (Get-UdeskCustomerStatus x).State | Should -Be 'NoSession'
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/customer_status'; kind = 'body'; body = '{"code":1000,"status":"会话中"}' }
        (Get-UdeskCustomerStatus x).State | Should -Be 'InSession'
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/customer_status'; kind = 'body'; body = '{"code":1000,"status_code":5,"status":"In session"}' }
        (Get-UdeskCustomerStatus x).State | Should -Be 'Unknown'
    }

    It 'sends the first token that has a value, and the session key' {
        $null = Get-UdeskCustomerStatus talking
        $null = Get-UdeskCustomerStatus -WebToken web-visitor-token -SdkToken s -SessionKey 179306259
        $null = [pscustomobject]@{ CustomerToken = ''; WebToken = $null; SdkToken = 'sdk' } | Get-UdeskCustomerStatus
        $names = @(Get-Request $simulator 'im/customer_status').ForEach({ ($_.query.Where({ $_.name -match 'token|key' }) | ForEach-Object { "$($_.name)=$($_.value)" }) -join '&' })
        $names | Should -Be @('customer_token=talking', 'web_token=web-visitor-token&session_key=179306259', 'sdk_token=sdk')
    }

    It 'takes a session from the pipeline' {
        (New-UdeskImSession talking -AssignType agent | Get-UdeskCustomerStatus).State | Should -Be 'InSession'
    }

    It 'sends nothing without a token' {
        Get-UdeskCustomerStatus -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        @(Get-Request $simulator 'im/customer_status').Count | Should -Be 0
    }

    It 'reports what Udesk refuses with' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/customer_status'; kind = 'body'; body = '{"code":2005,"code_message":"no"}' }
        Get-UdeskCustomerStatus x -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        $failure[0].TargetObject | Should -Be 'x'
    }
}
