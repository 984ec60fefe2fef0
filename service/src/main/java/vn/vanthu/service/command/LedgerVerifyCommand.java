package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import vn.vanthu.service.ledger.Ledger;
import vn.vanthu.service.records.Agency;

/** Recomputes each agency's log from its first leaf and holds every signed head against it. */
final class LedgerVerifyCommand implements Command {
  private final Home home;
  private final ObjectMapper json = JsonMapper.builder().build();

  LedgerVerifyCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "ledger verify";
  }

  @Override
  public String usage() {
    return "[--config FILE] [--json]";
  }

  @Override
  public Said summary() {
    return new Said(
        "tính lại sổ cái và đối chiếu mọi đầu sổ đã ký",
        "recompute the log of entries and hold every signed head against it");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config"));
    arguments.nothingElse();
    boolean whole = true;
    try (var office = ConfigurationFile.office(arguments, home)) {
      office.sequencer().integrateAll();
      for (Agency agency : office.records().agencies()) {
        Ledger.Findings findings = office.ledger().verify(agency.id());
        whole &= findings.faults().isEmpty();
        if (arguments.has("json")) {
          console.json(
              json.createObjectNode()
                  .put("agency", agency.id().value())
                  .put("size", findings.size())
                  .put("heads", findings.heads())
                  .put("waiting", findings.waiting())
                  .set("faults", json.valueToTree(findings.faults())));
        } else {
          print(findings, console.data());
        }
      }
    }
    return whole ? YES : NO;
  }

  private static void print(Ledger.Findings findings, PrintStream out) {
    boolean whole = findings.faults().isEmpty();
    out.printf(
        "%s: %d lá, %d đầu sổ đã ký: %s%n",
        findings.agency(), findings.size(), findings.heads(), whole ? "nguyên vẹn" : "không khớp");
    out.printf(
        "%s: %d leaves, %d signed heads: %s%n",
        findings.agency(), findings.size(), findings.heads(), whole ? "whole" : "broken");
    for (Ledger.Fault fault : findings.faults()) {
      out.printf(
          "FAULT %s %s: %s%n      %s%n", fault.code(), fault.subject(), fault.vi(), fault.en());
    }
  }
}
