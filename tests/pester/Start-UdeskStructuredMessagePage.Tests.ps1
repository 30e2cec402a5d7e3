BeforeDiscovery {
    # Some builds of PowerShell have Test-Json without schemas.
    $hasSchemas = try { Test-Json '{}' -Schema '{}' -ErrorAction Stop } catch { $false }
    if (-not $hasSchemas) { Write-Host 'Skipped: whether the schema of catalogues says what the page says. It needs a Test-Json with schemas.' }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    $catalog = Join-Path $TestDrive 'catalog.json'
    $sample = Join-Path (Get-RepositoryRoot) 'tests/browser/catalog.json'
    $schema = Join-Path (Get-RepositoryRoot) 'docs/structured-messages.schema.json'
    Copy-Item $sample $catalog
    $open = @(Get-Stored $simulator 'sessions' | Where-Object { $_.channel -eq 'web' -and -not $_.closed_at })[0]
    $client = [Net.Http.HttpClient]::new()

    # A link as Udesk's console makes it.
    function New-Link {
        param([int] $Age = 0, [string] $Key = $simulator.structuredMessageKey, [string] $Resource = 'app-1')
        $timestamp = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() - $Age
        $signed = "im_sub_session_id=$($open.id)&customer_id=$($open.customer_id)&agent_id=$($open.agent_id)&timestamp=$timestamp"
        $md5 = [Security.Cryptography.MD5]::Create()
        $sign = -join ($md5.ComputeHash([Text.Encoding]::UTF8.GetBytes("$signed&$Key")) | ForEach-Object { $_.ToString('x2') })
        $md5.Dispose()
        "$($served.Address)?$signed&jid_resource=$Resource&sign=$sign"
    }

    function Get-Page([string] $Address) {
        $answer = $client.GetAsync($Address).GetAwaiter().GetResult()
        [pscustomobject]@{ Status = [int] $answer.StatusCode; Headers = $answer.Headers; Text = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult() }
    }

    # A click, as the page's own script tells it.
    function Send-Click {
        param([hashtable] $With = @{}, [hashtable] $Header = @{}, [string] $Type = 'application/json', [string] $Body)
        $page = (Get-Page (New-Link)).Text
        $click = @{
            token = [regex]::Match($page, 'data-token="([^"]+)"').Groups[1].Value; id = 'welcome'; click = [guid]::NewGuid().ToString()
            version = [Net.WebUtility]::HtmlDecode([regex]::Match($page, 'data-id="welcome" data-version="([^"]+)"').Groups[1].Value)
        }
        foreach ($key in $With.Keys) { $click[$key] = $With[$key] }
        if (-not $Body) { $Body = ConvertTo-Json $click -Compress }
        $request = [Net.Http.HttpRequestMessage]::new('POST', "$($served.Address)?send")
        $request.Content = [Net.Http.StringContent]::new($Body, [Text.Encoding]::UTF8, $Type)
        foreach ($name in $Header.Keys) { $null = $request.Headers.TryAddWithoutValidation($name, [string] $Header[$name]) }
        $answer = $client.SendAsync($request).GetAwaiter().GetResult()
        $text = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()
        [pscustomobject]@{ Status = [int] $answer.StatusCode; Outcome = if ($text) { ($text | ConvertFrom-Json).outcome }; Text = $text }
    }
}

AfterAll {
    $client.Dispose()
    Stop-Simulator $simulator
}

