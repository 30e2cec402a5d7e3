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
        'Add-UsedeskChatMessage'
        'Add-UsedeskTicketComment'
        'Connect-Udesk'
        'Connect-Usedesk'
        'Disconnect-Udesk'
        'Disconnect-Usedesk'
        'Get-UdeskAbandonedQueue'
        'Get-UdeskAgentStatus'
        'Get-UdeskAgentUnreadMessage'
        'Get-UdeskConnection'
        'Get-UdeskCustomerStatus'
        'Get-UdeskQueueStatus'
        'Get-UdeskRobot'
        'Get-UdeskSensitiveWord'
        'Get-UdeskUnreadMessage'
        'Get-UsedeskArticle'
        'Get-UsedeskChannel'
        'Get-UsedeskClient'
        'Get-UsedeskConnection'
        'Get-UsedeskGroup'
        'Get-UsedeskTag'
        'Get-UsedeskTicket'
        'Get-UsedeskTicketField'
        'Get-UsedeskUser'
        'Invoke-UdeskApi'
        'Invoke-UdeskRobotFlow'
        'Invoke-UsedeskApi'
        'New-UdeskImSession'
        'New-UsedeskClient'
        'New-UsedeskTicket'
        'New-UsedeskUser'
        'Remove-UdeskSession'
        'Remove-UsedeskUser'
        'Send-UdeskImMessage'
        'Send-UsedeskChatMessage'
        'Set-UdeskCustomerOnlineState'
        'Set-UdeskImMessageRead'
        'Set-UsedeskChatAssignee'
        'Submit-UdeskAnswerSurvey'
        'Submit-UdeskRobotAnswerEvaluation'
        'Submit-UdeskRobotHit'
        'Submit-UdeskRobotSurvey'
        'Submit-UdeskSurvey'
        'Submit-UdeskTransferSurvey'
        'Test-UdeskConnection'
        'Test-UsedeskConnection'
        'Update-UsedeskClient'
        'Update-UsedeskTicket'
        'Update-UsedeskUser'
    )
    PrivateData          = @{
        PSData = @{
            Tags = @('Usedesk', 'Udesk', 'HelpDesk', 'CustomerService', 'Ticket', 'Chat', 'Windows', 'Linux', 'MacOS')
        }
    }
}
