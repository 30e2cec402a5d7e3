BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Exit-UdeskImQueue' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'takes a waiting customer out of the queue' {
        foreach ($agent in 201, 202, 203) { $null = Invoke-Control $simulator POST "agents/$agent" @{ im_session_num = 50 } }
        $session = New-UdeskImSession queue-1 -AssignType agent
        $session.State | Should -Be 'Queued'
        $session | Exit-UdeskImQueue -Confirm:$false | Should -BeNullOrEmpty
        @(Get-Stored $simulator 'queue').Count | Should -Be 0
        $query = @(Get-Request $simulator 'close_queue')[0].query
        ($query | Where-Object name -EQ 'queue').value | Should -Be $session.Queue
        $session | Exit-UdeskImQueue -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.9200,*'
    }

    It 'says what is missing where nobody waits, and sends nothing' {
        Exit-UdeskImQueue nobody -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotQueued,*'
        Exit-UdeskImQueue nobody 'queue:company:1:agent:0' -WhatIf
        @(Get-Request $simulator 'close_queue').Count | Should -Be 0
    }
}
