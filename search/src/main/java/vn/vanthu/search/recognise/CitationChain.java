package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.DocumentNumber;

/**
 * Documents named one after another: {@code Bãi bỏ các Quyết định số 1/…, số 2/… và số 3/…}. What
 * is said of the first, and the issuer behind the last, is said of all. Single-threaded: one for
 * each text.
 */
final class CitationChain {
  /** What may stand between two members. */
  private static final Pattern JOINT =
      Pattern.compile(
          "[\\s\"”]{0,3}([,;]?)\\s{0,3}(\\n?)\\s{0,3}(?:va|cung|hoac)?\\s{0,3}(?:\\d{1,2}[.)]|[a-z]\\)|[-+•])?\\s{0,3}"
              + "(?:va\\s|cac\\s|toan bo\\s){0,2}((?:khoan|diem|dieu|chuong|muc|phu luc)\\s[^;.:]{0,60})?(?:so\\s?:?\\s?)?");

  private static final int MAX_JOINT = 100;

  private final Reading reading;
  private final List<Link> links = new ArrayList<>();

  /** The head of the chain that the next one may go on with. */
  private @Nullable Link before;

  private int chainStart;

  CitationChain(Reading reading) {
    this.reading = reading;
  }

  /** A document that is named, its number and what follows that. */
  record Link(CitationReader.Mention mention, DocumentNumber number, CitationTail tail) {
    Facts.Relation relation() {
      return mention.citation().relation();
    }

    Link with(Facts.Relation relation) {
      return with(mention.citation().withRelation(relation));
    }

    Link with(Facts.Citation changed) {
      return new Link(
          new CitationReader.Mention(changed, mention.basis(), mention.start()), number, tail);
    }
  }

  void add(Link next) {
    Link last = before;
    int start = next.mention().start();
    if (last != null && start < last.tail().subjectEnd()) {
      // It is what the other one is about: this document does nothing to it.
      boolean tells = !next.mention().basis() && does(next.relation());
      links.add(tells ? next.with(Facts.Relation.REFERS_TO) : next);
      return;
    }
    Matcher joint = last == null ? null : joint(last, start);
    if (last == null || joint == null) {
      chainStart = links.size();
      links.add(next);
      before = next;
      return;
    }
    Link carried = carried(last, next, joint);
    links.add(carried);
    if (acts(carried.relation()) && !acts(last.relation())) {
      backwards(carried.relation());
    }
    if (joint.group(1).indexOf(';') < 0 && joint.group(2).isEmpty()) {
      issuer(carried);
    } else {
      chainStart = links.size() - 1;
    }
    before = carried;
  }

  private @Nullable Matcher joint(Link last, int start) {
    int end = last.tail().subjectEnd();
    if (start < end || start - end > MAX_JOINT) {
      return null;
    }
    Matcher joint = JOINT.matcher(reading.fold.substring(end, start));
    boolean any = joint.matches() && start > end;
    return any && (joint.end() > 1 || joint.group(1).length() > 0) ? joint : null;
  }

  private static Link carried(Link last, Link next, Matcher joint) {
    Facts.Relation relation = last.relation();
    boolean same = last.mention().basis() == next.mention().basis();
    if (!same) {
      return next;
    }
    if (next.mention().basis()) {
      boolean amending =
          relation == Facts.Relation.AMENDS
              && joint.group(1).indexOf(';') < 0
              && last.mention().citation().type().equals(next.mention().citation().type());
      return amending ? next.with(relation) : next;
    }
    if (next.relation() != Facts.Relation.REFERS_TO) {
      return next;
    }
    boolean part =
        joint.group(3) != null
            && (relation == Facts.Relation.REPEALS || relation == Facts.Relation.REPLACES);
    return next.with(part ? Facts.Relation.AMENDS : relation);
  }

  private static boolean does(Facts.Relation relation) {
    return switch (relation) {
      case GUIDES, IMPLEMENTS, CONSOLIDATES -> true;
      default -> acts(relation);
    };
  }

  private static boolean acts(Facts.Relation relation) {
    return switch (relation) {
      case REPLACES, REPEALS, AMENDS, CORRECTS -> true;
      default -> false;
    };
  }

  /** {@code Thông tư số 1/…, số 2/… hết hiệu lực kể từ ngày Thông tư này có hiệu lực}. */
  private void backwards(Facts.Relation relation) {
    for (int i = links.size() - 2; i >= chainStart; i--) {
      Link link = links.get(i);
      if (link.relation() == Facts.Relation.REFERS_TO && !link.mention().basis()) {
        links.set(i, link.with(relation));
      }
    }
  }

  /** The issuer behind the last member is that of those before it whose symbol is the same. */
  private void issuer(Link last) {
    String issuer = last.mention().citation().issuer();
    if (issuer == null) {
      return;
    }
    String org = last.number().orgCode();
    for (int i = links.size() - 2; i >= chainStart; i--) {
      Link link = links.get(i);
      Facts.Citation c = link.mention().citation();
      boolean same =
          org != null
              && org.equals(link.number().orgCode())
              && (!org.equals("TW") || c.type().equals(last.mention().citation().type()));
      if (c.issuer() == null && c.subject() == null && same) {
        links.set(i, link.with(c.withIssuer(issuer)));
      }
    }
  }

  /** Every document named, in order, with what its chain says of it. */
  List<CitationReader.Mention> mentions() {
    return new ArrayList<>(links.stream().map(Link::mention).toList());
  }
}
