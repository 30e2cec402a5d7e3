BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
}

Describe 'Get-UdeskConnection' {
    BeforeEach { Get-UdeskConnection * | ForEach-Object { Disconnect-Udesk $_.Name } }

    It 'writes nothing without a connection' {
        Get-UdeskConnection | Should -BeNullOrEmpty
    }

    It 'writes all open connections, and says which is the current one' {
        Connect-Udesk -Subdomain one -Email a@example.test -ApiToken (ConvertTo-Secret secret)
        Connect-Udesk -Subdomain two -Email a@example.test -ApiToken (ConvertTo-Secret secret)
        @(Get-UdeskConnection).Count | Should -Be 2
        $current = Get-UdeskConnection | Where-Object IsCurrent
        $current | Should -BeOfType UsedeskUdesk.UdeskConnection
        $current.Name | Should -Be 'two'
    }

    It 'writes open connections by name with wildcards' {
        Connect-Udesk -Subdomain one -Email a@example.test -ApiToken (ConvertTo-Secret secret)
        Connect-Udesk -Subdomain two -Email a@example.test -ApiToken (ConvertTo-Secret secret)
        @(Get-UdeskConnection *).Count | Should -Be 2
        (Get-UdeskConnection one).Name | Should -Be 'one'
        Get-UdeskConnection nowhere | Should -BeNullOrEmpty
    }

    It 'shows no secret, and completes names' {
        $token = "planted-$([guid]::NewGuid())"
        Connect-Udesk -Subdomain one -Email a@example.test -ApiToken (ConvertTo-Secret $token) -StructuredMessageKey (ConvertTo-Secret $token)
        $shown = Get-UdeskConnection * | Format-List * -Force | Out-String
        $shown += Get-UdeskConnection * | ConvertTo-Json -Depth 5
        $shown | Should -BeLike '*one*'
        $shown | Should -Not -BeLike "*$token*"
        $found = TabExpansion2 -inputScript 'Get-UdeskConnection o' -cursorColumn ('Get-UdeskConnection o').Length
        $found.CompletionMatches.CompletionText | Should -Contain 'one'
    }

    It 'lists registered connections without an error when there are none of the name' {
        Get-UdeskConnection "none-$([guid]::NewGuid())" -ListAvailable -ErrorAction Stop | Should -BeNullOrEmpty
    }
}
