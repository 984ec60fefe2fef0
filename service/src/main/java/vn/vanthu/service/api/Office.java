package vn.vanthu.service.api;

import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.ledger.Ledger;
import vn.vanthu.service.registers.RecordRevisions;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.registers.Registrar;
import vn.vanthu.service.routing.OutgoingDesk;
import vn.vanthu.service.routing.SigningSessions;
import vn.vanthu.service.store.BlobStore;

/**
 * The office behind the edges: receiving, registering, reading back, proving, finding, signing.
 * Immutable.
 */
public record Office(
    Intakes intakes,
    Registrar registrar,
    Records records,
    RecordRevisions revisions,
    Ledger ledger,
    RecordFinder finder,
    BlobStore blobs,
    OutgoingDesk outgoing,
    SigningSessions sessions) {}
