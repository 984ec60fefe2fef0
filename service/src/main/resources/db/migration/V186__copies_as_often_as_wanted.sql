-- Of one document on paper there may be as many copies as are asked for: only other documents are held once. What is a
-- copy is told by the event of its making. The index stays one, for it also finds records by their bytes.
alter table record add column copy boolean not null default false;
update record r set copy = true
where exists (select 1 from record_event e where e.record = r.id and e.kind = 'DRAFTED' and e.detail ? 'copy');
drop index record_bytes_once;
create unique index record_bytes_once on record
  (agency, direction, original_sha256, (case when copy then id else '00000000-0000-0000-0000-000000000000' end))
  where state <> 'CANCELLED';
