# The pages say what the code does: nothing empty, every parameter with its unit, its default and its words, links that lead somewhere.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    Import-Module "$(Get-RepositoryRoot)/docs/PageFacts.psm1" -Force
    $root = Get-RepositoryRoot
    $cmdlets = @(Get-Command -Module UsedeskUdesk | ForEach-Object { @{ Name = $_.Name; Command = $_; Page = "$root/docs/en-US/$($_.Name).md" } })
    $topics = @(Get-ChildItem "$root/docs/en-US" -Filter about_*.md | ForEach-Object { @{ Topic = $_.BaseName; Source = $_.FullName } })
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    Import-Module "$(Get-RepositoryRoot)/docs/PageFacts.psm1" -Force
    $root = Get-RepositoryRoot

    # What is counted or measured by a number that is no ID.
    $units = 'second', 'minute', 'hour', 'day', 'byte', 'row', 'item', 'call', 'event', 'time', 'message', 'page', 'view', 'rating', 'pixel', 'repetition', 'retr', 'attempt', 'Unix', 'script'
    $numbers = [int], [long], [double], [decimal], [timespan], [int[]], [long[]]
}

Describe 'The page of <Name>' -ForEach $cmdlets {
    BeforeAll {
        $text = [IO.File]::ReadAllText($Page) -replace "`r"
        # Where there is nothing to take from the pipeline or to write, a page says so.
        $sections = @{}
        foreach ($match in [regex]::Matches($text, '(?ms)^## (?<title>[A-Z ]+)\n(?<text>.*?)(?=^## |\z)')) { $sections[$match.Groups['title'].Value] = $match.Groups['text'].Value.Trim() }
    }

    It 'has all sections, and none is empty' {
        foreach ($title in 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'EXAMPLES', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'RELATED LINKS') { $sections[$title] | Should -Not -BeNullOrEmpty -Because "$title says something" }
        foreach ($title in $sections.Keys) { $sections[$title] | Should -Not -BeNullOrEmpty -Because "$title says something" }
        foreach ($match in [regex]::Matches($text, '(?m)^(?<head>###? .+)\n\s*(?=^##|\z)')) {
            $match.Groups['head'].Value | Should -Match '^## (EXAMPLES|PARAMETERS|SYNTAX|INPUTS|OUTPUTS)$' -Because 'a heading is followed by text'
        }
    }

    It 'shows code and outputs of its examples as they stand in the page' {
        $shown = @((Get-Help $Name).Examples.Example | ForEach-Object { "$($_.Code)" -split "`n" })
        foreach ($block in [regex]::Matches($sections['EXAMPLES'], '(?ms)^```\w*\n(.*?)^```')) {
            foreach ($line in $block.Groups[1].Value.TrimEnd() -split "`n") { $shown | Should -Contain $line.TrimEnd() }
        }
    }

    It 'numbers its examples, and each says something' {
        $titles = @([regex]::Matches($sections['EXAMPLES'], '(?m)^### (.+)$') | ForEach-Object { $_.Groups[1].Value })
        for ($i = 0; $i -lt $titles.Count; $i++) { $titles[$i] | Should -Match "^Example $($i + 1): \w" }
        foreach ($part in [regex]::Split($sections['EXAMPLES'], '(?m)^### .+$') | Select-Object -Skip 1) {
            ($part -replace '(?ms)^```.*?^```').Trim().Length -gt 0 -or $part -match '(?m)^```output' | Should -BeTrue -Because 'an example is explained, or shows what it writes'
        }
    }

    It 'has no parameter that the cmdlet has not' {
        $known = @($Command.Parameters.Keys) + 'CommonParameters'
        foreach ($match in [regex]::Matches($sections['PARAMETERS'], '(?m)^### -?(\w+)$')) { $match.Groups[1].Value | Should -BeIn $known }
    }

    It 'describes each parameter, with its default, its unit and its words' {
        foreach ($parameter in Get-PageParameter $Command) {
            $section = Get-ParameterSection $text $parameter.Name
            $section.Success | Should -BeTrue -Because "-$($parameter.Name) has a place in the page"
            $said = $section.Groups['text'].Value
            $facts = $section.Groups['facts'].Value
            $said.Trim().Length | Should -BeGreaterThan 5 -Because "-$($parameter.Name) is described"
            $said.Trim() | Should -Match '[.:)`]$' -Because "-$($parameter.Name) is described in a sentence"

            $default = Get-ParameterDefault $Command $parameter
            [regex]::Match($facts, "(?m)^DefaultValue: '?(.*?)'?$").Groups[1].Value -replace "''", "'" | Should -Be $default -Because "that is what -$($parameter.Name) is when nobody gives it"

            $type = $parameter.ParameterType
            $inner = [Nullable]::GetUnderlyingType($type)
            if ($inner) { $type = $inner }
            if ($type -in $numbers -and $parameter.Name -notmatch '(Id|Account|QueryType|Status|NestedList)$') {
                $said | Should -Match "\b($($units -join '|'))" -Because "-$($parameter.Name) is a number of something"
            }

            $words = @(Get-ParameterWord $parameter)
            $accepted = @([regex]::Matches([regex]::Match($facts, '(?ms)^AcceptedValues:.*?(?=^\w|\z)').Value, '(?m)^- (.+)$') | ForEach-Object { $_.Groups[1].Value })
            $accepted | Should -Be $words -Because "-$($parameter.Name) takes these words and no others"
        }
    }

    It 'says of each type that it writes what it is' {
        foreach ($type in $Command.OutputType) {
            $sections['OUTPUTS'] | Should -Match "(?m)^### $([regex]::Escape($type.Name))`$" -Because "$($type.Name) is described"
        }
        foreach ($match in [regex]::Matches($sections['OUTPUTS'], '(?ms)^### (?<type>[^\n]+)\n(?<text>.*?)(?=^### |\z)')) {
            $match.Groups['text'].Value.Trim().Length | Should -BeGreaterThan 10 -Because "$($match.Groups['type'].Value) is described"
        }
    }

    It 'has links that lead to pages and topics' {
        $links = @([regex]::Matches($sections['RELATED LINKS'], '\[(?<name>[^\]]+)\]\((?<to>[^)]+)\)'))
        $links.Count | Should -BeGreaterThan 0
        foreach ($link in $links) {
            $link.Groups['to'].Value | Should -Be "$($link.Groups['name'].Value).md"
            "$root/docs/en-US/$($link.Groups['to'].Value)" | Should -Exist
            $link.Groups['name'].Value | Should -Not -Be $Name
        }
        foreach ($link in [regex]::Matches($text, '\]\((?!https?:)(?<to>[^)#]+\.md)')) { Join-Path "$root/docs/en-US" $link.Groups['to'].Value | Should -Exist }
        foreach ($link in (Get-Help $Name -Full).relatedLinks.navigationLink) {
            "$($link.uri)" | Should -BeNullOrEmpty -Because 'no public address is known'
            Get-Help $link.linkText -ErrorAction Stop | Should -Not -BeNullOrEmpty
        }
        (Get-Command $Name).HelpUri | Should -BeNullOrEmpty
    }

    It 'is what Get-Help shows' {
        $help = Get-Help $Name -Full
        $help.Synopsis | Should -Be (($sections['SYNOPSIS'] -replace '\*\*') -replace '\s*\n\s*', ' ')
        foreach ($example in $help.examples.example) {
            $example.code.Trim() | Should -Not -BeNullOrEmpty
            ($example | Out-String) | Should -Not -Match '<!--|```'
        }
        ($help.description | Out-String) | Should -Not -Match '`'
        foreach ($parameter in $help.parameters.parameter) {
            ($parameter.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
            $known = $Command.Parameters[$parameter.name]
            $default = if ($known) { Get-ParameterDefault $Command $known }
            if ($parameter.name -in 'WhatIf', 'Confirm') { continue }
            "$($parameter.defaultValue)" | Should -Be $default -Because "-$($parameter.name)"
            "$($parameter.type.name)" | Should -Not -Match '`1'
        }
    }
}

Describe 'The topic <Topic>' -ForEach $topics {
    It 'is shown by Get-Help, in lines of 80 columns at most' {
        $shown = Get-Help $Topic -ErrorAction Stop | Out-String -Width 200
        $shown | Should -Match 'SHORT DESCRIPTION'
        $lines = [IO.File]::ReadAllLines("$root/en-US/$Topic.help.txt")
        @($lines | Where-Object Length -GT 80) | Should -BeNullOrEmpty
        @($lines -match '^```|^#|\*\*|<!--') | Should -BeNullOrEmpty
    }

    It 'names cmdlets and topics that exist' {
        $known = @(Get-Command -Module UsedeskUdesk).Name + @(Get-ChildItem "$root/docs/en-US" -Filter about_*.md).BaseName
        foreach ($match in [regex]::Matches([IO.File]::ReadAllText($Source), '\b([A-Z][a-z]+-U(se)?desk\w+|about_\w+)')) { $match.Value | Should -BeIn $known }
    }
}

Describe 'The table of errors' {
    BeforeAll {
        $rows = @(Get-ErrorRow ([IO.File]::ReadAllText("$root/docs/errors.md")))
        # Wherever the code makes an error, its id is a literal beside it.
        $made = foreach ($file in Get-ChildItem "$root/src" -Recurse -Filter *.cs) {
            $text = [IO.File]::ReadAllText($file.FullName)
            [regex]::Matches($text, '"(?<id>[A-Z][A-Za-z]+)",\s*ErrorCategory')
            [regex]::Matches($text, '(RequestException|RequestException\.Create|ErrorRecords\.\w+|VaultException|\bnew|\bArgument)\(\s*"(?<id>[A-Z][A-Za-z]+)"\s*,')
            [regex]::Matches($text, 'WriteMissing\([^"]*"(?<id>[A-Z]\w+)"')
            if ($file.Name -in 'ServiceException.cs', 'WebhookException.cs') { [regex]::Matches($text, '=> "(?<id>[A-Z][A-Za-z.]+)",?\r?\n') }
        }
        $made = @($made | ForEach-Object { $_.Groups['id'].Value } | Where-Object { $_ -notin 'UsedeskUdesk', 'StructuredMessage' } | Sort-Object -Unique)
    }

    It 'has each id that the code makes, and no other' {
        $made.Count | Should -BeGreaterThan 100
        $composed = 'Http.<status>', 'UdeskApi.<code>', 'UsedeskApi.<code>'
        Compare-Object ($made + $composed | Sort-Object) ($rows.Id | Sort-Object) | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } | Should -BeNullOrEmpty
    }

    It 'is in order, each row with its meaning and what to do' {
        $ids = [string[]]$rows.Id
        $sorted = [string[]]$ids.Clone()
        [array]::Sort($sorted, [StringComparer]::OrdinalIgnoreCase)
        $ids | Should -Be $sorted
        foreach ($row in $rows) { $row.Meaning | Should -Match '\w.*\.$' -Because $row.Id; $row.Action | Should -Match '\w.*\.$' -Because $row.Id }
    }

    It 'is what the topic says' {
        ConvertTo-ErrorTopic ([IO.File]::ReadAllText("$root/docs/errors.md")) | Should -Be ([IO.File]::ReadAllText("$root/docs/en-US/about_UsedeskUdesk_Errors.md") -replace "`r")
    }
}
