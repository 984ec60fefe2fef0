package vn.vanthu.service.store;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.LeafHash;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.signing.ledger.Node;
import vn.vanthu.signing.ledger.NodeAddress;
import vn.vanthu.signing.ledger.NodeReader;
import vn.vanthu.signing.ledger.TreeHash;

/** The rows of each agency's log: leaves, nodes, checkpoints. Only ever added to. Stateless. */
public final class LedgerTable {
  /**
   * A leaf.
   *
   * @param index its place, or null while it waits for the sequencer
   */
  public record Leaf(
      long id, RecordId record, LeafHash hash, String content, @Nullable Long index) {
    /** The bytes the hash is of. */
    public byte[] bytes() {
      return content.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A head of the log, as signed. */
  public record Head(long size, TreeHash root, String signed, Instant madeAt) {}

  /** Writes a leaf; part of the registering transaction. */
  public void append(
      Transaction tx, AgencyId agency, RecordId record, LeafHash hash, byte[] content) {
    tx.write(
        "insert into ledger_leaf (agency, record, leaf_hash, content) values (?, ?, ?, ?)",
        agency.value(),
        record.value(),
        hash.bytes(),
        content);
  }

  /** Leaves that wait for their place, in commit order, at most {@code limit}. */
  public List<Leaf> waiting(Transaction tx, AgencyId agency, int limit) {
    return tx.handle()
        .createQuery(
            """
            select id, record, leaf_hash, content, leaf_index from ledger_leaf
            where agency = :a and leaf_index is null
              and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid, id limit :n\
            """)
        .bind("a", agency.value())
        .bind("n", limit)
        .map((rs, ctx) -> leaf(rs))
        .list();
  }

  /** How many leaves wait. */
  public long countWaiting(Transaction tx, AgencyId agency) {
    return tx.handle()
        .createQuery("select count(*) from ledger_leaf where agency = :a and leaf_index is null")
        .bind("a", agency.value())
        .mapTo(Long.class)
        .one();
  }

  private static Leaf leaf(java.sql.ResultSet rs) throws java.sql.SQLException {
    long index = rs.getLong("leaf_index");
    boolean waits = rs.wasNull();
    return new Leaf(
        rs.getLong("id"),
        new RecordId(rs.getObject("record", UUID.class)),
        LeafHash.of(rs.getBytes("leaf_hash")),
        new String(rs.getBytes("content"), StandardCharsets.UTF_8),
        waits ? null : index);
  }

  /** One sequencer at a time for an agency, until the transaction ends. */
  public void lock(Transaction tx, AgencyId agency) {
    tx.handle()
        .createQuery("select 1 from agency where id = :a for no key update")
        .bind("a", agency.value())
        .mapTo(Integer.class)
        .findOne();
  }

  /** Gives leaves their places from {@code first} on, in the order of the list. */
  public void place(Transaction tx, List<Leaf> leaves, long first) {
    PreparedBatch batch =
        tx.handle().prepareBatch("update ledger_leaf set leaf_index = :i where id = :id");
    long index = first;
    for (Leaf leaf : leaves) {
      batch.bind("i", index++).bind("id", leaf.id()).add();
    }
    batch.execute();
  }

  public void nodes(Transaction tx, AgencyId agency, List<Node> nodes) {
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                "insert into ledger_node (agency, level, index, hash) values (:a, :l, :i, :h)");
    for (Node node : nodes) {
      batch
          .bind("a", agency.value())
          .bind("l", node.address().level())
          .bind("i", node.address().index())
          .bind("h", node.hash().bytes())
          .add();
    }
    batch.execute();
  }

  /** Reads an agency's nodes for proofs, within this transaction. */
  public NodeReader reader(Transaction tx, AgencyId agency) {
    return addresses -> read(tx, agency, addresses);
  }

  private static List<TreeHash> read(Transaction tx, AgencyId agency, List<NodeAddress> addresses) {
    Map<NodeAddress, TreeHash> found = new HashMap<>();
    tx.handle()
        .createQuery(
            """
            select n.level, n.index, n.hash from unnest(:l, :i) as w(level, index)
            join ledger_node n on n.agency = :a and n.level = w.level and n.index = w.index\
            """)
        .bind("a", agency.value())
        .bindArray("l", Integer.class, addresses.stream().map(NodeAddress::level).toArray())
        .bindArray("i", Long.class, addresses.stream().map(NodeAddress::index).toArray())
        .map((rs, ctx) ->
            new Node(new NodeAddress(rs.getInt(1), rs.getLong(2)), TreeHash.of(rs.getBytes(3))))
        .forEach(node -> found.put(node.address(), node.hash()));
    List<TreeHash> hashes = new ArrayList<>();
    for (NodeAddress address : addresses) {
      TreeHash hash = found.get(address);
      if (hash == null) {
        throw new IllegalStateException("the log of " + agency + " lacks " + address);
      }
      hashes.add(hash);
    }
    return hashes;
  }

  public void head(Transaction tx, AgencyId agency, Head head) {
    tx.handle()
        .execute(
            """
            insert into ledger_checkpoint (agency, tree_size, root_hash, signed, made_at)
            values (?, ?, ?, ?, ?)\
            """,
            agency.value(),
            head.size(),
            head.root().bytes(),
            head.signed(),
            Timestamp.from(head.madeAt()));
  }

  /** The newest head. */
  public Optional<Head> head(Transaction tx, AgencyId agency) {
    return heads(tx, agency, "desc", 1).stream().findFirst();
  }

  /** Every head that was ever signed, smallest first. */
  public List<Head> heads(Transaction tx, AgencyId agency) {
    return heads(tx, agency, "asc", Integer.MAX_VALUE);
  }

  private static List<Head> heads(Transaction tx, AgencyId agency, String order, int limit) {
    return tx.handle()
        .createQuery(
            "select tree_size, root_hash, signed, made_at from ledger_checkpoint"
                + " where agency = :a order by tree_size "
                + order
                + " limit :n")
        .bind("a", agency.value())
        .bind("n", limit)
        .map((rs, ctx) ->
            new Head(
                rs.getLong("tree_size"),
                TreeHash.of(rs.getBytes("root_hash")),
                rs.getString("signed"),
                rs.getTimestamp("made_at").toInstant()))
        .list();
  }

  /** Leaves in their places, from {@code from} on. */
  public List<Leaf> placed(Transaction tx, AgencyId agency, long from, int limit) {
    return tx.handle()
        .createQuery(
            """
            select id, record, leaf_hash, content, leaf_index from ledger_leaf
            where agency = :a and leaf_index >= :f order by leaf_index limit :n\
            """)
        .bind("a", agency.value())
        .bind("f", from)
        .bind("n", limit)
        .map((rs, ctx) -> leaf(rs))
        .list();
  }

  public Optional<Leaf> find(Transaction tx, AgencyId agency, LeafHash hash) {
    return tx.handle()
        .createQuery(
            """
            select id, record, leaf_hash, content, leaf_index from ledger_leaf
            where agency = :a and leaf_hash = :h\
            """)
        .bind("a", agency.value())
        .bind("h", hash.bytes())
        .map((rs, ctx) -> leaf(rs))
        .findOne();
  }

  /** The leaves of a record, oldest first. */
  public List<Leaf> of(Transaction tx, RecordId record) {
    return tx.handle()
        .createQuery(
            """
            select id, record, leaf_hash, content, leaf_index from ledger_leaf
            where record = :r order by id\
            """)
        .bind("r", record.value())
        .map((rs, ctx) -> leaf(rs))
        .list();
  }
}
