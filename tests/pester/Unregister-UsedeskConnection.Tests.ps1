BeforeDiscovery {
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    $obstacle = Get-VaultObstacle
    if ($obstacle) { Write-Host "Unregister-UsedeskConnection is not tested with a vault: $obstacle" }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
}

Describe 'Unregister-UsedeskConnection' -Skip:([bool]$obstacle) {
    BeforeAll {
        $shell = Start-VaultShell "$TestDrive/home" (Get-ModulePath)
        Add-TestVault $shell Main -Default | Out-Null
        Add-TestVault $shell Other | Out-Null
        Invoke-InShell $shell { function Register-It([string] $Name, [hashtable] $More = @{}) { Register-UsedeskConnection $Name @More -ApiToken (ConvertTo-Secret x) } }
    }

    AfterAll { Stop-VaultShell $shell }

    BeforeEach { Invoke-InShell $shell { Get-UsedeskConnection -ListAvailable | Unregister-UsedeskConnection } }

    It 'removes the item, wherever it was registered' {
        Invoke-InShell $shell {
            Register-It one
            Register-It two @{ Vault = 'Other' }
            Unregister-UsedeskConnection two
            Unregister-UsedeskConnection ONE
            @(Get-SecretInfo).Count
            @(Get-UsedeskConnection -ListAvailable).Count
        } | Should -Be @(0, 0)
    }

    It 'takes the registered ones from the pipeline' {
        Invoke-InShell $shell {
            Register-It one
            Register-It one @{ Vault = 'Other' }
            @(Get-UsedeskConnection one -ListAvailable).Count
            Get-UsedeskConnection one -ListAvailable | Unregister-UsedeskConnection
            @(Get-UsedeskConnection -ListAvailable).Count
        } | Should -Be @(2, 0)
    }

    It 'leaves everything with -WhatIf' {
        Invoke-InShell $shell { Register-It one; Unregister-UsedeskConnection one -WhatIf; (Get-UsedeskConnection -ListAvailable).Name } | Should -Be 'one'
    }

    It 'forgets that the connection was the default one' {
        Invoke-InShell $shell { Register-It one @{ Default = $true }; Unregister-UsedeskConnection one; Get-ErrorId { New-UsedeskTicket -Subject a -Message b } } | Should -Be 'NotConnected'
    }

    It 'goes on with the others after one that is not there' {
        Invoke-InShell $shell { Register-It one; 'none', 'one' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | Unregister-UsedeskConnection; @(Get-UsedeskConnection -ListAvailable).Count } | Should -Be 0
        $shell.Errors.Count | Should -Be 1
        $shell.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionNotRegistered,*'
        $shell.Errors[0].TargetObject | Should -Be 'none'
    }

    It 'leaves items that this module did not write' {
        Invoke-InShell $shell { Set-Secret by-hand token -Vault Main; Unregister-UsedeskConnection by-hand; Get-SecretInfo -Vault Main | ForEach-Object Name; Remove-Secret by-hand -Vault Main } | Should -Be 'by-hand'
        $shell.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionNotRegistered,*'
    }
}
