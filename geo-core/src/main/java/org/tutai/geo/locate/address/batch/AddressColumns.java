package org.tutai.geo.locate.address.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.format.csv.CsvRows;
import org.tutai.geo.format.csv.CsvTable;

/**
 * The columns of a table that together are an address, in the order they are joined. Immutable,
 * thread-safe.
 */
final class AddressColumns {

  private static final List<String> WHOLE =
      List.of("完整地址", "門牌地址", "地址", "住址", "門牌", "address", "fulladdress", "addr");
  private static final List<String> WORDS = List.of("地址", "住址", "門牌", "address", "addr");

  private static final int LOOKED_AT = 200;
  private static final String UNITS = "號路街段巷弄鄉鎮市區村里縣";

  /** One column. */
  private record Part(int column, Optional<ColumnRole> role, boolean leads) {}

  private final List<Part> parts;
  private final String names;

  private AddressColumns(List<Part> parts, List<String> names) {
    this.parts = List.copyOf(parts);
    this.names = String.join(" + ", parts.stream().map(part -> names.get(part.column())).toList());
  }

  /**
   * The columns that were named, or those found by their names, or else by what they hold.
   *
   * @throws FormatException when there are none; it names the columns there are
   */
  static AddressColumns of(Path file, CsvTable table, List<String> chosen) throws IOException {
    List<String> names = table.names();
    if (!chosen.isEmpty()) {
      return chosen(file, names, chosen);
    }
    List<Part> parts = byName(names);
    if (parts.isEmpty()) {
      byContent(table).ifPresent(column -> parts.add(new Part(column, Optional.empty(), false)));
    }
    if (parts.isEmpty()) {
      throw new FormatException(
              file,
              -1,
              "a column of addresses",
              "the columns " + shortened(names),
              "Say which column it is (--column NAME, or column=NAME in a request).")
          .because(FormatFault.COLUMNS);
    }
    return new AddressColumns(parts, names);
  }

  private static AddressColumns chosen(Path file, List<String> names, List<String> chosen)
      throws FormatException {
    List<Part> parts = new ArrayList<>();
    for (String name : chosen) {
      int column = indexOf(names, name);
      if (column < 0) {
        throw new FormatException(
                file,
                -1,
                "a column named " + name,
                "the columns " + shortened(names),
                "Name one of these.")
            .because(FormatFault.COLUMNS);
      }
      parts.add(new Part(column, ColumnRole.of(name), false));
    }
    return new AddressColumns(parts, names);
  }

  private static int indexOf(List<String> names, String name) {
    String plain = ColumnRole.plain(name);
    for (int i = 0; i < names.size(); i++) {
      if (ColumnRole.plain(names.get(i)).equals(plain)) {
        return i;
      }
    }
    return -1;
  }

  private static String shortened(List<String> names) {
    String all = String.join(", ", names);
    return all.length() > 300 ? all.substring(0, 300) + "…" : all;
  }

  /* A whole address may still lack what the county and town beside it say. */
  private static List<Part> byName(List<String> names) {
    List<Part> parts = new ArrayList<>();
    int whole = whole(names);
    for (ColumnRole role : ColumnRole.values()) {
      boolean leads = role == ColumnRole.COUNTY || role == ColumnRole.TOWN;
      int column = column(names, role, whole);
      if (column >= 0 && (whole < 0 || leads)) {
        parts.add(new Part(column, Optional.of(role), whole >= 0));
      }
    }
    if (whole >= 0) {
      parts.add(new Part(whole, Optional.empty(), false));
      return parts;
    }
    boolean enough =
        parts.stream()
            .anyMatch(
                part ->
                    part.role().filter(ColumnRole.NUMBER::equals).isPresent()
                        || part.role().filter(ColumnRole.ROAD::equals).isPresent());
    return enough ? parts : new ArrayList<>();
  }

  private static int column(List<String> names, ColumnRole role, int except) {
    for (int i = 0; i < names.size(); i++) {
      if (i != except && ColumnRole.of(names.get(i)).filter(role::equals).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  private static int whole(List<String> names) {
    for (String name : WHOLE) {
      int column = indexOf(names, name);
      if (column >= 0) {
        return column;
      }
    }
    for (int i = 0; i < names.size(); i++) {
      String plain = ColumnRole.plain(names.get(i));
      if (ColumnRole.of(plain).isEmpty() && WORDS.stream().anyMatch(plain::contains)) {
        return i;
      }
    }
    return -1;
  }

  /** The column most of whose first cells look like addresses. */
  private static Optional<Integer> byContent(CsvTable table) throws IOException {
    int[] likely = new int[table.names().size()];
    int rows = 0;
    try (CsvRows in = table.rows()) {
      while (rows < LOOKED_AT && in.next()) {
        for (int i = 0; i < Math.min(likely.length, in.cells()); i++) {
          likely[i] += looksLikeAddress(in.text(i)) ? 1 : 0;
        }
        rows++;
      }
    }
    int best = 0;
    for (int i = 1; i < likely.length; i++) {
      best = likely[i] > likely[best] ? i : best;
    }
    return likely.length > 0 && likely[best] * 2 > rows ? Optional.of(best) : Optional.empty();
  }

  private static boolean looksLikeAddress(String cell) {
    int units = 0;
    for (int i = 0; i < Math.min(80, cell.length()); i++) {
      units += UNITS.indexOf(cell.charAt(i)) >= 0 ? 1 : 0;
    }
    String lower = cell.toLowerCase(Locale.ROOT);
    return (units >= 2 && cell.length() >= 5) || lower.contains(" rd") || lower.contains(" st.");
  }

  /** The columns' names, for a person. */
  String names() {
    return names;
  }

  /** The columns among those of the table. */
  List<String> columns(List<String> all) {
    return parts.stream().map(part -> all.get(part.column())).toList();
  }

  /** The address of a row, empty where its cells are. */
  String address(Chunk chunk, int row) {
    if (parts.size() == 1) {
      return chunk.text(row, parts.get(0).column());
    }
    String last = chunk.text(row, parts.get(parts.size() - 1).column());
    var text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String cell = chunk.text(row, part.column()).strip();
      if (!part.leads() || !says(last, cell)) {
        text.append(part.role().isPresent() ? part.role().get().written(cell) : cell);
      }
    }
    return text.toString();
  }

  private static boolean says(String address, String district) {
    return address.replace('臺', '台').contains(district.replace('臺', '台'));
  }
}
