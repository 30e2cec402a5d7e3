# The simulator of both services for Demo.ps1. Only what the engine itself has is used, so that it also runs in a host without
# PowerShell's utility modules.
$root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..'))

# Starts it on a free port; it ends with Stop-DemoSimulator, or by itself when this process does.
function Start-DemoSimulator {
    $configuration = if ($env:USEDESKUDESK_CONFIGURATION) { $env:USEDESKUDESK_CONFIGURATION } else { 'Release' }
    $dll = [IO.Path]::Combine($root, 'artifacts', 'bin', 'UsedeskUdesk.Simulator', $configuration.ToLowerInvariant(), 'UsedeskUdesk.Simulator.dll')
    if (-not [IO.File]::Exists($dll)) { throw "The simulator is not built: $dll" }
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.Arguments = "`"$dll`" --parent-pid $PID"
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if (-not $line) { throw "The simulator did not start." }

    # One flat object of texts without escapes.
    $simulator = @{ process = $process }
    foreach ($match in [regex]::Matches($line, '"(\w+)":"([^"]*)"')) { $simulator[$match.Groups[1].Value] = $match.Groups[2].Value }
    $simulator
}

function Stop-DemoSimulator([hashtable] $Simulator) {
    if (-not $Simulator.process.HasExited) { $Simulator.process.Kill() }
    $Simulator.process.Dispose()
}

# What happens at the services without anybody calling their API: an agent goes to lunch, a customer gives up.
function Invoke-DemoEvent([hashtable] $Simulator, [string] $Path, [string] $Json = '{}', [int] $AfterSeconds = 0) {
    $post = {
        param($uri, $json, $seconds)
        [Threading.Thread]::Sleep(1000 * $seconds)
        $web = [Net.WebClient]::new()
        try {
            $web.Proxy = $null
            $web.Headers.Add('Content-Type', 'application/json')
            $web.UploadString($uri, $json)
        }
        finally { $web.Dispose() }
    }
    $uri = "$($Simulator.control)/$Path"
    if ($AfterSeconds -eq 0) {
        $null = & $post $uri $Json 0
        return
    }
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
    $null = $shell.AddScript($post.ToString()).AddArgument($uri).AddArgument($Json).AddArgument($AfterSeconds)
    $null = $shell.BeginInvoke()
}

function ConvertTo-DemoSecret([string] $Text) { [Net.NetworkCredential]::new('', $Text).SecurePassword }

Export-ModuleMember -Function Start-DemoSimulator, Stop-DemoSimulator, Invoke-DemoEvent, ConvertTo-DemoSecret
