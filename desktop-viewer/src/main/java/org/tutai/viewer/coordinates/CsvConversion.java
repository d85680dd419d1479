package org.tutai.viewer.coordinates;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tutai.geo.crs.CoordinateTransform;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.Transforms;
import org.tutai.geo.format.csv.CsvRows;
import org.tutai.geo.format.csv.CsvTable;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.work.Progress;

/**
 * Writes the rows of a CSV again with the coordinates of another system in two more columns, in
 * UTF-8, a row at a time. Not for the UI thread.
 *
 * @param in the table
 * @param out to write; what is there is replaced once the whole is written
 * @param x name of the column of east or longitude
 * @param y name of the column of north or latitude
 * @param from system of those
 * @param to system of what is added
 */
record CsvConversion(Path in, Path out, String x, String y, Crs from, Crs to) {

  private static final int LONGEST_NUMBER = 40;
  private static final int TOLD_EVERY = 1000;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /**
   * What became of it.
   *
   * @param rows that were written
   * @param unconverted how many of them have no new coordinate: none could be read, or the system
   *     does not reach there
   */
  record Outcome(Path file, long rows, long unconverted) {}

  CsvConversion {
    if (x.equals(y)) {
      throw new IllegalArgumentException("x and y must be two columns (got: " + x + " twice)");
    }
  }

  /**
   * Writes the new file.
   *
   * @throws IOException when the file is no table, lacks the columns, or cannot be written
   * @throws java.util.concurrent.CancellationException when the progress said so; nothing is left
   */
  Outcome run(Progress progress) throws IOException {
    Path draft = out.resolveSibling(out.getFileName() + ".tutai-draft");
    try {
      Outcome made;
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
        made = write(stream, progress);
      }
      Files.move(draft, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return made;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private Outcome write(OutputStream stream, Progress progress) throws IOException {
    CsvTable table = CsvTable.open(in, null);
    List<String> names = table.names();
    int atX = column(names, x);
    int atY = column(names, y);
    stream.write(MARK);
    var line = new StringBuilder();
    for (String name : names) {
      cell(line, name);
    }
    cell(line, free(names, to.geographic() ? "lon" : "x"));
    cell(line, free(names, to.geographic() ? "lat" : "y"));
    end(line, stream);
    CoordinateTransform transform = Transforms.between(from, to);
    long rows = 0;
    long unconverted = 0;
    try (CsvRows in = table.rows()) {
      while (in.next()) {
        for (int i = 0; i < Math.max(names.size(), in.cells()); i++) {
          cell(line, i < in.cells() ? in.text(i) : "");
        }
        boolean converted = convert(in, atX, atY, transform, line);
        unconverted += converted ? 0 : 1;
        end(line, stream);
        if (++rows % TOLD_EVERY == 0) {
          progress.at(Math.round(in.shareRead() * TOLD_EVERY), TOLD_EVERY);
        }
      }
    }
    progress.at(1, 1);
    return new Outcome(out, rows, unconverted);
  }

  private int column(List<String> names, String name) throws IOException {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IOException(in + " has no column " + name);
    }
    return at;
  }

  private static String free(List<String> taken, String name) {
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private boolean convert(
      CsvRows row, int atX, int atY, CoordinateTransform transform, StringBuilder line) {
    OptionalDouble east = number(row, atX);
    OptionalDouble north = number(row, atY);
    if (east.isPresent() && north.isPresent()) {
      double[] at = {east.getAsDouble(), north.getAsDouble()};
      if (isReached(at)) {
        transform.transform(at, 0, at, 0, 1);
        if (Double.isFinite(at[0]) && Double.isFinite(at[1])) {
          String form = to.geographic() ? "%.8f" : "%.3f";
          cell(line, String.format(Locale.ROOT, form, at[0]));
          cell(line, String.format(Locale.ROOT, form, at[1]));
          return true;
        }
      }
    }
    cell(line, "");
    cell(line, "");
    return false;
  }

  /** Whether both systems are defined at the place. */
  private boolean isReached(double[] at) {
    double[] lonLat = at.clone();
    from.toLonLat().transform(lonLat, 0, lonLat, 0, 1);
    boolean real =
        Double.isFinite(lonLat[0])
            && Math.abs(lonLat[0]) <= 360
            && Double.isFinite(lonLat[1])
            && Math.abs(lonLat[1]) <= 90;
    if (!real) {
      return false;
    }
    var place = new Position(lonLat[0], lonLat[1]);
    return Notation.reaches(from, place) && Notation.reaches(to, place);
  }

  private static OptionalDouble number(CsvRows row, int at) {
    String text = at < row.cells() ? row.text(at).strip() : "";
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text.replace(",", "")));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static void cell(StringBuilder line, String text) {
    if (!line.isEmpty()) {
      line.append(',');
    }
    boolean quoted = line.isEmpty() && text.isEmpty();
    for (int i = 0; i < text.length() && !quoted; i++) {
      char c = text.charAt(i);
      quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    line.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
  }

  private static void end(StringBuilder line, OutputStream stream) throws IOException {
    line.append("\r\n");
    stream.write(line.toString().getBytes(StandardCharsets.UTF_8));
    line.setLength(0);
  }
}
