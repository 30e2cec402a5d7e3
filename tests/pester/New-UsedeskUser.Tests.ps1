BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'New-UsedeskUser' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
    }

    BeforeAll {
        # Quotes and a backslash: the form in which JSON shows them must not get through either.
        $password = 'hunter"2\zz-top'
        $common = @{ Name = 'Анна'; Email = 'anna@example.test'; Password = ConvertTo-Secret $password; GroupId = 11 }
    }

    It 'makes an agent who can be read back' {
        $made = New-UsedeskUser @common -Role Support -Phone 79990001122 -Language en
        $made.Status | Should -Be success
        $anna = $made | Get-UsedeskUser
        $anna.Name | Should -Be 'Анна'
        $anna.Role | Should -Be support
        $anna.GroupId | Should -Be 11
        $anna.Phone | Should -Be 79990001122
    }

    It 'sends what was given and no more' {
        $null = New-UsedeskUser @common
        $sent = (Get-Request $simulator create/user).json
        $sent.PSObject.Properties.Name | Should -Be api_token, name, email, password, group
        $sent.password | Should -BeExactly $password
        $sent.group | Should -Be 11
        $null = New-UsedeskUser -Name B -Email b@example.test -Password (ConvertTo-Secret x) -GroupId 12 -SendInvite
        @(Get-Request $simulator create/user)[-1].json.send_invite | Should -BeTrue
    }

    It 'takes success as true too' {
        Set-Simulator $simulator @{ statusTrue = $true }
        (New-UsedeskUser @common).Status | Should -Be success
    }

    It 'takes rows, with one password for all from the command line' {
        $rows = "Name,Email,GroupId,Role,SendInvite`nA,a@example.test,11,,yes`nB,b@example.test,99,support,no`nC,c@example.test,12,support," | ConvertFrom-Csv
        $made = @($rows | New-UsedeskUser -Password (ConvertTo-Secret start) -ErrorAction SilentlyContinue -ErrorVariable failures)
        $made.Count | Should -Be 2
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.118,*'
        $failures[0].TargetObject.Name | Should -Be B
        @(Get-Request $simulator create/user)[0].json.send_invite | Should -BeTrue
        @(Get-Request $simulator create/user)[2].json.PSObject.Properties.Name | Should -Not -Contain send_invite
    }

    It 'keeps the password out of every stream and error, even where the service echoes it' {
        $body = @{ message = "The password $password is too weak"; errors = @{ password = @($password) } } | ConvertTo-Json -Compress
        Add-Fault $simulator @{ service = 'usedesk'; path = 'create/user'; kind = 'body'; status = 422; body = $body }
        $all = New-UsedeskUser @common -Verbose -Debug -ErrorAction Continue -ErrorVariable failures *>&1 | Out-String
        $all | Should -BeLike '*create/user*'
        $all | Should -Not -BeLike '*zz-top*'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Http.422,*'
        ($failures[0] | Format-List * -Force | Out-String) | Should -Not -BeLike '*zz-top*'
        ($failures[0].Exception | Format-List * -Force | Out-String) | Should -Not -BeLike '*zz-top*'
        $failures[0].Exception.ServerText | Should -BeLike '*[*][*][*]*'
        Add-Fault $simulator @{ service = 'usedesk'; path = 'create/user'; kind = 'body'; body = (@{ code = 111; error = @{ password = @($password) } } | ConvertTo-Json -Compress -Depth 5) }
        New-UsedeskUser @common -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        "$($failures[0])" | Should -Not -BeLike '*zz-top*'
    }

    It 'does not repeat plain text given as the password' {
        { New-UsedeskUser -Name A -Email a@example.test -GroupId 11 -Password 'plain-zz-top' } | Should -Throw -PassThru | ForEach-Object {
            $_.Exception.Message | Should -BeLike '*secure string*'
            $_.Exception.Message | Should -Not -BeLike '*zz-top*'
        }
        @(Get-Request $simulator create/user).Count | Should -Be 0
    }

    It 'refuses <what> before anything is sent' -ForEach @(
        @{ what = 'an empty password'; change = @{ Password = [securestring]::new() }; id = 'MissingParameter' }
        @{ what = 'an empty name'; change = @{ Name = ' ' }; id = 'MissingParameter' }
        @{ what = 'a role that does not exist'; change = @{ Role = 'boss' }; id = 'InvalidParameter' }
        @{ what = 'group 0'; change = @{ GroupId = 0 }; id = 'InvalidParameter' }
    ) {
        $arguments = $common.Clone()
        foreach ($key in $change.Keys) { $arguments[$key] = $change[$key] }
        New-UsedeskUser @arguments -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        @(Get-Request $simulator create/user).Count | Should -Be 0
    }

    It 'makes no second agent when the connection breaks after the service acted' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'create/user'; kind = 'cut-after' }
        New-UsedeskUser @common -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        @(Get-Request $simulator create/user).Count | Should -Be 1
    }

    It 'sends nothing with -WhatIf' {
        New-UsedeskUser @common -WhatIf
        @(Get-Request $simulator create/user).Count | Should -Be 0
    }
}
