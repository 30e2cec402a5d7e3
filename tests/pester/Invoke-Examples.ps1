<#
.SYNOPSIS
    Runs the examples of pages against the simulator, in order, and says what was wrong with each. Called by Examples.Tests.ps1, in a process of its own.
.DESCRIPTION
    Each page gets a simulator as if it had just begun, an empty folder, and a shell whose host answers questions. ExampleScenes.ps1 lays out what a page takes
    for granted: files, variables, records. An example passes when it writes no error, when it writes something if its last command does, when its
    variables have values and its files lines, and when what came has the form that the page shows.
.PARAMETER ResultPath
    Where the results go, as JSON: Page, Number, Problem (a list, empty for an example that passed).
.PARAMETER WorkPath
    A folder for what the examples read and write. The process's home should be there too.
.PARAMETER Page
    Names of pages without .md, with wildcards.
.PARAMETER Root
    The folder of README.md and docs; that of the repository unless told.
#>
param(
    [Parameter(Mandatory)] [string] $ResultPath,
    [Parameter(Mandatory)] [string] $WorkPath,
    [string] $Page = '*',
    [string] $Root
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/TestHelper.psm1"
Import-Module "$PSScriptRoot/RecordingHost.psm1"
Import-Module "$PSScriptRoot/ReceiverHelper.psm1"
Import-Module "$PSScriptRoot/VaultHelper.psm1"
Import-Module "$PSScriptRoot/ExampleHelper.psm1"
Import-Module (Get-ModulePath)
$scenes = & "$PSScriptRoot/ExampleScenes.ps1"
$simulator = Start-Simulator
# Examples import the module by its name.
$env:PSModulePath = (Split-Path (Split-Path (Get-ModulePath))) + [IO.Path]::PathSeparator + $env:PSModulePath
$obstacle = Get-VaultObstacle -SecretStore
# Commands that write nothing to the pipeline.
$silent = 'Export-Csv', 'Set-Content', 'Add-Content', 'Out-Null', 'Import-Module', 'Set-Secret', 'Set-SecretInfo', 'Register-SecretVault', 'Set-SecretStoreConfiguration', 'Unlock-SecretStore', 'Set-Location'

# What a reader has of their own is the simulator's here.
function Convert-Address([string] $Code, [hashtable] $Port) {
    $origin = $simulator.udesk -replace '/open_api_v1/?$'
    $Code = $Code -replace '-Subdomain \w+', "-BaseUri $($simulator.udesk)" -replace 'https://\w+(\.s\d+)?\.udesk\.cn/open_api_v1', $simulator.udesk -replace 'https://\w+(\.s\d+)?\.udesk\.cn', $origin
    $Code = $Code -replace '-Region Ru', "-BaseUri $($simulator.usedesk)" -replace 'https://desk\.example\.com/uapi', $simulator.usedesk -replace "@{ Service = 'Usedesk' }", "@{ Service = 'Usedesk'; BaseUri = '$($simulator.usedesk)' }" -replace '\./out/UsedeskUdesk', (Split-Path (Get-ModulePath))
    $Code = $Code -replace '(?<!\w)(Connect-Usedesk|Register-UsedeskConnection)(?= )(?!.*-BaseUri)(?=.*-ApiToken)', "`$1 -BaseUri $($simulator.usedesk)"
    [regex]::Replace($Code, 'localhost:(\d+)', {
            param($match)
            $known = $match.Groups[1].Value
            if (-not $Port.ContainsKey($known)) { $Port[$known] = Get-FreePort }
            "localhost:$($Port[$known])"
        }) -replace 'C:\\ProgramData\\Udesk\\spool|/var/lib/usedesk/spool', './spool'
}

function Invoke-InRunspace($Runspace, [string] $Script, [object[]] $ArgumentList = @()) {
    $shell = [powershell]::Create()
    $shell.Runspace = $Runspace
    $null = $shell.AddScript($Script, $false)
    foreach ($argument in $ArgumentList) { $null = $shell.AddArgument($argument) }
    $problems = [Collections.Generic.List[string]]::new()
    $output = @()
    try { $output = @($shell.Invoke()) } catch { $problems.Add("ended with: $($_.Exception.InnerException)") }
    foreach ($record in $shell.Streams.Error) { $problems.Add("error: $record [$($record.FullyQualifiedErrorId)]") }
    foreach ($record in $shell.Streams.Warning) { $problems.Add("warning: $record") }
    $shell.Dispose()
    [pscustomobject]@{ Output = $output; Problem = $problems }
}

# Runs a statement that serves something until the scene is done with it, and ends it as Ctrl+C would.
function Invoke-Serving($Runspace, [string] $Script, $Scene, [int] $Number) {
    $shell = [powershell]::Create()
    $shell.Runspace = $Runspace
    $null = $shell.AddScript($Script, $false)
    $in = [Management.Automation.PSDataCollection[psobject]]::new()
    $in.Complete()
    $output = [Management.Automation.PSDataCollection[psobject]]::new()
    $run = $shell.BeginInvoke($in, $output)
    $problems = [Collections.Generic.List[string]]::new()
    try {
        $address = [regex]::Match($Script, 'http://localhost:(?<port>\d+)(/[^\s''"]*)?')
        Wait-For { if ($run.IsCompleted) { throw 'It ended at once.' }; $client = [Net.Sockets.TcpClient]::new(); try { $client.Connect('127.0.0.1', [int]$address.Groups['port'].Value); $true } catch { $false } finally { $client.Dispose() } }
        & $Scene.During $simulator $address.Value $Number
        Wait-For { $run.IsCompleted -or (& $Scene.Until $output $Scene.Folder $Number) }
    }
    catch { $problems.Add("serving: $_") }
    $shell.Stop()
    try { $null = $shell.EndInvoke($run) } catch [Management.Automation.PipelineStoppedException] { Write-Verbose 'Stopped, as it should be.' } catch { $problems.Add("ended with: $_") }
    foreach ($record in $shell.Streams.Error) { $problems.Add("error: $record [$($record.FullyQualifiedErrorId)]") }
    $shell.Dispose()
    [pscustomobject]@{ Output = Get-Collected $output; Problem = $problems }
}

# Whether a pipeline ought to write something: its last command decides.
function Test-Emitting($Pipeline) {
    $last = $Pipeline.PipelineElements[-1]
    if ($last -isnot [Management.Automation.Language.CommandAst]) { return $true }
    $name = $last.GetCommandName()
    if ($name -in $silent) { return $false }
    if ($name -eq 'ForEach-Object') {
        $body = $last.CommandElements[-1]
        if ($body -isnot [Management.Automation.Language.ScriptBlockExpressionAst]) { return $true }
        $end = $body.ScriptBlock.EndBlock.Statements[-1]
        return $end -isnot [Management.Automation.Language.PipelineAst] -or (Test-Emitting $end)
    }
    $given = @($last.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] } | ForEach-Object { $_.ParameterName })
    if ('WhatIf' -in $given) { return $false }
    $command = Get-Command $name -Module UsedeskUdesk -ErrorAction Ignore
    if (-not $command) { return $true }
    if ($command.Parameters.ContainsKey('PassThru')) { return 'PassThru' -in $given }
    $command.OutputType.Count -gt 0
}

