-- More of what the work under an Idempotency-Key wrote: in which version it left its record, so that work of several
-- commits goes on where it broke off; the search it kept; and work that is answered with no more than that it is done.
alter table idempotent_answer
  add column version bigint,
  add column search uuid,
  add column done boolean not null default false;

-- What a draft answers or copies, as its drafter said, stands beside the citations of its text, which a person may put
-- right. In drafts made before this version it stands first, known by its number alone.
alter table record_relation add column by_drafter boolean not null default false;
update record_relation c set by_drafter = true
from record r
where r.id = c.record and r.direction = 'OUTGOING' and c.position = 0
  and c.kind in ('replies-to', 'copies') and c.label = c.number;
