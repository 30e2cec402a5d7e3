# What the Pester files share: the module under test, and the simulator as a process of its own.
$ErrorActionPreference = 'Stop'
$root = Split-Path (Split-Path $PSScriptRoot)
# Most tests count requests, and some connect to addresses that do not exist: connecting reads nothing unless a test asks for it.
$global:PSDefaultParameterValues['Connect-U*:SkipTest'] = $true
$configuration = if ($env:USEDESKUDESK_CONFIGURATION) { $env:USEDESKUDESK_CONFIGURATION } else { 'Release' }

$script:ModulePath = if ($env:USEDESKUDESK_MODULE) { $env:USEDESKUDESK_MODULE } else { Join-Path $root 'out/UsedeskUdesk/UsedeskUdesk.psd1' }

function Get-ModulePath { $script:ModulePath }
function Get-RepositoryRoot { $root }

function ConvertTo-Secret {
    param([Parameter(Mandatory)] [string] $Text)
    $secure = [securestring]::new()
    foreach ($c in $Text.ToCharArray()) { $secure.AppendChar($c) }
    $secure
}

# A simulator as if it had just begun. In a run of the whole suite that is the one which Invoke-Suite.ps1 started, reset; otherwise, and
# always with -Own, it is a process of its own. Take -Own when the test ends it, or needs one beside that of its file.
# It ends with Stop-Simulator, or by itself when this process does.
function Start-Simulator {
    param([int] $SeedQueue, [int] $RequestsPerMinute, [switch] $Own)
    if ($env:USEDESKUDESK_SIMULATOR -and -not $Own) {
        $simulator = $env:USEDESKUDESK_SIMULATOR | ConvertFrom-Json
        $simulator | Add-Member Process $null
        $null = Invoke-Control $simulator POST reset @{ seedQueue = $SeedQueue; requestsPerMinute = $RequestsPerMinute }
        return $simulator
    }

    $dll = Join-Path $root "artifacts/bin/UsedeskUdesk.Simulator/$($configuration.ToLowerInvariant())/UsedeskUdesk.Simulator.dll"
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.Arguments = "`"$dll`" --parent-pid $PID --seed-queue $SeedQueue --requests-per-minute $RequestsPerMinute"
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if (-not $line) { throw "The simulator did not start (exit code $($process.ExitCode))." }
    $simulator = $line | ConvertFrom-Json
    $simulator | Add-Member Process $process
    $simulator
}

# The shared one goes on: the next file resets it.
function Stop-Simulator {
    param([Parameter(Mandatory)] $Simulator)
    if ($Simulator.Process) {
        if (-not $Simulator.Process.HasExited) { $Simulator.Process.Kill() }
        $Simulator.Process.Dispose()
    }
}

# Connects the current runspace to both services. Unpaced and patient by default, so that tests do not wait.
function Connect-Simulator {
    param([Parameter(Mandatory)] $Simulator, [hashtable] $Udesk = @{}, [hashtable] $Usedesk = @{})
    $udeskArguments = @{ BaseUri = $Simulator.udesk; Email = $Simulator.email; ApiToken = ConvertTo-Secret $Simulator.udeskToken; RequestsPerMinute = 0; SkipTest = $true }
    $usedeskArguments = @{ BaseUri = $Simulator.usedesk; ApiToken = ConvertTo-Secret $Simulator.usedeskToken; RequestsPerMinute = 0; SkipTest = $true }
    foreach ($name in $Udesk.Keys) { $udeskArguments[$name] = $Udesk[$name] }
    foreach ($name in $Usedesk.Keys) { $usedeskArguments[$name] = $Usedesk[$name] }
    Connect-Udesk @udeskArguments
    Connect-Usedesk @usedeskArguments
}

function Invoke-Control {
    param([Parameter(Mandatory)] $Simulator, [string] $Method, [string] $Path, $Body)
    $arguments = @{ Method = $Method; Uri = "$($Simulator.control)/$Path"; UseBasicParsing = $true }
    if ($null -ne $Body) {
        $arguments.Body = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Body -Depth 10 -Compress))
        $arguments.ContentType = 'application/json'
    }
    $answer = Invoke-RestMethod @arguments
    # A list of one must stay a list.
    , $answer
}

# What the simulator received: @(Get-Request $simulator 'create/ticket').
function Get-Request {
    param([Parameter(Mandatory)] $Simulator, [string] $Path)
    $rows = Invoke-Control $Simulator GET "requests?path=$([uri]::EscapeDataString($Path))"
    foreach ($row in $rows) { $row }
}

function Clear-Request { param([Parameter(Mandatory)] $Simulator) $null = Invoke-Control $Simulator DELETE requests }
function Add-Fault { param([Parameter(Mandatory)] $Simulator, [hashtable] $Fault) $null = Invoke-Control $Simulator POST faults $Fault }
function Clear-Fault { param([Parameter(Mandatory)] $Simulator) $null = Invoke-Control $Simulator DELETE faults }
function Set-Simulator { param([Parameter(Mandatory)] $Simulator, [hashtable] $Setting) $null = Invoke-Control $Simulator POST settings $Setting }
function Get-SimulatorState { param([Parameter(Mandatory)] $Simulator) (Invoke-Control $Simulator GET state) }
function Get-Stored { param([Parameter(Mandatory)] $Simulator, [string] $Path) foreach ($row in (Invoke-Control $Simulator GET $Path)) { $row } }

# Runs a script in a shell of its own, where nothing is loaded yet; writes its output as lines of text.
function Invoke-Shell {
    param([Parameter(Mandatory)] [scriptblock] $Script, [string[]] $ArgumentList = @())
    $file = Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).ps1"
    [IO.File]::WriteAllText($file, $Script.ToString(), [Text.UTF8Encoding]::new($true))
    try { & (& "$PSScriptRoot/../Get-Shell.ps1") -NoProfile -NonInteractive -ExecutionPolicy Bypass -File $file @ArgumentList 2>&1 | ForEach-Object { "$_" } }
    finally { Remove-Item $file }
}

# Runs a cmdlet that serves something in a runspace of its own, connected to the simulator, until Stop-Serving; waits until its address answers.
# Output and Shell.Streams hold what it wrote.
function Start-Serving {
    param([Parameter(Mandatory)] $Simulator, [Parameter(Mandatory)] [scriptblock] $Script, [object[]] $ArgumentList = @())
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    $shell = [powershell]::Create([Management.Automation.RunspaceMode]::NewRunspace)
    $null = $shell.AddScript({
            param($helper, $module, $simulator)
            Import-Module $helper
            Import-Module $module
            Connect-Simulator $simulator @{ StructuredMessageKey = ConvertTo-Secret $simulator.structuredMessageKey }
        }.ToString()).AddArgument("$PSScriptRoot/TestHelper.psm1").AddArgument((Get-ModulePath)).AddArgument($Simulator)
    $null = $shell.Invoke()
    $shell.Commands.Clear()
    $null = $shell.AddScript($Script.ToString()).AddArgument("http://127.0.0.1:$port/served")
    foreach ($argument in $ArgumentList) { $null = $shell.AddArgument($argument) }
    $output = [Management.Automation.PSDataCollection[psobject]]::new()
    $in = [Management.Automation.PSDataCollection[psobject]]::new()
    $in.Complete()
    $run = $shell.BeginInvoke($in, $output)
    $served = [pscustomobject]@{ Address = "http://127.0.0.1:$port/served"; Health = "http://127.0.0.1:$port/health"; Shell = $shell; Run = $run; Output = $output }
    foreach ($try in 1..300) {
        if ($run.IsCompleted) { $null = $shell.EndInvoke($run); throw 'It ended at once.' }
        try { $null = Invoke-WebRequest $served.Health -UseBasicParsing; return $served } catch { Start-Sleep -Milliseconds 100 }
    }
    Stop-Serving $served
    throw 'It does not answer.'
}

# What a collection that still grows holds now; to enumerate it would wait for its end.
function Get-Collected($Collection) {
    $items = [object[]]::new($Collection.Count)
    for ($i = 0; $i -lt $items.Length; $i++) { $items[$i] = $Collection[$i] }
    $items
}

# As Ctrl+C would end it. How long that took.
function Stop-Serving {
    param([Parameter(Mandatory)] $Served)
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $Served.Shell.Stop()
    $clock.Elapsed
    $Served.Shell.Runspace.Dispose()
    $Served.Shell.Dispose()
}

# Until something is so.
function Wait-Until {
    param([Parameter(Mandatory)] [scriptblock] $Condition, [string] $What = 'it')
    foreach ($try in 1..300) {
        if (& $Condition) { return }
        Start-Sleep -Milliseconds 100
    }
    throw "$What did not happen within 30 s."
}

Export-ModuleMember -Function *
