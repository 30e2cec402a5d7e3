BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator

    # A request as Usedesk makes it. The answer's status and what it shows.
    function Get-Block {
        param([string] $Address, [hashtable] $With = @{}, [string] $Body)
        $request = @{
            ticket_id = 7; client_id = '12'; channel_id = 3; subject = 'Where is my order?'; is_auto_load = '1'; secret_key = 'block-secret'
            client_data = @{ name = '<b>Ann</b>'; emails = @('ann@example.test'); phones = @() }; channel_data = @{ type = 'email'; id = 3 }
        }
        foreach ($key in $With.Keys) { $request[$key] = $With[$key] }
        if (-not $Body) { $Body = ConvertTo-Json $request -Depth 5 -Compress }
        $client = [Net.Http.HttpClient]::new()
        try {
            $answer = $client.PostAsync($Address, [Net.Http.StringContent]::new($Body, [Text.Encoding]::UTF8, 'application/json')).GetAwaiter().GetResult()
            $text = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()
            [pscustomobject]@{
                Status = [int] $answer.StatusCode; Type = "$($answer.Content.Headers.ContentType)"; Text = $text
                Html = if ([int] $answer.StatusCode -eq 200 -and $text) { ($text | ConvertFrom-Json).html }
            }
        }
        finally { $client.Dispose() }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Start-UsedeskDynamicBlock' {
    Context 'what a script returns' {
        BeforeAll {
            $served = Start-Serving $simulator {
                param($uri)
                $greeting = 'Hello <you>'
                Start-UsedeskDynamicBlock $uri -Secret (ConvertTo-Secret 'other'), (ConvertTo-Secret 'block-secret') -PassThru {
                    param($Request)
                    $block = $_
                    switch ($Request.Subject) {
                        'text' { "$using:greeting`nsecond line" }
                        'rows' { 1..3 | ForEach-Object { [pscustomobject]@{ Name = "<i>$_</i>"; Link = "https://example.test/?a=$_&b=1"; Script = 'javascript:alert(1)'; None = $null } } }
                        'one' { [pscustomobject]@{ Name = $block.ClientName; Email = $block.Email; At = [datetimeoffset] '2026-01-02T03:04:05+08:00'; None = '' } }
                        'html' { [UsedeskUdesk.UsedeskHtml] "<h4>$([UsedeskUdesk.UsedeskHtml]::Encode($Request.ClientName))</h4>"; 'then <text>' }
                        'module' { Get-UdeskAgentStatus | Select-Object -First 2 AgentId, Nick }
                        'many' { 1..250 | ForEach-Object { [pscustomobject]@{ Number = $_ } } }
                        'nothing' { }
                        'throws' { throw 'the password is 1234' }
                        'error' { Write-Error 'it went wrong' }
                        'partly' { Write-Error 'one part went wrong'; 'the other part' }
                        'keeps' { $x = if ($x) { 'kept' } else { 'new' }; $x }
                        default { $Request.Raw }
                    }
                }
            }
        }

        AfterAll { $null = Stop-Serving $served }

        It 'escapes text, and takes $using: variables' {
            $answer = Get-Block $served.Address @{ subject = 'text' }
            $answer.Status | Should -Be 200
            $answer.Type | Should -Be 'application/json; charset=utf-8'
            $answer.Html | Should -Be "<p style=`"white-space:pre-line`">Hello &lt;you&gt;`nsecond line</p>"
        }

        It 'makes a table of objects, escapes what is in it, and links nothing but addresses' {
            $html = (Get-Block $served.Address @{ subject = 'rows' }).Html
            $html | Should -BeLike '*<th scope="col">Name</th><th scope="col">Link</th><th scope="col">Script</th></tr>*'
            $html | Should -BeLike '*<td>&lt;i&gt;2&lt;/i&gt;</td><td><a href="https://example.test/?a=2&amp;b=1" target="_blank" rel="noopener noreferrer">*'
            $html | Should -BeLike '*<td>javascript:alert(1)</td>*'
            $html | Should -Not -Match '<i>|href="javascript'
            ([xml] $html).table.tbody.tr.Count | Should -Be 3
        }

        It 'lists the properties of a single object; the request is $_ as well' {
            $html = (Get-Block $served.Address @{ subject = 'one' }).Html
            $html | Should -BeLike '*<th scope="row">Name</th><td>&lt;b&gt;Ann&lt;/b&gt;</td>*<td>ann@example.test</td>*<td>2026-01-02 03:04 +08:00</td>*'
            $html | Should -Not -Match 'None'
        }

        It 'takes as HTML only what is marked so' {
            (Get-Block $served.Address @{ subject = 'html' }).Html | Should -Be '<h4>&lt;b&gt;Ann&lt;/b&gt;</h4><p style="white-space:pre-line">then &lt;text&gt;</p>'
        }

        It 'lets the script use the module and the connections' {
            ([xml] (Get-Block $served.Address @{ subject = 'module' }).Html).table.tbody.tr.Count | Should -Be 2
        }

        It 'cuts a long list, and says where there is nothing' {
            (Get-Block $served.Address @{ subject = 'many' }).Html | Should -BeLike '*<td>200</td></tr></tbody></table><p class="text-muted">And 50 more.</p>'
            (Get-Block $served.Address @{ subject = 'nothing' }).Html | Should -BeLike '*nothing to show*'
        }

        It 'shows a panel where the script fails, and tells the reason only to whoever serves' {
            foreach ($subject in 'throws', 'error') {
                $html = (Get-Block $served.Address @{ subject = $subject }).Html
                $html | Should -BeLike '<div class="alert alert-warning" role="alert">The content could not be made.*'
                $html | Should -Not -Match '1234|went wrong'
            }
            (Get-Block $served.Address @{ subject = 'partly' }).Html | Should -BeLike '*the other part*'
            Wait-Until { $served.Shell.Streams.Error.Count -ge 3 } 'the errors'
            $errors = @(Get-Collected $served.Shell.Streams.Error | ForEach-Object { "$_" })
            $errors[0] | Should -BeLike 'Ticket 7: the script failed. the password is 1234*'
            $errors | Should -Contain 'it went wrong'
        }

        It 'lets one request see no variable of another' {
            1..3 | ForEach-Object { (Get-Block $served.Address @{ subject = 'keeps' }).Html } | Should -BeLike '*new*'
        }

        It 'hides the secret from the script, and answers nobody without it' {
            $html = (Get-Block $served.Address @{ subject = 'raw' }).Html
            $html | Should -BeLike '*Ann*'
            $html | Should -Not -Match 'block-secret'
            (Get-Block $served.Address @{ secret_key = 'wrong' }).Status | Should -Be 403
            (Get-Block $served.Address @{ secret_key = '' }).Status | Should -Be 403
            (Get-Block $served.Address -Body '{"ticket_id":1').Status | Should -Be 400
            (Get-Block $served.Address -Body '{"secret":"block-secret","ticket":{"id":1}}').Status | Should -Be 400
            (Get-Block ($served.Address + '/../served')).Status | Should -Be 200 -Because 'clients take the dots out'
            (Get-Block ($served.Address + '/more')).Status | Should -Be 404
            (Get-Block ($served.Address + 'x')).Status | Should -Be 404
            (Get-Block $served.Address -Body ('{"a":"' + 'x' * 2MB + '"}')).Status | Should -Be 413
        }

        It 'writes what became of each request' {
            $null = Get-Block $served.Address @{ subject = 'text'; ticket_id = 99 }
            Wait-Until { Get-Collected $served.Output | Where-Object TicketId -EQ 99 } 'the answer'
            $answer = @(Get-Collected $served.Output | Where-Object TicketId -EQ 99)[0]
            $answer.Outcome | Should -Be Answered
            $answer.ClientId | Should -Be 12
            $answer.Length | Should -BeGreaterThan 10
        }
    }

    Context 'time' {
        It 'shows a panel where the script is slow, and goes on' {
            $served = Start-Serving $simulator {
                param($uri)
                Start-UsedeskDynamicBlock $uri -TimeoutSec 2 -ThrottleLimit 2 -WarningAction SilentlyContinue { if ($_.Subject -eq 'slow') { Start-Sleep 600 }; 'quick' }
            }
            try {
                (Get-Block $served.Address @{ subject = 'slow' }).Html | Should -BeLike '<div class="alert alert-warning" role="alert">There was no answer within 2 seconds.*'
                (Get-Block $served.Address @{ subject = 'slow' }).Html | Should -BeLike '*no answer within 2*'
                (Get-Block $served.Address).Html | Should -BeLike '*quick*'
                (Get-Block $served.Address).Html | Should -BeLike '*quick*'
            }
            finally { $null = Stop-Serving $served }
        }

        It 'answers several at once, no more than it may, and asks once where the same is asked' {
            $seen = @{ Running = [Collections.Concurrent.ConcurrentDictionary[string, byte]]::new(); Counts = [Collections.Concurrent.ConcurrentBag[int]]::new(); Two = [Threading.CountdownEvent]::new(2) }
            $served = Start-Serving $simulator {
                param($uri, $seen)
                Start-UsedeskDynamicBlock $uri -ThrottleLimit 2 -CacheSec 600 -WarningAction SilentlyContinue {
                    $at = $using:seen
                    $name = [guid]::NewGuid().ToString()
                    $null = $at.Running.TryAdd($name, 0)
                    $at.Counts.Add($at.Running.Count)
                    # The first goes on when a second runs beside it.
                    if (-not $at.Two.IsSet) { $null = $at.Two.Signal() }
                    $null = $at.Two.Wait(60000)
                    $null = $at.Running.TryRemove($name, [ref] 0)
                    "run $name"
                }
            } @($seen)
            try {
                $started = [Collections.Generic.List[object]]::new()
                $client = [Net.Http.HttpClient]::new()
                foreach ($ticket in 1, 2, 3, 3, 3) {
                    $body = [Net.Http.StringContent]::new("{`"ticket_id`":$ticket,`"client_data`":{},`"channel_data`":{},`"is_auto_load`":`"1`"}", [Text.Encoding]::UTF8, 'application/json')
                    $started.Add($client.PostAsync($served.Address, $body))
                }
                $shown = @($started | ForEach-Object { $_.GetAwaiter().GetResult().Content.ReadAsStringAsync().GetAwaiter().GetResult() })
                $shown | Should -BeLike '*run *'
                @($shown | Sort-Object -Unique).Count | Should -Be 3
                ($seen.Counts | Measure-Object -Maximum).Maximum | Should -Be 2
                $shown[3] | Should -Be $shown[2]
                $again = { param($auto) $client.PostAsync($served.Address, [Net.Http.StringContent]::new("{`"ticket_id`":3,`"client_data`":{},`"channel_data`":{},`"is_auto_load`":`"$auto`"}", [Text.Encoding]::UTF8, 'application/json')).GetAwaiter().GetResult().Content.ReadAsStringAsync().GetAwaiter().GetResult() }
                & $again 1 | Should -Be $shown[2]
                $renewed = & $again 0
                $renewed | Should -BeLike '*run *'
                $shown | Should -Not -Contain $renewed -Because 'the button asks anew'
                $seen.Counts.Count | Should -Be 4
                & $again 1 | Should -Be $renewed
            }
            finally { $null = Stop-Serving $served }
        }

        It 'ends at once with Ctrl+C, also while a script runs, and gives the port back' {
            $served = Start-Serving $simulator { param($uri) Start-UsedeskDynamicBlock $uri -WarningAction SilentlyContinue { Start-Sleep 600 } }
            $client = [Net.Http.HttpClient]::new()
            $running = $client.PostAsync($served.Address, [Net.Http.StringContent]::new('{"ticket_id":1,"client_data":{},"channel_data":{}}', [Text.Encoding]::UTF8, 'application/json'))
            Start-Sleep 1
            (Stop-Serving $served).TotalSeconds | Should -BeLessThan 10
            # Whether the connection breaks off or an error still gets out is a matter of moments; an answer it is not.
            $status = try { [int] $running.GetAwaiter().GetResult().StatusCode } catch { 0 }
            $status | Should -BeIn 0, 500
            $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, ([uri] $served.Address).Port)
            $listener.Start()
            $listener.Stop()
        }
    }

    It 'shows the same customer''s Udesk sessions and last messages, as the sample does' {
        $sample = Join-Path (Get-RepositoryRoot) 'samples/Show-UdeskHistory.ps1'
        $served = Start-Serving $simulator { param($uri, $sample) & $sample -ListenUri $uri -Secret (ConvertTo-Secret 'block-secret') } @($sample)
        try {
            $html = (Get-Block $served.Address @{ client_data = @{ name = 'Vera'; emails = @('nobody@example.test', 'vera@example.test'); phones = @() } }).Html
            $html | Should -BeLike '*<th scope="row">Customer</th><td>Vera VIP</td>*<h4>Sessions</h4>*<h4>Last messages</h4>*'
            Connect-Simulator $simulator
            # The service takes one search in two seconds.
            Start-Sleep 3
            $records = @(Find-UdeskImSession -CustomerId 70001 -StartTime (Get-Date).AddDays(-28) | Sort-Object CreatedAt -Descending)
            $newest = $records[0]
            $said = @(Get-UdeskImSessionLog -SessionId $newest.SessionId -StartTime (Get-Date).AddDays(-28) | Where-Object IsTalk)
            $said.Count | Should -BeGreaterThan 0
            foreach ($line in $said) { $html | Should -BeLike "*$([WildcardPattern]::Escape([Net.WebUtility]::HtmlEncode($line.Content)))*" }
            $table = [regex]::Match($html, '<h4>Sessions</h4>(<table.*?</table>)').Groups[1].Value
            ([xml] $table).table.tbody.tr.Count | Should -Be $records.Count
            (Get-Block $served.Address @{ client_data = @{ emails = @('nobody@example.test'); phones = @() } }).Html | Should -BeLike '*does not know this customer*'
            @(Get-Collected $served.Shell.Streams.Error | Where-Object { $_ -match 'script failed' }).Count | Should -Be 0
        }
        finally { $null = Stop-Serving $served }
    }

    It 'refuses what cannot be listened on, and more time than Usedesk has' {
        { Start-UsedeskDynamicBlock https://localhost:1/x { } -WarningAction SilentlyContinue } | Should -Throw -ErrorId 'InvalidListenUri,*'
        { Start-UsedeskDynamicBlock http://localhost:1/x { } -TimeoutSec 60 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        { Start-UsedeskDynamicBlock http://localhost:1/x { } -Secret ([securestring]::new()) } | Should -Throw -ErrorId 'EmptySecret,*'
        { Start-UsedeskDynamicBlock http://localhost:1/x { } -Secret plain } | Should -Throw '*secure string*'
    }
}
