package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tutai.geo.bytes.BoundedXml;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.raster.GridGeometry;

/**
 * What lies beside a picture and says where it is: a world file, a {@code .prj}, an {@code
 * .aux.xml} as GDAL and ArcGIS write it.
 */
final class Beside {

  private static final int MOST_TEXT = 1 << 20;

  private final Path picture;

  Beside(Path picture) {
    this.picture = picture;
  }

  /** A file name without its ending. */
  static String stem(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /** The text of the first of these files that is there; "*" stands for the name without ending. */
  private Optional<String> text(List<String> patterns) throws IOException {
    for (String pattern : patterns) {
      for (String ending : List.of(pattern, pattern.toUpperCase(Locale.ROOT))) {
        Path path = picture.resolveSibling(ending.replace("*", stem(picture)));
        if (Files.isRegularFile(path) && !path.equals(picture)) {
          return Optional.of(read(path));
        }
      }
    }
    return Optional.empty();
  }

  private static String read(Path path) throws IOException {
    try (var file = PositionedFile.open(path)) {
      int length = (int) Math.min(file.size(), MOST_TEXT);
      String text = new String(file.read(0, length, "a text"), StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
  }

  /** The mask that GDAL keeps beside a picture it may not write to. */
  Optional<Path> mask() {
    Path path = picture.resolveSibling(picture.getFileName() + ".msk");
    return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
  }

  Optional<String> prj() throws IOException {
    return text(List.of("*.prj"));
  }

  /**
   * The place that a world file gives: six lines, x by column, y by column, x by row, y by row, and
   * the middle of the first cell. A file that is not so gives none.
   */
  private Optional<GridGeometry> world() throws IOException {
    Optional<String> text = text(worldNames());
    return text.isEmpty() ? Optional.empty() : world(text.get());
  }

  /** As {@link #world}; a file that cannot be opened gives none. */
  Optional<GridGeometry> worldOrNone() {
    try {
      return world();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private List<String> worldNames() {
    String name = String.valueOf(picture.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    List<String> names = new ArrayList<>();
    if (ending.length() >= 3) {
      names.add("*." + ending.charAt(0) + ending.charAt(ending.length() - 1) + "w");
      names.add("*." + ending + "w");
    }
    names.add("*.tfw");
    names.add("*.wld");
    names.add(name.replace("*", "") + "w");
    return names;
  }

  static Optional<GridGeometry> world(String text) {
    String[] words = text.strip().split("\\s+", 7);
    double[] numbers = new double[6];
    for (int i = 0; i < 6; i++) {
      OptionalDouble number = i < words.length ? number(words[i]) : OptionalDouble.empty();
      if (number.isEmpty()) {
        return Optional.empty();
      }
      numbers[i] = number.getAsDouble();
    }
    return Placement.grid(
        new double[] {numbers[4], numbers[0], numbers[2], numbers[5], numbers[1], numbers[3]},
        true);
  }

  /** A number as a person or a program may write it, with a comma for a point too. */
  static OptionalDouble number(String written) {
    try {
      String text = written.strip();
      boolean nan = text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("-nan");
      return OptionalDouble.of(
          nan || text.startsWith("1.#") || text.startsWith("-1.#")
              ? Double.NaN
              : Double.parseDouble(text.replace(',', '.')));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** What an {@code .aux.xml} says; empty when there is none that can be read. */
  Optional<XmlElement> auxiliary() throws IOException {
    String name = String.valueOf(picture.getFileName());
    Optional<String> text = text(List.of(name + ".aux.xml", "*.aux.xml"));
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(BoundedXml.read(text.get()));
    } catch (XmlException e) {
      return Optional.empty();
    }
  }

  /** The definition of a CRS in an {@code .aux.xml}. */
  static Optional<String> wkt(XmlElement auxiliary) {
    return auxiliary
        .child("SRS")
        .or(() -> find(auxiliary, "WKT", 0))
        .map(XmlElement::text)
        .filter(text -> !text.isBlank());
  }

  private static Optional<XmlElement> find(XmlElement in, String name, int depth) {
    for (XmlElement child : in.children()) {
      Optional<XmlElement> found =
          child.is(name)
              ? Optional.of(child)
              : depth > 8 ? Optional.empty() : find(child, name, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The place in an {@code .aux.xml}: x, x by column, x by row, y, y by column, y by row. */
  static Optional<GridGeometry> place(XmlElement auxiliary) {
    String[] words = auxiliary.childText("GeoTransform").strip().split("\\s*,\\s*");
    double[] numbers = new double[6];
    for (int i = 0; i < 6; i++) {
      OptionalDouble number = words.length == 6 ? number(words[i]) : OptionalDouble.empty();
      if (number.isEmpty()) {
        return Optional.empty();
      }
      numbers[i] = number.getAsDouble();
    }
    return Placement.grid(numbers, false);
  }

  /** The value that stands for "no value" in an {@code .aux.xml}. */
  static OptionalDouble noData(XmlElement auxiliary) {
    return auxiliary
        .child("PAMRasterBand")
        .map(band -> number(band.childText("NoDataValue")))
        .orElse(OptionalDouble.empty());
  }
}
