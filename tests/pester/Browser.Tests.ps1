# The page of structured messages in a real browser: the tests in tests/browser, run by Node.js, with the page and the simulator started here.
BeforeDiscovery {
    $folder = Join-Path (Split-Path $PSScriptRoot) 'browser'
    $missing = @(
        if (-not (Get-Command node -ErrorAction Ignore)) { 'Node.js 20 or later' }
        if (-not $env:USEDESKUDESK_CHROMIUM -and -not ('/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome' | Where-Object { Test-Path $_ })) { 'Chromium (or its path in USEDESKUDESK_CHROMIUM)' }
        if (-not (Test-Path "$folder/node_modules/playwright-core") -or -not (Test-Path "$folder/node_modules/axe-core")) { 'playwright-core and axe-core (npm ci in tests/browser)' }
    )
    if ($missing) { Write-Host "Skipped: the tests in tests/browser. They need $($missing -join ', ')." }
}

Describe 'the page in a browser' {
    It 'passes tests/browser' -Skip:($missing.Count -gt 0) {
        Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
        Import-Module (Get-ModulePath) -Force
        $simulator = Start-Simulator
        $folder = Join-Path (Get-RepositoryRoot) 'tests/browser'
        $catalog = Join-Path $TestDrive 'catalog.json'
        Copy-Item "$folder/catalog.json" $catalog
        . "$PSScriptRoot/ReportSamples.ps1"
        New-ReportSample "$TestDrive"
        $open = @(Get-Stored $simulator 'sessions' | Where-Object { $_.channel -eq 'web' -and -not $_.closed_at })[0]
        $served = Start-Serving $simulator { param($uri, $catalog) Start-UdeskStructuredMessagePage $uri $catalog } @($catalog)
        try {
            $env:USEDESKUDESK_PAGE = @{
                page = $served.Address; key = $simulator.structuredMessageKey; control = "$($simulator.control)"; catalog = $catalog; reports = "$TestDrive"
                session = $open.id; customer = $open.customer_id; agent = $open.agent_id
            } | ConvertTo-Json -Compress
            Push-Location $folder
            $told = & node --test --test-reporter=tap 2>&1 | ForEach-Object { "$_" }
            $code = $LASTEXITCODE
            Pop-Location
            $code | Should -Be 0 -Because ($told -join "`n")
            ($told -match '^# pass (\d+)')[0] -replace '\D' | Should -BeGreaterThan 15
            $told | Should -Contain '# skipped 0'
        }
        finally {
            $env:USEDESKUDESK_PAGE = $null
            $null = Stop-Serving $served
            Stop-Simulator $simulator
        }
    }
}
