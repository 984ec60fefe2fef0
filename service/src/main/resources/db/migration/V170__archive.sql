-- Signed documents and when each needs its next archive time stamp. One line a record, renewed with every revision of its
-- main file (state NEW until it is reckoned), so that nobody ever looks through the archive for what is due.
create table archive_due (
  record         uuid primary key references record,
  revision       int not null,
  state          text not null check (state in ('NEW', 'NOT_ARCHIVED', 'ARCHIVED')),
  holds_until    timestamptz,
  ends           text,
  about          text,
  due_at         timestamptz not null,
  try_at         timestamptz not null,
  failures       int not null default 0,
  problem        text,
  problem_detail text,
  check (state = 'NEW' or (holds_until is not null and ends is not null and about is not null))
);
create index archive_due_new on archive_due (try_at) where state = 'NEW';
create index archive_due_try on archive_due (try_at) where state <> 'NEW';
create index archive_due_list on archive_due (due_at, record);
insert into archive_due (record, revision, state, due_at, try_at)
  select r.id, r.revision, 'NEW', v.stored_at, v.stored_at
  from record r join record_revision v on v.record = r.id and v.revision = r.revision
  where v.media_type = 'application/pdf' and v.verdict in ('INTACT', 'NOTICE');
