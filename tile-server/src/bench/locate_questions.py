#!/usr/bin/env python3
"""Paths of questions to a locating server, made from door plates: what is asked by locate.sh.

locate_questions.py URL DOORPLATES COUNT OUT

URL: a running server, asked for the names of towns. DOORPLATES: a folder of door plates ({county}.csv.gz). Takes COUNT plates of
all counties at random (seed 1) and writes OUT/addresses.txt (the plates as people write them), OUT/typo.txt (a character of the
road replaced), OUT/suggest.txt (what has been typed of them, from three characters on) and OUT/reverse.txt (places within some
50 m of them), a path to a line, in random order.
"""
import csv, glob, gzip, io, json, os, random, sys, urllib.parse, urllib.request

url, plates, count, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
chance = random.Random(1)
base = "/api/v1/locate/"

def reservoir():
    kept, seen = [], 0
    for file in sorted(glob.glob(os.path.join(plates, "*.csv.gz"))):
        for row in csv.DictReader(io.TextIOWrapper(gzip.open(file), "utf-8")):
            seen += 1
            if len(kept) < count:
                kept.append(row)
            elif (at := chance.randrange(seen)) < count:
                kept[at] = row
    return kept

names = {}
def town(code):
    if code not in names:
        try:
            with urllib.request.urlopen(url + base + "districts?code=" + urllib.parse.quote(code)) as answer:
                names[code] = json.load(answer)["districts"][0]["fullName"]
        except OSError:
            names[code] = ""
    return names[code]

def question(kind, **values):
    return base + kind + "?" + urllib.parse.urlencode(values)

rows = reservoir()
chance.shuffle(rows)
common = "中山民生文大平安和正信義建國光復華新成功復興"
files = {kind: open(os.path.join(out, kind + ".txt"), "w") for kind in ("addresses", "typo", "suggest", "reverse")}
for row in rows:
    street = "".join(row[column] for column in ("road", "section", "lane", "alley", "sub_alley", "tong"))
    text = town(row["town"]) + street + row["number"]
    print(question("addresses", q=text), file=files["addresses"])
    road = row["road"]
    if len(road) > 2:
        at = chance.randrange(len(road) - 1)
        wrong = road[:at] + chance.choice(common) + road[at + 1:]
        print(question("addresses", q=text.replace(road, wrong, 1)), file=files["typo"])
    print(question("suggest", q=text[: chance.randrange(3, max(4, len(text)))]), file=files["suggest"])
    try:
        lon, lat = (float(row[axis]) + chance.uniform(-5e-4, 5e-4) for axis in ("lon", "lat"))
    except ValueError:
        continue  # a row with a comma too many
    print(question("reverse", lon="%.6f" % lon, lat="%.6f" % lat), file=files["reverse"])
