package vn.vanthu.signing.ledger;

import java.util.List;

/**
 * The keeper of the log's nodes, as this package sees it. Implementations read from the database;
 * one call asks for all nodes of a proof (at most some 120).
 */
@FunctionalInterface
public interface NodeReader {
  /**
   * The hashes at these addresses, in the order asked for.
   *
   * @throws IllegalStateException when a node of the tree is missing: the store is damaged
   */
  List<TreeHash> read(List<NodeAddress> addresses);
}
