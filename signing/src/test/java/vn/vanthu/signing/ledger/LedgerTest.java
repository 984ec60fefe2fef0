package vn.vanthu.signing.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
  /** The eight test entries of the Certificate Transparency reference implementation. */
  private static final List<String> ENTRIES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private final Map<NodeAddress, TreeHash> store = new HashMap<>();
  private final NodeReader reader = addresses -> addresses.stream().map(this::stored).toList();

  private TreeHash stored(NodeAddress address) {
    TreeHash hash = store.get(address);
    if (hash == null) {
      throw new IllegalStateException("missing " + address);
    }
    return hash;
  }

  private Frontier grow(int size) {
    Frontier frontier = Frontier.empty();
    for (int i = 0; i < size; i++) {
      Frontier.Growth growth = frontier.append(leaf(i));
      growth.written().forEach(node -> store.put(node.address(), node.hash()));
      frontier = growth.frontier();
    }
    return frontier;
  }

  private static TreeHash leaf(int i) {
    return TreeHash.leaf(("entry " + i).getBytes(UTF_8));
  }

  /** RFC 9162 section 2.1.1, word for word. */
  private static TreeHash byDefinition(List<TreeHash> leaves) {
    int n = leaves.size();
    if (n == 0) {
      return TreeHash.empty();
    }
    if (n == 1) {
      return leaves.getFirst();
    }
    int k = Integer.highestOneBit(n - 1);
    return TreeHash.node(byDefinition(leaves.subList(0, k)), byDefinition(leaves.subList(k, n)));
  }

  @Test
  void the_root_of_eight_known_entries_is_the_known_one() {
    List<TreeHash> leaves =
        ENTRIES.stream().map(e -> TreeHash.leaf(HexFormat.of().parseHex(e))).toList();
    assertThat(Frontier.empty().appendAll(leaves).frontier().root().hex())
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }

  @Test
  void the_frontier_states_the_root_of_the_definition_at_every_size() {
    List<TreeHash> leaves = new ArrayList<>();
    for (int size = 0; size < 70; size++) {
      assertThat(grow(size).root()).isEqualTo(byDefinition(leaves));
      leaves.add(leaf(size));
    }
  }

  @Test
  void the_frontier_is_read_back_from_stored_nodes() {
    for (int size = 0; size < 40; size++) {
      Frontier grown = grow(size);
      assertThat(Frontier.read(size, reader)).isEqualTo(grown);
    }
  }

  @Test
  void every_leaf_is_proven_in_every_later_log() {
    grow(66);
    for (int size = 1; size <= 66; size++) {
      TreeHash root = Frontier.read(size, reader).root();
      for (int i = 0; i < size; i++) {
        InclusionProof proof = InclusionProof.of(i, size, reader);
        assertThat(proof.proves(leaf(i), root)).isTrue();
        assertThat(proof.proves(leaf(i + 1), root)).isFalse();
      }
    }
  }

  @Test
  void an_inclusion_proof_with_a_hash_too_many_or_too_few_proves_nothing() {
    TreeHash root = grow(11).root();
    InclusionProof proof = InclusionProof.of(4, 11, reader);
    List<TreeHash> longer = new ArrayList<>(proof.path());
    longer.add(leaf(1));
    assertThat(new InclusionProof(4, 11, longer).proves(leaf(4), root)).isFalse();
    List<TreeHash> shorter = proof.path().subList(0, proof.path().size() - 1);
    assertThat(new InclusionProof(4, 11, shorter).proves(leaf(4), root)).isFalse();
  }

  @Test
  void every_log_is_consistent_with_every_earlier_one() {
    grow(40);
    for (int later = 1; later <= 40; later++) {
      TreeHash newRoot = Frontier.read(later, reader).root();
      for (int earlier = 1; earlier <= later; earlier++) {
        TreeHash oldRoot = Frontier.read(earlier, reader).root();
        ConsistencyProof proof = ConsistencyProof.of(earlier, later, reader);
        assertThat(proof.proves(oldRoot, newRoot)).as("%d in %d", earlier, later).isTrue();
        assertThat(proof.proves(leaf(99), newRoot)).isFalse();
        assertThat(proof.proves(oldRoot, leaf(99))).isFalse();
      }
    }
  }

  @Test
  void a_rewritten_past_is_not_consistent() {
    TreeHash oldRoot = grow(13).root();
    store.clear();
    Frontier forged = Frontier.empty();
    for (int i = 0; i < 20; i++) {
      Frontier.Growth growth = forged.append(i == 6 ? leaf(77) : leaf(i));
      growth.written().forEach(node -> store.put(node.address(), node.hash()));
      forged = growth.frontier();
    }
    assertThat(ConsistencyProof.of(13, 20, reader).proves(oldRoot, forged.root())).isFalse();
  }

  @Test
  void a_receipt_survives_its_text_form_and_proves_its_leaf() {
    CheckpointSigner signer = CheckpointSigner.generate("log.example/tinh-mau");
    Frontier frontier = grow(21);
    SignedCheckpoint head = signer.sign(Checkpoint.of(signer.publicKey().name(), frontier));
    Receipt receipt = new Receipt(InclusionProof.of(17, 21, reader), head);
    Receipt read = Receipt.parse(receipt.text()).orElseThrow();
    assertThat(read).isEqualTo(receipt);
    assertThat(read.check(leaf(17), signer.publicKey())).isEqualTo(Receipt.Finding.PROVEN);
    assertThat(read.check(leaf(16), signer.publicKey())).isEqualTo(Receipt.Finding.NOT_INCLUDED);
  }

  @Test
  void a_head_signed_by_another_key_proves_nothing() {
    CheckpointSigner signer = CheckpointSigner.generate("log.example/a");
    CheckpointSigner other = CheckpointSigner.generate("log.example/a");
    Frontier frontier = grow(3);
    SignedCheckpoint head = other.sign(Checkpoint.of("log.example/a", frontier));
    Receipt receipt = new Receipt(InclusionProof.of(1, 3, reader), head);
    assertThat(receipt.check(leaf(1), signer.publicKey()))
        .isEqualTo(Receipt.Finding.SIGNATURE_INVALID);
  }

  @Test
  void the_key_is_read_back_from_its_stored_line_and_its_public_line() {
    CheckpointSigner signer = CheckpointSigner.generate("log.example/a");
    CheckpointSigner stored = CheckpointSigner.parse(signer.privateKeyForStorage());
    CheckpointKey open = CheckpointKey.parse(signer.publicKey().text()).orElseThrow();
    assertThat(stored.sign(Checkpoint.of("log.example/a", grow(2))).isSignedBy(open)).isTrue();
    assertThat(CheckpointKey.parse(signer.publicKey().text().replace('a', 'b'))).isEmpty();
  }

  @Test
  void a_replay_names_the_reason_why_a_head_does_not_fit() {
    CheckpointSigner signer = CheckpointSigner.generate("log.example/a");
    SignedCheckpoint head = signer.sign(Checkpoint.of("log.example/a", grow(5)));
    LedgerReplay whole = new LedgerReplay(signer.publicKey());
    LedgerReplay altered = new LedgerReplay(signer.publicKey());
    for (int i = 0; i < 4; i++) {
      whole.next(leaf(i));
      altered.next(leaf(i == 2 ? 50 : i));
    }
    assertThat(whole.compare(head)).contains(LedgerReplay.Disagreement.SIZE);
    whole.next(leaf(4));
    altered.next(leaf(4));
    assertThat(whole.compare(head)).isEmpty();
    assertThat(altered.compare(head)).contains(LedgerReplay.Disagreement.ROOT);
  }

  @Test
  void a_note_with_a_changed_size_is_not_signed() {
    CheckpointSigner signer = CheckpointSigner.generate("log.example/a");
    String note = signer.sign(Checkpoint.of("log.example/a", grow(5))).text();
    SignedCheckpoint changed = SignedCheckpoint.parse(note.replace("\n5\n", "\n6\n")).orElseThrow();
    assertThat(changed.isSignedBy(signer.publicKey())).isFalse();
  }
}
