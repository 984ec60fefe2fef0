package vn.vanthu.service.reading;

import java.nio.file.Path;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.intake.Watcher;
import vn.vanthu.service.pace.Pace;
import vn.vanthu.service.records.Secrecy;

/** A reader whose work is timed. Thread-safe. */
public record TimedReader(TextReader reader, Pace pace) implements TextReader {
  @Override
  public Words words(Path file, String fileName) {
    return pace.of(Pace.Step.EXTRACT, () -> reader.words(file, fileName));
  }

  @Override
  public Secrecy secrecy(Words words) {
    return reader.secrecy(words);
  }

  @Override
  public Words words(Path file, String fileName, Watcher watcher) {
    return pace.of(Pace.Step.EXTRACT, () -> reader.words(file, fileName, watcher));
  }

  @Override
  public Read facts(Words words) {
    return pace.of(Pace.Step.RECOGNISE, () -> reader.facts(words));
  }
}
