package org.tutai.geo.format.csv;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.GeometryKind;

/** What the cells of one column can be, as far as they were looked at. For one thread. */
final class ColumnSample {

  private final ColumnGuess guess = new ColumnGuess();
  private final NumberCell number = new NumberCell();
  private final PairCell pair = new PairCell();
  private final Range first = new Range();
  private final Range second = new Range();
  private long pairs;
  private long taiwanSwapped;
  private long geometries;
  private long binaries;
  private boolean mixed;
  private @Nullable GeometryKind kind;
  private OptionalInt srid = OptionalInt.empty();

  /** The least and the greatest number. */
  private static final class Range {
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private long count;
    private long within180;
    private long within90;

    void add(double value) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      count++;
      within180 += Math.abs(value) <= 180 ? 1 : 0;
      within90 += Math.abs(value) <= 90 ? 1 : 0;
    }

    boolean fits(int degrees) {
      return count > 0 && (degrees == 90 ? within90 : within180) * 20 >= count * 19;
    }

    @Override
    public String toString() {
      return plain(least) + " … " + plain(greatest);
    }

    private static String plain(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /** Looks at a cell. */
  void add(byte[] bytes, int start, int end, boolean quoted) {
    guess.add(bytes, start, end, quoted);
    if (start == end) {
      return;
    }
    if (number.read(bytes, start, end) != NumberCell.Kind.NONE) {
      first.add(number.real());
    } else if (guess.numbers() == 0 && pair.read(bytes, start, end)) {
      pairs++;
      first.add(pair.first());
      second.add(pair.second());
      boolean swapped =
          pair.first() > 20 && pair.first() < 27 && pair.second() > 117 && pair.second() < 125;
      taiwanSwapped += swapped ? 1 : 0;
    } else if (guess.numbers() == 0) {
      addText(bytes, start, end);
    }
  }

  private void addText(byte[] bytes, int start, int end) {
    GeometryKind binary = WkbText.kind(bytes, start, end);
    GeometryKind found = binary == null ? Wkt.kind(bytes, start, end) : binary;
    if (found == null) {
      return;
    }
    geometries++;
    binaries += binary == null ? 0 : 1;
    mixed |= kind != null && kind != found;
    kind = found;
    if (srid.isEmpty()) {
      srid = binary == null ? Wkt.srid(bytes, start, end) : WkbText.srid(bytes, start, end);
    }
  }

  ColumnGuess guess() {
    return guess;
  }

  /** Whether nine in ten of the cells that have something are numbers; false for none. */
  boolean isNearlyAllNumbers() {
    return guess.numbers() > 0 && guess.numbers() * 10 >= guess.values() * 9;
  }

  /** Whether nearly all numbers are of that magnitude: 90 or 180. */
  boolean fits(int degrees) {
    return first.fits(degrees);
  }

  /** Whether all numbers lie between two. */
  boolean isWithin(double least, double greatest) {
    return first.least >= least && first.greatest <= greatest;
  }

  String range() {
    return first.toString();
  }

  boolean isNearlyAllPairs() {
    return pairs > 0 && pairs * 10 >= guess.values() * 9;
  }

  /** Whether the first of two numbers is y; {@code named} says whether the name says so. */
  boolean isSwappedPair(boolean named) {
    return taiwanSwapped * 2 > pairs
        || (named && first.fits(90))
        || (first.fits(90) && !second.fits(90));
  }

  boolean pairsAreDegrees() {
    return first.fits(180) && second.fits(180);
  }

  /** The kind of the column's geometries in well-known text or binary; null when it has none. */
  @Nullable GeometryKind geometryKind() {
    boolean most = geometries > 0 && geometries * 10 >= guess.values() * 9;
    return most ? (mixed ? GeometryKind.MIXED : kind) : null;
  }

  boolean isAllGeometries() {
    return geometries > 0 && geometries == guess.values();
  }

  /** Whether the geometries are binary; a column is of one form. */
  boolean isBinary() {
    return binaries * 2 > geometries;
  }

  OptionalInt srid() {
    return srid;
  }
}
