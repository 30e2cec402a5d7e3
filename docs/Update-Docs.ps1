# Brings the pages in docs/en-US up to the cmdlets (new pages and parameters get placeholders), and makes en-US/, which
# Get-Help reads, of them. Called by build.ps1 docs. Ends with an error while a placeholder is left.
param()

$ErrorActionPreference = 'Stop'
Import-Module Microsoft.PowerShell.PlatyPS
Import-Module "$PSScriptRoot/PageFacts.psm1"
# Help that an earlier run made would be taken for text that the pages lack, and added to them once more.
$installed = Join-Path (Split-Path $env:USEDESKUDESK_MODULE) 'en-US'
if (Test-Path $installed) { Remove-Item $installed -Recurse -Force }
Import-Module $env:USEDESKUDESK_MODULE
$root = Split-Path $PSScriptRoot
$pages = Join-Path $PSScriptRoot 'en-US'
$null = New-Item $pages -ItemType Directory -Force

# Texts of parameters that mean the same everywhere. A page may say more.
$common = @{
    Connection    = 'The connection to use, or its name. Without it the one made last with Connect-{0} is used, else the registered connection that the environment variable {1}_CONNECTION names, else the registered default.'
    InputObject   = 'The object that comes from the pipeline. Its properties bind to the parameters of the same names; an error about it carries it as TargetObject.'
    ThrottleLimit = 'How many calls may be under way at once. The output keeps the order of the input whatever the number.'
    First         = 'Writes this many rows at most, and fetches no page beyond them.'
    Skip          = 'Passes over this many rows first.'
    PassThru      = 'Writes the changed object to the pipeline.'
    JournalPath   = 'A file in which it is written down what became of each item: before it leaves, and after it was answered. After a crash the same command line goes on where it stood: items that were carried out are not sent again and give their earlier result, those that never left or were refused are sent, and those that left without an answer are up to -ResumeUnknown. The file is made with the first item; a run that uses it keeps others out. It holds answers, no credentials.'
    ResumeUnknown = 'What to do with items that left in an earlier run of the journal and were not answered. Report (the default) makes each a WriteOutcomeUnknown error, Skip takes them as carried out, Retry sends them again at the risk of a second one.'
    FailedRows    = 'The name of a variable, without the dollar sign, that gets the items which were certainly not carried out, for a second run. Items of which nobody knows are not among them. It is filled while the command runs.'
    SkipTest      = 'Connects without reading anything. Otherwise one cheap read makes sure that address and credentials are right: an error keeps the connection from being made, and at a prompt one line says what was found. In scripts, functions, jobs and scheduled tasks the line is verbose text.'
    WhatIf        = 'Says what would be done, and does nothing.'
    Confirm       = 'Asks before each change.'
    TotalCount    = 'How many items there will be, so that the progress bar can say how much time is left. A pipeline does not know.'
    RobotAnswerEvaluationPath = 'The path, below the base URI, at which this tenant takes evaluations of robot answers. Udesk has never published it; ask its support. Submit-UdeskRobotAnswerEvaluation needs it, here or as its own -Path.'
}

# Types of pipeline input that mean the same everywhere.
$inputs = @{
    'System.Int64[]'          = 'IDs, as numbers or as text, by value or from a property of the same name.'
    'System.String[]'         = 'Texts, by value or from a property of the same name.'
    'UsedeskUdesk.IdOrName'   = 'An ID or a name, from a property of the same name.'
    'UsedeskUdesk.IdOrName[]' = 'IDs or names, from a property of the same name.'
}

foreach ($command in Get-Command -Module UsedeskUdesk) {
    $page = Join-Path $pages "$($command.Name).md"
    if (Test-Path $page) {
        $null = Update-MarkdownCommandHelp -Path $page -NoBackup
    }
    else {
        $made = New-MarkdownCommandHelp -CommandInfo $command -OutputFolder ([IO.Path]::GetTempPath()) -Force
        Move-Item $made.FullName $page
    }

    $service = if ($command.Noun -like 'Usedesk*') { 'Usedesk' } else { 'Udesk' }
    $text = Get-Content $page -Raw
    foreach ($name in $common.Keys) {
        $text = $text.Replace("{{ Fill $name Description }}", ($common[$name] -f $service, $service.ToUpperInvariant()))
    }
    foreach ($type in $inputs.Keys) {
        $text = $text -replace "(?m)(^### $([regex]::Escape($type))\s+)\{\{ Fill in the Description \}\}", "`${1}$($inputs[$type])"
    }
    # The date of the last run says nothing that the history does not, and makes every page differ.
    $text = $text -replace '(?m)^ms\.date:.*\r?\n', ''
    $text = $text -replace '(?s)## ALIASES\s+This cmdlet has the following aliases,\s+\{\{Insert list of aliases\}\}\s+', ''
    $text = $text -replace '## ALIASES\s+(?=## )', ''
    $text = $text -replace '(?s)(## RELATED LINKS\s+)\{\{ Fill in the related links here \}\}\s*', '$1'
    $text = $text -replace '## NOTES\s+(?=## )', ''
    $text = $text -replace '## INPUTS\s+(?=## )', "## INPUTS`n`n### None`n`nThis cmdlet takes nothing from the pipeline.`n`n"
    $text = $text -replace '## OUTPUTS\s+(?=## )', "## OUTPUTS`n`n### None`n`nThis cmdlet writes nothing to the pipeline.`n`n"
    $text = Update-ParameterFact $command $text
    Set-Content $page ($text.TrimEnd() + "`n") -NoNewline -Encoding utf8
}

$left = Get-ChildItem $pages -Filter *.md | Select-String -Pattern '\{\{' | ForEach-Object { "$($_.Filename):$($_.LineNumber) $($_.Line.Trim())" }
$left | Select-Object -First 40 | Write-Host

