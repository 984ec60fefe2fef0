-- Which key belongs to whom, and signatures under way at an official's own desk.
-- No secret is kept here: a key file's password or a token's PIN is given for each act.

create table key_binding (
  id              text primary key check (id ~ '^[a-z0-9-]{8,40}$'),
  agency          text not null references agency,
  holder          text not null,                 -- account name
  use             text not null check (use in ('PERSON', 'SEAL')),
  chain           bytea[] not null check (cardinality(chain) >= 1),  -- DER, the holder's certificate first
  home            text not null check (home in ('FILE', 'TOKEN', 'DESK')),
  path            text not null default '',      -- key file or PKCS#11 library
  slot            int not null default 0,
  key_alias       text not null default '',
  authority       text not null,
  authority_until date,
  bound_at        timestamptz not null,
  image           bytea not null,                -- PNG shown on the page; empty for none
  ended_at        timestamptz
);
create index key_binding_holder on key_binding (agency, holder) where ended_at is null;

create table signing_session (
  id          uuid primary key,
  token_hash  bytea not null,                    -- SHA-256 of the secret in the session's link
  record      uuid not null references record,
  version     bigint not null,                   -- of the record when it was prepared
  key_binding text not null references key_binding,
  account     text not null,
  intent      text not null check (intent in ('SIGN', 'INITIAL')),
  prepared    bytea not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  done_at     timestamptz
);
create index signing_session_age on signing_session (expires_at);
