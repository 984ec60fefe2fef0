package vn.vanthu.signing.keys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which tokens a PKCS#11 module shows, asked without a PIN, so that nobody's PIN is tried on
 * somebody else's token. Java's own provider does not tell; the module is asked directly (OASIS
 * PKCS #11 v2.40, base types of 64-bit Linux). Stateless; call it before the module is unlocked.
 */
@SuppressWarnings("restricted") // foreign functions: that is what this class is for
public final class TokenSlots {
  /** Of the function list: after its version, in the order of the standard. */
  private static final int INITIALIZE = 0;

  private static final int FINALIZE = 1;
  private static final int GET_SLOT_LIST = 4;
  private static final int GET_TOKEN_INFO = 6;

  private static final long OK = 0;
  private static final long ALREADY_INITIALIZED = 0x191;
  private static final long TOKEN_INITIALIZED = 0x400;
  private static final int MOST_SLOTS = 256;

  /** {@code CK_TOKEN_INFO}: label, maker, model and serial number are padded with spaces. */
  private static final int LABEL_BYTES = 32;

  private static final int SERIAL_AT = 80;
  private static final int SERIAL_BYTES = 16;
  private static final int FLAGS_AT = 96;
  private static final int INFO_BYTES = 256;

  private TokenSlots() {}

  /**
   * A token that is plugged in and made ready.
   *
   * @param slot its place in the module's list, from 0: what {@link Pkcs11Token#unlock} takes
   */
  public record Slot(int slot, String label, String serial) {
    @Override
    public String toString() {
      return slot + ": " + label + " (" + serial + ")";
    }
  }

  /**
   * The tokens of a module.
   *
   * @throws IOException when the module does not load or does not answer
   */
  public static List<Slot> of(Path module) throws IOException {
    if (!Files.isReadable(module)) {
      throw new IOException("no such file: " + module);
    }
    try (Arena arena = Arena.ofConfined()) {
      return list(arena, SymbolLookup.libraryLookup(module.toAbsolutePath(), arena));
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) { // what a method handle may throw, by its signature
      if (e instanceof Error error) {
        throw error;
      }
      throw new IOException("the module " + module + " does not answer: " + e.getMessage(), e);
    }
  }

  private static List<Slot> list(Arena arena, SymbolLookup module) throws Throwable {
    MemorySegment entry =
        module
            .find("C_GetFunctionList")
            .orElseThrow(() -> new IOException("the file is no PKCS#11 module"));
    MemorySegment place = arena.allocate(ADDRESS);
    var getFunctions =
        Linker.nativeLinker().downcallHandle(entry, FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    expect("C_GetFunctionList", (long) getFunctions.invokeExact(place));
    MemorySegment functions =
        place.get(ADDRESS, 0).reinterpret(8 * (GET_TOKEN_INFO + 2L), arena, null);
    long begun = (long) function(functions, INITIALIZE, ADDRESS).invokeExact(MemorySegment.NULL);
    if (begun != ALREADY_INITIALIZED) {
      expect("C_Initialize", begun);
    }
    try {
      return slots(arena, functions);
    } finally {
      if (begun == OK) {
        expect(
            "C_Finalize",
            (long) function(functions, FINALIZE, ADDRESS).invokeExact(MemorySegment.NULL));
      }
    }
  }

  private static List<Slot> slots(Arena arena, MemorySegment functions) throws Throwable {
    var getSlots = function(functions, GET_SLOT_LIST, JAVA_BYTE, ADDRESS, ADDRESS);
    var getInfo = function(functions, GET_TOKEN_INFO, JAVA_LONG, ADDRESS);
    MemorySegment ids = arena.allocate(JAVA_LONG, MOST_SLOTS);
    MemorySegment count = arena.allocate(JAVA_LONG);
    count.set(JAVA_LONG, 0, MOST_SLOTS);
    expect("C_GetSlotList", (long) getSlots.invokeExact((byte) 0, ids, count));
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < count.get(JAVA_LONG, 0); i++) {
      MemorySegment info = arena.allocate(INFO_BYTES, 8);
      long answer = (long) getInfo.invokeExact(ids.getAtIndex(JAVA_LONG, i), info);
      if (answer == OK && (info.get(JAVA_LONG, FLAGS_AT) & TOKEN_INITIALIZED) != 0) {
        slots.add(new Slot(i, text(info, 0, LABEL_BYTES), text(info, SERIAL_AT, SERIAL_BYTES)));
      }
    }
    return List.copyOf(slots);
  }

  private static java.lang.invoke.MethodHandle function(
      MemorySegment functions, int index, MemoryLayout... arguments) {
    MemorySegment at = functions.get(ADDRESS, 8 * (index + 1L));
    return Linker.nativeLinker().downcallHandle(at, FunctionDescriptor.of(JAVA_LONG, arguments));
  }

  private static String text(MemorySegment info, int at, int length) {
    byte[] bytes = info.asSlice(at, length).toArray(JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }

  private static void expect(String call, long answer) throws IOException {
    if (answer != OK) {
      throw new IOException(call + " answered 0x" + Long.toHexString(answer));
    }
  }
}
