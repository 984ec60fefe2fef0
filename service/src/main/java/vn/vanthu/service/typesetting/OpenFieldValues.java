package vn.vanthu.service.typesetting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;

/** Reads what stands in the open fields of a document that was filled in elsewhere. Stateless. */
public final class OpenFieldValues {
  private OpenFieldValues() {}

  /** The names of the fields of {@link OpenFields} that the document has; none when unreadable. */
  public static Set<String> present(Path file) {
    Set<String> all = new TreeSet<>(OpenFields.openAfterPerson());
    all.add(OpenFields.PERSON);
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
      all.removeIf(name -> form == null || form.getField(name) == null);
      return all;
    } catch (IOException | RuntimeException unreadable) {
      return Set.of();
    }
  }

  /**
   * The values of number, day, month and year, as far as the document has these fields. A file that
   * cannot be read answers with empty values, which match nothing.
   */
  public static Map<String, String> read(Path file) {
    List<String> names =
        List.of(OpenFields.NUMBER, OpenFields.DAY, OpenFields.MONTH, OpenFields.YEAR);
    Map<String, String> values = new TreeMap<>();
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
      for (String name : names) {
        PDField field = form == null ? null : form.getField(name);
        if (field != null) {
          values.put(name, field.getValueAsString());
        }
      }
      return values;
    } catch (IOException | RuntimeException unreadable) {
      names.forEach(name -> values.put(name, ""));
      return values;
    }
  }
}
