-- Received by mistake and dropped before registration: the row says who, when and why; the files' rows stay,
-- but name their bytes no longer.
alter table intake drop constraint intake_state_check;
alter table intake add constraint intake_state_check check (state in ('OPEN', 'REGISTERED', 'RETURNED', 'DROPPED'));
alter table intake add column drop_reason text, add column dropped_at timestamptz, add column dropped_by text;
alter table intake add check (state <> 'DROPPED' or (drop_reason is not null and dropped_at is not null and dropped_by is not null));
