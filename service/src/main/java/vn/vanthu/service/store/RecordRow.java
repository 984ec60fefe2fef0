package vn.vanthu.service.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.BookCode;
import vn.vanthu.service.records.Cancellation;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordState;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.SeriesCode;
import vn.vanthu.service.records.Urgency;

/** A row of the books as a record. Stateless. */
final class RecordRow {
  private RecordRow() {}

  static OfficeRecord read(ResultSet rs) throws SQLException {
    return new OfficeRecord(
        new RecordId(rs.getObject("id", UUID.class)),
        new AgencyId(text(rs, "agency")),
        Direction.valueOf(text(rs, "direction")),
        RecordState.valueOf(text(rs, "state")),
        facts(rs),
        registration(rs),
        incoming(rs),
        cancellation(rs),
        AudienceJson.read(text(rs, "audience")),
        RevisionTable.revision(rs),
        AttachedFiles.read(rs.getString("files")),
        RevisionTable.textState(rs.getString("text_state")),
        TextTable.notes(rs.getString("text_note")),
        instant(rs, "created_at"),
        text(rs, "created_by"),
        rs.getLong("version"));
  }

  private static RecordFacts facts(ResultSet rs) throws SQLException {
    return new RecordFacts(
        rs.getString("number"),
        rs.getString("type_code"),
        rs.getString("type_name"),
        date(rs, "issued_on"),
        rs.getString("issuer"),
        rs.getString("subject"),
        rs.getString("signer"),
        rs.getString("signer_position"),
        Urgency.valueOf(text(rs, "urgency")),
        Secrecy.valueOf(text(rs, "secrecy")));
  }

  private static @Nullable Registration registration(ResultSet rs) throws SQLException {
    String series = rs.getString("series");
    if (series == null) {
      return null;
    }
    return new Registration(
        new SeriesCode(series),
        rs.getInt("year"),
        rs.getInt("entry_number"),
        text(rs, "display"),
        new BookCode(text(rs, "book")),
        instant(rs, "registered_at"),
        text(rs, "registered_by"));
  }

  private static @Nullable IncomingEntry incoming(ResultSet rs) throws SQLException {
    LocalDate arrived = date(rs, "arrived_on");
    if (arrived == null) {
      return null;
    }
    return new IncomingEntry(
        arrived,
        rs.getString("sender"),
        date(rs, "due_on"),
        rs.getBoolean("paper_original"),
        rs.getString("handed_to"));
  }

  private static @Nullable Cancellation cancellation(ResultSet rs) throws SQLException {
    String reason = rs.getString("cancel_reason");
    return reason == null
        ? null
        : new Cancellation(reason, instant(rs, "cancelled_at"), text(rs, "cancelled_by"));
  }

  private static @Nullable LocalDate date(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, LocalDate.class);
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp at = Objects.requireNonNull(rs.getTimestamp(column), column);
    return at.toInstant();
  }

  private static String text(ResultSet rs, String column) throws SQLException {
    return Objects.requireNonNull(rs.getString(column), column);
  }
}
