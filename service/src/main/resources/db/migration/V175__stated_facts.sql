-- Tasks and citations as a person left them, whole; a record without a row has them as they were read. What stood
-- before is in its history.
create table stated_facts (
  record uuid  primary key references record,
  stated jsonb not null
);
