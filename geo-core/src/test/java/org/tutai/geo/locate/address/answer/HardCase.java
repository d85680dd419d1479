package org.tutai.geo.locate.address.answer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.name.Folding;

/**
 * A line of {@code hard-cases.tsv}: a text, the parts to be understood ({@code c=臺北市 r=新生北路 s=3
 * h=26}; an empty value says that there must be none; {@code -} that nothing must be understood),
 * and the answer from {@code hard-plates.csv}: {@code plate} or {@code house} with its address as
 * written there, another level with a name that the answer's address must hold, {@code not-plate},
 * {@code none}, or nothing.
 *
 * @param line in the file, from 1
 */
record HardCase(int line, String text, List<String> parts, String answer) {

  static List<HardCase> all() throws IOException {
    List<HardCase> cases = new ArrayList<>();
    int line = 0;
    for (String row : resource("hard-cases.tsv")) {
      line++;
      if (!row.startsWith("#")) {
        String[] cells = row.split("\t", -1);
        List<String> parts = cells[1].isBlank() ? List.of() : List.of(cells[1].strip().split(" +"));
        cases.add(new HardCase(line, unescape(cells[0]), parts, cells[2]));
      }
    }
    return cases;
  }

  static List<String> resource(String name) throws IOException {
    try (InputStream in = HardCase.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Backslashes as in Java: t, n, r, u and four digits. */
  private static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\\' || i + 1 == text.length()) {
        out.append(text.charAt(i));
        continue;
      }
      char next = text.charAt(++i);
      if (next == 'u') {
        out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        out.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
      }
    }
    return out.toString();
  }

  /** What the address lacks of the parts, in words; empty when all is understood. */
  List<String> misunderstood(Address address) {
    List<String> wrong = new ArrayList<>();
    for (String part : parts) {
      if (part.equals("-")) {
        if (!address.isEmpty()) {
          wrong.add("nothing, but got " + address.parts());
        }
        continue;
      }
      String wanted = part.substring(part.indexOf('=') + 1);
      String got = part(address, part.charAt(0));
      if (!normal(part.charAt(0), wanted).equals(normal(part.charAt(0), got))) {
        wrong.add(part + ", but got " + (got.isEmpty() ? "none" : got));
      }
    }
    return wrong;
  }

  private static String normal(char kind, String value) {
    return kind == 'h' || kind == 'c' || kind == 't' ? value : Folding.key(value);
  }

  private static String part(Address address, char kind) {
    return switch (kind) {
      case 'z' -> address.postalCode();
      case 'c' -> names(address.counties().stream().map(d -> d.name()).toList());
      case 't' -> names(address.towns().stream().map(d -> d.name()).toList());
      case 'v' -> address.village();
      case 'n' -> String.valueOf(address.neighbourhood());
      case 'r' -> address.road();
      case 's' -> address.path().section();
      case 'l' -> address.path().lane();
      case 'a' -> address.path().alley();
      case 'h' -> numbers(address);
      case 'u' -> address.unit().text();
      case 'x' -> address.crossRoad();
      default -> throw new IllegalArgumentException("no part is named " + kind);
    };
  }

  private static String names(List<String> names) {
    return String.join("|", new TreeSet<>(names));
  }

  private static String numbers(Address address) {
    List<String> texts =
        address.numbers().stream()
            .map(HouseNumber::text)
            .map(t -> t.replace("號", "").toUpperCase(Locale.ROOT))
            .toList();
    return String.join(address.range() ? "~" : ",", texts);
  }
}
