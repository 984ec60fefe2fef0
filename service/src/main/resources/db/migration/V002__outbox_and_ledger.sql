-- Work that follows a commit. Readers take only rows whose transaction is older than every running one
-- (xid < pg_snapshot_xmin), ordered by (xid, id): that is commit order without gaps.

create table outbox (
  id       bigint generated always as identity primary key,
  xid      xid8 not null default pg_current_xact_id(),
  record   uuid not null references record,
  version  bigint not null
);
create index outbox_order on outbox (xid, id);

-- Leaves of the agency's log, written in the registering transaction; the sequencer gives them their index.
create table ledger_leaf (
  id          bigint generated always as identity primary key,
  xid         xid8 not null default pg_current_xact_id(),
  agency      text not null references agency,
  record      uuid not null references record,
  leaf_hash   bytea not null check (length(leaf_hash) = 32),
  content     bytea not null,
  leaf_index  bigint check (leaf_index >= 0)
);
create unique index ledger_leaf_index on ledger_leaf (agency, leaf_index) where leaf_index is not null;
create unique index ledger_leaf_hash on ledger_leaf (agency, leaf_hash);
create index ledger_leaf_waiting on ledger_leaf (agency, xid, id) where leaf_index is null;
create index ledger_leaf_record on ledger_leaf (record, id);

-- Hashes of complete subtrees, so that a proof reads few rows: level 0 are the leaves.
create table ledger_node (
  agency  text not null references agency,
  level   int not null check (level >= 0),
  index   bigint not null check (index >= 0),
  hash    bytea not null check (length(hash) = 32),
  primary key (agency, level, index)
);

create table ledger_checkpoint (
  agency     text not null references agency,
  tree_size  bigint not null check (tree_size >= 0),
  root_hash  bytea not null check (length(root_hash) = 32),
  signed     text not null,                      -- the signed note, as served
  made_at    timestamptz not null,
  primary key (agency, tree_size)
);
