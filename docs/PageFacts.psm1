# What the code knows of a cmdlet's parameters and its page has to say. Update-Docs.ps1 writes it down, the Pester suite compares.
$ErrorActionPreference = 'Stop'

# The parameters that the cmdlet itself has and shows.
function Get-PageParameter {
    param([Parameter(Mandatory)] $Command)
    $common = [Management.Automation.Internal.CommonParameters].GetProperties().Name + 'WhatIf', 'Confirm'
    $Command.Parameters.Values | Where-Object { $_.Name -notin $common -and -not ($_.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow }) }
}

# What a parameter is when nobody gives it; empty where that is nothing, or the parameter has to be given.
function Get-ParameterDefault {
    param([Parameter(Mandatory)] $Command, [Parameter(Mandatory)] $Parameter)
    if ($Parameter.Name -in 'WhatIf', 'Confirm') { return '' }
    $declared = @($Parameter.Attributes | Where-Object { $_ -is [Parameter] })
    if (-not ($declared | Where-Object { -not $_.Mandatory })) { return '' }
    $value = $Command.ImplementingType.GetProperty($Parameter.Name).GetValue([Activator]::CreateInstance($Command.ImplementingType))
    if ($value -is [Management.Automation.SwitchParameter]) { return 'False' }
    if ($value -is [array]) { return $value -join ', ' }
    # The zero of a number that stands for something else than a count is none.
    if ($value -is [long] -and $value -eq 0 -and $Parameter.Name -ne 'Skip') { return '' }
    "$value"
}

# The words that a parameter takes, where it takes no others.
function Get-ParameterWord {
    param([Parameter(Mandatory)] $Parameter)
    $type = $Parameter.ParameterType
    if ($type.IsArray) { $type = $type.GetElementType() }
    $inner = [Nullable]::GetUnderlyingType($type)
    if ($inner) { $type = $inner }
    if ($type.IsEnum) { return [enum]::GetNames($type) }
    foreach ($attribute in $Parameter.Attributes) {
        if ($attribute -is [ValidateSet]) { return $attribute.ValidValues }
        if ($attribute.GetType().Name -eq 'WordArgumentAttribute') {
            $list = $attribute.GetType().GetField('_list', 'NonPublic, Instance').GetValue($attribute)
            $lists = $attribute.GetType().Assembly.GetTypes() | Where-Object Name -EQ 'WordLists'
            return $lists.GetMethod('Of', [Reflection.BindingFlags]'NonPublic, Public, Static').Invoke($null, @($list))
        }
    }
}

# The part of a page about one parameter.
function Get-ParameterSection {
    param([Parameter(Mandatory)] [string] $Text, [Parameter(Mandatory)] [string] $Name)
    [regex]::Match($Text, "(?ms)^### -$Name\r?\n(?<text>.*?)(?<facts>^``````yaml\r?\n.*?^``````)")
}

# The page with the defaults and words of the code.
function Update-ParameterFact {
    param([Parameter(Mandatory)] $Command, [Parameter(Mandatory)] [string] $Text)
    foreach ($parameter in Get-PageParameter $Command) {
        $section = Get-ParameterSection $Text $parameter.Name
        if (-not $section.Success) { continue }
        $words = @(Get-ParameterWord $parameter)
        $facts = $section.Groups['facts'].Value -replace "(?m)^DefaultValue:.*$", "DefaultValue: '$((Get-ParameterDefault $Command $parameter) -replace "'", "''")'"
        $accepted = if ($words) { "AcceptedValues:`n" + (($words | ForEach-Object { "- $_" }) -join "`n") } else { 'AcceptedValues: []' }
        $facts = $facts -replace '(?m)^AcceptedValues:[^\r\n]*(\r?\n- .*)*', $accepted
        $Text = $Text.Remove($section.Groups['facts'].Index, $section.Groups['facts'].Length).Insert($section.Groups['facts'].Index, $facts)
    }
    $Text
}

# The rows of docs/errors.md.
function Get-ErrorRow {
    param([Parameter(Mandatory)] [string] $Text)
    foreach ($match in [regex]::Matches($Text, '(?m)^\| `(?<id>[^`]+)` \| (?<meaning>.+?) \| (?<action>.+?) \|\r?$')) {
        [pscustomobject]@{ Id = $match.Groups['id'].Value; Meaning = $match.Groups['meaning'].Value; Action = $match.Groups['action'].Value }
    }
}

# Text in lines of 78 characters, set in by four.
function Format-Line([string] $Text) {
    $line = '   '
    foreach ($word in $Text -split ' ') {
        if ($line.Length + 1 + $word.Length -gt 78) { $line; $line = '   ' }
        $line += " $word"
    }
    $line
}

# about_UsedeskUdesk_Errors, made of docs/errors.md.
function ConvertTo-ErrorTopic {
    param([Parameter(Mandatory)] [string] $Text)
    $lines = @('# about_UsedeskUdesk_Errors', '', '## SHORT DESCRIPTION', '', 'Every error id, what it means, and what to do.', '', '## IDS', '',
        'The first part of FullyQualifiedErrorId, up to the comma, is stable: scripts can', 'rely on it. <code> and <status> are numbers of the service.', '')
    foreach ($row in Get-ErrorRow $Text) { $lines += $row.Id; $lines += Format-Line $row.Meaning; $lines += Format-Line $row.Action; $lines += '' }
    $lines += '## SEE ALSO', '', 'about_UsedeskUdesk, about_UsedeskUdesk_Bulk'
    ($lines -join "`n") + "`n"
}

Export-ModuleMember -Function *
