package vn.vanthu.service;

import java.time.Clock;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.api.Edge;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.service.api.IndexFinder;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.store.AnswerBook;

/** What REST and pages get of an open office: the parts list of its edges. Stateless. */
public final class Edges {
  private Edges() {}

  /**
   * The office as the edges see it.
   *
   * @param agency whose registers are kept here
   * @param illustrator draws changed pages for reports
   * @throws IllegalStateException when another process keeps the office's data
   */
  public static Edge.Ground of(
      Wiring office, AgencyId agency, VanThuConfiguration configuration, Illustrator illustrator) {
    return new Edge.Ground(
        office.accounts(),
        office.verifier(),
        new Office(
            office.intakes(),
            office.readings(),
            office.registrar(),
            office.records(),
            office.books(),
            office.incoming(),
            office.revisions(),
            office.ledger(),
            new IndexFinder(office.index(), office.feed()),
            office.blobs(),
            office.dueDates(),
            office.keys(),
            office.uploads(),
            office.drafts(),
            office.outgoing(),
            office.sessions(),
            office.fileSigning(),
            office.searches(),
            office.archive(),
            office.evidence()),
        new AnswerBook(office.database()),
        agency,
        VanThuApplication.hosts(configuration),
        configuration.getMaxUpload().toBytes(),
        office.temporary(),
        Clock.systemUTC(),
        illustrator);
  }
}
