package vn.vanthu.drills.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import vn.vanthu.search.query.Fields;

/** What an index on disk is made of. Stateless. */
final class IndexSize {

  /** Endings of Lucene's files of postings (documents, positions, payloads) and of terms. */
  private static final Set<String> POSTINGS_AND_TERMS =
      Set.of("doc", "pos", "pay", "psm", "tim", "tip", "tmd");

  private IndexSize() {}

  /** Bytes of postings, positions and term dictionaries of the newest commit below a folder. */
  static long postingsAndTerms(Path folder) throws IOException {
    long sum = 0;
    for (Path path : indexes(folder)) {
      try (Directory directory = FSDirectory.open(path);
          DirectoryReader reader = DirectoryReader.open(directory)) {
        for (LeafReaderContext leaf : reader.leaves()) {
          sum += ofSegment(directory, ((SegmentReader) leaf.reader()).getSegmentInfo());
        }
      }
    }
    return sum;
  }

  /** Bytes of the words in order ({@link Fields#SHORTHAND}) of the newest commit below a folder. */
  static long shorthand(Path folder) throws IOException {
    long sum = 0;
    for (Path path : indexes(folder)) {
      try (Directory directory = FSDirectory.open(path);
          DirectoryReader reader = DirectoryReader.open(directory)) {
        for (LeafReaderContext leaf : reader.leaves()) {
          BinaryDocValues words = DocValues.getBinary(leaf.reader(), Fields.SHORTHAND);
          while (words.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            sum += words.binaryValue().length;
          }
        }
      }
    }
    return sum;
  }

  private static List<Path> indexes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("segments_"))
          .map(Path::getParent)
          .distinct()
          .toList();
    }
  }

  private static long ofSegment(Directory directory, SegmentCommitInfo segment) throws IOException {
    if (!segment.info.getUseCompoundFile()) {
      long sum = 0;
      for (String file : segment.files()) {
        sum += counts(file) ? directory.fileLength(file) : 0;
      }
      return sum;
    }
    try (Directory inside =
        segment.info.getCodec().compoundFormat().getCompoundReader(directory, segment.info)) {
      long sum = 0;
      for (String file : inside.listAll()) {
        sum += counts(file) ? inside.fileLength(file) : 0;
      }
      return sum;
    }
  }

  private static boolean counts(String file) {
    return POSTINGS_AND_TERMS.contains(file.substring(file.lastIndexOf('.') + 1));
  }
}
