-- Evidence records (RFC 4998): every signed file of a registered document stands in a hash tree whose root is time-stamped.
-- A file's row is written with the file; it waits until a group takes it, so that nobody looks through the archive for it.
create table evidence_group (
  id             bigint generated always as identity primary key,
  agency         text not null references agency,
  made_at        timestamptz not null,
  holds_until    timestamptz not null,
  ends           text not null,
  about          text not null,
  due_at         timestamptz not null,
  try_at         timestamptz not null,
  failures       int not null default 0,
  problem        text,
  problem_detail text
);
create index evidence_group_try on evidence_group (try_at);
-- The time stamps of a group, oldest first: a new chain for each new hash, in it one after the other.
create table evidence_stamp (
  evidence_group bigint not null references evidence_group,
  chain          int not null check (chain >= 0),
  position       int not null check (position >= 0),
  digest         text not null,
  token          bytea not null,
  primary key (evidence_group, chain, position)
);
create table evidence_file (
  record         uuid not null references record,
  sha256         bytea not null check (length(sha256) = 32),
  stored_at      timestamptz not null,
  evidence_group bigint references evidence_group,
  primary key (record, sha256)
);
create index evidence_file_waiting on evidence_file (stored_at) where evidence_group is null;
create index evidence_file_group on evidence_file (evidence_group) where evidence_group is not null;
-- The way from a file to the first time stamp of a chain (reducedHashtree).
create table evidence_path (
  record uuid not null,
  sha256 bytea not null,
  chain  int not null check (chain >= 0),
  tree   bytea not null,
  primary key (record, sha256, chain),
  foreign key (record, sha256) references evidence_file
);
insert into evidence_file (record, sha256, stored_at)
  select record, sha256, min(at) from (
    select record, sha256, stored_at as at from record_revision where verdict in ('INTACT', 'NOTICE')
    union all
    select a.record, a.sha256, r.created_at from record_attachment a join record r on r.id = a.record
    where a.verdict in ('INTACT', 'NOTICE')
    union all
    select record, sha256, sealed_at from sealed_annex where verdict in ('INTACT', 'NOTICE')
  ) f group by record, sha256;
