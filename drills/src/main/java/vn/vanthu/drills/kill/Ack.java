package vn.vanthu.drills.kill;

import java.util.Optional;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.RecordId;

/** An acknowledged registration, as one line. */
record Ack(RecordId record, int number, BlobId bytes) {
  String line() {
    return "ACK " + record + " " + number + " " + bytes;
  }

  /** Reads a line; empty when it is another one, or was cut by a kill. */
  static Optional<Ack> parse(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 4 || !parts[0].equals("ACK")) {
      return Optional.empty();
    }
    Optional<RecordId> record = RecordId.parse(parts[1]);
    Optional<BlobId> bytes = BlobId.parse(parts[3]);
    return record.isPresent() && bytes.isPresent()
        ? Optional.of(new Ack(record.get(), Integer.parseInt(parts[2]), bytes.get()))
        : Optional.empty();
  }
}
