-- Files on their way, the layers they were published as, and every version of these.
-- Times are milliseconds since 1970; JSON is text.

CREATE TABLE upload (
  id            text PRIMARY KEY,
  owner         text NOT NULL,             -- id of the principal
  filename      text NOT NULL,
  length        integer NOT NULL,          -- bytes of the whole file
  state         text NOT NULL,
  created       integer NOT NULL,
  expires       integer NOT NULL,
  inspection    text,                      -- JSON: layers with their report cards
  request       text,                      -- JSON: how it is to be published
  problem       text                       -- JSON: why it could not be, in both languages
) STRICT;

CREATE INDEX upload_of_owner ON upload (owner);
CREATE INDEX upload_by_end ON upload (expires);

CREATE TABLE layer (
  name          text PRIMARY KEY,
  owner         text NOT NULL,
  state         text NOT NULL,
  version       integer NOT NULL,          -- the number of the one that is served; 0 for none yet
  record        text NOT NULL,             -- JSON: titles, licence, source and the like
  created       integer NOT NULL,
  changed       integer NOT NULL
) STRICT;

CREATE INDEX layer_of_owner ON layer (owner);

CREATE TABLE layer_version (
  layer         text NOT NULL REFERENCES layer (name),
  number        integer NOT NULL,          -- from 1
  digest        text NOT NULL,             -- of the compiled layer
  source        text NOT NULL,             -- SHA-256 of the uploaded file
  filename      text NOT NULL,
  bytes         integer NOT NULL,
  source_layer  text NOT NULL,             -- its name in the file
  choices       text NOT NULL,             -- JSON: encoding and CRS that a person chose
  features      integer NOT NULL,
  card          text NOT NULL,             -- JSON: the report card
  changes       text NOT NULL,             -- JSON: what differs from the version before
  style         text,                      -- SLD
  author        text NOT NULL,
  created       integer NOT NULL,
  PRIMARY KEY (layer, number)
) STRICT;

CREATE INDEX layer_version_source ON layer_version (source);
