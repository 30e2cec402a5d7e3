BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UsedeskChannel' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
    }

    It 'lists the channels' {
        $channels = @(Get-UsedeskChannel)
        $channels.Count | Should -Be 8
        $api = $channels | Where-Object ChannelId -EQ 683
        $api.Name | Should -Be API
        $api.ChannelType | Should -Be api
        $api.Active | Should -BeNullOrEmpty
    }

    It 'reads whether a channel is switched on where the service says so' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'channels'; kind = 'body'; body = '[{"channel_id":1,"channel_name":"a","channel_type":"api","active":"0"}]' }
        (Get-UsedeskChannel).Active | Should -BeFalse
    }

    It 'asks with GET, the token and the kind in the query' {
        @(Get-UsedeskChannel -ChannelType whatsapp).ChannelId | Should -Be 20054, 20055, 20056
        $request = Get-Request $simulator channels
        $request.method | Should -Be GET
        $request.bodyLength | Should -Be 0
        ($request.query | Where-Object name -EQ channel_type).value | Should -Be whatsapp
        ($request.query | Where-Object name -EQ api_token).value | Should -Be $simulator.usedeskToken
    }

    It 'finds channels by name with wildcards' {
        @(Get-UsedeskChannel '*chat*', 'api').ChannelId | Should -Be 683, 685
    }

    It 'shows no token in any stream or error' {
        $all = Get-UsedeskChannel -Verbose -Debug -ErrorAction Continue *>&1 | Out-String
        $all | Should -BeLike '*GET channels*'
        $all | Should -Not -BeLike "*$($simulator.usedeskToken)*"
        Add-Fault $simulator @{ service = 'usedesk'; path = 'channels'; kind = 'body'; status = 400; body = (@{ message = "bad api_token=$($simulator.usedeskToken)" } | ConvertTo-Json) }
        Get-UsedeskChannel -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Http.400,*'
        ($failures[0] | Format-List * -Force | Out-String) | Should -Not -BeLike "*$($simulator.usedeskToken)*"
    }
}
