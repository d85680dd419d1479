#!/usr/bin/env python3
"""How far do two WMS servers' pictures of one map differ?

compare_pictures.py OURS PEER OUT_DIR [--layers villages,towns,counties] [--frame 0.5]

OURS and PEER are WMS addresses ending in "?". Asks both for the same six places (256 x 256 px, EPSG:3857), counts the pixels
that differ by more than 32 of 255 in any channel, and keeps the pictures side by side in OUT_DIR: ours, the peer's, the
difference. --frame moves the window asked of OURS by that many pixels right and down: MapServer's frame lies half a pixel off
(its WMS takes a box as the middles of the outer pixels, and its drawing takes a pixel's corner as its middle), which
comparing with a second peer shows. Needs Pillow.
"""
import argparse, io, math, os, urllib.parse, urllib.request
from PIL import Image, ImageChops

PLACES = [  # name, longitude, latitude, zoom
    ("northeast", 121.60, 24.75, 9), ("kaohsiung", 120.35, 22.70, 10), ("taichung", 120.68, 24.15, 11),
    ("kinmen", 118.38, 24.45, 12), ("taipei", 121.54, 25.04, 13), ("island", 120.95, 23.75, 7)]
HALF = 20037508.342789244

def box(lon, lat, zoom, frame):
    side = 2 * HALF / 2 ** zoom
    x, y = lon / 180 * HALF, math.log(math.tan(math.radians(45 + lat / 2))) / math.pi * HALF
    move = frame * side / 256
    return x - side / 2 + move, y - side / 2 - move, x + side / 2 + move, y + side / 2 - move

def ask(base, layers, bounds):
    query = dict(SERVICE="WMS", VERSION="1.3.0", REQUEST="GetMap", LAYERS=layers, STYLES="," * layers.count(","), CRS="EPSG:3857",
                 BBOX=",".join("%.6f" % v for v in bounds), WIDTH=256, HEIGHT=256, FORMAT="image/png")
    with urllib.request.urlopen(base + urllib.parse.urlencode(query), timeout=120) as answer:
        return Image.open(io.BytesIO(answer.read())).convert("RGB")

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ours"); parser.add_argument("peer"); parser.add_argument("out")
    parser.add_argument("--layers", default="villages,towns,counties"); parser.add_argument("--frame", type=float, default=0)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    for name, lon, lat, zoom in PLACES:
        ours = ask(options.ours, options.layers, box(lon, lat, zoom, options.frame))
        peer = ask(options.peer, options.layers, box(lon, lat, zoom, 0))
        red, green, blue = ImageChops.difference(ours, peer).split()
        worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        differing = sum(worst.histogram()[33:])
        sheet = Image.new("RGB", (768, 256))
        for i, picture in enumerate((ours, peer, worst.point(lambda v: 255 if v > 32 else 0))):
            sheet.paste(picture, (256 * i, 0))
        sheet.quantize(64).save(os.path.join(options.out, name + ".png"), optimize=True)
        print("%-10s z%-2d %6.2f %%" % (name, zoom, 100 * differing / 65536))

main()
