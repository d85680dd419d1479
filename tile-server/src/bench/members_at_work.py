#!/usr/bin/env python3
"""members_at_work.py URL SETUP_TOKEN [--members 200] [--minutes 10]: many members save, change, share, open and
delete themes at once; in the end every theme must be as its member was last told it is.

SETUP_TOKEN is what follows #setup= in the link that a new server prints. Prints a line of JSON; exit code 1 when
anything was lost, doubled, mixed up or failed.
"""
import argparse, collections, http.client, json, random, statistics, sys, threading, time, urllib.parse

PASSWORD = "correct horse 電池 %s"


class Client:
    """One member's browser: a connection, a cookie and a token."""

    def __init__(self, base):
        self.at = urllib.parse.urlsplit(base)
        self.cookie = self.csrf = None
        self.connection = None

    def ask(self, method, path, value=None, headers=()):
        """The status, the headers and the JSON of an answer. A connection that the server has closed is opened anew."""
        sent = {"Accept-Language": "en", **dict(headers)}
        if self.cookie:
            sent["Cookie"] = "tutai-session=" + self.cookie
        if self.csrf and method != "GET":
            sent["X-CSRF-Token"] = self.csrf
        body = None if value is None else json.dumps(value).encode()
        if body is not None:
            sent["Content-Type"] = "application/json"
        for last in (False, True):
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPConnection(self.at.hostname, self.at.port, timeout=60)
                self.connection.request(method, path, body, sent)
                answer = self.connection.getresponse()
                text = answer.read()
                break
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self.connection = None
                if last:
                    raise
        for header in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = header.partition("=")
            if name == "tutai-session":
                self.cookie = rest.split(";")[0] or None
        kind = answer.headers.get("Content-Type", "")
        return answer.status, answer.headers, json.loads(text) if text and "json" in kind else text

    def must(self, expected, method, path, value=None, headers=()):
        status, head, body = self.ask(method, path, value, headers)
        if status != expected:
            raise RuntimeError(f"{method} {path}: {status} instead of {expected}: {body}")
        return head, body

    def know(self):
        self.csrf = self.must(200, "GET", "/api/v1/members/me")[1].get("csrf")


def document(member, number, change):
    """A theme that says whose it is, so that a mixture would show."""
    rng = random.Random(f"{member}/{number}/{change}")
    return {
        "type": "tutai-theme", "version": 1, "title": f"{member} #{number} 第 {change} 版",
        "description": "颱風 " * rng.randrange(40), "author": member,
        "view": {"center": [rng.uniform(120, 122), rng.uniform(22, 25)], "zoom": 10, "rotation": 0, "crs": "EPSG:3857"},
        "base": True, "layers": [], "measurements": [], "legend": True, "attribution": "",
        "annotations": [
            {"kind": "point", "id": f"a{i}", "coordinates": [rng.uniform(120, 122), rng.uniform(22, 25)], "text": f"{member}:{change}:{i}"}
            for i in range(rng.randrange(30))],
    }


def said(theme):
    """What of a theme its maker said; the server adds what was left open."""
    drawn = [(a["id"], a["text"], a["coordinates"]) for a in theme.get("annotations", ())]
    return theme.get("title"), theme.get("description"), theme.get("author"), drawn


