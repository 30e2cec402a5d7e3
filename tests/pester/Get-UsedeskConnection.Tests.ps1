BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
}

Describe 'Get-UsedeskConnection' {
    BeforeEach { Get-UsedeskConnection * | ForEach-Object { Disconnect-Usedesk $_.Name } }

    It 'writes nothing without a connection' {
        Get-UsedeskConnection | Should -BeNullOrEmpty
    }

    It 'writes all open connections, and says which is the current one' {
        Connect-Usedesk -Region Ru -ApiToken (ConvertTo-Secret secret)
        Connect-Usedesk -Region Com -ApiToken (ConvertTo-Secret secret)
        @(Get-UsedeskConnection).Count | Should -Be 2
        $current = Get-UsedeskConnection | Where-Object IsCurrent
        $current | Should -BeOfType UsedeskUdesk.UsedeskConnection
        $current.Name | Should -Be 'secure.usedesk.com'
    }

    It 'writes open connections by name with wildcards' {
        Connect-Usedesk -Region Ru -ApiToken (ConvertTo-Secret secret)
        Connect-Usedesk -Region Com -ApiToken (ConvertTo-Secret secret)
        @(Get-UsedeskConnection *).Count | Should -Be 2
        (Get-UsedeskConnection api.usedesk.ru).Name | Should -Be 'api.usedesk.ru'
        Get-UsedeskConnection nowhere | Should -BeNullOrEmpty
    }

    It 'shows no secret, and completes names' {
        $token = "planted-$([guid]::NewGuid())"
        Connect-Usedesk -Region Ru -ApiToken (ConvertTo-Secret $token) -WebhookSecret (ConvertTo-Secret $token)
        $shown = Get-UsedeskConnection * | Format-List * -Force | Out-String
        $shown += Get-UsedeskConnection * | ConvertTo-Json -Depth 5
        $shown | Should -BeLike '*api.usedesk.ru*'
        $shown | Should -Not -BeLike "*$token*"
        $found = TabExpansion2 -inputScript 'Get-UsedeskConnection api' -cursorColumn ('Get-UsedeskConnection api').Length
        $found.CompletionMatches.CompletionText | Should -Contain 'api.usedesk.ru'
    }

    It 'lists registered connections without an error when there are none of the name' {
        Get-UsedeskConnection "none-$([guid]::NewGuid())" -ListAvailable -ErrorAction Stop | Should -BeNullOrEmpty
    }
}
