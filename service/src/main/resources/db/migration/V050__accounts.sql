-- People who log in, their sessions, one-time links and the tokens of other systems.
-- Secrets are never here: passwords as argon2id, sessions, links and tokens as SHA-256.

create table account (
  id            uuid primary key,
  username      text collate "C" not null unique check (username = lower(username)),
  full_name     text not null,
  position      text not null default '',
  agency        text not null,
  units         text[] not null,
  roles         text[] not null,
  password_hash text,
  active        boolean not null default true,
  created_at    timestamptz not null
);

create table web_session (
  token_hash bytea primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  seen_at    timestamptz not null
);
create index web_session_account on web_session (account_id);

create table one_time_link (
  token_hash bytea primary key,
  purpose    text not null check (purpose in ('setup', 'password', 'login')),
  account_id uuid references account,
  expires_at timestamptz not null,
  used_at    timestamptz
);

create table api_token (
  id           uuid primary key,
  token_hash   bytea not null unique,
  account_id   uuid not null references account,
  name         text not null,
  scopes       text[] not null,
  key_id       text,
  created_at   timestamptz not null,
  expires_at   timestamptz not null check (expires_at <= created_at + interval '366 days'),
  last_used_at timestamptz,
  revoked_at   timestamptz
);

-- Answers to POST requests that carried an Idempotency-Key: one row for each principal, path and key.
create table idempotent_answer (
  principal   text not null,
  path        text not null,
  key         text not null,
  fingerprint bytea not null,
  started_at  timestamptz not null,
  status      integer,
  headers     jsonb,
  body        bytea,
  primary key (principal, path, key)
);
create index idempotent_answer_age on idempotent_answer (started_at);
