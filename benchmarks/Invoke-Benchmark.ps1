<#
.SYNOPSIS
    What the module costs, as ratios within one run: against raw HttpClient in C#, and against a function around Invoke-RestMethod.
.DESCRIPTION
    Called by build.ps1 bench. Each measure is taken in turns (module, raw, function, module, …) and the medians are compared, so that a
    machine whose speed drifts spoils as little as possible. Writes a Markdown table; docs/performance.md holds the last one that was kept.
#>
param([int] $Rounds = 5, [string] $OutFile)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3
$root = Split-Path $PSScriptRoot
$configuration = if ($env:USEDESKUDESK_CONFIGURATION) { $env:USEDESKUDESK_CONFIGURATION.ToLowerInvariant() } else { 'release' }
$modulePath = if ($env:USEDESKUDESK_MODULE) { $env:USEDESKUDESK_MODULE } else { Join-Path $root 'out/UsedeskUdesk/UsedeskUdesk.psd1' }
$bin = Join-Path $root 'artifacts/bin'
$shell = & (Join-Path $PSScriptRoot '../tests/Get-Shell.ps1')
if ($PSVersionTable.PSEdition -ne 'Core') { throw 'The benchmarks need PowerShell 7.' }

$work = Join-Path ([IO.Path]::GetTempPath()) "usedeskudesk-bench-$PID"
$null = New-Item $work -ItemType Directory
$rawClient = Join-Path $bin "UsedeskUdesk.Benchmarks.RawClient/$configuration/UsedeskUdesk.Benchmarks.RawClient.dll"

$info = [Diagnostics.ProcessStartInfo]::new('dotnet')
$info.ArgumentList.Add((Join-Path $bin "UsedeskUdesk.Benchmarks.Server/$configuration/UsedeskUdesk.Benchmarks.Server.dll"))
$info.ArgumentList.Add("$PID")
$info.RedirectStandardOutput = $true
$server = [Diagnostics.Process]::Start($info)
$address = $server.StandardOutput.ReadLine()
$usedesk = "$address/uapi"
$udesk = "$address/open_api_v1"

# What an administrator writes today.
$byHand = @'
$session = [Microsoft.PowerShell.Commands.WebRequestSession]::new()
function New-TicketByHand {
    param([Parameter(ValueFromPipeline)] $Row)
    process {
        $body = @{ api_token = 'token'; subject = $Row.Subject; message = $Row.Message; client_email = $Row.ClientEmail } | ConvertTo-Json
        $answer = Invoke-RestMethod -Method Post -Uri "$usedesk/create/ticket" -Body $body -ContentType 'application/json' -WebSession $session
        if ($answer.status -ne 'success') { throw $answer.error }
        $answer
    }
}
function Get-QueueByHand {
    $page = 1
    do {
        $time = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds(); $nonce = [guid]::NewGuid()
        $bytes = [Text.Encoding]::UTF8.GetBytes("admin@example.test&token&$time&$nonce&v2")
        $sign = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($bytes)).ToLowerInvariant()
        $answer = Invoke-RestMethod "$udesk/im/im_queues?email=admin%40example.test&timestamp=$time&nonce=$nonce&sign_version=v2&sign=$sign&start_time=2022-01-01&end_time=2022-12-31&page=$page&per_page=100" -WebSession $session
        if ($answer.code -ne 1000) { throw $answer.message }
        $answer.shut_queues
        $page++
    } while ($page -le $answer.meta.total_pages)
}
'@
$connect = @'
Connect-Usedesk -BaseUri $usedesk -ApiToken (ConvertTo-SecureString token -AsPlainText -Force) -RequestsPerMinute 0
Connect-Udesk -BaseUri $udesk -Email admin@example.test -ApiToken (ConvertTo-SecureString token -AsPlainText -Force) -RequestsPerMinute 0
'@
$addresses = "`$usedesk = '$usedesk'; `$udesk = '$udesk'`n"

function Set-Server([int] $Delay, [long] $Rows) { $null = Invoke-RestMethod -Method Post "$address/settings?delay=$Delay&rows=$Rows" }
function Get-Median([double[]] $Values) { $sorted = @($Values | Sort-Object); $sorted[[math]::Floor($sorted.Count / 2)] }

# Runs a script in a process of its own and returns what it wrote.
function Invoke-Fresh([string] $Script) {
    $file = Join-Path $work 'fresh.ps1'
    Set-Content $file ($addresses + $Script)
    $output = & $shell -NoProfile -NonInteractive -File $file
    if ($LASTEXITCODE -ne 0) { throw "A measured process failed: $output" }
    $output
}

