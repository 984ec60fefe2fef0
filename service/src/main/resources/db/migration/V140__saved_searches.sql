-- What people search for: questions they keep, the new records that answer them, and what they asked lately.
-- Every row belongs to one person of one agency; nobody else sees it.

create table saved_search (
  id         uuid primary key,
  agency     text not null references agency,
  owner      text not null,
  name       text not null,
  question   jsonb not null,
  alert      boolean not null,
  created_at timestamptz not null
);
create index saved_search_owner on saved_search (agency, owner, created_at);

-- A record is told once for each kept question. Whether its owner may read it is asked again when it is shown.
create table search_alert (
  search  uuid not null references saved_search on delete cascade,
  record  uuid not null references record,
  at      timestamptz not null,
  seen_at timestamptz,
  primary key (search, record)
);

create table search_history (
  id       bigint generated always as identity primary key,
  agency   text not null references agency,
  owner    text not null,
  question jsonb not null,
  asked_at timestamptz not null
);
create index search_history_owner on search_history (agency, owner, id);
