-- Signatures of attachments are checked on receipt too: annexes in files of their own are sealed each.
-- Rows from before have no verdict: nobody looked then.
alter table intake_file add column verdict text, add column report jsonb;
alter table record_attachment add column verdict text, add column report jsonb;
