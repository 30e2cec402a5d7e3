BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UsedeskGroup' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
    }

    It 'lists the groups with their agents' {
        $groups = @(Get-UsedeskGroup)
        $groups.GroupId | Should -Be 11, 12, 13
        $groups[0].Name | Should -Be 'First line'
        $groups[0].Users.UserId | Should -Be 2156, 2158
        $groups[0].Users[0].Email | Should -Be agent2156@example.test
        $groups[2].Users.Count | Should -Be 0
        $groups[0].AdditionalProperties['company_id'] | Should -Be 153561
    }

    It 'finds groups by name with wildcards, and by number' {
        @(Get-UsedeskGroup '*LINE').GroupId | Should -Be 11, 12
        @(Get-UsedeskGroup -GroupId '13').Name | Should -Be Billing
        Get-UsedeskGroup nobody* | Should -BeNullOrEmpty
        { Get-UsedeskGroup Biling -ErrorAction Stop } | Should -Throw "*Did you mean 'Billing'?"
    }

    It 'sends nothing but the token, in the body' {
        $null = Get-UsedeskGroup Billing
        $request = Get-Request $simulator groups
        $request.method | Should -Be POST
        $request.json.PSObject.Properties.Name | Should -Be api_token
        @($request.query).Count | Should -Be 0
    }

    It 'reports what the service refuses' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'groups'; kind = 'body'; body = '{"code":115,"error":"No access"}' }
        Get-UsedeskGroup -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.115,*'
    }
}
