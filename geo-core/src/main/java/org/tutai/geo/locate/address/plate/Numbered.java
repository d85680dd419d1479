package org.tutai.geo.locate.address.plate;

import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.PlateText;
import org.tutai.geo.locate.address.plate.CountyBatch.Tail;

/**
 * What the columns of the number say, which many rows have in common, with the numbers that tail
 * and unit have in the batch it was last met in. For one thread.
 */
final class Numbered {

  private static final PlateText NOTHING = PlateText.street("");
  private static final int LARGEST_MAIN = (1 << 24) - 1;
  private static final int LARGEST_SUB = (1 << 16) - 1;

  private final @Nullable RowRemark remark;
  private final PlateText text;
  private final boolean plain;
  private @Nullable CountyBatch batch;
  private int tail;
  private int unit;

  private Numbered(@Nullable RowRemark remark, PlateText text) {
    this.remark = remark;
    this.text = text;
    this.plain = text.road().isEmpty() && text.path().isEmpty();
  }

  /** Columns that cannot be used. */
  static Numbered bad(RowRemark remark) {
    return new Numbered(remark, NOTHING);
  }

  /** Columns as the grammar reads them; null for no number. */
  static Numbered of(@Nullable PlateText text) {
    if (text == null) {
      return bad(RowRemark.NO_NUMBER);
    }
    HouseNumber house = text.number();
    return house.main() > LARGEST_MAIN || house.sub() > LARGEST_SUB
        ? bad(RowRemark.LARGE_NUMBER)
        : new Numbered(null, text);
  }

  /** Why rows of it cannot be used; null when they can. */
  @Nullable RowRemark remark() {
    return remark;
  }

  PlateText text() {
    return text;
  }

  /** Whether nothing of the street is said. */
  boolean isPlain() {
    return plain;
  }

  void numberIn(CountyBatch its) {
    if (batch != its) {
      HouseNumber house = text.number();
      batch = its;
      tail = its.tail(new Tail(house.prefix(), house.rest()));
      unit = its.unit(text.unit());
    }
  }

  /** In the batch of {@link #numberIn}. */
  int tail() {
    return tail;
  }

  /** In the batch of {@link #numberIn}. */
  int unit() {
    return unit;
  }
}
