-- The office: agencies, number series, what was received, records with their revisions, history.
-- Nothing here is ever deleted by the program except worked-off outbox rows.

create table agency (
  id         text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name       text not null,
  symbol     text not null,                      -- the agency's part of a document symbol, such as UBND
  opened_at  timestamptz not null default now()
);

-- One row per agency, series and year; its lock is the first lock of every registering transaction.
create table number_series (
  agency  text not null references agency,
  series  text not null,
  year    int  not null check (year between 1945 and 9999),
  start   int  not null check (start >= 1),      -- the office's first number of the year
  next    int  not null check (next >= start),
  primary key (agency, series, year)
);

create table intake (
  id           uuid primary key,
  agency       text not null references agency,
  direction    text not null check (direction in ('INCOMING', 'OUTGOING')),
  state        text not null default 'OPEN' check (state in ('OPEN', 'REGISTERED', 'RETURNED')),
  facts        jsonb not null,                   -- proposed, for the clerk to correct
  read_facts   jsonb,                            -- the recogniser's answer with evidence
  report       jsonb,                            -- signature report of the main file
  verdict      text,
  received_at  timestamptz not null,
  received_by  text not null,
  return_reason text,
  returned_at  timestamptz,
  returned_by  text
);
create table sender_notice (
  id       bigint generated always as identity primary key,
  agency   text not null references agency,
  intake   uuid not null references intake,
  sender   text,
  code     text not null,
  body     text not null,
  due_on   date not null,                        -- the same day (NĐ 30/2020 Điều 21.2)
  made_at  timestamptz not null,
  sent_at  timestamptz
);
create index sender_notice_waiting on sender_notice (agency, id) where sent_at is null;
create index intake_open on intake (agency, received_at) where state = 'OPEN';

create table intake_file (
  intake      uuid not null references intake,
  position    int  not null check (position >= 0),  -- 0 the main document, then attachments in order
  sha256      bytea not null check (length(sha256) = 32),
  size        bigint not null check (size > 0),
  file_name   text not null,
  media_type  text not null,
  primary key (intake, position)
);
create index intake_file_bytes on intake_file (sha256);

-- The words of a file, once per content.
create table document_text (
  sha256   bytea primary key check (length(sha256) = 32),
  state    text not null check (state in ('TEXT', 'OCR', 'NO_TEXT')),
  note     text,                                 -- why there is no text
  body     text not null default '',
  read_at  timestamptz not null default now()
);

create table record (
  id               uuid primary key,
  agency           text not null references agency,
  direction        text not null check (direction in ('INCOMING', 'OUTGOING')),
  state            text not null check (state in ('DRAFT', 'REGISTERED', 'CANCELLED')),
  intake           uuid not null unique references intake,
  version          bigint not null default 1,
  number           text,
  number_key       text,                         -- folded, blanks dropped: finds equal numbers
  type_code        text,
  type_name        text,
  issued_on        date,
  issuer           text,
  issuer_key       text,
  subject          text,
  signer           text,
  signer_position  text,
  urgency          text not null,
  secrecy          text not null,
  series           text,
  year             int,
  entry_number     int,
  display          text,
  book             text,
  registered_at    timestamptz,
  registered_by    text,
  arrived_on       date,
  sender           text,
  due_on           date,
  paper_original   boolean not null default false,
  handed_to        text,
  cancel_reason    text,
  cancelled_at     timestamptz,
  cancelled_by     text,
  audience         jsonb not null,
  marks            text[] not null,              -- AccessRule.marksOf: visible when they meet the reader's
  revision         int not null,
  original_sha256  bytea not null check (length(original_sha256) = 32),
  created_at       timestamptz not null,
  created_by       text not null,
  check (state <> 'REGISTERED' or (series is not null and year is not null and entry_number is not null
         and display is not null and book is not null and registered_at is not null and registered_by is not null)),
  check (state <> 'CANCELLED' or cancel_reason is not null)
);
-- A number is given once, for ever: a cancelled entry keeps it.
create unique index record_number_once on record (agency, series, year, entry_number) where entry_number is not null;
-- The same bytes are registered once per agency and direction; a cancelled entry may be registered anew.
create unique index record_bytes_once on record (agency, direction, original_sha256) where state <> 'CANCELLED';
create index record_same_number on record (agency, number_key, issued_on) where number_key is not null;
create index record_book on record (agency, book, year, entry_number);
create index record_newest on record (agency, created_at desc, id desc);
create index record_marks on record using gin (marks);

create table record_revision (
  record      uuid not null references record,
  revision    int  not null check (revision >= 1),
  kind        text not null,
  sha256      bytea not null check (length(sha256) = 32),
  size        bigint not null check (size > 0),
  file_name   text not null,
  media_type  text not null,
  verdict     text,
  report      jsonb,
  stored_at   timestamptz not null,
  stored_by   text not null,
  primary key (record, revision)
);
create index record_revision_bytes on record_revision (sha256);

create table record_attachment (
  record      uuid not null references record,
  position    int  not null check (position >= 1),
  sha256      bytea not null check (length(sha256) = 32),
  size        bigint not null check (size > 0),
  file_name   text not null,
  media_type  text not null,
  primary key (record, position)
);
create index record_attachment_bytes on record_attachment (sha256);

create table record_event (
  id      bigint generated always as identity primary key,
  record  uuid not null references record,
  at      timestamptz not null,
  actor   text not null,
  kind    text not null,
  detail  jsonb not null default '{}'
);
create index record_event_record on record_event (record, id);

create table record_relation (
  record       uuid not null references record,
  position     int not null,
  kind         text not null,
  number       text,
  number_key   text,
  issued_on    date,
  label        text not null,
  other        uuid references record,
  primary key (record, position)
);
create index record_relation_number on record_relation (number_key) where number_key is not null;
create index record_relation_other on record_relation (other) where other is not null;
