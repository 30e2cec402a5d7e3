BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $session = New-UdeskImSession survey-customer -AssignType agent
}

AfterAll { Stop-Simulator $simulator }

Describe 'Submit-UdeskSurvey' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    AfterEach { Set-Simulator $simulator @{ surveyShowType = 'text' } }

    It 'finds the id of an option by its name in a piped session, and can be read back' {
        $session | Submit-UdeskSurvey -Option Satisfied
        $request = @(Get-Request $simulator 'im/sessions/survey')[0]
        $request.method | Should -Be 'POST'
        $request.body | Should -Be "{`"im_sub_session_id`":$($session.ImSubSessionId),`"option_id`":37}"
        @((Get-Stored $simulator "sessions/$($session.ImSubSessionId)").surveys.survey)[-1].option_id | Should -Be 37
    }

    It 'runs in one line from the session on' {
        New-UdeskImSession survey-line -AssignType agent | Submit-UdeskSurvey Satisfied
        New-UdeskImSession survey-line -AssignType agent | Send-UdeskImMessage -Content hi | Submit-UdeskSurvey Satisfied
        @(Get-Request $simulator 'im/sessions/survey').ForEach({ $_.json.option_id }) | Should -Be @(37, 37)
    }

    It 'takes the options of show type <type>' -ForEach @(@{ Type = 'text'; Id = 39 }, @{ Type = 'expression'; Id = 53 }, @{ Type = 'star'; Id = 63 }) {
        Set-Simulator $simulator @{ surveyShowType = $type }
        $asked = New-UdeskImSession survey-customer -AssignType agent
        $asked.SurveyOptions.ShowType | Should -Be $type
        $asked | Submit-UdeskSurvey unsatisfied -Remark slow
        $json = @(Get-Request $simulator 'im/sessions/survey')[0].json
        $json.option_id | Should -Be $id
        $json.remark | Should -Be 'slow'
    }

    It 'takes an id, with or without the session''s options' {
        $session | Submit-UdeskSurvey 36
        Submit-UdeskSurvey -ImSubSessionId $session.ImSubSessionId -Option 37
        @(Get-Request $simulator 'im/sessions/survey').ForEach({ $_.json.option_id }) | Should -Be @(36, 37)
    }

    It 'takes names without their spaces, and the Chinese ones by their English names' {
        $session | Submit-UdeskSurvey VerySatisfied
        $chinese = [UsedeskUdesk.UdeskSurveyOptions]@{ Option = [UsedeskUdesk.UdeskSurveyOption[]]@(@{ Id = 36; Text = '非常满意' }, @{ Id = 37; Text = '满意' }) }
        Submit-UdeskSurvey -ImSubSessionId $session.ImSubSessionId -SurveyOptions $chinese -Option Satisfied
        Submit-UdeskSurvey -ImSubSessionId $session.ImSubSessionId -SurveyOptions $chinese -Option 非常满意
        @(Get-Request $simulator 'im/sessions/survey').ForEach({ $_.json.option_id }) | Should -Be @(36, 37, 36)
    }

    It 'sends -Resolved <resolved> as <state>' -ForEach @(@{ Resolved = $true; State = 0 }, @{ Resolved = $false; State = 1 }) {
        $session | Submit-UdeskSurvey 37 -Resolved $resolved
        @(Get-Request $simulator 'im/sessions/survey')[0].json.resolved_state_v2 | Should -Be $state
    }

    It 'takes rows of a CSV file' {
        "ImSubSessionId,Option,Remark,Resolved`n$($session.ImSubSessionId),37,,yes`n$($session.ImSubSessionId),39,slow,no`n$($session.ImSubSessionId),37,," | ConvertFrom-Csv | Submit-UdeskSurvey
        $requests = @(Get-Request $simulator 'im/sessions/survey')
        $requests.carriedOut | Should -Be @($true, $true, $true)
        $requests[0].json.resolved_state_v2 | Should -Be 0
        $requests[1].json.resolved_state_v2 | Should -Be 1
        $requests[2].json.PSObject.Properties.Name | Should -Be @('im_sub_session_id', 'option_id')
    }

    It 'takes a session that was kept in a file' {
        $file = Join-Path $TestDrive session.xml
        $session | Export-Clixml $file -Depth 4
        Import-Clixml $file | Submit-UdeskSurvey Satisfied
        @(Get-Request $simulator 'im/sessions/survey')[0].json.option_id | Should -Be 37
    }

    It 'says what there is when the name is unknown, and sends nothing' {
        $session | Submit-UdeskSurvey Great -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UnknownOption,*'
        $failure[0].Exception.Message | Should -BeLike "*'Very satisfied' (36)*'Very unsatisfied' (40)*"
        $failure[0].TargetObject.ImSubSessionId | Should -Be $session.ImSubSessionId
        @(Get-Request $simulator 'im/sessions/survey').Count | Should -Be 0
    }

    It 'refuses with <id>, and sends nothing' -ForEach @(
        @{ Id = 'RemarkRequired'; Arguments = @{ Option = 'Unsatisfied' } }
        @{ Id = 'RemarkNotTaken'; Arguments = @{ Option = 'Satisfied'; Remark = 'thanks' } }
        @{ Id = 'NoSession'; Arguments = @{ Option = '36'; ImSubSessionId = $null } }
        @{ Id = 'NoSurveyOptions'; Arguments = @{ Option = 'Satisfied'; SurveyOptions = $null } }
    ) {
        $given = @{ ImSubSessionId = $session.ImSubSessionId; SurveyOptions = $session.SurveyOptions }
        $arguments.Keys | ForEach-Object { $given[$_] = $arguments[$_] }
        Submit-UdeskSurvey @given -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        @(Get-Request $simulator 'im/sessions/survey').Count | Should -Be 0
    }

    It 'refuses an option that is switched off' {
        $survey = [UsedeskUdesk.UdeskSurveyOptions]@{ Option = [UsedeskUdesk.UdeskSurveyOption[]]@(@{ Id = 36; Text = 'Good'; Enabled = $false }, @{ Id = 37; Text = 'Bad' }) }
        Submit-UdeskSurvey -ImSubSessionId 5 -SurveyOptions $survey -Option Good -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'OptionDisabled,*'
        @(Get-Request $simulator 'im/sessions/survey').Count | Should -Be 0
    }

    It 'reports a session that Udesk does not know, and an option that is none of the tenant''s' {
        Submit-UdeskSurvey -ImSubSessionId 999999 -Option 37 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.9200,*'
        Submit-UdeskSurvey -ImSubSessionId $session.ImSubSessionId -Option 99 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
    }

    It 'emits nothing, or with -PassThru Udesk''s thanks' {
        $session | Submit-UdeskSurvey 37 | Should -BeNullOrEmpty
        ($session | Submit-UdeskSurvey 37 -PassThru).Message | Should -BeLike 'Thank you*'
    }

    It 'sends nothing with -WhatIf' {
        $session | Submit-UdeskSurvey 37 -WhatIf
        @(Get-Request $simulator 'im/sessions/survey').Count | Should -Be 0
    }
}
