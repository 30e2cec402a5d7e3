# Keeps docs/operations-usedesk.md complete: against the client library, the simulator and the module, each in both directions.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $page = Join-Path (Get-RepositoryRoot) 'docs/operations-usedesk.md'
    $rows = foreach ($line in Get-Content $page) {
        if ($line -match '^\| (GET|POST) \| `([^`]+)` \| (.+?) \| ?(.*)\|$') {
            @{ Method = $Matches[1]; Path = $Matches[2]; Cmdlet = @([regex]::Matches($Matches[3], '`([A-Z][a-z]+-Usedesk\w+)').ForEach({ $_.Groups[1].Value })) }
        }
    }
    # One test a cmdlet and a row.
    $pairs = foreach ($row in $rows) { foreach ($name in $row.Cmdlet) { @{ Name = $name; Path = $row.Path } } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $root = Get-RepositoryRoot
    $page = Get-Content (Join-Path $root 'docs/operations-usedesk.md') -Raw
    $documented = [regex]::Matches($page, '(?m)^\| (GET|POST) \| `([^`]+)` \|').ForEach({ "$($_.Groups[1].Value) $($_.Groups[2].Value)" })
    $named = [regex]::Matches($page, '`((?:[A-Z][a-z]+)-Usedesk[A-Za-z]+)').ForEach({ $_.Groups[1].Value }) | Sort-Object -Unique

    # The client library is loaded with the first call, into a context of its own; its table of operations is not public.
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $null = Test-UsedeskConnection
    $client = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'UsedeskUdesk.Client' } | Select-Object -Last 1
    $table = $client.GetType('UsedeskUdesk.Client.Operations.UsedeskOperations').GetField('Table').GetValue($null)
    $sent = foreach ($pair in $table.All.GetEnumerator()) { "$($pair.Value.Method) $($pair.Value.Path)" }

    $played = (Invoke-Control $simulator GET operations).Where({ $_.service -eq 'usedesk' }).ForEach({ "$($_.method) $($_.path.TrimStart('/'))" })
    # Played already, for cmdlets that are still to come.
    $ahead = 'POST support/{account}/articles/{id}/add-views', 'POST support/{account}/articles/{id}/change-rating'

    # Cmdlets that speak to a connection, a vault or a listener, or call whatever they are told.
    $apart = 'Connect-Usedesk', 'Disconnect-Usedesk', 'Invoke-UsedeskApi', 'ConvertFrom-UsedeskWebhook', 'Receive-UsedeskEvent', 'Export-UsedeskTicketReport'
}

AfterAll { Stop-Simulator $simulator }

Describe 'docs/operations-usedesk.md' {
    It 'has a row for each operation that the client library sends' {
        $sent.Count | Should -BeGreaterThan 4
        $sent | Where-Object { $_ -notin $documented } | Should -BeNullOrEmpty
    }

    It 'has a row for each operation that the simulator plays, and no other' {
        $played.Count | Should -Be 25
        $documented | Where-Object { $_ -notin $played } | Should -BeNullOrEmpty
        $played | Where-Object { $_ -notin $documented -and $_ -notin $ahead } | Should -BeNullOrEmpty
    }

    It 'names each cmdlet that calls the service' {
        $exported = (Get-Command -Module UsedeskUdesk -Name '*-Usedesk*').Name | Where-Object { $_ -notin $apart -and $_ -notlike '*-UsedeskConnection' }
        $exported | Where-Object { $_ -notin $named } | Should -BeNullOrEmpty
    }

    It 'says where the client library sends <Method> <Path>' -ForEach $rows {
        $sent | Should -Contain "$Method $Path"
    }

    It 'names <Name> for <Path>, which the module exports' -ForEach $pairs {
        Get-Command -Module UsedeskUdesk -Name $Name -ErrorAction SilentlyContinue | Should -Not -BeNullOrEmpty
    }

    It 'lists at least as many open questions as the source marks' {
        $marks = Get-ChildItem (Join-Path $root src) -Recurse -Filter *Usedesk*.cs | Select-String -SimpleMatch '[?]'
        $questions = [regex]::Matches(($page -split '## Unverified')[1], '(?m)^\| [A-Z]')
        @($marks).Count | Should -BeGreaterThan 0
        $questions.Count | Should -BeGreaterOrEqual @($marks).Count
    }
}
