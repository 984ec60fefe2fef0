-- What may go out without a person's signature is told by the event of its making alone. Copies made before this
-- version are those of type SY whose first bytes are a document on paper that came in, or that were related to one
-- when they were made; a document that was only renamed to a copy is none.
update record_event e
set detail = e.detail || '{"copy": "SAO_Y"}'
from record c
where c.id = e.record and e.kind = 'DRAFTED' and c.direction = 'OUTGOING' and c.type_code = 'SY'
  and (exists (select 1 from record_revision n join record s on s.id = n.record
               where n.sha256 = c.original_sha256 and s.agency = c.agency and s.direction = 'INCOMING' and s.paper_original)
       or exists (select 1 from record_relation r where r.record = c.id and r.position = 0 and r.kind = 'copies'));
