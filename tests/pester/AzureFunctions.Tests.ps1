# samples/azure-functions and the runbook behind a webhook, with their bindings stubbed: what the host does around them is not run here.
BeforeDiscovery {
    $folder = "$PSScriptRoot/../../samples/azure-functions"
    $functions = Get-ChildItem $folder -Directory | ForEach-Object { @{ Name = $_.Name; Folder = $_.FullName } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $samples = Join-Path (Get-RepositoryRoot) 'samples'
    $simulator = Start-Simulator
    Connect-Simulator $simulator

    # The host's own type and cmdlet.
    if (-not ('HttpResponseContext' -as [type])) {
        Add-Type 'public class HttpResponseContext { public object StatusCode { get; set; } public object Body { get; set; } public object Headers { get; set; } }'
    }

    # Runs a function as the host does: its parameters by name, its outputs collected.
    function Invoke-AzureFunction([string] $Name, [hashtable] $Parameters) {
        $outputs = @{}
        function Push-OutputBinding([string] $Name, $Value) { $outputs[$Name] = $Value }
        & (Join-Path $samples "azure-functions/$Name/run.ps1") @Parameters -TriggerMetadata @{ Id = 'message-1'; DequeueCount = 1 } -WarningAction SilentlyContinue -ErrorVariable +failures 2>$null
        $outputs
    }

    function New-FunctionRequest([string] $Body) {
        $parsed = try { $Body | ConvertFrom-Json } catch { $Body }
        [pscustomobject]@{ Method = 'POST'; Headers = @{ 'Content-Type' = 'application/json' }; RawBody = $Body; Body = $parsed }
    }

    # What the host hands to a queue-triggered function of PowerShell: parsed JSON.
    function ConvertTo-QueueItem([string] $Message) { if ($PSEdition -eq 'Core') { $Message | ConvertFrom-Json -AsHashtable } else { $Message | ConvertFrom-Json } }

    $abandoned = '{"action":"ShutQueue_create","message":{"id":123,"customer_id":1234,"channel":"web","queue_start_time":"2022-03-25T15:55:20.000+08:00","queue_seconds":"27","queue_name":"support"}}'
}

AfterAll { Stop-Simulator $simulator }

Describe 'The function <Name>' -ForEach $functions {
    It 'declares the bindings that it uses' {
        $bindings = (Get-Content "$Folder/function.json" -Raw | ConvertFrom-Json).bindings
        $tokens = $errors = $null
        $ast = [Management.Automation.Language.Parser]::ParseFile("$Folder/run.ps1", [ref] $tokens, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $parameters = $ast.ParamBlock.Parameters.Name.VariablePath.UserPath
        $parameters | Should -Contain 'TriggerMetadata'
        @($bindings).Where({ $_.direction -eq 'in' }).name | Should -Be @($parameters -ne 'TriggerMetadata')
        $pushed = $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -eq 'Push-OutputBinding' }, $true) |
            ForEach-Object { $_.CommandElements[2].Value } | Sort-Object -Unique
        $declared = @($bindings).Where({ $_.direction -eq 'out' }).name | Sort-Object
        "$pushed" | Should -Be "$declared"
    }
}

Describe 'The application' {
    It 'has its files' {
        $settings = Get-Content "$samples/azure-functions/host.json" -Raw | ConvertFrom-Json
        $settings.version | Should -Be '2.0'
        $settings.extensions.queues.maxDequeueCount | Should -Be 5
        (Import-PowerShellDataFile "$samples/azure-functions/requirements.psd1").Keys | Should -Be 'UsedeskUdesk'
        # A queue's messages have a function, and its poison has one.
        $queues = Get-ChildItem "$samples/azure-functions/*/function.json" | ForEach-Object { (Get-Content $_ -Raw | ConvertFrom-Json).bindings } | Where-Object type -EQ queueTrigger
        $queues.queueName | Should -Contain 'udesk-events'
        $queues.queueName | Should -Contain 'udesk-events-poison'
    }
}

