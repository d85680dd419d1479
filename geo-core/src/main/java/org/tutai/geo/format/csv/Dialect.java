package org.tutai.geo.format.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How a file's rows are written.
 *
 * @param separator between cells
 * @param cells how many a row has
 * @param skipped how many rows stand before the first of the table: a title, a note
 */
record Dialect(char separator, int cells, int skipped) {

  private static final char[] SEPARATORS = {',', '\t', ';', '|'};

  /** What Excel writes into the first line to say which separator it used. */
  private static final String SAID = "sep=";

  private static final int ROWS = 200;
  private static final int MOST_SKIPPED = 10;

  /** A table of fewer columns has no title: its one-cell row is the name of one column of text. */
  private static final int LEAST_UNDER_TITLE = 3;

  /**
   * Finds the separator that gives the most rows as many cells as the first row has; with more
   * cells where two do alike.
   *
   * @param text the beginning of the text, without a byte order mark
   * @param whole whether it is all of it
   */
  static Dialect of(Path path, byte[] text, boolean whole, boolean tabs) throws IOException {
    for (char separator : SEPARATORS) {
      if (beginsWith(text, SAID + separator)) {
        return said(separator, counts(path, text, whole, separator));
      }
    }
    Dialect best = new Dialect(tabs ? '\t' : ',', 1, 0);
    double bestScore = 0;
    for (char separator : SEPARATORS) {
      int[] counts = counts(path, text, whole, separator);
      int usual = usual(counts);
      int first = first(counts, usual);
      if (usual < 2 || first < 0 || (first > 0 && usual < LEAST_UNDER_TITLE)) {
        continue;
      }
      double share = share(counts, first, usual);
      double score =
          share * share
              + Math.min(usual, 50) * 0.002
              + (tabs && separator == '\t' ? 1 : 0)
              - (first > 0 ? 0.2 : 0);
      if (score > bestScore) {
        bestScore = score;
        best = new Dialect(separator, usual, first);
      }
    }
    return best;
  }

  private static Dialect said(char separator, int[] counts) {
    int[] table = Arrays.copyOfRange(counts, Math.min(1, counts.length), counts.length);
    int usual = Math.max(1, usual(table));
    return new Dialect(separator, usual, 1 + Math.max(0, first(table, usual)));
  }

  private static double share(int[] counts, int first, int usual) {
    int same = 0;
    for (int i = first; i < counts.length; i++) {
      same += counts[i] == usual ? 1 : 0;
    }
    return (double) same / (counts.length - first);
  }

  private static boolean beginsWith(byte[] text, String words) {
    byte[] expected = words.getBytes(StandardCharsets.US_ASCII);
    return text.length >= expected.length
        && Arrays.equals(text, 0, expected.length, expected, 0, expected.length);
  }

  private static int[] counts(Path path, byte[] text, boolean whole, char separator)
      throws IOException {
    int[] counts = new int[ROWS];
    int n = 0;
    try (var rows = new Rows(path, new ByteArrayInputStream(text), separator)) {
      while (n < ROWS && rows.next()) {
        counts[n++] = rows.cells();
      }
    }
    boolean cut = !whole && n < ROWS && n > 1;
    return Arrays.copyOf(counts, cut ? n - 1 : n);
  }

  /** The number of cells that most rows have; the greater where two are as frequent. */
  private static int usual(int[] counts) {
    int usual = 0;
    int most = 0;
    for (int count : counts) {
      int same = 0;
      for (int other : counts) {
        same += other == count ? 1 : 0;
      }
      if (same > most || (same == most && count > usual)) {
        most = same;
        usual = count;
      }
    }
    return usual;
  }

  /** The first row that has as many cells as most; −1 when rows of another sort go on. */
  private static int first(int[] counts, int usual) {
    for (int i = 0; i < Math.min(counts.length, MOST_SKIPPED); i++) {
      if (counts[i] == usual) {
        return i;
      }
    }
    return -1;
  }
}
