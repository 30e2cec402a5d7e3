BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Submit-UdeskRobotAnswerEvaluation' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    AfterEach { Set-Simulator $simulator @{ evaluationPath = $null } }

    It 'sends nothing without a path, and says where to get one' {
        $failure = $null
        try { Submit-UdeskRobotAnswerEvaluation -CustomerToken vip-customer -MessageId m -QuestionId 1 -Useful $true } catch { $failure = $_ }
        $failure.FullyQualifiedErrorId | Should -BeLike 'MissingPath,*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*support*-Path*RobotAnswerEvaluationPath*'
        @(Get-Request $simulator '').Count | Should -Be 0
    }

    It 'sends to the path that -Path names' {
        Set-Simulator $simulator @{ evaluationPath = 'im/some/where' }
        Submit-UdeskRobotAnswerEvaluation -CustomerToken vip-customer -MessageId 'f862-89aa' -QuestionId 210530 -Useful $true -Path /im/some/where
        $request = @(Get-Request $simulator 'im/some/where')[0]
        $request.method | Should -Be 'POST'
        $request.body | Should -Be '{"customer_token":"vip-customer","message_id":"f862-89aa","question_id":210530,"useful":true}'
        @(Get-Stored $simulator evaluations)[-1].message_id | Should -Be 'f862-89aa'
    }

    It 'takes the path from the connection' {
        Set-Simulator $simulator @{ evaluationPath = 'im/other' }
        $connection = Connect-Udesk -BaseUri $simulator.udesk -Email $simulator.email -ApiToken (ConvertTo-Secret $simulator.udeskToken) -RobotAnswerEvaluationPath im/other -RequestsPerMinute 0 -PassThru
        $connection.RobotAnswerEvaluationPath | Should -Be 'im/other'
        "CustomerToken,MessageId,QuestionId,Useful`nvip-customer,a,1,no`nvip-customer,b,2,1" | ConvertFrom-Csv | Submit-UdeskRobotAnswerEvaluation -Connection $connection
        $requests = @(Get-Request $simulator 'im/other')
        $requests.ForEach({ $_.json.useful }) | Should -Be @($false, $true)
        Connect-Simulator $simulator
    }

    It 'refuses what can be seen to be wrong, and sends nothing' {
        Submit-UdeskRobotAnswerEvaluation -CustomerToken c -MessageId m -QuestionId 0 -Useful $true -Path im/x -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'GreetingNotRated,*'
        Submit-UdeskRobotAnswerEvaluation -CustomerToken c -MessageId m -QuestionId 1 -Useful $true -Path 'https://elsewhere.example.test/x' -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidPath,*'
        @(Get-Request $simulator '').Count | Should -Be 0
    }

    It 'reports a customer who is not known, and a path that is wrong' {
        Set-Simulator $simulator @{ evaluationPath = 'im/where' }
        [pscustomobject]@{ CustomerToken = 'nobody'; MessageId = 'm'; QuestionId = 1; Useful = $true } | Submit-UdeskRobotAnswerEvaluation -Path im/where -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        $failure[0].TargetObject.CustomerToken | Should -Be 'nobody'
        Submit-UdeskRobotAnswerEvaluation -CustomerToken c -MessageId m -QuestionId 1 -Useful $true -Path im/wrong -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Http.404,*'
    }

    It 'sends nothing with -WhatIf' {
        Submit-UdeskRobotAnswerEvaluation -CustomerToken c -MessageId m -QuestionId 1 -Useful $true -Path im/where -WhatIf
        @(Get-Request $simulator '').Count | Should -Be 0
    }
}
