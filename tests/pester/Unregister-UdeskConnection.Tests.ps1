BeforeDiscovery {
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    $obstacle = Get-VaultObstacle
    if ($obstacle) { Write-Host "Unregister-UdeskConnection is not tested with a vault: $obstacle" }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
}

Describe 'Unregister-UdeskConnection' -Skip:([bool]$obstacle) {
    BeforeAll {
        $shell = Start-VaultShell "$TestDrive/home" (Get-ModulePath)
        Add-TestVault $shell Main -Default | Out-Null
        Add-TestVault $shell Other | Out-Null
        Invoke-InShell $shell { function Register-It([string] $Name, [hashtable] $More = @{}) { Register-UdeskConnection $Name @More -Subdomain shop -Email a@b.test -ApiToken (ConvertTo-Secret x) } }
    }

    AfterAll { Stop-VaultShell $shell }

    BeforeEach { Invoke-InShell $shell { Get-UdeskConnection -ListAvailable | Unregister-UdeskConnection } }

    It 'removes the item, wherever it was registered' {
        Invoke-InShell $shell {
            Register-It one
            Register-It two @{ Vault = 'Other' }
            Unregister-UdeskConnection two
            Unregister-UdeskConnection ONE
            @(Get-SecretInfo).Count
            @(Get-UdeskConnection -ListAvailable).Count
        } | Should -Be @(0, 0)
    }

    It 'takes the registered ones from the pipeline' {
        Invoke-InShell $shell {
            Register-It one
            Register-It one @{ Vault = 'Other' }
            @(Get-UdeskConnection one -ListAvailable).Count
            Get-UdeskConnection one -ListAvailable | Unregister-UdeskConnection
            @(Get-UdeskConnection -ListAvailable).Count
        } | Should -Be @(2, 0)
    }

    It 'leaves everything with -WhatIf' {
        Invoke-InShell $shell { Register-It one; Unregister-UdeskConnection one -WhatIf; (Get-UdeskConnection -ListAvailable).Name } | Should -Be 'one'
    }

    It 'forgets that the connection was the default one' {
        Invoke-InShell $shell { Register-It one @{ Default = $true }; Unregister-UdeskConnection one; Get-ErrorId { Get-UdeskAgentStatus } } | Should -Be 'NotConnected'
    }

    It 'goes on with the others after one that is not there' {
        Invoke-InShell $shell { Register-It one; 'none', 'one' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | Unregister-UdeskConnection; @(Get-UdeskConnection -ListAvailable).Count } | Should -Be 0
        $shell.Errors.Count | Should -Be 1
        $shell.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionNotRegistered,*'
        $shell.Errors[0].TargetObject | Should -Be 'none'
    }

    It 'leaves items that this module did not write' {
        Invoke-InShell $shell { Set-Secret by-hand token -Vault Main; Unregister-UdeskConnection by-hand; Get-SecretInfo -Vault Main | ForEach-Object Name; Remove-Secret by-hand -Vault Main } | Should -Be 'by-hand'
        $shell.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionNotRegistered,*'
    }
}
