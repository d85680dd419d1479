#!/usr/bin/env bash
# How much anonymous memory does a server take with an index of addresses, beside one without? Starts each with an empty folder to serve, asks it for a while, and prints RssAnon after it.
#   locate_memory.sh HOME PATHS [SECONDS]     HOME holds addresses/ (a folder that "addresses import --workspace" made, its locate/); PATHS is what locate_questions.py wrote
# Needs wrk.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd -P "$here/../../.." && pwd -P)
home=$(cd -P "$1" && pwd -P)
export PATHS=$2
seconds=${3:-20}
scratch=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null; rm -rf "$scratch"' EXIT

measure() { # NAME WORKSPACE
  mkdir -p "$scratch/empty"
  "$root/tutai" serve "$scratch/empty" --workspace "$2" --port 8397 >"$scratch/log" 2>&1 &
  pid=$!
  for _ in $(seq 100); do
    curl -sf -o /dev/null "http://127.0.0.1:8397/api/v1/locate/suggest?q=a" && break
    sleep 0.2
  done
  wrk -t2 -c16 -d"${seconds}s" -s "$here/locate.lua" http://127.0.0.1:8397 | tail -1
  awk -v name="$1" '/RssAnon/ {printf "%s: RssAnon %.0f MB\n", name, $2 / 1024}' "/proc/$pid/status"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
  pid=
}

mkdir -p "$scratch/with" "$scratch/without"
ln -s "$home" "$scratch/with/locate"
measure "samples alone" "$scratch/without"
measure "whole index" "$scratch/with"
