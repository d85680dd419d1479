#!/usr/bin/env python3
"""theme_keys.py URL SETUP_TOKEN [MEMBERS]: makes members on a new server, 20 unless told, and prints a key for theme maps
of each, one a line, as themes.lua takes them.

SETUP_TOKEN is what follows #setup= in the link that a new server prints.
"""
import json, sys

from members_at_work import PASSWORD, Client


def main(url, token, count=20):
    admin = Client(url)
    admin.must(200, "POST", "/api/v1/members/setup", {"token": token, "name": "operator", "password": PASSWORD % 0})
    admin.know()
    for i in range(1, int(count) + 1):
        _, invited = admin.must(201, "POST", "/api/v1/members", {"name": f"member{i}", "role": "member"})
        secret = invited["link"].split("#invitation=")[-1]
        member = Client(url)
        member.must(200, "POST", "/api/v1/members/invitations", {"token": secret, "password": PASSWORD % i})
        member.know()
        _, made = member.must(201, "POST", "/api/v1/members/me/keys", {"title": "bench", "scopes": ["themes"]})
        print(made["key"])


main(*sys.argv[1:])
