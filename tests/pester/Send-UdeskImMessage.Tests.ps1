BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $session = New-UdeskImSession talker -AssignType agent
    $customer = Get-Stored $simulator customers | Where-Object open_api_token -EQ talker
    # Anna has room for two: the third customer waits.
    $null = 'first', 'second', 'waiting' | ForEach-Object { New-UdeskImSession $_ -AgentId 203 }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Send-UdeskImMessage' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    BeforeAll {
        function Get-Sent { @(Get-Request $simulator '/im/messages') }
    }

    It 'sends a message that can be read back, and emits its receipt' {
        $receipt = Send-UdeskImMessage -CustomerToken talker -ImSubSessionId $session.ImSubSessionId -Content '你好 🎉'
        $receipt.ImSubSessionId | Should -Be $session.ImSubSessionId
        $receipt.MessageId | Should -Match '^[A-Za-z0-9_-]+$'
        (Get-Stored $simulator messages | Where-Object message_id -EQ $receipt.MessageId).data.content | Should -Be '你好 🎉'
        $request = (Get-Sent)[0]
        $request.method | Should -Be 'POST'
        $request.body | Should -Be "{`"customer_token`":`"talker`",`"im_sub_session_id`":$($session.ImSubSessionId),`"message_id`":`"$($receipt.MessageId)`",`"type`":`"message`",`"data`":{`"content`":`"你好 🎉`"}}"
    }

    It 'sends type <type> with its fields' -ForEach @(
        @{ Type = 'message'; More = @{ Font = 'x' }; Data = @{ content = 'c'; font = 'x' } }
        @{ Type = 'image'; More = @{}; Data = @{ content = 'c' } }
        @{ Type = 'audio'; More = @{ FileName = 'a.amr'; FileSize = '1K'; Duration = 200 }; Data = @{ content = 'c'; filename = 'a.amr'; filesize = '1K'; duration = 200 } }
        @{ Type = 'video'; More = @{ FileName = 'a.mp4'; FileSize = '4.3M' }; Data = @{ content = 'c'; filename = 'a.mp4'; filesize = '4.3M' } }
        @{ Type = 'file'; More = @{ FileName = 'a.pdf' }; Data = @{ content = 'c'; filename = 'a.pdf' } }
        @{ Type = 'RICH'; More = @{}; Data = @{ content = 'c' } }
        @{ Type = 'close'; More = @{}; Data = @{ content = 'c' } }
    ) {
        # A message of type close ends its session, which the other tests need.
        $target = if ($type -eq 'close') { New-UdeskImSession closing -AssignType agent } else { $session }
        $null = $target | Send-UdeskImMessage c -Type $type @more
        $json = (Get-Sent)[0].json
        $json.type | Should -BeExactly $type.ToLowerInvariant()
        @($json.data.PSObject.Properties).Count | Should -Be $data.Count
        foreach ($name in $data.Keys) { $json.data.$name | Should -Be $data[$name] }
    }

    It 'follows a session from one line, message after message' {
        $receipts = @(New-UdeskImSession line -AssignType agent | Send-UdeskImMessage one | Tee-Object -Variable first | Send-UdeskImMessage two)
        $receipts[0].MessageId | Should -Not -Be $first.MessageId
        (Get-Sent).ForEach({ $_.json.data.content }) | Should -Be @('one', 'two')
        (Get-Sent).carriedOut | Should -Be @($true, $true)
        @(Get-Stored $simulator messages | Where-Object im_sub_session_id -EQ $receipts[0].ImSubSessionId).Count | Should -Be 2
    }

    It 'sends to the robot that a piped session is with' {
        $null = New-UdeskImSession r | Send-UdeskImMessage hi
        $urobot = New-UdeskImSession r -AssignType urobot -RobotId 2 -SceneId 114
        $receipt = $urobot | Send-UdeskImMessage hi
        $null = $receipt | Send-UdeskImMessage again
        $json = (Get-Sent).json
        $json.im_sub_session_id | Should -Be @(0, -1, -1)
        $json[0].PSObject.Properties.Name | Should -Not -Contain robot_id
        foreach ($one in $json[1], $json[2]) {
            "$($one.robot_id) $($one.scene_id) $($one.urobot_session_id)" | Should -Be "2 114 $($urobot.UrobotSessionId)"
        }
        (Get-Sent).carriedOut | Should -Be @($true, $true, $true)
    }

    It 'sends with <switch> to number <number>' -ForEach @(
        @{ Switch = 'ToRobot'; Number = 0; More = @{}; Fields = '' }
        @{ Switch = 'ToUrobot'; Number = -1; More = @{ RobotId = 3; SceneId = 120 }; Fields = 'robot_id scene_id' }
        @{ Switch = 'Workbench'; Number = -2; More = @{ AgentId = 201; GroupId = 101 }; Fields = 'agent_id group_id' }
        @{ Switch = 'WhileQueued'; Number = -3; More = @{}; Fields = '' }
    ) {
        $given = @{ $switch = $true } + $more
        $receipt = Send-UdeskImMessage -CustomerToken waiting -Content hi @given
        $receipt.ImSubSessionId | Should -Be $number
        $sent = (Get-Sent)[0]
        $sent.carriedOut | Should -BeTrue
        $sent.json.im_sub_session_id | Should -Be $number
        (@($sent.json.PSObject.Properties.Name) | Where-Object { $_ -in 'robot_id', 'scene_id', 'agent_id', 'group_id', 'urobot_session_id' }) -join ' ' | Should -Be $fields
    }

    It 'leaves out of a piped session what the receiver does not take' {
        $null = $session | Send-UdeskImMessage hi
        (Get-Sent)[0].json.PSObject.Properties.Name | Should -Be @('customer_token', 'im_sub_session_id', 'message_id', 'type', 'data')
    }

    It 'says what to do about a session that waits, and sends nothing' {
        $queued = New-UdeskImSession waiting -AgentId 203
        $queued | Send-UdeskImMessage hi -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'StillQueued,*'
        $failure[0].Exception.Message | Should -BeLike '*-WhileQueued*-Wait*'
        $failure[0].TargetObject.CustomerToken | Should -Be 'waiting'
        (Get-Sent).Count | Should -Be 0
        ($queued | Send-UdeskImMessage hi -WhileQueued).ImSubSessionId | Should -Be -3
    }

    It 'says what to do where no agent is on line, or there is no session at all' {
        New-UdeskImSession night -GroupId 103 | Send-UdeskImMessage hi -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NoAgentOnline,*'
        Send-UdeskImMessage -CustomerToken c -Content hi -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NoSession,*'
        (Get-Sent).Count | Should -Be 0
        ((New-UdeskImSession night -GroupId 103 | Send-UdeskImMessage hi -Workbench).ImSubSessionId) | Should -Be -2
        (Get-Sent)[0].json.group_id | Should -Be 103
    }

    It 'refuses with <id>, and sends nothing' -ForEach @(
        @{ Id = 'InvalidMessageId'; More = @{ ImSubSessionId = 5; MessageId = 'a b' } }
        @{ Id = 'InvalidMessageId'; More = @{ ImSubSessionId = 5; MessageId = "a`n" } }
        @{ Id = 'InvalidParameter'; More = @{ ImSubSessionId = -4 } }
        @{ Id = 'InvalidParameter'; More = @{ ImSubSessionId = 5; Duration = -1 } }
        @{ Id = 'MissingRobot'; More = @{ ToUrobot = $true } }
        @{ Id = 'MisplacedParameter'; More = @{ ImSubSessionId = 5; AgentId = 3 } }
        @{ Id = 'MisplacedParameter'; More = @{ ToRobot = $true; RobotId = 3 } }
    ) {
        Send-UdeskImMessage -CustomerToken c -Content hi @more -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        (Get-Sent).Count | Should -Be 0
    }

    It 'refuses a type that cannot be sent, and two receivers at once' {
        { $session | Send-UdeskImMessage hi -Type struct } | Should -Throw '*message, image, audio, video, file, rich*'
        { Send-UdeskImMessage -CustomerToken c -Content hi -ToRobot -Workbench } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        (Get-Sent).Count | Should -Be 0
    }

    It 'warns that robots take text only' {
        $null = New-UdeskImSession r | Send-UdeskImMessage https://i.example.test/1.png -Type image -WarningVariable warning -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failure
        "$warning" | Should -BeLike '*Robots take*type image*'
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.*'
    }

    It 'reports what Udesk refuses, with the item, and goes on' {
        $items = [pscustomobject]@{ CustomerToken = 'talker'; ImSubSessionId = 999999; Content = 'x' }, [pscustomobject]@{ CustomerToken = 'nobody'; ImSubSessionId = 0; Content = 'y' }, [pscustomobject]@{ CustomerToken = 'talker'; ImSubSessionId = "$($session.ImSubSessionId)"; Content = 'z' }
        @($items | Send-UdeskImMessage -ErrorAction SilentlyContinue -ErrorVariable failure).Count | Should -Be 1
        $failure.FullyQualifiedErrorId.ForEach({ $_.Split(',')[0] }) | Should -Be @('UdeskApi.9200', 'UdeskApi.2005')
        $failure[0].TargetObject.Content | Should -Be 'x'
        Add-Fault $simulator @{ service = 'udesk'; path = '/im/messages'; kind = 'body'; body = '{"code":2062,"message":"Missing parameters"}' }
        $session | Send-UdeskImMessage hi -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2062,*'
        $failure[0].Exception.Message | Should -BeLike '*Missing parameters*'
    }

    It 'takes rows of a CSV file, with message ids of their own and empty cells' {
        $rows = "CustomerToken,ImSubSessionId,Content,Type,MessageId,Duration,AgentId,RobotId`ntalker,$($session.ImSubSessionId),a,,row-1,,,`ntalker,$($session.ImSubSessionId),b,rich,,,," | ConvertFrom-Csv
        $receipts = @($rows | Send-UdeskImMessage)
        $receipts[0].MessageId | Should -Be 'row-1'
        $receipts[1].MessageId | Should -Not -BeNullOrEmpty
        (Get-Sent).ForEach({ $_.json.type }) | Should -Be @('message', 'rich')
    }

    It 'keeps the message_id when the call is repeated' {
        Add-Fault $simulator @{ service = 'udesk'; path = '/im/messages'; kind = 'status'; status = 429; retryAfter = '0' }
        $null = $session | Send-UdeskImMessage hi
        $requests = Get-Sent
        $requests.Count | Should -Be 2
        $requests[0].json.message_id | Should -Be $requests[1].json.message_id
    }

    It 'answers an unread message under a number of its own' {
        $null = Invoke-Control $simulator POST 'messages/push-unread' @{ im_sub_session_id = $session.ImSubSessionId; content = 'agent asks' }
        $unread = Get-UdeskUnreadMessage -ImSubSessionId $session.ImSubSessionId -CustomerId $customer.id | Select-Object -Last 1
        $receipt = $unread | Send-UdeskImMessage -CustomerToken talker -Content 'answer'
        $receipt.MessageId | Should -Not -Be $unread.MessageId
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($unread))
        ($copy | Send-UdeskImMessage -CustomerToken talker -Content 'answer').MessageId | Should -Not -Be $unread.MessageId
        $receipt.ImSubSessionId | Should -Be $session.ImSubSessionId
    }

    Context '-CheckSensitiveWord' {
        AfterEach { Set-Simulator $simulator @{ sensitiveWordsOpen = '1' } }

        It 'refuses text that holds a word, names it, and sends the rest; the words are fetched once' {
            $receipts = @('fine', 'such a SCAM', '我要退款', 'fine too' | ForEach-Object { [pscustomobject]@{ CustomerToken = 'talker'; ImSubSessionId = $session.ImSubSessionId; Content = $_ } } |
                    Send-UdeskImMessage -CheckSensitiveWord -ErrorAction SilentlyContinue -ErrorVariable failure)
            $receipts.Count | Should -Be 2
            $failure.Count | Should -Be 2
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'SensitiveWord,*'
            $failure[0].Exception.Message | Should -BeLike "*'scam'*"
            $failure[1].Exception.Message | Should -BeLike "*'退款'*"
            $failure[1].TargetObject.Content | Should -Be '我要退款'
            (Get-Sent).Count | Should -Be 2
            @(Get-Request $simulator 'im/im_sensitive_words').Count | Should -Be 1
        }

        It 'checks nothing where the tenant''s list is off, and no addresses' {
            $null = $session | Send-UdeskImMessage https://scam.example.test/1.png -Type image -CheckSensitiveWord
            @(Get-Request $simulator 'im/im_sensitive_words').Count | Should -Be 0
            Set-Simulator $simulator @{ sensitiveWordsOpen = '0' }
            $null = $session | Send-UdeskImMessage scam -CheckSensitiveWord
            (Get-Sent).Count | Should -Be 2
        }

        It 'sends nothing when the words cannot be had' {
            Add-Fault $simulator @{ service = 'udesk'; path = 'im_sensitive_words'; kind = 'body'; body = '{"code":2000,"message":"no"}' }
            $session | Send-UdeskImMessage fine -CheckSensitiveWord -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2000,*'
            (Get-Sent).Count | Should -Be 0
        }
    }

    It 'sends nothing with -WhatIf' {
        $session | Send-UdeskImMessage hi -WhatIf
        (Get-Sent).Count | Should -Be 0
    }
}
