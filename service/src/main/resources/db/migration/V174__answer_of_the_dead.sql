-- What the work under an Idempotency-Key wrote, noted by the transaction that wrote it: when the service dies between
-- that commit and its answer, the answer can still be told.
alter table idempotent_answer add column record uuid, add column intake uuid;
