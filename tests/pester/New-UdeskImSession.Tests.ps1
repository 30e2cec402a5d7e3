BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'New-UdeskImSession' {
    BeforeEach {
        # Everybody's sessions end, so that each test knows who has room.
        $null = Invoke-Control $simulator POST reset
    }

    It 'opens a session with an agent that can be read back' {
        $session = New-UdeskImSession agent-customer -AssignType agent
        $session.State | Should -Be 'Assigned'
        $session.AgentName | Should -Not -BeNullOrEmpty
        (Get-Stored $simulator "sessions/$($session.ImSubSessionId)").customer_token | Should -Be 'agent-customer'
        $request = @(Get-Request $simulator 'im/sessions')[0]
        $request.method | Should -Be 'POST'
        $request.body | Should -Be '{"customer_token":"agent-customer","assign_type":"agent"}'
        $request.query.name | Should -Not -Contain customer_token
    }

    It 'sends every parameter, numbers as numbers' {
        $null = New-UdeskImSession c -AssignType urobot -Channel app -RobotRoleId vip -RobotId 2 -SceneId 114
        $null = New-UdeskImSession c -AgentId 201 -GroupId 101
        $requests = @(Get-Request $simulator 'im/sessions')
        $requests[0].body | Should -Be '{"customer_token":"c","assign_type":"urobot","channel":"app","robot_role_id":"vip","robot_id":2,"scene_id":114}'
        $requests[1].body | Should -Be '{"customer_token":"c","agent_id":201,"group_id":101}'
    }

    It 'says who waits, at which place and in which queue' {
        $sessions = 'full1', 'full2', 'full3' | ForEach-Object { New-UdeskImSession $_ -AgentId 203 }
        $sessions.State | Should -Be @('Assigned', 'Assigned', 'Queued')
        $sessions[2].QueuePosition | Should -Be 1
        $sessions[2].Queue | Should -BeLike 'queue:company:1:agent:203'
        $sessions[2].ImSubSessionId | Should -BeNullOrEmpty
        $sessions[2].CustomerToken | Should -Be 'full3'
        $null = Invoke-Control $simulator POST queue/assigning @{ customer_token = 'full3' }
        (New-UdeskImSession full3 -AgentId 203).State | Should -Be 'Assigning'
        $null = Invoke-Control $simulator POST queue/advance @{ customer_token = 'full3' }
    }

    It 'says when no agent is on line' {
        $session = New-UdeskImSession night -GroupId 103
        $session.State | Should -Be 'NoAgentOnline'
        $session.GroupId | Should -Be 103
        $session.Message | Should -Not -BeNullOrEmpty
    }

    It 'opens sessions with both kinds of robots' {
        $robot = New-UdeskImSession r
        $robot.State | Should -Be 'Robot'
        $robot.AssignType | Should -Be 'robot'
        $urobot = New-UdeskImSession r -AssignType urobot -RobotId 2 -SceneId 116
        $urobot.State | Should -Be 'Robot'
        $urobot.UrobotSessionId | Should -BeGreaterThan 0
        $urobot.RobotId | Should -Be 2
        $urobot.SceneId | Should -Be 116
    }

    It 'waits until an agent takes the session' {
        $null = 'wait1', 'wait2' | ForEach-Object { New-UdeskImSession $_ -AgentId 202 }
        $null = Invoke-Control $simulator POST agents/202 @{ im_max_join_num = 1 }
        # The first look at the queue frees the agent.
        $session = New-UdeskImSession wait3 -AgentId 202 -Wait -WaitTimeoutSec 60 -PollIntervalSec 1 -Verbose 4>&1 | ForEach-Object {
            if ($_ -isnot [Management.Automation.VerboseRecord]) { $_ }
            elseif ($_.Message -like 'GET *queue_status') { $null = Invoke-Control $simulator POST agents/202 @{ im_max_join_num = 50 } }
        }
        $session.State | Should -Be 'Assigned'
        $session.Queue | Should -BeNullOrEmpty
        $session.SurveyOptions.Option.Count | Should -Be 5
    }

    It 'emits the waiting session and an error when the time is up' {
        $null = 'busy1', 'busy2' | ForEach-Object { New-UdeskImSession $_ -AgentId 203 }
        $session = New-UdeskImSession busy3 -AgentId 203 -Wait -WaitTimeoutSec 1 -PollIntervalSec 1 -ErrorAction SilentlyContinue -ErrorVariable failure
        $session.State | Should -Be 'Queued'
        $session.Queue | Should -Not -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        "$($failure[0])" | Should -BeLike '*Exit-UdeskImQueue*'
    }

    It 'warns that waiting for an agent means nothing with a robot' {
        $session = New-UdeskImSession r2 -Wait -WarningVariable warning -WarningAction SilentlyContinue
        $session.State | Should -Be 'Robot'
        "$warning" | Should -BeLike '*-AssignType agent*'
    }

    It 'takes rows of a CSV file with empty cells' {
        $sessions = "CustomerToken,AssignType,AgentId,GroupId,Channel,RobotId,SceneId`ncsv1,AGENT,,,,,`ncsv2,,,101,,,`ncsv3,,,,,,`ncsv4,urobot,,,,3,120" | ConvertFrom-Csv | New-UdeskImSession
        $sessions.AssignType | Should -Be @('agent', 'agent', 'robot', 'urobot')
        @(Get-Request $simulator 'im/sessions')[2].body | Should -Be '{"customer_token":"csv3"}'
    }

    It 'reports agents and groups that do not exist, with the item' {
        $items = [pscustomobject]@{ CustomerToken = 'x'; AgentId = 999 }, [pscustomobject]@{ CustomerToken = 'x'; GroupId = 999 }
        $items | New-UdeskImSession -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId.ForEach({ $_.Split(',')[0] }) | Should -Be @('UdeskApi.2005', 'UdeskApi.11012')
        $failure[1].TargetObject.GroupId | Should -Be 999
    }

    It 'says how to name a robot, and sends nothing' {
        New-UdeskImSession x -AssignType urobot -RobotId 2 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MissingRobot,*'
        $failure[0].Exception.Message | Should -BeLike '*Get-UdeskRobot -ExpandScene*'
        { New-UdeskImSession x -AssignType human } | Should -Throw '*agent, robot, urobot*'
        @(Get-Request $simulator 'im/sessions').Count | Should -Be 0
    }

    It 'sends nothing with -WhatIf' {
        New-UdeskImSession x -AssignType agent -WhatIf
        New-UdeskImSession x -AssignType agent -Wait -WhatIf
        @(Get-Request $simulator 'im/sessions').Count | Should -Be 0
    }

    Context 'the vendor''s own samples' {
        BeforeAll {
            function Read-Sample { param([string] $Body, [string] $AssignType = 'agent') Add-Fault $simulator @{ service = 'udesk'; path = '/im/sessions'; kind = 'body'; body = $Body }; New-UdeskImSession sample -AssignType $AssignType -RobotId 12362 -SceneId 39 }
        }

        It 'robot' {
            $session = Read-Sample -AssignType robot '{"code":1000,"message":"Request successful","assign_type":"robot","assign_info":{"robot_name":"Udesk Customer Service Robot","robot_avatar":"https://r.example.test/a.png","welcome_message":"<p>Hello</p>","unknow_message":"<p>I''m sorry</p>"}}'
            $session.State | Should -Be 'Robot'
            $session.RobotName | Should -Be 'Udesk Customer Service Robot'
            $session.RobotAvatar | Should -Be 'https://r.example.test/a.png'
            $session.WelcomeMessage | Should -Be '<p>Hello</p>'
            $session.UnknownMessage | Should -Be "<p>I'm sorry</p>"
            $session.Message | Should -Be 'Request successful'
        }

        It 'urobot' {
            $session = Read-Sample -AssignType urobot '{"code":1000,"message":"Request successful","assign_type":"urobot","assign_info":{"sessionId":23702,"logId":55392,"robotName":"Test","logoUrl":null,"leadingWord":"Lead","helloWord":"Hello","topAsk":[{"quesitionType":"Question Type 1","quesitionTypeId":2,"optionsList":[{"quesition":"Question 1","quesitionId":2122},{"quesition":"Question 2","quesitionId":3222}]}]}}'
            "$($session.UrobotSessionId) $($session.LogId) $($session.RobotName) $($session.LeadingWord) $($session.WelcomeMessage) $($session.RobotId) $($session.SceneId)" | Should -Be '23702 55392 Test Lead Hello 12362 39'
            $session.TopAsk[0].QuestionType | Should -Be 'Question Type 1'
            $session.TopAsk[0].QuestionTypeId | Should -Be 2
            $session.TopAsk[0].Question.QuestionId | Should -Be @(2122, 3222)
            $session.TopAsk[0].Question[1].Question | Should -Be 'Question 2'
        }

        It 'agent, with the survey as text that stands for it' {
            $session = Read-Sample '{"code":1000,"message":"Request successful","assign_type":"agent","assign_info":{"im_sub_session_id":1234,"count":0,"agent_id":3,"agent_name":"Tom","agent_avatar":"","survey_options":"See survey_options section"}}'
            "$($session.State) $($session.ImSubSessionId) $($session.AgentId) $($session.AgentName) $($session.QueuePosition)" | Should -Be 'Assigned 1234 3 Tom 0'
            $session.SurveyOptions | Should -BeNullOrEmpty
        }

        It 'the survey of show type <type>' -ForEach @(@{ Type = 'text'; Group = 'text'; Text = 'Very satisfied' }, @{ Type = 'exp'; Group = 'expression'; Text = 'Satisfied' }, @{ Type = 'expression'; Group = 'expression'; Text = 'Satisfied' }, @{ Type = 'star'; Group = 'star'; Text = 'Satisfied' }) {
            $survey = (Read-Sample ('{"code":1000,"assign_type":"agent","assign_info":{"im_sub_session_id":1,"survey_options":{"enabled":true,"name":"Satisfaction Evaluation","title":"How?","desc":"Thanks","remark_enabled":true,"remark":"Leave a remark","show_type":"TYPE","GROUP":{"default_option_id":36,"options":[{"id":36,"text":"TEXT","desc":"Fixed","tags":"tag1,tag2","remark_option":"optional"}]},"options":[{"id":36,"text":"Super satisfied","enabled":true},{"id":40,"text":"Very unsatisfied","enabled":true}],"methods":[{"id":7,"flag":"after_session","text":"Pop up","enabled":true}],"resolved_enabled":true,"resolved_options":{"title":"Resolved?","options":[{"option_select":true,"option_name":"Resolved"},{"option_select":true,"option_name":"Unresolved"}],"value":"0"}}}}'.Replace('TYPE', $type).Replace('GROUP', $group).Replace('TEXT', $text))).SurveyOptions
            "$($survey.Enabled) $($survey.Name) $($survey.Title) $($survey.Description) $($survey.RemarkEnabled) $($survey.Remark) $($survey.ShowType) $($survey.DefaultOptionId)" | Should -Be "True Satisfaction Evaluation How? Thanks True Leave a remark $type 36"
            $survey.Option.Count | Should -Be 1
            "$($survey.Option[0].Id) $($survey.Option[0].Text) $($survey.Option[0].Description) $($survey.Option[0].Tags) $($survey.Option[0].RemarkOption) $($survey.Option[0].Enabled)" | Should -Be "36 $text Fixed tag1,tag2 optional True"
            $survey.Methods[0].Flag | Should -Be 'after_session'
            $survey.ResolvedEnabled | Should -BeTrue
            $survey.ResolvedOptions.Options.OptionName | Should -Be @('Resolved', 'Unresolved')
            $survey.ResolvedOptions.Value | Should -Be '0'
            $survey.AdditionalProperties['options'].Count | Should -Be 2
        }

        It 'the survey with only the compatible list' {
            $survey = (Read-Sample '{"code":1000,"assign_type":"agent","assign_info":{"im_sub_session_id":1,"survey_options":{"enabled":true,"options":[{"id":36,"text":"Super satisfied","enabled":true},{"id":37,"text":"Satisfied","enabled":false}]}}}').SurveyOptions
            $survey.Option.Id | Should -Be @(36, 37)
            $survey.Option[1].Enabled | Should -BeFalse
        }

        It 'waiting, being assigned, nobody on line' {
            $queued = Read-Sample '{"code":2001,"message":"You are 3rd","assign_type":"agent","assign_info":{"count":3,"queue":"queue:company:1:agent:486"}}'
            "$($queued.State) $($queued.QueuePosition) $($queued.Queue) $($queued.Message)" | Should -Be 'Queued 3 queue:company:1:agent:486 You are 3rd'
            (Read-Sample '{"code":2001,"message":"m","assign_type":"agent","assign_info":{"count":0}}').State | Should -Be 'Assigning'
            (Read-Sample '{"code":"2002","message":"m","assign_type":"agent","assign_info":{"count":0}}').State | Should -Be 'NoAgentOnline'
        }
    }
}
