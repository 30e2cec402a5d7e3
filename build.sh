#!/usr/bin/env bash
# The same words as build.ps1 (build, test, demo, docs, bench, package, clean) on a machine that may have no PowerShell:
# takes pwsh from PATH, else tries to install it into .tools/, else does the part that needs none and says what it left out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
task=${1:-build}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if ! command -v dotnet >/dev/null; then
    echo 'The .NET 10 SDK is needed: https://dotnet.microsoft.com/download' >&2
    exit 1
fi

find_pwsh() {
    if command -v pwsh >/dev/null; then command -v pwsh; return; fi
    if [ -x .tools/pwsh ]; then echo "$PWD/.tools/pwsh"; return; fi
    echo 'No pwsh on PATH; trying to install it into .tools/' >&2
    if timeout 300 dotnet tool install PowerShell --tool-path .tools >/dev/null 2>&1 && [ -x .tools/pwsh ]; then
        echo "$PWD/.tools/pwsh"
        return
    fi
    echo 'It cannot be had from the package sources of this machine; going on without PowerShell.' >&2
    return 1
}

if pwsh=$(find_pwsh); then
    exec "$pwsh" -NoProfile -NonInteractive -File ./build.ps1 "$@"
fi

configuration=Release
build() {
    dotnet build UsedeskUdesk.sln -c "$configuration" -v minimal --nologo
    dotnet msbuild src/UsedeskUdesk.PowerShell -t:AssembleModule -p:Configuration="$configuration" -v:minimal --nologo
    echo "The module is in $PWD/out/UsedeskUdesk"
}

case $task in
    build) build ;;
    test)
        build
        log=$(mktemp)
        trap 'rm -f "$log"' EXIT
        status=0
        dotnet test tests/unit -c "$configuration" --no-build --nologo | tee "$log" || status=$?
        files=$(find tests/pester -name '*.Tests.ps1' | wc -l | tr -d ' ')
        echo "Skipped: the $files files in tests/pester, which test the module itself. They need PowerShell 7 and Pester 5."
        count() { sed -nE "s/.*$1: *([0-9]+).*/\1/p" "$log" | awk '{ n += $1 } END { print n + 0 }'; }
        passed=$(count Passed) failed=$(count Failed) skipped=$(count Skipped)
        echo "$passed passed, $failed failed, $((skipped + files)) skipped"
        if [ "$status" -ne 0 ] || [ "$failed" -ne 0 ] || [ "$passed" -eq 0 ]; then exit 1; fi
        ;;
    demo)
        build
        echo 'No PowerShell here: the same story follows through the client library (samples/QuickTour).'
        dotnet run --project samples/QuickTour -c "$configuration" --no-build
        ;;
    clean) rm -rf artifacts out ;;
    docs | bench | package)
        echo "'$task' needs PowerShell 7." >&2
        exit 1
        ;;
    *)
        echo 'Usage: ./build.sh [build|test|demo|docs|bench|package|clean]' >&2
        exit 2
        ;;
esac
