#!/bin/bash
# reading.sh [ROUNDS] [cpu]: scans layers with GDAL's C reader and with ours by turns; medians and ratios, of elapsed
# time or, on a machine that is busy with other work, of processor time.
# Needs a C compiler, libgdal, ./tutai built once, and the peers' kit: PEERS its folder (scan.c), BENCH_DIR its data.
# TUTAI_CLASSPATH: where the core is, if not in the image that ./tutai built.
set -eu
: "${PEERS:?set PEERS to the folder of scan.c}" "${BENCH_DIR:?set BENCH_DIR to the folder of the data}"
rounds=${1:-5}
root=$(cd "$(dirname "$0")/../../.." && pwd)
run=$(mktemp -d)
trap 'rm -rf "$run"' EXIT
clock=CLOCK_MONOTONIC; time=s; [ "${2:-}" = cpu ] && clock=CLOCK_PROCESS_CPUTIME_ID && time=cpu
sed "s/CLOCK_MONOTONIC/$clock/g" "$PEERS/scan.c" >"$run/scan.c"
gcc -O2 -o "$run/scan" "$run/scan.c" "$(ldconfig -p | awk '/libgdal.so/{print $NF; exit}')"
jars=${TUTAI_CLASSPATH:-$root/target/tutai/images/$(cat "$root/target/tutai/server.current")/lib/*}
javac -d "$run" -cp "$jars" "$root/geo-core/src/jmh/java/org/tutai/geo/format/ReadingScan.java"
for layer in villages vlines points1m; do
  for file in "$BENCH_DIR/data/shp/3826/$layer.shp" "$BENCH_DIR/data/gpkg/tw_3826.gpkg"; do
    warm=300; [ $layer = points1m ] && warm=15
    for _ in $(seq "$rounds"); do
      for _ in 1 2 3; do "$run/scan" "$file" $layer geom | sed 's/.*"s": \([0-9.]*\).*/gdal \1/'; echo; done
      java -Xmx512m -cp "$run:$jars" org.tutai.geo.format.ReadingScan "$file" $layer $warm 5 |
        sed "s/.*\"features\": \([0-9]*\).*\"$time\": \([0-9.]*\).*/ours \2 \1/"
    done | sort -k1,1 -k2,2n | awk -v name="$(basename "$file") $layer" '
      NF { times[$1, ++n[$1]] = $2; if ($3) features = $3 }
      END { g = times["gdal", int((n["gdal"] + 1) / 2)]; o = times["ours", int((n["ours"] + 1) / 2)]
            printf "%s: GDAL %.0f features/s, ours %.0f, ratio %.2f\n", name, features / g, features / o, g / o }'
  done
done
