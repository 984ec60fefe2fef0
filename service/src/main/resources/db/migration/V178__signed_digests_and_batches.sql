-- The digests that the signatures of stored files name for what they sign: from the signature that is left in a document
-- saved anew they lead to the file it was taken from. Written with every file whose signatures are whole.
create table signed_digest (
  digest text  not null,
  sha256 bytea not null check (length(sha256) = 32),
  primary key (digest, sha256)
);
-- Files stored before this version: the service reads them one by one in the background, then the row goes.
create table signed_digest_due (
  sha256 bytea primary key
);
insert into signed_digest_due (sha256)
  select sha256 from record_revision where verdict in ('INTACT', 'NOTICE')
  union
  select sha256 from sealed_annex where verdict in ('INTACT', 'NOTICE');

-- Signatures of many documents that wait for one key elsewhere: they share a batch and the secret of its link.
alter table signing_session add column batch uuid;
create index signing_session_batch on signing_session (batch) where batch is not null;
