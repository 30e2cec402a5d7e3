BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Invoke-UdeskApi' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'reads, and writes the whole answer as an object' {
        $answer = Invoke-UdeskApi GET im/agent_status
        $answer.code | Should -Be '1000'
        $answer.agents.Count | Should -Be 6
        $answer.agents[0].name | Should -Not -BeNullOrEmpty
    }

    It 'knows success by the answer''s form: votes have it in status, as 0' {
        $answer = Invoke-UdeskApi GET im/sessions/vote -Query @{ page_size = 10 } -ErrorAction Stop
        $answer.status | Should -Be 0
        , $answer.item | Should -BeOfType System.Array
        { Invoke-UdeskApi GET im/sessions/vote -Query @{ page_size = 5000 } -ErrorAction Stop } | Should -Throw -ErrorId 'UdeskApi.2005,*'
    }

    It 'puts -Query into the query, repeating lists, and signs' {
        $null = Invoke-UdeskApi get /im/agent_status -Query @{ group_id = 101 }
        $request = @(Get-Request $simulator 'im/agent_status')[0]
        $request.method | Should -Be 'GET'
        @($request.query | Where-Object name -EQ group_id).value | Should -Be '101'
        @($request.query.name) | Should -Contain 'sign'
        Add-Fault $simulator @{ path = 'anything'; kind = 'body'; body = '{"code":1000}' }
        $null = Invoke-UdeskApi GET anything -Query @{ id = 1, 2; text = 'a b&c' }
        $request = @(Get-Request $simulator 'anything')[0]
        @($request.query | Where-Object name -EQ id).value | Should -Be '1', '2'
        @($request.query | Where-Object name -EQ text).value | Should -Be 'a b&c'
    }

    It 'sends a <Kind> as the JSON body' -ForEach @(
        @{ Kind = 'hashtable'; Body = @{ customer_token = 'raw'; assign_type = 'robot'; nested = @{ list = 1, 'two', $true, $null } } }
        @{ Kind = 'object'; Body = [pscustomobject]@{ customer_token = 'raw'; assign_type = 'robot'; nested = [pscustomobject]@{ list = 1, 'two', $true, $null } } }
        @{ Kind = 'JSON text'; Body = '{"customer_token":"raw","assign_type":"robot","nested":{"list":[1,"two",true,null]}}' }
    ) {
        Add-Fault $simulator @{ path = 'anything'; kind = 'body'; body = '{"code":1000,"ok":true}' }
        (Invoke-UdeskApi POST anything -Body $Body).ok | Should -BeTrue
        $request = @(Get-Request $simulator 'anything')[0]
        $request.contentType | Should -BeLike 'application/json*'
        $request.json.customer_token | Should -Be 'raw'
        $request.json.nested.list | Should -Be @(1, 'two', $true, $null)
    }

    It 'refuses text that is no JSON, and sends nothing' {
        Invoke-UdeskApi POST anything -Body 'not json' -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'takes bodies from the pipeline, one call each' {
        Add-Fault $simulator @{ path = 'anything'; kind = 'body'; times = -1; body = '{"code":1000}' }
        @{ n = 1 }, @{ n = 2 } | Invoke-UdeskApi POST anything | Out-Null
        @(Get-Request $simulator 'anything').json.n | Should -Be 1, 2
    }

    It 'leaves the credentials out with -NoSign' {
        $answer = Invoke-UdeskApi POST log_in -NoSign -Body @{ email = $simulator.email; password = $simulator.udeskPassword }
        # The connection's own token, which no output shows.
        $answer.open_api_auth_token | Should -Be '***'
        @(@(Get-Request $simulator 'log_in')[0].query).Count | Should -Be 0
    }

    It 'takes the states of a session for answers' {
        $null = Invoke-UdeskApi POST im/sessions -Body @{ customer_token = 'raw-state'; group_id = 103 } -ErrorAction Stop
        @(Get-Request $simulator 'im/sessions').Count | Should -Be 1
    }

    It 'ends the pipeline when the signature is refused' {
        $wrong = Connect-Udesk -BaseUri $simulator.udesk -Email wrong@example.test -ApiToken (ConvertTo-Secret wrong) -PassThru
        { Invoke-UdeskApi GET im/agent_status -Connection $wrong } | Should -Throw -ErrorId 'UdeskApi.2059,*'
        Connect-Simulator $simulator
    }
    It 'refuses the path <Path> and sends nothing' -ForEach @(
        @{ Path = '../else' }
        @{ Path = 'https://example.test/x' }
        @{ Path = 'im/agent_status?group_id=1' }
        @{ Path = '/' }
    ) {
        Invoke-UdeskApi GET $Path -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidPath,*'
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'takes the methods that these services have, in any case' {
        { Invoke-UdeskApi FETCH anything } | Should -Throw -ErrorId 'InvalidParameter,*'
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'sends nothing but reads with -WhatIf' {
        foreach ($method in 'POST', 'PUT', 'DELETE', 'PATCH') { Invoke-UdeskApi $method anything -WhatIf }
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'does not know what became of a write that broke off' {
        Add-Fault $simulator @{ path = 'anything'; kind = 'cut-after' }
        Invoke-UdeskApi POST anything -Body @{ a = 1 } -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        @(Get-Request $simulator 'anything').Count | Should -Be 1
    }

    It 'shows what the service answered to a path that it does not have' {
        Invoke-UdeskApi POST no/such/path -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -Match '^(Http\.404|UdeskApi)'
    }
}
