#!/bin/bash
# How many questions about addresses does a server answer over HTTP, and how fast?
#
# locate.sh URL QUESTIONS [SECONDS] [CONNECTIONS]
#
# QUESTIONS: a folder made by locate_questions.py. Each kind is warmed up, then asked by wrk with two threads; both run on the
# same machine. Prints a line of JSON for each kind.
set -euo pipefail
url=$1 questions=$2 seconds=${3:-10} connections=${4:-16}
here=$(cd "$(dirname "$0")" && pwd)
for kind in addresses typo suggest reverse; do
  export PATHS="$questions/$kind.txt"
  wrk -t2 -c"$connections" -d3s -s "$here/locate.lua" "$url" > /dev/null
  printf '%-10s' "$kind"
  wrk -t2 -c"$connections" -d"${seconds}s" --latency -s "$here/locate.lua" "$url" | grep '^{'
done
