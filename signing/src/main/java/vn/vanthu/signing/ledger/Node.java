package vn.vanthu.signing.ledger;

/** A perfect subtree with its hash: what the keeper of the log stores. */
public record Node(NodeAddress address, TreeHash hash) {}
