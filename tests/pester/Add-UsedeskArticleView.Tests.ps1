BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Add-UsedeskArticleView' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'adds to what is there' {
        $before = (Get-UsedeskArticle 153561 402).Views
        (Add-UsedeskArticleView 153561 402).Views | Should -Be ($before + 1)
        (Get-UsedeskArticle 153561 -ListedArticleId 402 | Add-UsedeskArticleView -Account 153561 -Count 4).Views | Should -Be ($before + 5)
        (Get-UsedeskArticle 153561 402).Views | Should -Be ($before + 5)
    }

    It 'does not add twice where the answer was lost' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'add-views'; kind = 'cut-after' }
        Add-UsedeskArticleView 153561 403 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        @(Get-Request $simulator 'add-views').Count | Should -Be 1
    }

    It 'sends nothing with -WhatIf, nor for a count that adds nothing' {
        Add-UsedeskArticleView 153561 402 -WhatIf
        Add-UsedeskArticleView 153561 402 -Count 0 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator 'add-views').Count | Should -Be 0
    }
}
