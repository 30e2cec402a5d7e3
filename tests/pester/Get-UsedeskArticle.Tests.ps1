BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UsedeskArticle' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
    }

    It 'lists the articles' {
        $articles = @(Get-UsedeskArticle 153561)
        $articles.ArticleId | Should -Be (401..407)
        $articles[0].Title | Should -Be 'How to return an order'
        $articles[0].Text | Should -Be '<p>Text of article 1</p>'
        $articles[0].IsPublic | Should -BeTrue
        $articles[6].IsPublic | Should -BeFalse
        $articles[1].Views | Should -Be 3
        $articles[0].PositiveRatings | Should -Be 3
        $articles[0].NegativeRatings | Should -Be 0
        $articles[0].CreatedAt | Should -Be ([datetimeoffset]'2024-02-03 04:05:06 +00:00')
    }

    It 'asks with GET for pages of a hundred, the token in the query' {
        $null = Get-UsedeskArticle 153561 -Query 'вернуть заказ'
        $request = Get-Request $simulator '/support/153561/articles/list'
        $request.method | Should -Be GET
        $query = @{}
        foreach ($pair in $request.query) { $query[$pair.name] = $pair.value }
        $query.Keys | Sort-Object | Should -Be api_token, count, page, query
        $query.count | Should -Be 100
        $query.page | Should -Be 1
        $query.query | Should -Be 'вернуть заказ'
    }

    It 'sends the filters' {
        $articles = @(Get-UsedeskArticle 153561 -CategoryId 31, 32 -CollectionId 21 -Type public -Sort Title -Descending -Query article -ShortText -First 2)
        $articles.Title | Should -Be 'How to return an order', 'Article 6'
        $articles[1].Text | Should -BeLike '*...'
        $query = @{}
        foreach ($pair in (Get-Request $simulator 'articles/list').query) { $query[$pair.name] = $pair.value }
        $query.category_ids | Should -Be '31,32'
        $query.collection_ids | Should -Be 21
        $query.sort | Should -BeExactly title
        $query.order | Should -Be desc
        $query.short_text | Should -Be 1
    }

    It 'follows the pages that the answer counts, and no further than wanted' {
        $page = {
            param($number, $from, $to)
            $body = @{ page = $number; 'last-page' = '3'; count = '100'; 'total-count' = 250; articles = @($from..$to | ForEach-Object { @{ id = "$_"; title = "t$_" } }) }
            Add-Fault $simulator @{ service = 'usedesk'; path = 'articles/list'; kind = 'body'; body = (ConvertTo-Json $body -Depth 5 -Compress) }
        }
        & $page 1 1 100; & $page 2 101 200; & $page 3 201 250
        $ids = @(Get-UsedeskArticle 153561).ArticleId
        $ids | Should -Be (1..250)
        @(Get-Request $simulator 'articles/list').Count | Should -Be 3
        Clear-Request $simulator
        & $page 2 101 200
        @(Get-UsedeskArticle 153561 -Skip 150 -First 3).ArticleId | Should -Be 151, 152, 153
        ((Get-Request $simulator 'articles/list').query | Where-Object name -EQ page).value | Should -Be 2
        Clear-Request $simulator
        & $page 1 1 100
        @(Get-UsedeskArticle 153561 | Select-Object -First 1).Count | Should -Be 1
        @(Get-Request $simulator 'articles/list').Count | Should -Be 1
    }

    It 'takes a base without articles, whichever way nothing is written' {
        foreach ($nothing in '[]', '{}') {
            Add-Fault $simulator @{ service = 'usedesk'; path = 'articles/list'; kind = 'body'; body = "{`"page`":1,`"last-page`":0,`"count`":100,`"total-count`":0,`"articles`":$nothing}" }
            Get-UsedeskArticle 153561 -ErrorAction Stop | Should -BeNullOrEmpty
        }
    }

    It 'reads single articles by number' {
        @(Get-UsedeskArticle 153561 401, 403).Title | Should -Be 'How to return an order', 'Article 3'
        (Get-Request $simulator '/support/153561/articles/403').method | Should -Be GET
        ('402', 99 | Get-UsedeskArticle 153561 -ErrorAction SilentlyContinue -ErrorVariable failures).ArticleId | Should -Be 402
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.111,*'
        $failures[0].TargetObject | Should -Be 99
        (Get-UsedeskArticle 153561 -Query return | Get-UsedeskArticle 153561).ArticleId | Should -Be 401
    }

    It 'shows how the base is arranged' {
        $collection = Get-UsedeskArticle 153561 -Structure
        $collection.CollectionId | Should -Be 21
        $collection.Categories.CategoryId | Should -Be 39, 31, 32
        $collection.Categories[0].Articles.Count | Should -Be 0
        $collection.Categories[1].Articles.ArticleId | Should -Be 401, 403, 405, 407
        (Get-Request $simulator '/support/153561/list').method | Should -Be GET
    }

    It 'reports a base that the token may not see, in either shape' {
        Get-UsedeskArticle 1 -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.115,*'
        Set-Simulator $simulator @{ validation422 = $true }
        Get-UsedeskArticle 1 -Structure -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Http.422,*'
    }

    It 'refuses <what> before anything is sent' -ForEach @(
        @{ what = 'base 0'; arguments = @{ Account = 0 } }
        @{ what = 'article 0'; arguments = @{ Account = 153561; ArticleId = 0 } }
        @{ what = 'an order that does not exist'; arguments = @{ Account = 153561; Sort = 'beauty' } }
    ) {
        Get-UsedeskArticle @arguments -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator '*').Count | Should -Be 0
    }

    It 'warns of -ShortText without -Query' {
        $null = Get-UsedeskArticle 153561 -ShortText -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike '*-Query*'
    }
}
