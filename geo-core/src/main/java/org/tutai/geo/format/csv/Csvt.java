package org.tutai.geo.format.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;

/**
 * The types of a table's columns in a {@code .csvt} beside it, a row of words such as {@code
 * "Integer","String(10)"}, as GDAL has it. Stateless, thread-safe.
 */
final class Csvt {

  private static final int LONGEST = 1 << 17;

  private Csvt() {}

  /** The types that are said; empty when nothing is said, or not of as many columns. */
  static List<FieldType> beside(Path csv, int columns) throws IOException {
    Path path = path(csv);
    if (!Files.isRegularFile(path) || Files.size(path) > LONGEST) {
      return List.of();
    }
    String text;
    try (InputStream in = Files.newInputStream(path)) {
      text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
    }
    List<FieldType> types = new ArrayList<>();
    for (String word : text.strip().split("[,;]", -1)) {
      types.add(type(word.replaceAll("[\"\\s]", "").toLowerCase(Locale.ROOT)));
    }
    return types.size() == columns ? types : List.of();
  }

  private static FieldType type(String word) {
    String base = word.replaceFirst("\\(\\d+(\\.\\d+)?\\)", "");
    return switch (base) {
      case "integer", "integer64", "integer(int16)" -> FieldType.INTEGER;
      case "integer(boolean)" -> FieldType.BOOLEAN;
      case "real", "real(float32)", "coordx", "coordy", "coordz" -> FieldType.REAL;
      case "date" -> FieldType.DATE;
      case "datetime" -> FieldType.DATE_TIME;
      default -> FieldType.TEXT;
    };
  }

  /** The word for a field. */
  static String word(Field field) {
    return switch (field.type()) {
      case TEXT, BINARY -> "String";
      case INTEGER -> "Integer64";
      case REAL -> "Real";
      case BOOLEAN -> "Integer(Boolean)";
      case DATE -> "Date";
      case DATE_TIME -> "DateTime";
    };
  }

  /** Where the types of a table are said. */
  static Path path(Path csv) {
    String name = String.valueOf(csv.getFileName()).replaceFirst("(?i)\\.gz$", "");
    return csv.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".csvt");
  }
}
