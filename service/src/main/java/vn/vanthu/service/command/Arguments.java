package vn.vanthu.service.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.service.language.Language;

/**
 * The arguments of one command, split into flags ({@code --json}), values ({@code --at INSTANT},
 * {@code --at=INSTANT}) and the rest. What a command does not know is misuse, never ignored; {@code
 * --} ends the options. Immutable.
 */
final class Arguments {
  private final Set<String> flags;
  private final Map<String, String> values;
  private final List<String> rest;

  private Arguments(Set<String> flags, Map<String, String> values, List<String> rest) {
    this.flags = Set.copyOf(flags);
    this.values = Map.copyOf(values);
    this.rest = List.copyOf(rest);
  }

  static Arguments parse(List<String> words, Set<String> knownFlags, Set<String> knownValues)
      throws Misuse {
    Set<String> flags = new HashSet<>();
    Map<String, String> values = new HashMap<>();
    List<String> rest = new ArrayList<>();
    boolean options = true;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!options || !word.startsWith("--")) {
        rest.add(word);
        continue;
      }
      if (word.equals("--")) {
        options = false;
        continue;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
      if (knownFlags.contains(name) && equals < 0) {
        flags.add(name);
      } else if (knownValues.contains(name)) {
        if (equals < 0 && ++i >= words.size()) {
          throw new Misuse("--" + name + " cần một giá trị", "--" + name + " needs a value");
        }
        if (values.put(name, equals < 0 ? words.get(i) : word.substring(equals + 1)) != null) {
          throw new Misuse("--" + name + " ghi hai lần", "--" + name + " twice");
        }
      } else {
        throw new Misuse("không có tùy chọn " + word, "unknown option " + word);
      }
    }
    return new Arguments(flags, values, rest);
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String required(String name) throws Misuse {
    String value = values.get(name);
    if (value == null) {
      throw new Misuse("thiếu --" + name, "--" + name + " is missing");
    }
    return value;
  }

  /** What {@code --lang} says; Vietnamese when it says nothing. */
  Language language() throws Misuse {
    return switch (value("lang").orElse(Language.VI.tag())) {
      case "vi" -> Language.VI;
      case "en" -> Language.EN;
      default -> throw new Misuse("--lang là vi hoặc en", "--lang is vi or en");
    };
  }

  /** What is neither flag nor value. */
  List<String> rest() {
    return rest;
  }

  /** The rest, when there must be at least one. */
  List<String> files() throws Misuse {
    if (rest.isEmpty()) {
      throw new Misuse("chưa nêu tệp nào", "no file given");
    }
    return rest;
  }

  void nothingElse() throws Misuse {
    if (!rest.isEmpty()) {
      throw new Misuse("thừa: " + rest.getFirst(), "unexpected: " + rest.getFirst());
    }
  }
}
