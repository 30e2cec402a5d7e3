#!/usr/bin/env bash
# The same words as build.ps1 (build, test, demo, docs, site, bench, crash-test, mutate, property-test, soak, receive-test, bridge-test, mono, package, try, clean) on a machine that may have no PowerShell: takes
# pwsh from PATH, else installs it into .tools/ where the package sources have it, else runs the module on the engine that comes
# as a package (tests/UsedeskUdesk.Host, tests/engine).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
task=${1:-build}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if ! command -v dotnet >/dev/null; then
    echo 'The .NET 10 SDK is needed: https://dotnet.microsoft.com/download' >&2
    exit 1
fi

find_pwsh() {
    if command -v pwsh; then return; fi
    if [ ! -x .tools/pwsh ]; then
        echo 'No pwsh on PATH; trying to install it into .tools/' >&2
        # A later one wants a later .NET than global.json names. macOS has no timeout.
        $(command -v timeout >/dev/null && echo timeout 180) dotnet tool install PowerShell --version '7.6.*' --tool-path .tools >/dev/null 2>&1 || true
    fi
    if [ -x .tools/pwsh ]; then echo "$PWD/.tools/pwsh"; return; fi
    echo 'The package sources of this machine do not have it; going on with the engine alone.' >&2
    return 1
}

if pwsh=$(find_pwsh); then
    # A person sits at this one.
    mode=-NonInteractive
    if [ "$task" = try ]; then mode=-NoLogo; fi
    # Scripts and tests that start a PowerShell of their own look for it on PATH.
    PATH="$(dirname "$pwsh"):$PATH"
    exec "$pwsh" -NoProfile "$mode" -File ./build.ps1 "$@"
fi

configuration=Release
build() {
    dotnet build UsedeskUdesk.sln -c "$configuration" -v minimal --nologo
    dotnet msbuild src/UsedeskUdesk.PowerShell -t:AssembleModule -p:Configuration="$configuration" -v:minimal --nologo
    echo "The module is in $PWD/out/UsedeskUdesk"
}

case $task in
    build) build ;;
    site) dotnet run --project docs/site -c "$configuration" -- . out/site ;;
    test)
        build
        log=$(mktemp)
        engine_log=$(mktemp)
        trap 'rm -f "$log" "$engine_log"' EXIT
        status=0
        # Side by side, and with an end to what hangs, as in build.ps1.
        suite() { dotnet test "tests/$1" -c "$configuration" --no-build --nologo --blame-hang --blame-hang-timeout 8m --blame-hang-dump-type none --results-directory "artifacts/tests/$1"; }
        suite engine >"$engine_log" 2>&1 &
        engine=$!
        suite unit | tee -a "$log" || status=$?
        wait "$engine" || status=$?
        tee -a "$log" <"$engine_log"
        files=$(find tests/pester -name '*.Tests.ps1' | wc -l | tr -d ' ')
        echo "Skipped: the $files files in tests/pester, the module's suite in a real PowerShell. They need PowerShell 7 and Pester 5."
        # The line of totals that dotnet test ends a suite with.
        count() { sed -nE "/Failed: +[0-9]+, Passed: +[0-9]+/ s/.*$1: +([0-9]+).*/\1/p" "$log" | awk '{ n += $1 } END { print n + 0 }'; }
        passed=$(count Passed) failed=$(count Failed) skipped=$(count Skipped)
        # A test that was ended is not in the totals.
        if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
        echo "$passed passed, $failed failed, $((skipped + files)) skipped"
        if [ "$failed" -ne 0 ] || [ "$passed" -eq 0 ]; then exit 1; fi
        ;;
    demo)
        build
        USEDESKUDESK_MODULE="$PWD/out/UsedeskUdesk/UsedeskUdesk.psd1" USEDESKUDESK_CONFIGURATION="$configuration" \
            dotnet "artifacts/bin/UsedeskUdesk.Host/$(echo "$configuration" | tr '[:upper:]' '[:lower:]')/UsedeskUdesk.Host.dll" -NonInteractive -File samples/Demo.ps1
        ;;
    clean) rm -rf artifacts out ;;
    docs | bench | crash-test | mutate | property-test | soak | receive-test | bridge-test | mono | package | try)
        echo "'$task' needs PowerShell 7." >&2
        exit 1
        ;;
    *)
        echo 'Usage: ./build.sh [build|test|demo|docs|bench|crash-test|mutate|property-test|soak|receive-test|bridge-test|mono|package|try|clean]' >&2
        exit 2
        ;;
esac
