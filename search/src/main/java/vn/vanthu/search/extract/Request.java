package vn.vanthu.search.extract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What the client asks of the worker.
 *
 * @param task what to do
 * @param path the file, as the worker sees it
 * @param name the name the file was sent under; only its ending is looked at
 * @param page for {@link Task#RENDER}: page number from 1
 * @param dpi for {@link Task#RENDER}: dots per inch
 * @param budgetMillis time for optical reading; what is not read by then is left out with a warning
 * @param limits what the result may hold
 */
record Request(
    Task task,
    String path,
    String name,
    int page,
    int dpi,
    long budgetMillis,
    ResultLimits limits) {

  /** What can be asked. */
  enum Task {
    TEXT,
    RENDER,
    CONVERT
  }

  /** The part of {@link ExtractionLimits} that the worker keeps. */
  record ResultLimits(int maxCharacters, int maxWords, int maxOcrPages) {}

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(task.name());
    out.writeUTF(path);
    out.writeUTF(name.length() > 300 ? name.substring(name.length() - 300) : name);
    out.writeInt(page);
    out.writeInt(dpi);
    out.writeLong(budgetMillis);
    out.writeInt(limits.maxCharacters());
    out.writeInt(limits.maxWords());
    out.writeInt(limits.maxOcrPages());
    out.flush();
  }

  static Request read(DataInputStream in) throws IOException {
    return new Request(
        Task.valueOf(in.readUTF()),
        in.readUTF(),
        in.readUTF(),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        new ResultLimits(in.readInt(), in.readInt(), in.readInt()));
  }
}
