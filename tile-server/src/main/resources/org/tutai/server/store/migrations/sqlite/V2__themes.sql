-- Theme maps of members, the files kept with them, links to shared copies, and the looks they use.

CREATE TABLE theme (
  id            text PRIMARY KEY,
  owner         text NOT NULL,             -- id of a member; a member who goes leaves the themes
  title         text NOT NULL,
  search        text NOT NULL,             -- title and description folded, shortened
  version       integer NOT NULL,          -- counts the saves, from 1
  layers        integer NOT NULL,          -- how many there are, for lists
  uses          text NOT NULL,             -- looks and pinned versions, one a line, sorted
  request_key   text,                      -- SHA-256 of the Idempotency-Key it was made with
  request_body  text,                      -- SHA-256 of what came with it
  created       integer NOT NULL,
  updated       integer NOT NULL,
  document      text NOT NULL              -- last, so that lists need not pass over it
) STRICT;

CREATE INDEX theme_of_owner ON theme (owner, updated, id);
CREATE UNIQUE INDEX theme_by_request ON theme (owner, request_key);
CREATE INDEX theme_using ON theme (id) WHERE uses <> '';

-- What a member has, counted as it changes.
CREATE TABLE theme_owner (
  owner         text PRIMARY KEY,
  themes        integer NOT NULL,
  file_bytes    integer NOT NULL
) STRICT;

-- Files kept with a theme; the content lies in blobs by its SHA-256.
CREATE TABLE theme_file (
  theme         text NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
  file          text NOT NULL,
  name          text NOT NULL,
  format        text NOT NULL,
  bytes         integer NOT NULL,
  inspection    text NOT NULL,             -- layers and report as they were told
  created       integer NOT NULL,
  PRIMARY KEY (theme, file)
) STRICT;

CREATE INDEX theme_file_by_file ON theme_file (file);

-- Links: each shows a copy of its theme as it was when it was shared last, without what must not leave.
CREATE TABLE theme_share (
  id            text PRIMARY KEY,          -- what stands in the link; more than 96 random bits
  theme         text NOT NULL UNIQUE REFERENCES theme (id) ON DELETE CASCADE,
  owner         text NOT NULL,
  visibility    text NOT NULL CHECK (visibility IN ('public', 'link', 'members')),
  title         text NOT NULL,
  description   text NOT NULL,             -- shortened
  author        text NOT NULL,
  search        text NOT NULL,
  digest        text NOT NULL,             -- SHA-256 of the document
  uses          text NOT NULL,
  opened        integer NOT NULL,
  created       integer NOT NULL,
  renewed       integer NOT NULL,
  document      text NOT NULL
) STRICT;

CREATE INDEX theme_share_by_age ON theme_share (visibility, renewed, id);
CREATE INDEX theme_share_using ON theme_share (id) WHERE uses <> '';

-- The files that a shared copy shows; they stay when the theme drops them.
CREATE TABLE theme_share_file (
  share         text NOT NULL REFERENCES theme_share (id) ON DELETE CASCADE,
  file          text NOT NULL,
  name          text NOT NULL,
  format        text NOT NULL,
  bytes         integer NOT NULL,
  PRIMARY KEY (share, file)
) STRICT;

CREATE INDEX theme_share_file_by_file ON theme_share_file (file);

-- Published layers in looks that themes and shared copies use.
CREATE TABLE look (
  id            text PRIMARY KEY,
  layer         text NOT NULL,
  version       text NOT NULL,
  style         text NOT NULL,
  sld           text NOT NULL,
  filter        text NOT NULL,
  created       integer NOT NULL
) STRICT;
