package vn.vanthu.service.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.sign.SigningProblem;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Raises the signatures of a file to a level, step by step: a time stamp, validation data, an
 * archive time stamp. Only what is missing is added, except that LTA always adds another archive
 * time stamp over the validation data of the day. What comes out is judged like what went in, and
 * handed out only when it is whole and has the level. Thread-safe.
 */
public final class FileAugmenting {
  private final FileJudge judge;
  private final Optional<TimestampSource> timestamps;
  private final Path folder;

  /**
   * Ready to raise.
   *
   * @param timestamps empty in an office without a time stamp authority
   * @param folder for the versions between and the result; made when it is missing
   */
  public FileAugmenting(FileJudge judge, Optional<TimestampSource> timestamps, Path folder) {
    this.judge = judge;
    this.timestamps = timestamps;
    this.folder = folder;
  }

  private enum Step {
    TIMESTAMP,
    EVIDENCE,
    ARCHIVE
  }

  /**
   * Raises every signature to the level.
   *
   * @param signed a PDF, a container, or a detached signature; stays open
   * @param document what the detached signature is over; null for the other two
   * @throws IOException when the folder cannot be written
   */
  public FileOutcome raise(
      DocumentBytes signed, @Nullable DocumentBytes document, SignatureLevel level)
      throws IOException {
    Report before = SignedFile.of(signed, document).report(judge);
    if (!before.document().whole()) {
      return before.document() == Report.Verdict.UNSIGNED
          ? FileOutcome.Refused.of(FileProblem.FILE_NOT_SIGNED, "")
          : FileOutcome.Refused.of(FileProblem.FILE_NOT_WHOLE, codes(before));
    }
    Optional<SignatureLevel> lowest = SignatureLevel.lowest(before);
    if (lowest.isEmpty()) {
      return FileOutcome.Refused.of(FileProblem.FILE_NOT_SIGNED, "");
    }
    List<Step> steps = steps(lowest.get(), level);
    if (steps.isEmpty()) {
      return FileOutcome.Refused.of(FileProblem.LEVEL_ALREADY_THERE, lowest.get().name());
    }
    return taken(steps, signed, document, level);
  }

  private static List<Step> steps(SignatureLevel present, SignatureLevel wanted) {
    List<Step> steps = new ArrayList<>();
    boolean archive = wanted == SignatureLevel.LTA;
    if (present.compareTo(SignatureLevel.T) < 0 && wanted.compareTo(SignatureLevel.T) >= 0) {
      steps.add(Step.TIMESTAMP);
    }
    boolean evidenceMissing =
        present.compareTo(SignatureLevel.LT) < 0 && wanted.compareTo(SignatureLevel.LT) >= 0;
    if (evidenceMissing || archive) {
      steps.add(Step.EVIDENCE);
    }
    if (archive) {
      steps.add(Step.ARCHIVE);
    }
    return steps;
  }

  private FileOutcome taken(
      List<Step> steps,
      DocumentBytes signed,
      @Nullable DocumentBytes document,
      SignatureLevel level)
      throws IOException {
    Files.createDirectories(folder);
    List<Path> versions = new ArrayList<>();
    boolean made = false;
    try {
      Optional<FileOutcome.Refused> refused = Optional.empty();
      for (Step step : steps) {
        Path next = Files.createTempFile(folder, "raised-", ".tmp");
        versions.add(next);
        refused =
            versions.size() == 1
                ? taken(step, SignedFile.of(signed, document), next)
                : onVersion(step, versions.get(versions.size() - 2), document, next);
        if (refused.isPresent()) {
          return refused.get();
        }
      }
      FileOutcome outcome = judged(versions.getLast(), document, level);
      made = outcome instanceof FileOutcome.Made;
      return outcome;
    } finally {
      for (Path version : made ? versions.subList(0, versions.size() - 1) : versions) {
        Files.deleteIfExists(version);
      }
    }
  }

  private Optional<FileOutcome.Refused> onVersion(
      Step step, Path version, @Nullable DocumentBytes document, Path next) throws IOException {
    try (DocumentBytes bytes = DocumentBytes.map(version)) {
      return taken(step, SignedFile.of(bytes, document), next);
    }
  }

  private Optional<FileOutcome.Refused> taken(Step step, SignedFile file, Path next)
      throws IOException {
    if (step == Step.EVIDENCE) {
      Evidence evidence = file.evidence(judge);
      return evidence.isComplete()
          ? file.addEvidence(evidence, next)
          : Optional.of(
              FileOutcome.Refused.of(
                  FileProblem.EVIDENCE_INCOMPLETE, String.join("; ", evidence.missing())));
    }
    if (timestamps.isEmpty()) {
      return Optional.of(new FileOutcome.Refused(SigningProblem.NO_TIMESTAMP_SOURCE.message(), ""));
    }
    return step == Step.ARCHIVE
        ? file.addArchiveTimestamp(timestamps.get(), next)
        : file.addTimestamp(timestamps.get(), next);
  }

  private FileOutcome judged(Path result, @Nullable DocumentBytes document, SignatureLevel level)
      throws IOException {
    try (DocumentBytes bytes = DocumentBytes.map(result)) {
      SignedFile file = SignedFile.of(bytes, document);
      Report after = file.report(judge);
      if (!after.document().whole()) {
        return FileOutcome.Refused.of(FileProblem.FILE_NOT_WHOLE, codes(after));
      }
      boolean reached =
          SignatureLevel.lowest(after).filter(l -> l.compareTo(level) >= 0).isPresent();
      return reached
          ? new FileOutcome.Made(result, file.mediaType())
          : FileOutcome.Refused.of(FileProblem.LEVEL_NOT_REACHED, codes(after));
    }
  }

  /** What the verifier says, as codes. */
  static String codes(Report report) {
    return Stream.concat(
            report.notices().stream(),
            report.signatures().stream().flatMap(signature -> signature.messages().stream()))
        .map(Message::code)
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
