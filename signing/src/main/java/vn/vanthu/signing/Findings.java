package vn.vanthu.signing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Report.SubIndication;
import vn.vanthu.signing.Report.Verdict;

/** What was found about one signature, in the order of the argument. Single-threaded. */
public final class Findings {

  private final List<Finding> found = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();

  public void add(Finding finding, String... details) {
    Message message = finding.message(details);
    if (!messages.contains(message)) {
      found.add(finding);
      messages.add(message);
    }
  }

  public void addAll(Findings others) {
    for (int i = 0; i < others.found.size(); i++) {
      if (!messages.contains(others.messages.get(i))) {
        found.add(others.found.get(i));
        messages.add(others.messages.get(i));
      }
    }
  }

  public boolean has(Finding finding) {
    return found.contains(finding);
  }

  public List<Message> messages() {
    return List.copyOf(messages);
  }

  /** The worst effect, INTACT when nothing was found. */
  public Verdict verdict() {
    Verdict worst = Verdict.INTACT;
    for (Finding finding : found) {
      worst = worst.worse(finding.effect());
    }
    return worst;
  }

  /**
   * The sub-indication of the first finding of the worst kind that has one. What EN 319 102-1 §5.3
   * looks at last, whether the form of the signature is accepted (§5.2.8), speaks only when nothing
   * else does.
   */
  public @Nullable SubIndication subIndication() {
    SubIndication decisive = beforeAcceptance();
    return decisive == null && has(Finding.NO_SIGNED_ATTRIBUTES)
        ? Finding.NO_SIGNED_ATTRIBUTES.subIndication()
        : decisive;
  }

  /** The same without what is looked at last. */
  @Nullable SubIndication beforeAcceptance() {
    SubIndication best = null;
    Verdict worst = Verdict.UNSIGNED;
    for (Finding finding : found) {
      SubIndication candidate = finding.subIndication();
      boolean last = finding == Finding.NO_SIGNED_ATTRIBUTES;
      if (candidate != null && !last && finding.effect().compareTo(worst) > 0) {
        best = candidate;
        worst = finding.effect();
      }
    }
    return best;
  }
}
