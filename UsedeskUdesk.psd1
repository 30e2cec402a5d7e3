@{
    RootModule           = 'UsedeskUdesk.PowerShell.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '5b0f3a0e-6c1d-4a53-9a7e-0d6b6f8f2c41'
    Author               = 'UsedeskUdesk contributors'
    CompanyName          = 'UsedeskUdesk'
    Copyright            = '(c) UsedeskUdesk contributors'
    Description          = 'Cmdlets for the customer-service platforms Usedesk (tickets, agents, clients, chats) and Udesk (sessions, messages, robots, queues, customers).'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'
    RequiredAssemblies   = @('UsedeskUdesk.Abstractions.dll')
    FormatsToProcess     = @('UsedeskUdesk.Format.ps1xml')
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    CmdletsToExport      = @(
        'Connect-Udesk'
        'Connect-Usedesk'
        'Disconnect-Udesk'
        'Disconnect-Usedesk'
        'Get-UdeskAbandonedQueue'
        'Get-UdeskAgentStatus'
        'Get-UdeskConnection'
        'Get-UsedeskConnection'
        'Invoke-UdeskApi'
        'Invoke-UsedeskApi'
        'New-UdeskImSession'
        'New-UsedeskTicket'
        'Register-UdeskConnection'
        'Register-UsedeskConnection'
        'Remove-UdeskSession'
        'Send-UdeskImMessage'
        'Test-UdeskConnection'
        'Test-UsedeskConnection'
        'Unregister-UdeskConnection'
        'Unregister-UsedeskConnection'
        'Update-UsedeskUser'
    )
    PrivateData          = @{
        PSData = @{
            Tags = @('Usedesk', 'Udesk', 'HelpDesk', 'CustomerService', 'Ticket', 'Chat', 'Windows', 'Linux', 'MacOS')
        }
    }
}
