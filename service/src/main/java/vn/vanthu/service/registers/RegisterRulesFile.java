package vn.vanthu.service.registers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.BookCode;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.SeriesCode;
import vn.vanthu.service.store.StoreFailure;

/**
 * Reads {@code config/registers.yml}; an unknown key is an error, so that a slip of the pen never
 * goes unseen.
 */
public final class RegisterRulesFile {
  private RegisterRulesFile() {}

  private record Rules(
      @Nullable String zone,
      @Nullable String signingTime,
      @Nullable List<Series> series,
      @Nullable List<Book> books) {}

  private record Series(
      @Nullable String code,
      @Nullable String title,
      @Nullable Direction direction,
      @Nullable Set<Secrecy> secrecy,
      @Nullable Set<String> types,
      @Nullable String book,
      @Nullable String form,
      int digits) {}

  private record Book(
      @Nullable String code,
      @Nullable Direction direction,
      @Nullable String title,
      @Nullable String columnsOf,
      @Nullable List<Column> columns) {}

  private record Column(@Nullable BookField field, @Nullable String title) {}

  /**
   * Reads the rules of series and books, for a networked deployment.
   *
   * @throws StoreFailure REGISTERS_CONFIG with file and place of what is wrong
   */
  public static RegisterRules read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new StoreFailure(
          StoreFailure.Code.REGISTERS_CONFIG, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static RegisterRules parse(String yaml, String name) {
    ObjectMapper mapper =
        YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try {
      Rules rules = mapper.readValue(yaml, Rules.class);
      return new RegisterRules(
          ZoneId.of(given(rules.zone(), "zone")),
          rules.signingTime() == null
              ? RegisterRules.ISO_TIME
              : DateTimeFormatter.ofPattern(rules.signingTime(), Locale.ROOT),
          Network.NETWORKED,
          given(rules.series(), "series").stream().map(RegisterRulesFile::series).toList(),
          books(given(rules.books(), "books")));
    } catch (JsonProcessingException | java.time.DateTimeException | IllegalArgumentException e) {
      throw new StoreFailure(StoreFailure.Code.REGISTERS_CONFIG, name + ": " + e.getMessage(), e);
    }
  }

  private static SeriesRule series(Series s) {
    String code = given(s.code(), "series.code");
    return new SeriesRule(
        new SeriesCode(code),
        given(s.title(), code + ".title"),
        given(s.direction(), code + ".direction"),
        given(s.secrecy(), code + ".secrecy"),
        given(s.types(), code + ".types"),
        new BookCode(given(s.book(), code + ".book")),
        given(s.form(), code + ".form"),
        s.digits());
  }

  private static List<RegisterBook> books(List<Book> all) {
    List<RegisterBook> books = new ArrayList<>();
    for (Book b : all) {
      String code = given(b.code(), "books.code");
      String like = b.columnsOf();
      List<BookColumn> columns =
          like == null
              ? given(b.columns(), code + ".columns").stream()
                  .map(c ->
                      new BookColumn(given(c.field(), code + ".field"), given(c.title(), code)))
                  .toList()
              : books.stream()
                  .filter(earlier -> earlier.code().value().equals(like))
                  .findFirst()
                  .map(RegisterBook::columns)
                  .orElseThrow(() ->
                      new IllegalArgumentException(code + ".columnsOf names no earlier book"));
      books.add(
          new RegisterBook(
              new BookCode(code),
              given(b.direction(), code + ".direction"),
              given(b.title(), code + ".title"),
              columns));
    }
    return books;
  }

  private static <T> T given(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException("missing: " + what);
    }
    return value;
  }
}