# Takes each measure in turns. Returns a median for each name.
function Measure-InTurn([Collections.Specialized.OrderedDictionary] $Measures, [int] $Times = $Rounds) {
    $values = @{}
    foreach ($name in $Measures.Keys) { $null = & $Measures[$name] }   # warm up
    foreach ($round in 1..$Times) {
        foreach ($name in $Measures.Keys) { $values[$name] = @($values[$name] | Where-Object { $null -ne $_ }) + [double](& $Measures[$name]) }
    }
    $medians = [ordered]@{}
    foreach ($name in $Measures.Keys) { $medians[$name] = Get-Median $values[$name] }
    $medians
}

$table = [Collections.Generic.List[object]]::new()
function Add-Row([string] $What, [string] $Unit, $Medians, [string] $Goal, [string] $Other = 'function') {
    $row = [pscustomobject]@{ What = $What; Module = ('{0:0.##} {1}' -f $Medians.module, $Unit); Raw = ''; RawRatio = ''; Hand = ''; HandRatio = ''; Goal = $Goal }
    if ($Medians.Contains('raw')) { $row.Raw = '{0:0.##} {1}' -f $Medians.raw, $Unit; $row.RawRatio = '{0:0.00}' -f ($Medians.module / $Medians.raw) }
    if ($Medians.Contains($Other)) { $row.Hand = '{0:0.##} {1}' -f $Medians[$Other], $Unit; $row.HandRatio = '{0:0.00}' -f ($Medians[$Other] / $Medians.module) }
    $table.Add($row)
    Write-Host ("{0}: module {1}, raw {2} (x{3}), function {4} (x{5} slower)" -f $What, $row.Module, $row.Raw, $row.RawRatio, $row.Hand, $row.HandRatio)
}

