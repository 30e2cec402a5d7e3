@{
    ModuleVersion     = '1.0.0'
    GUID              = 'a9a4c1f5-54a4-4a3b-a1f3-4f2b0a6f6f11'
    Author            = 'UsedeskUdesk contributors'
    Description       = 'A vault for tests: it keeps its items readable in a file. Never for real secrets.'
    NestedModules     = @('./TestVault.Extension')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    AliasesToExport   = @()
    PrivateData       = @{ PSData = @{ Tags = @('SecretManagement') } }
}
