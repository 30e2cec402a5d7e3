BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Invoke-UsedeskApi' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'sends the body''s fields with the token, and writes the answer' {
        $answer = Invoke-UsedeskApi POST groups
        @($answer).Count | Should -BeGreaterThan 1
        @(Get-Request $simulator 'groups').Count | Should -Be 1
    }

    It 'sends a <Kind> as fields of the body' -ForEach @(
        @{ Kind = 'hashtable'; Body = @{ subject = 'raw'; ticket_id = 5 } }
        @{ Kind = 'object'; Body = [pscustomobject]@{ subject = 'raw'; ticket_id = 5 } }
        @{ Kind = 'JSON text'; Body = '{"subject":"raw","ticket_id":5}' }
    ) {
        Add-Fault $simulator @{ path = 'anything'; kind = 'body'; body = '{"status":"success","n":[1,2]}' }
        (Invoke-UsedeskApi POST anything -Body $Body).n | Should -Be 1, 2
        $request = @(Get-Request $simulator 'anything')[0]
        $request.body | Should -BeLike '*raw*'
        $request.body | Should -BeLike "*$($simulator.usedeskToken)*"
        @($request.query.name) | Should -Not -Contain 'api_token'
    }

    It 'puts -Query and, without a body, the token into the query' {
        Add-Fault $simulator @{ path = 'anything'; kind = 'body'; body = '{"status":"success"}' }
        $null = Invoke-UsedeskApi GET anything -Query @{ text = 'a b&c' }
        $request = @(Get-Request $simulator 'anything')[0]
        @($request.query | Where-Object name -EQ text).value | Should -Be 'a b&c'
        @($request.query | Where-Object name -EQ api_token).value | Should -Be $simulator.usedeskToken
    }

    It 'refuses <Body> as a body, and sends nothing' -ForEach @(
        @{ Body = 'not json' }
        @{ Body = '[1,2]' }
    ) {
        Invoke-UsedeskApi POST anything -Body $Body -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'takes bodies from the pipeline, one call each' {
        Add-Fault $simulator @{ path = 'anything'; kind = 'body'; times = -1; body = '{"status":"success"}' }
        @{ n = 'first' }, @{ n = 'second' } | Invoke-UsedeskApi POST anything | Out-Null
        $bodies = @(Get-Request $simulator 'anything').body
        $bodies.Count | Should -Be 2
        $bodies[0] | Should -BeLike '*first*'
        $bodies[1] | Should -BeLike '*second*'
    }

    It 'ends the pipeline when the token is refused' {
        $wrong = Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken (ConvertTo-Secret wrong) -PassThru
        { Invoke-UsedeskApi POST groups -Connection $wrong } | Should -Throw -ErrorId 'UsedeskApi.112,*'
        Connect-Simulator $simulator
    }

    It 'writes <Id> for code <Code>' -ForEach @(
        @{ Id = 'UsedeskApi.115'; Code = 115 }
        @{ Id = 'UsedeskApi.113'; Code = 113 }
    ) {
        Add-Fault $simulator @{ path = 'anything'; kind = 'body'; body = "{`"error`":`"no`",`"code`":`"$Code`"}" }
        Invoke-UsedeskApi POST anything -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
    It 'refuses the path <Path> and sends nothing' -ForEach @(
        @{ Path = '../else' }
        @{ Path = 'https://example.test/x' }
        @{ Path = 'im/agent_status?group_id=1' }
        @{ Path = '/' }
    ) {
        Invoke-UsedeskApi GET $Path -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidPath,*'
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'takes the methods that these services have, in any case' {
        { Invoke-UsedeskApi FETCH anything } | Should -Throw -ErrorId 'InvalidParameter,*'
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'sends nothing but reads with -WhatIf' {
        foreach ($method in 'POST', 'PUT', 'DELETE', 'PATCH') { Invoke-UsedeskApi $method anything -WhatIf }
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'does not know what became of a write that broke off' {
        Add-Fault $simulator @{ path = 'anything'; kind = 'cut-after' }
        Invoke-UsedeskApi POST anything -Body @{ a = 1 } -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        @(Get-Request $simulator 'anything').Count | Should -Be 1
    }

    It 'shows what the service answered to a path that it does not have' {
        Invoke-UsedeskApi POST no/such/path -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -Match '^(Http\.404|UsedeskApi)'
    }
}
