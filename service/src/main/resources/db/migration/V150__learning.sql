-- What clerks made of what the program read, and the names they confirmed: proposed first next time, with the
-- record that shows it. One row per name and audience, so that a closed record never hides an open one.

create table fact_correction (
  id          bigint generated always as identity primary key,
  agency      text not null references agency,
  record      uuid not null references record,
  field       text not null,
  read_value  text,                              -- what stood there before; null: nothing
  read_key    text,                              -- folded, for the same reading next time
  made_value  text,                              -- what the clerk made of it; null: taken out
  made_by     text not null,
  made_at     timestamptz not null
);
create index fact_correction_record on fact_correction (record, id);
create index fact_correction_reading on fact_correction (agency, field, read_key, id desc)
  where read_key is not null and made_value is not null;

create table confirmed_name (
  agency        text not null references agency,
  kind          text not null check (kind in ('BODY', 'SIGNER', 'RECIPIENT', 'HANDLER')),
  context_key   text not null,                   -- the issuing body, folded, where the name belongs to one; else empty
  name_key      text not null,
  marks         text[] not null,                 -- of the record when it was confirmed
  name          text not null,
  detail        text,                            -- position of a signer
  record        uuid not null references record, -- where it was confirmed last
  confirmed_by  text not null,
  confirmed_at  timestamptz not null,
  times         int not null default 1,
  primary key (agency, kind, context_key, name_key, marks)
);
create index confirmed_name_newest on confirmed_name (agency, kind, context_key, confirmed_at desc);