$target = Join-Path ([IO.Path]::GetTempPath()) "usedeskudesk-maml-$PID"
$help = Get-ChildItem $pages -Filter *-*.md | ForEach-Object { Import-MarkdownCommandHelp -Path $_.FullName }
$null = $help | Export-MamlCommandHelp -OutputFolder $target -Force
$null = New-Item (Join-Path $root 'en-US') -ItemType Directory -Force
# A console shows Markdown as it stands: the code of an example becomes the example's code, and fences, bold marks and links become plain text.
foreach ($file in Get-ChildItem $target -Recurse -Filter *-Help.xml) {
    $xml = [xml]::new()
    $xml.PreserveWhitespace = $true
    $xml.Load($file.FullName)
    $names = [Xml.XmlNamespaceManager]::new($xml.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')
    # As in PowerShell's own help: the example's code with what it writes below it, then what there is to say. Code and output are taken from the page: what makes
    # the help file takes the blanks from the beginning of each paragraph, and an empty line within a block begins one.
    foreach ($command in $xml.SelectNodes('//command:command', $names)) {
        $page = $help | Where-Object Title -EQ $command.SelectSingleNode('command:details/command:name', $names).InnerText
        $number = 0
        foreach ($example in $command.SelectNodes('command:examples/command:example', $names)) {
            $blocks = [regex]::Matches($page.Examples[$number++].Remarks, '(?ms)^```\w*\r?\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value.TrimEnd() -replace "`r" }
            $example.SelectSingleNode('dev:code', $names).InnerText = $blocks -join "`n`n"
            $remarks = $example.SelectSingleNode('dev:remarks', $names)
            $open = $false
            foreach ($paragraph in @($example.SelectNodes('maml:introduction/maml:para', $names))) {
                $null = $paragraph.ParentNode.RemoveChild($paragraph)
                $text = $paragraph.InnerText.Trim([char]0x80, "`r", "`n")
                $fences = [regex]::Matches($text, '(?m)^```').Count
                if (-not $open -and -not $fences -and ($text -replace '<!--.*?-->').Trim()) {
                    $paragraph.InnerText = $text.Trim()
                    $null = $remarks.AppendChild($paragraph)
                }
                if ($fences % 2) { $open = -not $open }
            }
        }
    }
    foreach ($paragraph in $xml.SelectNodes('//maml:para', $names)) {
        $plain = $paragraph.InnerText -replace '(?m)^```\w*\r?\n?' -replace '\*\*(.+?)\*\*', '$1' -replace '`([^`\r\n]+)`', '$1' -replace '\[([^\]\r\n]+)\]\([^)\s]*\.md[^)]*\)', '$1'
        if ($plain -cne $paragraph.InnerText) { $paragraph.InnerText = $plain }
    }
    foreach ($notes in $xml.SelectNodes('//maml:alertSet', $names)) {
        if (-not $notes.InnerText.Trim()) { $null = $notes.ParentNode.RemoveChild($notes) }
    }
    # What a parameter is when nobody gives it stands in the page, and is left out of the help file by what makes it.
    foreach ($parameter in $xml.SelectNodes('//command:parameters/command:parameter', $names)) {
        $command = Get-Command -Module UsedeskUdesk -Name $parameter.SelectSingleNode('../../command:details/command:name', $names).InnerText
        $known = $command.Parameters[$parameter.SelectSingleNode('maml:name', $names).InnerText]
        $default = Get-ParameterDefault $command $known
        if ($default -and -not $parameter.SelectSingleNode('dev:defaultValue', $names)) {
            $node = $xml.CreateElement('dev', 'defaultValue', $names.LookupNamespace('dev'))
            $node.InnerText = $default
            $null = $parameter.AppendChild($node)
        }
    }
    # Names of types as a person says them.
    foreach ($type in $xml.SelectNodes('//dev:type/maml:name | //command:parameterValue', $names)) {
        $type.InnerText = $type.InnerText -replace '^System\.Nullable`1\[(.*)\]$', '$1'
    }
    # A related topic is looked up by its name. A link without an address leads nowhere; the package adds that of the cmdlet's page where there is one.
    foreach ($link in $xml.SelectNodes('//maml:navigationLink', $names)) {
        $uri = $link.SelectSingleNode('maml:uri', $names)
        $name = $link.SelectSingleNode('maml:linkText', $names)
        if ($name.InnerText -eq 'Online Version' -and -not $uri.InnerText) { $null = $link.ParentNode.RemoveChild($link) }
        elseif ($uri.InnerText -notmatch '^https?:') { $uri.InnerText = '' }
    }
    $xml.Save((Join-Path $root "en-US/$($file.Name)"))
}
Set-Content (Join-Path $pages 'about_UsedeskUdesk_Errors.md') (ConvertTo-ErrorTopic ([IO.File]::ReadAllText("$PSScriptRoot/errors.md"))) -NoNewline -Encoding utf8
# Plain text, of what the site shows as a page: headings without marks, code set in.
foreach ($topic in Get-ChildItem $pages -Filter about_*.md) {
    $code = $false
    $lines = foreach ($line in Get-Content $topic.FullName) {
        if ($line -match '^```') { $code = -not $code }
        elseif ($line -match '^<!--.*-->$') { continue }
        elseif ($code -and $line) { "    $line" }
        else { $line -replace '^#+ ' }
    }
    Set-Content (Join-Path $root "en-US/$($topic.BaseName).help.txt") (($lines -join "`n") + "`n") -NoNewline -Encoding utf8
}
Remove-Item $target -Recurse -Force
Copy-Item (Join-Path $root 'en-US') $installed -Recurse

if ($left) { Write-Error "$(@($left).Count) placeholders are left in docs/en-US." }
