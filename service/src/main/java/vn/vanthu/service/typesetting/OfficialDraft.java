package vn.vanthu.service.typesetting;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Everything that is printed on an outgoing document except its number and date, which the records
 * office fills in after the person has signed (Decree 30/2020/NĐ-CP, Articles 14 and 15).
 * Immutable.
 *
 * @param parent lines of the superior body above the issuing body; empty when there is none
 * @param issuer lines of the issuing body, in capitals as printed
 * @param symbol what follows the number, without the separating stroke: {@code QĐ-UBND}
 * @param place the place of the date line: {@code Lào Cai}
 * @param title type and subject
 * @param body the text
 * @param signer who signs and in whose name
 * @param recipients lines of the list "Nơi nhận", the archive line last
 */
public record OfficialDraft(
    List<String> parent,
    List<String> issuer,
    String symbol,
    String place,
    Title title,
    List<Block> body,
    Signer signer,
    List<String> recipients) {

  public OfficialDraft {
    parent = List.copyOf(parent);
    issuer = List.copyOf(issuer);
    body = List.copyOf(body);
    recipients = List.copyOf(recipients);
    Objects.requireNonNull(title);
    Objects.requireNonNull(signer);
    if (issuer.isEmpty() || symbol.isBlank() || place.isBlank()) {
      throw new IllegalArgumentException("a draft needs issuer, symbol and place");
    }
  }

  /** Everything it prints but the standing words. */
  Stream<String> texts() {
    Stream<String> named =
        switch (title) {
          case Title.Typed t -> Stream.of(t.typeName(), t.subject(), t.competence());
          case Title.Letter l -> Stream.concat(Stream.of(l.subject()), l.addressees().stream());
        };
    Stream<String> written =
        body.stream()
            .flatMap(block ->
                switch (block) {
                  case Block.Paragraph p -> p.spans().stream().map(Span::text);
                  case Block.Basis b -> b.spans().stream().map(Span::text);
                  case Block.Heading h -> Stream.of(h.text());
                  case Block.Table t -> t.rows().stream().flatMap(List::stream);
                });
    Stream<String> frame =
        Stream.of(parent, issuer, signer.authority(), recipients).flatMap(List::stream);
    return Stream.of(named, written, frame, Stream.of(symbol, place, signer.name()))
        .flatMap(s -> s);
  }

  /** How the document names itself. */
  public sealed interface Title {
    /** The subject as recorded in the register (trích yếu). */
    String subject();

    /**
     * A document with a type name.
     *
     * @param typeName in capitals as printed: {@code QUYẾT ĐỊNH}
     * @param subject printed bold below the type name
     * @param competence the line naming who decides ({@code CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …});
     *     empty when not printed
     */
    record Typed(String typeName, String subject, String competence) implements Title {}

    /**
     * A letter (công văn): no type name, the subject stands under the number.
     *
     * @param subject printed after {@code V/v}
     * @param addressees lines after {@code Kính gửi:}
     */
    record Letter(String subject, List<String> addressees) implements Title {
      public Letter {
        addressees = List.copyOf(addressees);
      }
    }
  }

  /**
   * The signer block.
   *
   * @param authority lines in capitals: {@code TM. ỦY BAN NHÂN DÂN}, {@code KT. CHỦ TỊCH}, {@code
   *     PHÓ CHỦ TỊCH}
   * @param name the signer's name in title case
   */
  public record Signer(List<String> authority, String name) {
    public Signer {
      authority = List.copyOf(authority);
      if (name.isBlank()) {
        throw new IllegalArgumentException("a signer has a name");
      }
    }
  }
}
