# The documentation as static pages: a page for each cmdlet, topic and guide, and no link that leads nowhere.
BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $root = Get-RepositoryRoot
    $site = Join-Path $TestDrive 'site'
    $output = & dotnet run --project "$root/docs/site" -c Release -- $root $site 2>&1
    if ($LASTEXITCODE -ne 0) { throw "The site was not built: $output" }
    $pages = @{}
    foreach ($file in Get-ChildItem $site -Filter *.html) { $pages[$file.Name] = [IO.File]::ReadAllText($file.FullName) }
}

Describe 'The site' {
    It 'has a page for each cmdlet, topic and guide' {
        $sources = @(Get-ChildItem "$root/docs/en-US", "$root/docs" -Filter *.md | Where-Object Name -NE errors.md)
        $sources.Count | Should -BeGreaterThan 90
        foreach ($source in $sources) { $pages.Keys | Should -Contain "$($source.BaseName).html" }
        foreach ($name in (Import-PowerShellDataFile "$root/UsedeskUdesk.psd1").CmdletsToExport) { $pages["$name.html"] | Should -Match "<h1[^>]*>$name</h1>" }
    }

    It 'finds each page from the front page, by name and by what it does' {
        $index = $pages['index.html']
        foreach ($page in $pages.Keys | Where-Object { $_ -ne 'index.html' }) { $index | Should -Match "<li data-search=`"$([regex]::Escape(($page -replace '\.html$').ToLowerInvariant())) [^`"]+`"><a href=`"$([regex]::Escape($page))`"" }
        $index | Should -Match 'data-search="get-udeskabandonedqueue [^"]*gave up waiting'
        $index | Should -Match '<script src="search\.js"></script>'
    }

    It 'has no link or anchor that leads nowhere, and takes nothing from elsewhere' {
        $dead = foreach ($page in $pages.Keys) {
            foreach ($match in [regex]::Matches($pages[$page], '(?<kind>href|src)="(?<to>[^"]*)"')) {
                $to = [Net.WebUtility]::HtmlDecode($match.Groups['to'].Value)
                $path, $anchor = $to -split '#', 2
                if ($to -match '^[a-z]+:') {
                    # Links may lead out; what a page is made of may not.
                    if ($match.Groups['kind'].Value -eq 'src' -or $pages[$page].Substring(0, $match.Index) -match '<link [^>]*$') { "$page loads $to" }
                    continue
                }
                $target = if ($path) { $path } else { $page }
                if (-not (Test-Path (Join-Path $site $target))) { "$page -> $to" }
                elseif ($anchor -and $pages[$target] -notmatch "id=`"$([regex]::Escape([uri]::UnescapeDataString($anchor)))`"") { "$page -> $to (no such place)" }
            }
        }
        $dead | Should -BeNullOrEmpty
    }

    It 'is sound on each page: language, one title, the marks of Markdown gone' {
        foreach ($page in $pages.Keys) {
            $pages[$page] | Should -Match '<html lang="en">'
            $pages[$page] | Should -Match '<meta name="viewport"'
            [regex]::Matches($pages[$page], '<h1[ >]').Count | Should -Be 1 -Because $page
            ($pages[$page] -replace '(?s)<pre.*?</pre>|<code.*?</code>') | Should -Not -Match '```|\*\*\w|\]\([^)]+\.md\)' -Because $page
        }
    }

    It 'is not built with a link that leads nowhere' {
        $bad = Join-Path $TestDrive 'bad'
        $null = New-Item "$bad/docs/en-US" -ItemType Directory
        Set-Content "$bad/docs/guide.md" "# Guide`n`n[lost](nowhere.md)"
        $said = & dotnet run --project "$root/docs/site" -c Release --no-build -- $bad "$TestDrive/bad-site" 2>&1 | ForEach-Object { "$_" }
        $LASTEXITCODE | Should -Not -Be 0
        $said -join ' ' | Should -BeLike '*the link nowhere.md leads nowhere*'
    }
}
