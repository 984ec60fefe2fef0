package vn.vanthu.service.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * Has a question planned each time for the values it asks with. A question asked often is otherwise
 * planned once for any values, and of a reader's marks and a range of days PostgreSQL then expects
 * one row in two thousand: it gathers and sorts a whole book for a page of fifty. Planning costs a
 * millisecond; so this is for lists, not for rows by their key. Stateless.
 */
final class PlannedForItsValues implements StatementCustomizer {
  @Override
  public void beforeExecution(PreparedStatement statement, StatementContext context)
      throws SQLException {
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
  }
}