try {
    # --- import ---------------------------------------------------------------------------------------------------
    $empty = Join-Path $work 'EmptyModule'
    $null = New-Item $empty -ItemType Directory
    Add-Type -OutputAssembly (Join-Path $empty 'EmptyModule.dll') -TypeDefinition 'using System.Management.Automation; [Cmdlet("Get", "Empty")] public sealed class GetEmptyCommand : PSCmdlet { }'
    New-ModuleManifest (Join-Path $empty 'EmptyModule.psd1') -RootModule EmptyModule.dll -CmdletsToExport Get-Empty -FunctionsToExport @() -AliasesToExport @() -VariablesToExport @()
    $import = '$w = [Diagnostics.Stopwatch]::StartNew(); Import-Module {0}; $w.Elapsed.TotalMilliseconds'
    $measures = [ordered]@{
        module = { Invoke-Fresh ($import -f "'$modulePath'") }
        raw    = { Invoke-Fresh ($import -f "'$empty/EmptyModule.psd1'") }
    }
    if (Get-Module Microsoft.PowerShell.SecretManagement -ListAvailable) { $measures['function'] = { Invoke-Fresh ($import -f 'Microsoft.PowerShell.SecretManagement') } }
    $medians = Measure-InTurn $measures ($Rounds * 2 + 1)
    Add-Row 'Import (raw: an empty binary module; function: SecretManagement)' 'ms' $medians 'raw x4'

    # --- first call -----------------------------------------------------------------------------------------------
    $medians = Measure-InTurn ([ordered]@{
            module   = { Invoke-Fresh "Import-Module '$modulePath'`n$connect`n`$w = [Diagnostics.Stopwatch]::StartNew(); `$null = Get-UdeskAgentStatus; `$w.Elapsed.TotalMilliseconds" }
            raw      = { Invoke-Fresh "Add-Type -Path '$rawClient'; [UsedeskUdesk.Benchmarks.RawClient]::Sequential(`$usedesk, 1) * 1000" }
            function = { Invoke-Fresh "$byHand`n`$w = [Diagnostics.Stopwatch]::StartNew(); `$null = [pscustomobject]@{ Subject = 'a'; Message = 'b'; ClientEmail = 'c' } | New-TicketByHand; `$w.Elapsed.TotalMilliseconds" }
        })
    Add-Row 'First call of a process' 'ms' $medians ''

    # --- calls ----------------------------------------------------------------------------------------------------
    Import-Module $modulePath
    Add-Type -Path $rawClient
    . ([scriptblock]::Create($byHand))
    . ([scriptblock]::Create($connect))
    $raw = [UsedeskUdesk.Benchmarks.RawClient]
    function New-Row([int] $Count) { 1..$Count | ForEach-Object { [pscustomobject]@{ Subject = "row $_"; Message = 'text'; ClientEmail = 'row@example.test' } } }
    function Get-Second([scriptblock] $Script) { $clock = [Diagnostics.Stopwatch]::StartNew(); $null = & $Script; $clock.Elapsed.TotalSeconds }

    Set-Server 0 10000
    $rows = New-Row 2000
    $medians = Measure-InTurn ([ordered]@{
            module   = { (Get-Second { $rows | New-UsedeskTicket }) * 1000 / $rows.Count }
            raw      = { $raw::Sequential($usedesk, $rows.Count) * 1000 / $rows.Count }
            function = { (Get-Second { $rows | New-TicketByHand }) * 1000 / $rows.Count }
        })
    Add-Row 'A ticket, one after the other (2 000)' 'ms' $medians 'raw x1.5, function x3'

    Set-Server 50 10000
    $rows = New-Row 800
    $medians = Measure-InTurn ([ordered]@{
            module   = { Get-Second { $rows | New-UsedeskTicket -ThrottleLimit 16 } }
            raw      = { $raw::Concurrent($usedesk, $rows.Count, 16) }
            function = { Get-Second { $rows | ForEach-Object -ThrottleLimit 16 -Parallel {
                        $usedesk = $using:usedesk
                        $body = @{ api_token = 'token'; subject = $_.Subject; message = $_.Message; client_email = $_.ClientEmail } | ConvertTo-Json
                        Invoke-RestMethod -Method Post -Uri "$usedesk/create/ticket" -Body $body -ContentType 'application/json' } } }
        })
    Add-Row '800 tickets, 16 at a time, 50 ms answers (function: ForEach-Object -Parallel)' 's' $medians 'raw x1.1'

    Set-Server 0 10000
    $medians = Measure-InTurn ([ordered]@{
            module   = { Get-Second { Get-UdeskAbandonedQueue -StartTime 2022-01-01 -EndTime 2022-12-31 } }
            raw      = { $raw::Paging($udesk) }
            function = { Get-Second { Get-QueueByHand } }
        })
    Add-Row '10 000 rows of a listing' 's' $medians 'raw x2, function x4'

    $file = Join-Path $work 'upload.bin'
    $content = [byte[]]::new(15MB); [Random]::new(1).NextBytes($content); [IO.File]::WriteAllBytes($file, $content)
    $medians = Measure-InTurn ([ordered]@{
            module   = { (Get-Second { New-UsedeskTicket -Subject a -Message b -File $file }) * 1000 }
            raw      = { $raw::Upload($usedesk, $file) * 1000 }
            function = { (Get-Second { Invoke-RestMethod -Method Post "$usedesk/create/ticket" -Form @{ api_token = 'token'; subject = 'a'; message = 'b'; 'files[]' = Get-Item $file } }) * 1000 }
        })
    Add-Row 'A ticket with a file of 15 MB (function: -Form)' 'ms' $medians ''

    # --- memory ---------------------------------------------------------------------------------------------------
    $memory = @'
Get-UdeskAbandonedQueue -StartTime 2022-01-01 -EndTime 2022-12-31 | ForEach-Object -Begin { $n = 0 } -Process { $n++ }
if ($n -ne {0}) {{ throw "$n rows" }}
[Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB
'@
    $peaks = foreach ($count in 10000, 1000000) {
        Set-Server 0 $count
        [double](Invoke-Fresh ("Import-Module '$modulePath'`n$connect`n" + $memory.Replace('{0}', "$count").Replace('{{', '{').Replace('}}', '}')))
    }
    $table.Add([pscustomobject]@{ What = 'Peak memory of a process that reads 10 000 rows, and 1 000 000'; Module = ('{0:0} MB, {1:0} MB (x{2:0.00})' -f $peaks[0], $peaks[1], ($peaks[1] / $peaks[0])); Raw = ''; RawRatio = ''; Hand = ''; HandRatio = ''; Goal = 'flat' })
    Write-Host $table[-1].What $table[-1].Module

    $cpu = if (Test-Path /proc/cpuinfo) { (Select-String -Path /proc/cpuinfo -Pattern 'model name\s*:\s*(.+)' | Select-Object -First 1).Matches.Groups[1].Value } else { $env:PROCESSOR_IDENTIFIER }
    $text = @(
        "$([DateTime]::UtcNow.ToString('yyyy-MM-dd')), PowerShell $($PSVersionTable.PSVersion), $([Runtime.InteropServices.RuntimeInformation]::FrameworkDescription), $([Environment]::ProcessorCount) cores of $cpu, $([Runtime.InteropServices.RuntimeInformation]::OSDescription.Trim()). Medians of $Rounds rounds in turns."
        ''
        '| what | module | raw HttpClient | module / raw | function | function / module | goal |'
        '|---|---|---|---|---|---|---|'
        $table | ForEach-Object { "| $($_.What) | $($_.Module) | $($_.Raw) | $($_.RawRatio) | $($_.Hand) | $($_.HandRatio) | $($_.Goal) |" }
    ) -join "`n"
    $text
    if ($OutFile) { Set-Content $OutFile $text }
}
finally {
    $server.Kill()
    Remove-Item $work -Recurse -Force
}
