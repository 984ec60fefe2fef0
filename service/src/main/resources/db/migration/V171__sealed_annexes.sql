-- Annexes in files of their own as the agency sealed them (NĐ 30/2020, Phụ lục I). The filed bytes stay in
-- record_attachment and are the exact beginning of these. Rows are only added.
create table sealed_annex (
  record    uuid        not null,
  position  int         not null,
  sha256    bytea       not null check (length(sha256) = 32),
  size      bigint      not null,
  verdict   text        not null,
  report    jsonb       not null,
  sealed_at timestamptz not null,
  sealed_by text        not null,
  primary key (record, position),
  foreign key (record, position) references record_attachment (record, position)
);
create index sealed_annex_bytes on sealed_annex (sha256);
