package org.tutai.geo.locate.address.plate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The rows of one county in memory, street by street and sorted within: by main number, sub number,
 * tail, village, neighbourhood, unit, longitude, latitude. For one thread.
 */
final class CountyRows {

  /** How many ints a row has; the street is where it stands. */
  static final int WIDTH = CountyBatch.ROW_INTS - 1;

  static final int MAIN = 0;
  static final int SUB = 1;
  static final int TAIL = 2;
  static final int VILLAGE = 3;
  static final int NEIGHBOURHOOD = 4;
  static final int UNIT = 5;
  static final int LON = 6;
  static final int LAT = 7;

  /** Rows that agree so far are plates of one house number. */
  static final int SAME_NUMBER = UNIT;

  private final int[] values;
  private final int[] ends;
  private int[] order = new int[1 << 8];
  private int[] spare = new int[1 << 8];

  /** Reads the rows of some batches. */
  CountyRows(List<CountyBatch> batches, CountyNames names) throws IOException {
    int[] at = new int[names.streets().size() + 1];
    int all = 0;
    for (int i = 0; i < batches.size(); i++) {
      count(batches.get(i), names.numbers(i), at);
      all = Math.addExact(all, Math.toIntExact(batches.get(i).count()));
    }
    values = new int[Math.multiplyExact(all, WIDTH)];
    int sum = 0;
    for (int street = 0; street < at.length; street++) {
      int count = at[street];
      at[street] = sum;
      sum += count;
    }
    for (int i = 0; i < batches.size(); i++) {
      place(batches.get(i), names.numbers(i), at);
    }
    ends = at;
  }

  @FunctionalInterface
  private interface Taker {
    void take(ByteBuffer row);
  }

  private static void read(CountyBatch batch, Taker taker) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(CountyBatch.ROW_BYTES << 12).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel in = FileChannel.open(batch.file(), StandardOpenOption.READ)) {
      while (in.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.remaining() >= CountyBatch.ROW_BYTES) {
          taker.take(buffer);
        }
        buffer.compact();
      }
    }
  }

  private static void count(CountyBatch batch, CountyNames.Numbers numbers, int[] counts) {
    for (int street = 0; street < numbers.streets.length; street++) {
      if (numbers.streets[street] >= 0) {
        counts[numbers.streets[street]] += batch.rowsOfStreet(street);
      }
    }
  }

  private void place(CountyBatch batch, CountyNames.Numbers numbers, int[] at) throws IOException {
    read(
        batch,
        row -> {
          int to = at[numbers.streets[row.getInt()]]++ * WIDTH;
          values[to + MAIN] = row.getInt();
          values[to + SUB] = row.getInt();
          values[to + TAIL] = numbers.tails[row.getInt()];
          int village = row.getInt();
          values[to + VILLAGE] = village < 0 ? -1 : numbers.villages[village];
          values[to + NEIGHBOURHOOD] = row.getInt();
          values[to + UNIT] = numbers.units[row.getInt()];
          values[to + LON] = row.getInt();
          values[to + LAT] = row.getInt();
        });
  }

  /** Sorts a street's rows; {@link #row} gives them then. Returns how many there are. */
  int sort(int street) {
    int from = street == 0 ? 0 : ends[street - 1];
    int count = ends[street] - from;
    if (order.length < count) {
      order = new int[Math.max(count, (int) Math.min(order.length * 2L, 1 << 30))];
      spare = new int[order.length];
    }
    for (int i = 0; i < count; i++) {
      order[i] = from + i;
    }
    sort(0, count);
    return count;
  }

  private void sort(int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(from, middle);
    sort(middle, to);
    if (compare(order[middle - 1], order[middle], WIDTH) > 0) {
      merge(from, middle, to);
    }
  }

  private void merge(int from, int middle, int to) {
    System.arraycopy(order, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int at = from; left < middle; at++) {
      order[at] =
          right < to && compare(order[right], spare[left], WIDTH) < 0
              ? order[right++]
              : spare[left++];
    }
  }

  private int compare(int a, int b, int width) {
    int i = a * WIDTH;
    int j = b * WIDTH;
    for (int k = 0; k < width; k++) {
      if (values[i + k] != values[j + k]) {
        return values[i + k] < values[j + k] ? -1 : 1;
      }
    }
    return 0;
  }

  /** A value of a row of the sorted street, by its place in the order. */
  int row(int at, int value) {
    return values[order[at] * WIDTH + value];
  }

  /** Whether two rows of the sorted street have the first values alike. */
  boolean alike(int at, int other, int width) {
    return compare(order[at], order[other], width) == 0;
  }
}
