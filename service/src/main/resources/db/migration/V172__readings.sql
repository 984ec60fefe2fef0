-- Documents whose bytes are kept and whose reading has not ended. A stop of the service cuts the reading off, not
-- the document: it is read again at the next start. The rows go when the document waits in the tray or is refused.
create table reading (
  id        uuid        primary key,
  agency    text        not null references agency (id),
  direction text        not null,
  begun_at  timestamptz not null,
  begun_by  text        not null,
  attempts  int         not null default 1
);
create table reading_file (
  reading    uuid   not null references reading (id) on delete cascade,
  position   int    not null,
  sha256     bytea  not null check (length(sha256) = 32),
  size       bigint not null,
  file_name  text   not null,
  media_type text   not null,
  primary key (reading, position)
);
create index reading_file_bytes on reading_file (sha256);