class Member(threading.Thread):
    def __init__(self, client, name, until, times):
        super().__init__(daemon=True)
        self.client, self.name_, self.until, self.times = client, name, until, times
        self.rng = random.Random(name)
        self.themes = {}  # id: [number, change, etag, link]
        self.gone, self.failures, self.numbers = [], [], 0

    def run(self):
        while time.time() < self.until:
            act = self.rng.choices([self.save, self.change, self.list_, self.share, self.open_, self.delete], [4, 6, 4, 2, 4, 1])[0]
            started = time.perf_counter()
            try:
                act()
            except Exception as e:  # Counted, and the work goes on.
                self.failures.append(f"{self.name_} {act.__name__}: {e}")
            self.times[act.__name__.strip("_")].append(time.perf_counter() - started)
            time.sleep(self.rng.uniform(0.2, 2))

    def save(self):
        number = self.numbers = self.numbers + 1
        head, made = self.client.must(201, "POST", "/api/v1/themes", document(self.name_, number, 0))
        self.themes[made["id"]] = [number, 0, head["ETag"], None]

    def some(self):
        return self.rng.choice(sorted(self.themes)) if self.themes else None

    def change(self):
        id_ = self.some()
        if id_:
            number, change, etag, link = self.themes[id_]
            changed = document(self.name_, number, change + 1)
            head, _ = self.client.must(200, "PUT", "/api/v1/themes/" + id_, changed, {"If-Match": etag})
            self.themes[id_] = [number, change + 1, head["ETag"], link]

    def list_(self):
        _, listed = self.client.must(200, "GET", "/api/v1/themes?limit=20")
        strange = [t for t in listed["themes"] if t["id"] not in self.themes]
        if strange or (self.themes and not listed["themes"]):
            raise RuntimeError(f"a list of others or of nothing: {strange[:2]}")

    def share(self):
        id_ = self.some()
        if id_:
            _, shared = self.client.must(200, "POST", f"/api/v1/themes/{id_}/share", {"visibility": "link"})
            self.themes[id_][3] = (shared["id"], self.themes[id_][1])

    def open_(self):
        shared = [t for t in self.themes.values() if t[3]]
        if shared:
            number, _, _, (link, change) = self.rng.choice(shared)
            visitor = Client(self.client.at.geturl())
            _, seen = visitor.must(200, "GET", f"/t/{link}/theme.json")
            if seen["title"] != document(self.name_, number, change)["title"]:
                raise RuntimeError(f"the link {link} shows {seen['title']}")

    def delete(self):
        id_ = self.some()
        if id_:
            self.client.must(204, "DELETE", "/api/v1/themes/" + id_)
            link = self.themes.pop(id_)[3]
            self.gone.append((id_, link and link[0]))

    def check(self):
        """What is not as this member was told."""
        faults = []
        for id_, (number, change, _, link) in self.themes.items():
            _, _, seen = self.client.ask("GET", "/api/v1/themes/" + id_)
            found = seen.get("document", seen) if isinstance(seen, dict) else {}
            expected = document(self.name_, number, change)
            if said(found) != said(expected):
                faults.append(f"{id_} is {found.get('title')}, not {expected['title']}")
        listed, after = set(), ""
        while True:
            _, page = self.client.must(200, "GET", "/api/v1/themes?limit=100" + after)
            listed |= {t["id"] for t in page["themes"]}
            if not page.get("next"):
                break
            after = "&after=" + urllib.parse.quote(str(page["next"]))
        if listed != set(self.themes):
            faults.append(f"{self.name_}: {len(listed)} listed, {len(self.themes)} told")
        for id_, link in self.gone:
            if self.client.ask("GET", "/api/v1/themes/" + id_)[0] != 404:
                faults.append(id_ + " was deleted and is there")
            if link and self.client.ask("GET", f"/t/{link}/theme.json")[0] not in (404, 410):
                faults.append(link + " was deleted and is open")
        return faults


def made(base, token, count):
    """A client for each of so many new members, who have signed in."""
    admin = Client(base)
    admin.must(200, "POST", "/api/v1/members/setup", {"token": token, "name": "operator", "password": PASSWORD % "0"})
    admin.know()
    clients = []
    for i in range(count):
        _, invited = admin.must(201, "POST", "/api/v1/members", {"name": f"member{i}", "role": "member"})
        client = Client(base)
        secret = next(v for v in json.dumps(invited).split(chr(34)) if "#invitation=" in v).split("#invitation=")[-1]
        client.must(200, "POST", "/api/v1/members/invitations", {"token": secret, "password": PASSWORD % i})
        client.know()
        clients.append(client)
    return clients


def main():
    options = argparse.ArgumentParser()
    options.add_argument("url"), options.add_argument("token")
    options.add_argument("--members", type=int, default=200)
    options.add_argument("--minutes", type=float, default=10)
    given = options.parse_args()
    clients = made(given.url.rstrip("/"), given.token, given.members)
    times = collections.defaultdict(list)
    until = time.time() + 60 * given.minutes
    members = [Member(client, f"member{i}", until, times) for i, client in enumerate(clients)]
    for member in members:
        member.start()
    for member in members:
        member.join()
    faults = [fault for member in members for fault in member.check()]
    failures = [failure for member in members for failure in member.failures]
    result = {"members": given.members, "minutes": given.minutes, "themes": sum(len(m.themes) for m in members),
              "lost": len(faults), "failed": len(failures)}
    for act, seconds in sorted(times.items()):
        ordered = sorted(seconds)
        result[act] = {"count": len(ordered), "median ms": round(1000 * statistics.median(ordered), 1),
                       "p99 ms": round(1000 * ordered[int(len(ordered) * 0.99)], 1)}
    print(json.dumps(result))
    for line in (faults + failures)[:20]:
        print(line, file=sys.stderr)
    sys.exit(bool(faults or failures))


if __name__ == "__main__":
    main()