# Whether a command is one of the module's that changes something at a service.
function Test-Changing($Command) {
    if ($Command -isnot [Management.Automation.Language.CommandAst] -or $Command.Extent.Text -match '-WhatIf') { return $false }
    $known = Get-Command $Command.GetCommandName() -Module UsedeskUdesk -ErrorAction Ignore
    $known -and $known.Parameters.ContainsKey('WhatIf') -and $known.Parameters.ContainsKey('Connection') -and $known.Noun -notlike '*Api'
}

function Get-Write($Simulator) {
    $reads = 'ticket', 'tickets', 'clients', 'client', 'users', 'groups', 'tags', 'ticket/fields'
    Get-Request $Simulator '' | Where-Object { $_.method -ne 'GET' -and ($_.path -replace '^/(uapi|open_api_v1)/?').Trim('/') -notin $reads }
}

function Test-Block($Runspace, $Recorder, $Block, $Scene, [hashtable] $Port) {
    $problems = [Collections.Generic.List[string]]::new()
    $code = Convert-Address $Block.Code $Port
    $errors = $null
    $tree = [Management.Automation.Language.Parser]::ParseInput($code, [ref]$null, [ref]$errors)
    if ($errors) { return @($errors | ForEach-Object { "does not parse: $_" }) }
    $all = [Collections.Generic.List[object]]::new()
    foreach ($statement in $tree.EndBlock.Statements) {
        $text = $statement.Extent.Text
        $serves = $text -match '\b(Receive-U\w+Event|Start-U\w+)\b'
        Clear-Request $simulator
        $result = if ($serves) { Invoke-Serving $Runspace $text $Scene $Block.Number } else { Invoke-InRunspace $Runspace $text }
        # By statement, as at a prompt: objects of several types in one pipeline are not shown in their own forms.
        if ($null -ne $Block.Output -and $result.Output.Count) { $all.Add(((Invoke-InRunspace $Runspace 'param($items) $items | Out-String -Width 140' (, $result.Output)).Output -join '')) }
        $line = ($text -split '\n')[0]
        foreach ($problem in $result.Problem) {
            if (-not @($Scene.Expect | Where-Object { $_ -and $problem -like $_ })) { $problems.Add("$line -- $problem") }
        }

        if ($statement -is [Management.Automation.Language.PipelineAst]) {
            if (-not $serves -and (Test-Emitting $statement)) { if ($result.Output.Count -eq 0) { $problems.Add("$line -- wrote nothing") } }
            elseif (-not $serves -and $result.Output.Count -gt 0) { $problems.Add("$line -- wrote $($result.Output.Count) objects, of the type $($result.Output[0].PSObject.TypeNames[0])") }
            $last = $statement.PipelineElements[-1]
            if (-not $serves -and $Block.Number -ne $Scene.Idle -and (Test-Changing $last) -and -not (Get-Write $simulator)) { $problems.Add("$line -- changed nothing") }
            if ($last -is [Management.Automation.Language.CommandAst] -and $last.GetCommandName() -in 'Export-Csv', 'Set-Content') {
                $file = $last.CommandElements[1]
                if ($file -is [Management.Automation.Language.StringConstantExpressionAst]) {
                    $path = Join-Path $Scene.Folder $file.Value
                    if (-not (Test-Path $path) -or -not (Get-Item $path).Length) { $problems.Add("$line -- wrote nothing to $($file.Value)") }
                }
            }
        }
        elseif ($statement -is [Management.Automation.Language.AssignmentStatementAst]) {
            $value = (Invoke-InRunspace $Runspace $statement.Left.Extent.Text).Output
            if (@($value | Where-Object { $null -ne $_ }).Count -eq 0) { $problems.Add("$line -- assigned nothing") }
        }
        elseif ($statement -is [Management.Automation.Language.IfStatementAst]) {
            $taken = [bool]((Invoke-InRunspace $Runspace $statement.Clauses[0].Item1.Extent.Text).Output | Select-Object -First 1)
            $throws = $statement.Clauses[0].Item2.Statements[0] -is [Management.Automation.Language.ThrowStatementAst]
            if ($taken -eq $throws) { $problems.Add("$line -- the condition was $taken") }
        }
    }

    if ($null -ne $Block.Output) {
        $real = @($Recorder.Lines) + @(($all -join "`n") -replace "`r" -split '\n')
        foreach ($problem in Compare-ExampleOutput $Block.Output $real) { $problems.Add("the page shows what did not come: $problem`n    $($real -join "`n    ")") }
    }
    $problems
}

$results = foreach ($file in Get-ExamplePage $(if ($Root) { $Root } else { Get-RepositoryRoot }) | Where-Object { $_.BaseName -like $Page }) {
    $blocks = @(Get-ExampleBlock $file.FullName)
    if (-not @($blocks | Where-Object { -not $_.Marked })) { continue }
    $scene = if ($scenes[$file.BaseName]) { $scenes[$file.BaseName] } else { @{} }
    $email = if ($scene.Email) { $scene.Email } else { 'admin@example.com' }
    if ($scene.Vault -and $obstacle) { continue }
    if ($scene.Vault) {
        Get-SecretVault | Unregister-SecretVault
        Reset-SecretStore -Authentication None -Interaction None -Force -WarningAction Ignore
        if ("$($scene.Vault)" -ne 'None') { Register-SecretVault -Name SecretStore -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault }
    }
    $null = Invoke-Control $simulator POST reset @{}
    $null = Invoke-Control $simulator POST settings @{ email = $email }
    $simulator.email = $email
    $folder = (New-Item (Join-Path $WorkPath $file.BaseName) -ItemType Directory).FullName
    $scene.Folder = $folder
    $port = @{}
    $recorder = [UsedeskUdesk.Testing.RecordingHost]::new()
    $runspace = [runspacefactory]::CreateRunspace($recorder)
    $runspace.Open()
    try {
        $begin = Invoke-InRunspace $runspace @'
param($Module, $Simulator, $Folder, $Connect, $Secrets)
Import-Module $Module
Set-Location $Folder
$global:simulator = $Simulator
function global:ConvertTo-Secret([string] $Text) { [Net.NetworkCredential]::new('', $Text).SecurePassword }
function global:Add-File([string] $Name, [string] $Text) { $null = New-Item $Name -ItemType File -Value $Text -Force }
# The body that a service pushes.
function global:Get-Push([string] $Service, [string] $Kind, [hashtable] $More = @{}) {
    $answer = Set-Scene push (@{ service = $Service; kind = $Kind; url = 'http://127.0.0.1:1/' } + $More)
    ConvertTo-Json $answer.body -Depth 20
}
if ($Secrets) {
    $global:secrets = $Secrets
    # No vault is needed for a page that only reads from one.
    function global:Get-Secret([string] $Name) { ConvertTo-Secret $global:secrets[$Name] }
}
function global:Set-Scene([string] $Path, [hashtable] $Body, [string] $Method = 'POST') {
    $answer = Invoke-RestMethod "$($global:simulator.control)/$Path" -Method $Method -ContentType application/json -Body ([Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Body -Depth 10))) -UseBasicParsing
    foreach ($row in $answer) { $row }
}
if ($Connect) {
    Connect-Udesk -BaseUri $Simulator.udesk -Email $Simulator.email -ApiToken (ConvertTo-Secret $Simulator.udeskToken) -RequestsPerMinute 0 -Name example -SkipTest
    Connect-Usedesk -BaseUri $Simulator.usedesk -ApiToken (ConvertTo-Secret $Simulator.usedeskToken) -RequestsPerMinute 0 -SkipTest
}
'@ @((Get-ModulePath), $simulator, $folder, (-not $scene.Unconnected), $(if ($scene.Secrets) { & $scene.Secrets $simulator }))
        if ($begin.Problem) { throw "The scene of $($file.BaseName): $($begin.Problem)" }
        # One sees in which order the file has them: all scripts of one page share a session.
        foreach ($block in $blocks) {
            $before = @(if ($block.Number -eq 1) { $scene.Before }) + @($scene[$block.Number]) | Where-Object { $_ }
            $problem = @()
            foreach ($script in $before) {
                $laid = Invoke-InRunspace $runspace "$script"
                $problem += @($laid.Problem | Where-Object { $_ } | ForEach-Object { "scene: $_" })
            }
            if ($block.Marked) { continue }
            $recorder.Clear()
            foreach ($answer in $scene.Answers) {
                $typed = if ($answer -is [scriptblock]) { & $answer $simulator $block.Number } else { $answer }
                $recorder.Answers.Enqueue($typed)
            }
            if ($block.Code -match '-Parallel\b' -and $PSVersionTable.PSVersion.Major -lt 7) { continue }
            # Numbers in the page stand for those of the records that the scene made.
            if ($scene.Numbers) {
                $numbers = (Invoke-InRunspace $runspace "$($scene.Numbers)").Output[0]
                foreach ($number in $numbers.Keys) { $block.Code = $block.Code -replace "(?<![\w-])$([regex]::Escape("$number"))(?!\w)", $numbers[$number] }
            }
            if (-not $problem) { $problem = @(Test-Block $runspace $recorder $block $scene $port) }
            [pscustomobject]@{ Page = $block.Page; Number = $block.Number; Problem = @($problem | Where-Object { $_ }) }
        }
    }
    catch { [pscustomobject]@{ Page = $file.BaseName; Number = 1; Problem = @("$_ $($_.ScriptStackTrace)") } }
    finally { $runspace.Dispose() }
}
ConvertTo-Json -InputObject @($results) -Depth 4 | Set-Content $ResultPath -Encoding utf8
Stop-Simulator $simulator
