# A planted secret is looked for in everything that a session shows, keeps or writes, after success and after each kind of failure.
BeforeDiscovery {
    # What the scripts do with $connection; Id is what has to come of it, so that no case is empty.
    $cases = foreach ($service in 'Udesk', 'Usedesk') {
        $call = if ($service -eq 'Udesk') { 'Invoke-UdeskApi GET' } else { 'Invoke-UsedeskApi POST' }
        $write = "$($call -replace 'GET', 'POST')"
        $refused = if ($service -eq 'Udesk') { '{"code":2059,"message":"sign of {0} is wrong"}' } else { '{"error":"token {0} is wrong","code":112}' }
        $echo = if ($service -eq 'Udesk') { '{"code":2000,"message":"sent were {0} and {1}, as {2}"}' } else { '{"error":"sent were {0} and {1}, as {2}","code":114}' }
        @(
            @{ Case = 'success'; Script = "Test-${service}Connection -Detailed -Connection `$connection"; Id = '*Success*True*' }
            @{ Case = 'a refused token'; Script = "$call probe/refused"; Path = 'probe/refused'; Fault = @{ kind = 'body'; body = $refused }; Id = "*${service}Api.*" }
            @{ Case = 'a wrong token'; Script = $(if ($service -eq 'Udesk') { 'Get-UdeskAgentStatus -Connection $wrong' } else { 'Invoke-UsedeskApi POST groups -Connection $wrong' }); Id = "*${service}Api.*" }
            @{ Case = 'HTTP 429'; Script = "$call probe/429"; Path = 'probe/429'; Fault = @{ kind = 'status'; status = 429; body = 'slow down, {0}'; contentType = 'text/plain' }; Id = '*Http.429*' }
            @{ Case = 'HTTP 500 with an echo'; Script = "$write probe/500 -Body @{ a = 1 }"; Path = 'probe/500'; Fault = @{ kind = 'status'; status = 500; body = '{"message":"failed at {0}","error":"failed at {0}"}' }; Id = '*WriteOutcomeUnknown*' }
            @{ Case = 'a cut'; Script = "$write probe/cut -Body @{ a = 1 }"; Path = 'probe/cut'; Fault = @{ kind = 'cut-before' }; Id = '*WriteOutcomeUnknown*' }
            @{ Case = 'a time-out'; Script = "$call probe/slow"; Path = 'probe/slow'; Fault = @{ kind = 'delay'; delayMs = 20000 }; Id = $(if ($service -eq 'Udesk') { '*Http.Timeout*' } else { '*WriteOutcomeUnknown*' }) }
            @{ Case = 'an answer that is no JSON'; Script = "$call probe/html"; Path = 'probe/html'; Fault = @{ kind = 'body'; body = '<html>{0}</html>'; contentType = 'text/html' }; Id = $(if ($service -eq 'Udesk') { '*InvalidResponse*' } else { '*WriteOutcomeUnknown*' }) }
            @{ Case = 'an error text that echoes the token'; Script = "$call probe/echo"; Path = 'probe/echo'; Fault = @{ kind = 'body'; body = $echo }; Id = "*${service}Api.*sent were*" }
            @{ Case = 'a refused address'; Script = "Connect-$service -BaseUri http://example.test $(if ($service -eq 'Udesk') { '-Email a@example.test' }) -ApiToken `$secret"; Id = '*UnencryptedBaseUri*' }
            @{ Case = 'a secret given in plain text'; Script = "Connect-$service $(if ($service -eq 'Udesk') { '-Subdomain x -Email a@example.test' }) -ApiToken (Reveal `$secret)"; Id = '*ParameterArgumentTransformationError*' }
            @{ Case = 'a host that does not answer'; Script = "Connect-$service -BaseUri http://127.0.0.1:9/api $(if ($service -eq 'Udesk') { '-Email a@example.test' }) -ApiToken `$secret -MaximumRetryCount 0; Test-${service}Connection -Detailed"; Id = '*Network*' }
        ) | ForEach-Object { $_.Service = $service; $_ }
    }
    $cases += @{ Service = 'Udesk'; Case = 'a refused password'; Script = 'Connect-Udesk -BaseUri $address -LogInCredential ([pscredential]::new("a@example.test", $secret))'; Path = 'log_in'; Fault = @{ kind = 'body'; body = '{"code":2005,"message":"password {0} is wrong"}' }; Id = '*UdeskApi.2005*' }
    $cases += @{ Service = 'Udesk'; Case = 'a credential with a refused address'; Script = 'Connect-Udesk -BaseUri ftp://example.test -Credential ([pscredential]::new("a@example.test", $secret))'; Id = '*InvalidBaseUri*' }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $simulator = Start-Simulator

    # All forms in which a secret may lie about.
    function Get-Form([string] $Secret) {
        $utf8 = [Text.Encoding]::UTF8.GetBytes($Secret)
        $utf16 = [Text.Encoding]::Unicode.GetBytes($Secret)
        $Secret
        [uri]::EscapeDataString($Secret)
        [Net.WebUtility]::HtmlEncode($Secret)
        foreach ($bytes in $utf8, $utf16) {
            # Without its end, which depends on what follows.
            [Convert]::ToBase64String($bytes).TrimEnd('=') -replace '.$'
            [BitConverter]::ToString($bytes) -replace '-'
        }
    }

    # Runs cases one after the other in a shell of their own, and leaves in a folder for each what a session could show of it.
    $trace = { param($module, $service, $address, $email, $list)
        function Reveal([securestring] $Value) { [Net.NetworkCredential]::new('', $Value).Password }
        $secret = [securestring]::new(); $env:PLANTED.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $token = [securestring]::new(); $env:PLANTED_TOKEN.ToCharArray() | ForEach-Object { $token.AppendChar($_) }
        $env:PLANTED = $null; $env:PLANTED_TOKEN = $null
        Import-Module $module
        $arguments = @{ BaseUri = $address; MaximumRetryCount = 0; TimeoutSec = 2; RequestsPerMinute = 0; PassThru = $true }
        if ($service -eq 'Udesk') { $arguments.Email = $email }
        foreach ($case in Import-Csv $list) {
            $folder = $case.Folder
            "== $folder"
            $Error.Clear()
            $null = Start-Transcript (Join-Path $folder transcript.txt)
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            $wrong = & "Connect-$service" @arguments -ApiToken $secret
            $connection = & "Connect-$service" @arguments -ApiToken $token
            $streams = [Collections.Generic.List[object]]::new()
            try { & ([scriptblock]::Create($case.Script)) *>&1 | ForEach-Object { $streams.Add($_) } } catch { $streams.Add($_) }
            $streams | Out-Host
            $VerbosePreference = $DebugPreference = 'SilentlyContinue'
            $null = Stop-Transcript

            $streams | Out-String -Width 1000 | Set-Content (Join-Path $folder streams.txt)
            $streams | Format-List * -Force | Out-String -Width 1000 | Set-Content (Join-Path $folder streams-list.txt)
            $Error | Format-List * -Force | Out-String -Width 1000 | Set-Content (Join-Path $folder errors.txt)
            $Error | ForEach-Object { $_.FullyQualifiedErrorId; "$_"; $_.Exception.ToString(); $_.ErrorDetails | Out-String; $_.Exception | Format-List * -Force | Out-String } | Set-Content (Join-Path $folder exceptions.txt)
            $Error | ForEach-Object { $_.InvocationInfo.BoundParameters.GetEnumerator() | ForEach-Object { "$($_.Key) $($_.Value | Format-List * -Force | Out-String)" } } | Set-Content (Join-Path $folder bound.txt)
            if (Get-Command Get-Error -ErrorAction Ignore) { Get-Error -Newest 50 | Out-String -Width 1000 | Set-Content (Join-Path $folder get-error.txt) }
            $Error | Export-Clixml (Join-Path $folder errors.xml)
            $streams | Export-Clixml (Join-Path $folder streams.xml)
            $connection, $wrong | Export-Clixml (Join-Path $folder connections.xml)
            $connection, $wrong | Format-List * -Force | Out-String | Set-Content (Join-Path $folder connections.txt)
            $connection, $wrong | ForEach-Object { "$_"; ConvertTo-Json $_ -Depth 6 -WarningAction SilentlyContinue } | Set-Content (Join-Path $folder connections.json)
            # Of an error what it says; its way to the runspace and to reflection has no end.
            $Error | ForEach-Object { ConvertTo-Json ($_.Exception | Select-Object * -ExcludeProperty TargetSite, ErrorRecord, CommandInvocation, InnerException, ParameterType, TypeSpecified) -Depth 6 -WarningAction SilentlyContinue } | Set-Content (Join-Path $folder errors.json)
            $streams | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] -and $_ -isnot [Management.Automation.InformationalRecord] } | ConvertTo-Json -Depth 6 -WarningAction SilentlyContinue | Set-Content (Join-Path $folder streams.json)
            Get-Variable | Out-String -Width 1000 | Set-Content (Join-Path $folder variables.txt)
        }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Secrets' -ForEach @{ All = $cases } {
    BeforeAll {
        # A shell for each service: it is what takes long. Each fault is for a path of its own, so all can be there from the start.
        $shown = @{}
        $planted = @{}
        foreach ($service in 'Udesk', 'Usedesk') {
            # With signs that other encodings change.
            $planted[$service] = "p&+/$([guid]::NewGuid().ToString('N'))=<Z>"
            $token = if ($service -eq 'Udesk') { $simulator.udeskToken } else { $simulator.usedeskToken }
            $list = foreach ($case in $All | Where-Object Service -EQ $service) {
                if ($case.Fault) {
                    $spoilt = @{ service = $service.ToLowerInvariant(); path = $case.Path } + $case.Fault
                    # The echo holds the token that was sent: raw, URL-encoded, and in HTML.
                    $sent = if ($case.Path -eq 'log_in') { $planted[$service] } else { $token }
                    if ($spoilt.body) {
                        $spoilt.body = $spoilt.body.Replace('{0}', $sent).Replace('{1}', [uri]::EscapeDataString($sent)).Replace('{2}', [Net.WebUtility]::HtmlEncode($sent))
                    }
                    Add-Fault $simulator $spoilt
                }

                $folder = New-Item (Join-Path $TestDrive "$service $($case.Case)") -ItemType Directory
                [pscustomobject]@{ Folder = $folder.FullName; Script = $case.Script }
            }
            $list | Export-Csv "$TestDrive/$service.csv" -NoTypeInformation -Encoding UTF8

            $address = if ($service -eq 'Udesk') { $simulator.udesk } else { $simulator.usedesk }
            $env:PLANTED = $planted[$service]
            $env:PLANTED_TOKEN = $token
            try { $lines = @(Invoke-Shell $trace (Get-ModulePath), $service, $address, $simulator.email, "$TestDrive/$service.csv") }
            finally { $env:PLANTED = $null; $env:PLANTED_TOKEN = $null }
            $folder = 'before the first case'
            foreach ($line in $lines) {
                if ($line.StartsWith('== ')) { $folder = $line.Substring(3) }
                $shown[$folder] += "$line`n"
            }
        }
    }

    It 'never show: <Service>, <Case>' -ForEach $cases {
        $token = if ($Service -eq 'Udesk') { $simulator.udeskToken } else { $simulator.usedeskToken }
        $folder = (Get-Item (Join-Path $TestDrive "$Service $Case")).FullName
        $files = @(Get-ChildItem $folder -File)
        $files.Name | Should -Contain 'variables.txt' -Because "$($shown[$folder])$($shown['before the first case'])"
        $texts = @{ shown = $shown[$folder]; 'shown before' = "$($shown['before the first case'])" }
        foreach ($file in $files) { $texts[$file.Name] = [IO.File]::ReadAllText($file.FullName) }
        "$($texts['exceptions.txt']) $($texts['streams-list.txt'])" -replace '\s+', ' ' | Should -BeLike $Id
        $texts['transcript.txt'] | Should -Match $(if ($Fault -or $Case -eq 'success') { '(GET|POST) [a-z]+[/_]?' } else { '.' })

        $found = foreach ($name in $texts.Keys) {
            foreach ($secret in $planted[$Service], $token) {
                foreach ($form in Get-Form $secret | Select-Object -Unique) {
                    if ($texts[$name].IndexOf($form, [StringComparison]::OrdinalIgnoreCase) -ge 0) { "$name holds the $(if ($secret -eq $token) { 'token' } else { 'planted secret' }) as $form" }
                }
            }
        }
        $found | Should -BeNullOrEmpty
    }
}
