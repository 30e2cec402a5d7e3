#!/usr/bin/env bash
# What each store keeps of what it said was safe: after kill -9, and after a power cut (whatever was not flushed is gone). Linux with gcc.
#   benchmarks/Receiver/crash.sh [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."
program=artifacts/bin/UsedeskUdesk.Benchmarks.Receiver/release/UsedeskUdesk.Benchmarks.Receiver.dll
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -shared -fPIC -O1 -o "$work/powercut.so" benchmarks/Receiver/powercut.c -ldl
for round in $(seq "${1:-3}"); do
    for store in file fasterlog litedb sqlite; do
        rm -rf "$work/live" "$work/durable"
        mkdir "$work/live" "$work/durable"
        POWERCUT_FROM="$work/live" POWERCUT_TO="$work/durable" LD_PRELOAD="$work/powercut.so" \
            dotnet "$program" worker "$store" "$work/live" > "$work/printed" &
        pid=$!
        # Until some are safe, and then a little longer.
        for _ in $(seq 600); do [ "$(wc -l < "$work/printed")" -gt 500 ] && break; sleep 0.1; done
        sleep "0.$((RANDOM % 10))"
        kill -9 "$pid"
        wait "$pid" 2> /dev/null || true
        echo -n "kill:      "; dotnet "$program" check "$store" "$work/live" "$work/printed" || true
        rm -f "$work/durable"/*.part
        # The copies are of single files in one folder: FasterLog has folders, and SQLite's came out empty, though it flushes its log. So nothing is said of these.
        case "$store" in fasterlog | sqlite) continue ;; esac
        echo -n "power cut: "; dotnet "$program" check "$store" "$work/durable" "$work/printed" || true
    done
done
