-- Orders to build the search index anew, left by `./vanthu reindex` for the running service.
create table index_order (
  id       bigint generated always as identity primary key,
  asked_at timestamptz not null default now(),
  done_at  timestamptz,
  records  bigint,
  failure  text,
  check ((done_at is null) = (records is null and failure is null))
);
