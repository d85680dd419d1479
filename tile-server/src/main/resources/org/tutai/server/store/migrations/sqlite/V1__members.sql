-- Members, how they prove who they are, and what was done.
-- Times are milliseconds since 1970; truth is 0 or 1; what proves something is kept as its SHA-256 in hexadecimal.

CREATE TABLE member (
  id            text PRIMARY KEY,
  name          text NOT NULL,
  name_key      text NOT NULL UNIQUE,      -- the name folded: two that look alike are one
  display_name  text NOT NULL,
  role          text NOT NULL CHECK (role IN ('member', 'publisher', 'administrator')),
  disabled      integer NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  password      text,                      -- Argon2id, PHC string; null until an invitation is taken up
  created       integer NOT NULL,
  changed       integer NOT NULL
) STRICT;

CREATE TABLE session (
  id            text PRIMARY KEY,
  token_hash    text NOT NULL UNIQUE,
  member_id     text NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  created       integer NOT NULL,
  last_used     integer NOT NULL,
  address       text NOT NULL,
  agent         text NOT NULL
) STRICT;

CREATE INDEX session_of_member ON session (member_id);
CREATE INDEX session_by_age ON session (created);

CREATE TABLE api_key (
  id            text PRIMARY KEY,
  key_hash      text NOT NULL UNIQUE,
  member_id     text NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  title         text NOT NULL,
  scopes        text NOT NULL,             -- codes, separated by blanks
  created       integer NOT NULL,
  last_used     integer,
  expires       integer
) STRICT;

CREATE INDEX api_key_of_member ON api_key (member_id);

-- Links that work once: the set-up link of a new server, and invitations.
CREATE TABLE one_time_token (
  token_hash    text PRIMARY KEY,
  purpose       text NOT NULL CHECK (purpose IN ('setup', 'invitation')),
  member_id     text REFERENCES member (id) ON DELETE CASCADE,
  created       integer NOT NULL,
  expires       integer NOT NULL
) STRICT;

CREATE INDEX one_time_token_of_member ON one_time_token (member_id);

CREATE TABLE audit (
  id            integer PRIMARY KEY AUTOINCREMENT,
  at            integer NOT NULL,
  principal     text NOT NULL,             -- id of the member then, or anonymous
  name          text NOT NULL,             -- their name then
  address       text NOT NULL,
  action        text NOT NULL,
  object        text NOT NULL,
  outcome       text NOT NULL
) STRICT;