Describe 'Start-UdeskStructuredMessagePage' {
    Context 'served' {
        BeforeAll { $served = Start-Serving $simulator { param($uri, $catalog) Start-UdeskStructuredMessagePage $uri $catalog -Verbose } @($catalog) }
        AfterAll { $null = Stop-Serving $served }
        BeforeEach { Clear-Request $simulator; Clear-Fault $simulator }

        It 'shows the messages to a signed link, and shows them again when the frame is reloaded' {
            $link = New-Link
            (Get-Page $link).Status | Should -Be 200
            $page = Get-Page $link
            $page.Status | Should -Be 200
            [regex]::Matches($page.Text, '<article').Count | Should -Be 4
            $page.Text | Should -Not -Match ([regex]::Escape($simulator.structuredMessageKey))
        }

        It 'has a strict policy, and no script or style of its own in the page' {
            $page = Get-Page (New-Link)
            $policy = "$($page.Headers.GetValues('Content-Security-Policy'))"
            $policy | Should -BeLike "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src https://img.example.test;*"
            $policy | Should -BeLike "*base-uri 'none'; form-action 'none';*"
            $policy | Should -BeLike "*frame-ancestors https://*.udesk.cn $(([uri] $simulator.udesk).GetLeftPart('Authority'))"
            $page.Text | Should -Not -Match '<style|style=|<script>|\son[a-z]+="[^&]'
            $page.Headers.GetValues('Referrer-Policy') | Should -Be 'no-referrer'
            $page.Headers.GetValues('Cache-Control') | Should -Be 'no-store'
        }

        It 'refuses links that are forged, stale, doubled or odd' {
            (Get-Page (New-Link -Key other)).Status | Should -Be 403
            (Get-Page (New-Link -Age 301)).Text | Should -BeLike '*This link has expired*'
            (Get-Page (New-Link -Age -3600)).Text | Should -BeLike '*This link has expired*'
            (Get-Page (New-Link -Age 301 -Key other)).Text | Should -BeLike '*This link is not valid*'
            (Get-Page "$(New-Link)&agent_id=1").Status | Should -Be 403
            (Get-Page ((New-Link) -replace 'sign=.', 'sign=')).Status | Should -Be 403
            (Get-Page ((New-Link) -replace 'sign=', 'sign=%00')).Status | Should -Be 403
            (Get-Page "$(New-Link -Resource ('x' * 300))").Status | Should -Be 403
            (Get-Page "$(New-Link -Resource 'a%0d%0aSet-Cookie:x=1')").Status | Should -Be 403
            (Get-Page $served.Address).Status | Should -Be 403
        }

        It 'hands out its two assets, and no other file whatever it is called' {
            (Get-Page "$($served.Address)?asset=page.css").Status | Should -Be 200
            (Get-Page "$($served.Address)?asset=page.js").Text | Should -Match "'use strict'"
            foreach ($name in '../page.css', '..%2f..%2fetc%2fpasswd', '/etc/passwd', 'catalog.json', 'C:%5cWindows%5cwin.ini', 'page.css%00', 'PAGE.CSS', '') {
                (Get-Page "$($served.Address)?asset=$name").Status | Should -Be 404 -Because $name
            }
            foreach ($path in '/page.css', '/..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd', '//etc/passwd') {
                (Get-Page "$($served.Address)$path").Status | Should -Be 404 -Because $path
            }
            (Get-Page ($served.Address -replace 'served$', 'other')).Status | Should -Be 404
        }

        It 'sends a click, by the same request as Send-UdeskStructuredMessage, and writes its receipt' {
            (Send-Click).Outcome | Should -Be sent
            $sent = @(Get-Request $simulator 'struct_messages')
            $sent.Count | Should -Be 1
            $body = $sent[0].body | ConvertFrom-Json
            $body.jid_resource | Should -Be 'app-1'
            $body.data.title | Should -Be Welcome
            Wait-Until { $served.Output.Count -gt 0 } 'the receipt'
            $receipt = @(Get-Collected $served.Output)[-1]
            $receipt.PSObject.TypeNames[0] | Should -Be 'UsedeskUdesk.UdeskStructuredMessageReceipt'
            $receipt.ImSubSessionId | Should -Be $open.id
        }

        It 'sends what is told twice once, and nothing within two seconds' {
            Start-Sleep -Milliseconds 2100
            $click = [guid]::NewGuid().ToString()
            $answers = @(Send-Click @{ click = $click }; Send-Click @{ click = $click })
            $answers.Outcome | Should -Be 'sent', 'sent'
            $late = Send-Click
            $late.Status | Should -Be 429
            $late.Outcome | Should -Be wait
            @(Get-Request $simulator 'struct_messages').Count | Should -Be 1
        }

        It 'refuses posts that no page of its own made' {
            Start-Sleep -Milliseconds 2100
            (Send-Click @{ token = 'x' }).Status | Should -Be 403
            (Send-Click @{ token = 'MTIzCjEKMQo5OTk5OTk5OTk5CngK.AAAA' }).Outcome | Should -Be expired
            (Send-Click -Header @{ 'Sec-Fetch-Site' = 'cross-site' }).Status | Should -Be 403
            (Send-Click -Header @{ 'Sec-Fetch-Site' = 'same-site' }).Status | Should -Be 403
            (Send-Click -Header @{ Origin = 'https://evil.example' }).Status | Should -Be 403
            (Send-Click -Header @{ Origin = 'null' }).Status | Should -Be 403
            (Send-Click -Type 'text/plain').Status | Should -Be 415
            (Send-Click -Type 'application/x-www-form-urlencoded').Status | Should -Be 415
            (Send-Click @{ click = "a`r`nb" }).Status | Should -Be 400
            (Send-Click @{ version = 'old' }).Outcome | Should -Be changed
            (Send-Click @{ id = '../welcome' }).Outcome | Should -Be changed
            (Send-Click -Body '[[[[[[').Status | Should -Be 400
            (Send-Click -Body ('{"token":"' + 'x' * 20000 + '"}')).Status | Should -Be 413
            @(Get-Request $simulator 'struct_messages').Count | Should -Be 0
        }

        It 'goes on where Udesk refuses or fails' {
            Start-Sleep -Milliseconds 2100
            Add-Fault $simulator @{ service = 'udesk'; path = 'struct_messages'; kind = 'status'; status = 500 }
            (Send-Click).Outcome | Should -Be unknown
            Start-Sleep -Milliseconds 2100
            Add-Fault $simulator @{ service = 'udesk'; path = 'struct_messages'; kind = 'body'; contentType = 'application/json'; body = '{"status":2059,"message":"sign is wrong"}' }
            (Send-Click).Text | Should -BeLike '*sign is wrong*'
            Start-Sleep -Milliseconds 2100
            (Send-Click).Outcome | Should -Be sent
            $ids = @(Get-Collected $served.Shell.Streams.Error | ForEach-Object FullyQualifiedErrorId)
            $ids | Should -BeLike '*,UsedeskUdesk.Commands.StartUdeskStructuredMessagePageCommand'
            $ids[0] | Should -BeLike 'WriteOutcomeUnknown,*'
        }

        It 'reads the catalogue again, and names the line where it cannot' {
            Set-Content $catalog ((Get-Content $sample -Raw) -replace 'Goodbye', 'Farewell')
            (Get-Page (New-Link)).Text | Should -Match 'Farewell'
            Set-Content $catalog ((Get-Content $sample -Raw) -replace '"id": "bye"', '"idd": "bye"')
            (Get-Page (New-Link)).Text | Should -Match 'Farewell'
            Wait-Until { @(Get-Collected $served.Shell.Streams.Warning) -match 'catalogue cannot be used' } 'the warning'
            $warning = "$(@(Get-Collected $served.Shell.Streams.Warning)[-1])"
            $warning | Should -BeLike "*Line 6: A message has 'idd', which is none of id, data, group.*"
            $warning | Should -BeLike '*Line 6: *has no id.*'
            Copy-Item $sample $catalog -Force
            Wait-Until { (Get-Page (New-Link)).Text -match 'Goodbye' } 'the mended catalogue'
        }
    }

    It 'ends with Ctrl+C, and gives the port back' {
        $served = Start-Serving $simulator { param($uri, $catalog) Start-UdeskStructuredMessagePage $uri $catalog } @($catalog)
        $null = Get-Page (New-Link)
        (Stop-Serving $served).TotalSeconds | Should -BeLessThan 10
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, ([uri] $served.Address).Port)
        $listener.Start()
        $listener.Stop()
    }

    It 'refuses a catalogue that cannot be used before it listens: <Case>' -ForEach @(
        @{ Case = 'no JSON'; Replace = '"id": "welcome",', '"id": "welcome"'; Line = 4 }
        @{ Case = 'an id that stands twice'; Replace = '"id": "bye"', '"id": "welcome"'; Line = 6 }
        @{ Case = 'a picture without an address'; Replace = 'https://img.example.test/bye.png', 'pictures/bye.png'; Line = 6 }
        @{ Case = 'a picture from the disk'; Replace = 'https://img.example.test/bye.png', 'file:///etc/passwd'; Line = 6 }
        @{ Case = 'a button of another type'; Replace = '"type": "phone"', '"type": "fax"'; Line = 5 }
        @{ Case = 'a link that is a script'; Replace = 'https://shop.example.test/rate', 'java\tscript:alert(1)'; Line = 7 }
        @{ Case = 'an empty title'; Replace = '"title": "Goodbye"', '"title": " "'; Line = 6 }
        @{ Case = 'a callback on a link'; Replace = '"text": "Rate us"', '"text": "Rate us", "callback_name": "x"'; Line = 7 }
    ) {
        $text = (Get-Content $sample -Raw).Replace($Replace[0], $Replace[1])
        $text | Should -Not -Be (Get-Content $sample -Raw)
        $broken = Join-Path $TestDrive 'broken.json'
        Set-Content $broken $text
        Connect-Simulator $simulator @{ StructuredMessageKey = ConvertTo-Secret $simulator.structuredMessageKey }
        $failure = { Start-UdeskStructuredMessagePage http://127.0.0.1:0/x $broken } | Should -Throw -ErrorId 'InvalidCatalog,*' -PassThru
        "$failure" | Should -BeLike "*Line ${Line}: *"
    }

    It 'has a schema that refuses it too: <Case>' -Skip:(-not $hasSchemas) -ForEach @(
        @{ Case = 'no JSON'; Replace = '"id": "welcome",', '"id": "welcome"' }
        @{ Case = 'a picture without an address'; Replace = 'https://img.example.test/bye.png', 'pictures/bye.png' }
        @{ Case = 'a button of another type'; Replace = '"type": "phone"', '"type": "fax"' }
        @{ Case = 'a callback on a link'; Replace = '"text": "Rate us"', '"text": "Rate us", "callback_name": "x"' }
        @{ Case = 'an unknown field'; Replace = '"group": "Refunds"', '"grup": "Refunds"' }
    ) {
        Test-Json (Get-Content $sample -Raw).Replace($Replace[0], $Replace[1]) -SchemaFile $schema -ErrorAction SilentlyContinue | Should -BeFalse
    }

    It 'takes the sample by its schema' -Skip:(-not $hasSchemas) {
        Test-Json -Path $sample -SchemaFile $schema | Should -BeTrue
    }

    It 'needs the KEY and the file' {
        Connect-Simulator $simulator
        { Start-UdeskStructuredMessagePage http://127.0.0.1:0/x $catalog } | Should -Throw -ErrorId 'NoStructuredMessageKey,*'
        Connect-Simulator $simulator @{ StructuredMessageKey = ConvertTo-Secret $simulator.structuredMessageKey }
        { Start-UdeskStructuredMessagePage http://127.0.0.1:0/x (Join-Path $TestDrive none.json) } | Should -Throw -ErrorId 'CatalogNotReadable,*'
    }
}
