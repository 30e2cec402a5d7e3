BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Add-UsedeskArticleRating' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'adds to what is there, and answers the totals' {
        $before = Get-UsedeskArticle 153561 402
        $after = Add-UsedeskArticleRating 153561 402 -Positive 2
        $after.PositiveRatings | Should -Be ($before.PositiveRatings + 2)
        $after.NegativeRatings | Should -Be $before.NegativeRatings
        @(Get-Request $simulator 'change-rating')[0].path | Should -BeLike '*/articles/402/change-rating'
    }

    It 'takes rows of a table' {
        $rows = 'ArticleId,Positive,Negative', '401,1,', '403,,2' | ConvertFrom-Csv
        @($rows | Add-UsedeskArticleRating -Account 153561).ArticleId | Should -Be 401, 403
        $sent = @(Get-Request $simulator 'change-rating')
        $sent[0].json.PSObject.Properties.Name | Should -Be api_token, count_positive
        $sent[1].json.count_negative | Should -Be 2
    }

    It 'sends nothing with -WhatIf, nor where nothing is added' {
        Add-UsedeskArticleRating 153561 402 -Positive 1 -WhatIf
        Add-UsedeskArticleRating 153561 402 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure[0].Exception.Message | Should -BeLike '*Positive*Negative*'
        @(Get-Request $simulator 'change-rating').Count | Should -Be 0
    }
}
