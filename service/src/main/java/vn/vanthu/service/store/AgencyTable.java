package vn.vanthu.service.store;

import java.util.List;
import java.util.Optional;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.Agency;

/** The agencies that keep their registers here. Stateless. */
public final class AgencyTable {
  /** Adds the agency, or changes its name and symbol. */
  public void open(Transaction tx, Agency agency) {
    tx.handle()
        .execute(
            """
            insert into agency (id, name, symbol) values (?, ?, ?)
            on conflict (id) do update set name = excluded.name, symbol = excluded.symbol\
            """,
            agency.id().value(),
            agency.name(),
            agency.symbol());
  }

  public Optional<Agency> find(Transaction tx, AgencyId id) {
    return all(tx).stream().filter(a -> a.id().equals(id)).findFirst();
  }

  public List<Agency> all(Transaction tx) {
    return tx.handle()
        .createQuery("select id, name, symbol from agency order by id")
        .map((rs, ctx) ->
            new Agency(
                new AgencyId(rs.getString("id")), rs.getString("name"), rs.getString("symbol")))
        .list();
  }
}
