BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Remove-UsedeskUser' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
    }

    It 'deletes an agent and writes nothing' {
        Remove-UsedeskUser -UserId 2159 -Confirm:$false | Should -BeNullOrEmpty
        @(Get-UsedeskUser).UserId | Should -Be 2156, 2157, 2158
        $json = (Get-Request $simulator delete/user).json
        $json.PSObject.Properties.Name | Should -Be api_token, user_id
        $json.user_id | Should -Be 2159
    }

    It 'takes agents from the pipeline and says who it was with -PassThru' {
        $gone = @(Get-UsedeskUser -GroupId 11 | Remove-UsedeskUser -Confirm:$false -PassThru)
        $gone.UserId | Should -Be 2156, 2158
        $gone.Status | Should -Be success, success
    }

    It 'reports one who is not there, in either shape, and deletes the others' {
        $rows = 'UserId', '99', '2159' | ConvertFrom-Csv
        $rows | Remove-UsedeskUser -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.117,*'
        $failures[0].TargetObject.UserId | Should -Be 99
        @(Get-UsedeskUser).UserId | Should -Not -Contain 2159
        Set-Simulator $simulator @{ validation422 = $true }
        Remove-UsedeskUser 99 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Http.422,*'
    }

    It 'takes success as true, and as an answer without a body' {
        Set-Simulator $simulator @{ statusTrue = $true }
        (Remove-UsedeskUser 2158 -Confirm:$false -PassThru).Status | Should -Be success
        Add-Fault $simulator @{ service = 'usedesk'; path = 'delete/user'; kind = 'empty' }
        (Remove-UsedeskUser 2159 -Confirm:$false -PassThru).UserId | Should -Be 2159
    }

    It 'asks unless it is told not to' {
        (Get-Command Remove-UsedeskUser).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be High
    }

    It 'sends nothing for number 0 or with -WhatIf' {
        Remove-UsedeskUser 0 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        Remove-UsedeskUser 2159 -WhatIf
        @(Get-Request $simulator delete/user).Count | Should -Be 0
    }
}
