#!/usr/bin/env python3
"""How much processor time does a WMS server spend on a request, and how much memory does it hold?

cpu_per_request.py BOXES LAYERS NAME=URL=PID[,PID...] ...

BOXES: a file with a box "minx miny maxx maxy" (EPSG:3857) a line; each is asked once as a 256 x 256 px picture, after ten to warm
up, one at a time. Prints for each server the user and system milliseconds of its processes a request (from /proc/PID/stat) and
their anonymous memory (RssAnon). Unlike rates these hold on a busy machine.
"""
import os, sys, urllib.request

def cpu(pids):
    ticks = 0
    for pid in pids:
        with open("/proc/%s/stat" % pid) as f:
            fields = f.read().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks * 1000.0 / os.sysconf("SC_CLK_TCK")

def anonymous(pids):
    total = 0
    for pid in pids:
        with open("/proc/%s/status" % pid) as f:
            total += next(int(line.split()[1]) for line in f if line.startswith("RssAnon"))
    return total / 1024

def main():
    boxes = [line.split() for line in open(sys.argv[1]) if line.strip()]
    layers = sys.argv[2]
    for server in sys.argv[3:]:
        name, rest = server.split("=", 1)
        url, pids = rest.rsplit("=", 1)
        pids = pids.split(",")
        def ask(box):
            query = "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&CRS=EPSG:3857&STYLES=%s&FORMAT=image/png&LAYERS=%s&WIDTH=256&HEIGHT=256&BBOX=%s" % (
                "," * layers.count(","), layers, ",".join(box))
            with urllib.request.urlopen(url + query, timeout=120) as answer:
                assert answer.read(4) == b"\x89PNG"
        for box in boxes[-10:]:
            ask(box)
        before = cpu(pids)
        for box in boxes:
            ask(box)
        print("%-12s %8.2f ms CPU a request   %7.1f MB anonymous" % (name, (cpu(pids) - before) / len(boxes), anonymous(pids)))

main()
