@{
    ModuleVersion     = '1.0.0'
    GUID              = '5d0a3a1a-2a9a-4f0e-8d53-6b0b5b1b8f0f'
    Author            = 'UsedeskUdesk contributors'
    RootModule        = 'TestVault.Extension.psm1'
    FunctionsToExport = @('Get-Secret', 'Set-Secret', 'Remove-Secret', 'Get-SecretInfo', 'Set-SecretInfo', 'Test-SecretVault')
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
