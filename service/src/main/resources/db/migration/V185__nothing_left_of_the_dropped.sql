-- A dropped document leaves who received and dropped it, when and why, and nothing that it said: no facts, names,
-- digests or reports, no words, no answer kept under an Idempotency-Key. Documents dropped before are cleared here.
alter table idempotent_answer add column withheld boolean not null default false;
create index idempotent_answer_intake on idempotent_answer (intake) where intake is not null;

update idempotent_answer a set status = null, headers = null, body = null, withheld = true
from intake i where i.id = a.intake and i.state = 'DROPPED';

with gone as (
  delete from intake_file f using intake i where i.id = f.intake and i.state = 'DROPPED' returning f.sha256
)
delete from document_text t using gone g
where t.sha256 = g.sha256
  and not exists (select 1 from intake_file f join intake i on i.id = f.intake
                  where f.sha256 = g.sha256 and i.state <> 'DROPPED')
  and not exists (select 1 from record_revision where sha256 = g.sha256)
  and not exists (select 1 from record_attachment where sha256 = g.sha256)
  and not exists (select 1 from sealed_annex where sha256 = g.sha256)
  and not exists (select 1 from reading_file where sha256 = g.sha256);

update intake
set facts = '{"urgency": "NORMAL", "secrecy": "NORMAL"}', read_facts = null, report = null, verdict = null, objection = null
where state = 'DROPPED';