Describe 'From the push to the work' {
    It 'queues a push of Udesk before it is answered, and works on it once' {
        $outputs = Invoke-AzureFunction UdeskPush @{ Request = New-FunctionRequest $abandoned }
        $outputs.Response.StatusCode | Should -Be 200
        $outputs.Response.Body | Should -BeNullOrEmpty
        @($outputs.Event).Count | Should -Be 1

        $item = ConvertTo-QueueItem $outputs.Event[0]
        $before = (Get-SimulatorState $simulator).tickets
        $null = Invoke-AzureFunction EventWork @{ Body = $item }
        (Get-SimulatorState $simulator).tickets | Should -Be ($before + 1)

        # The queue delivers at least once.
        $null = Invoke-AzureFunction EventWork @{ Body = $item }
        (Get-SimulatorState $simulator).tickets | Should -Be ($before + 1)
        @(Get-UsedeskTicket -Query 'Customer 1234 left queue entry 123').Count | Should -Be 1
    }

    It 'fails when the work fails, so that the message comes again' {
        $other = $abandoned -replace '"id":123', '"id":124'
        Add-Fault $simulator @{ path = 'create/ticket'; kind = 'status'; status = 400; times = 1 }
        { Invoke-AzureFunction EventWork @{ Body = ConvertTo-QueueItem $other } } | Should -Throw
    }

    It 'keeps what failed too often' {
        $outputs = Invoke-AzureFunction EventPoison @{ Body = ConvertTo-QueueItem $abandoned }
        ($outputs.Kept | ConvertFrom-Json).message.id | Should -Be 123
        (ConvertFrom-UdeskWebhook $outputs.Kept).Queue.Id | Should -Be 123
    }

    It 'refuses what cannot be read, and queues nothing' {
        $outputs = Invoke-AzureFunction UdeskPush @{ Request = New-FunctionRequest '{"messages":[' }
        $outputs.Response.StatusCode | Should -Be 400
        $outputs.ContainsKey('Event') | Should -BeFalse
    }

    It 'checks the secret of Usedesk, and queues none' {
        $env:USEDESK_WEBHOOK_SECRET = 'planted-one;planted-two'
        try {
            $outputs = Invoke-AzureFunction UsedeskWebhook @{ Request = New-FunctionRequest '{"secret":"planted-two","ticket":{"id":42}}' }
            $outputs.Response.StatusCode | Should -Be 200
            "$($outputs.Event)" | Should -Not -BeLike '*planted*'
            (ConvertFrom-UsedeskWebhook $outputs.Event[0]).TicketId | Should -Be 42
            (Invoke-AzureFunction UsedeskWebhook @{ Request = New-FunctionRequest '{"secret":"other","ticket":{"id":42}}' }).Response.StatusCode | Should -Be 403
            (Invoke-AzureFunction UsedeskWebhook @{ Request = New-FunctionRequest '{' }).Response.StatusCode | Should -Be 400
        }
        finally { Remove-Item Env:USEDESK_WEBHOOK_SECRET }
        { Invoke-AzureFunction UsedeskWebhook @{ Request = New-FunctionRequest '{}' } } | Should -Throw '*USEDESK_WEBHOOK_SECRET*'
    }
}

Describe 'The runbook behind a webhook' {
    BeforeAll {
        function New-Credential([string] $Text) { [pscredential]::new('x', (ConvertTo-Secret $Text)) }
        function Invoke-Runbook([string] $Body) {
            function Get-AutomationPSCredential([string] $Name) { if ($Name -eq 'Usedesk') { New-Credential $simulator.usedeskToken } else { New-Credential planted-secret } }
            # As the sandbox of PowerShell 7 hands it over.
            $data = [pscustomobject]@{ WebhookName = 'usedesk'; RequestBody = $Body; RequestHeader = [pscustomobject]@{ 'Content-Type' = 'application/json' } }
            & "$samples/runbooks/Receive-UsedeskWebhook.AzureAutomation.ps1" -WebhookData $data -BaseUri $simulator.usedesk -ModulePath (Get-ModulePath)
        }
    }

    It 'answers a new ticket' {
        $null = Invoke-Control $simulator POST reset @{}
        Invoke-Runbook '{"secret":"planted-secret","ticket":{"id":2154801,"subject":"Help"}}' | Should -Be 'Ticket 2154801 was answered.'
        @(Get-Request $simulator 'create/comment').Count | Should -Be 1
    }

    It 'does nothing with other events, and fails with a wrong secret' {
        Invoke-Runbook '{"ping":1}' | Should -BeNullOrEmpty
        { Invoke-Runbook '{"secret":"other","ticket":{"id":2154801}}' } | Should -Throw
    }
}
