package org.tutai.geo.locate.address.plate;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.district.District;

/**
 * Rows of one county as one thread reads them: names are numbered from 0 as they come and kept in
 * memory, the rows themselves go to a file, {@value #ROW_INTS} ints each. For one thread, then for
 * another after {@link #close}.
 */
final class CountyBatch implements Closeable {

  /** Street, main number, sub number, tail, village, neighbourhood, unit, longitude, latitude. */
  static final int ROW_INTS = 9;

  static final int ROW_BYTES = ROW_INTS * Integer.BYTES;

  private static final int BUFFERED_ROWS = 1 << 12;

  /** A street as rows say it; village is -1 where there is a road or place. */
  record StreetName(int town, String road, String roadText, StreetPath path, int village) {}

  /** A village of a town. */
  record VillageName(int town, String key, String name) {}

  /** What makes a house number another besides its numbers. */
  record Tail(String prefix, String rest) {
    static final Tail NONE = new Tail("", "");
  }

  /** Names numbered as they come. */
  static final class Names<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> list = new ArrayList<>();

    int number(T name) {
      Integer known = numbers.get(name);
      if (known != null) {
        return known;
      }
      numbers.put(name, list.size());
      list.add(name);
      return list.size() - 1;
    }

    List<T> list() {
      return list;
    }
  }

  private static final int MOST_VILLAGES = 30_000;
  private static final int MOST_STREETS = 1 << 20;
  private static final int MOST_TAILS = 1 << 20;
  private static final int BYTES_OF_A_NAME = 400;

  private final District county;
  private final Path file;
  private final FileChannel rows;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFERED_ROWS * ROW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final AtomicLong namesLeft;
  private final Names<String> towns = new Names<>();
  private final Names<VillageName> villages = new Names<>();
  private final Names<StreetName> streets = new Names<>();
  private final Names<Tail> tails = new Names<>();
  private final Names<Unit> units = new Names<>();
  private int[] rowsOfStreets = new int[1 << 8];
  private long count;
  private boolean full;

  /**
   * @param namesLeft bytes that names may still take in the whole import
   */
  CountyBatch(District county, Path file, AtomicLong namesLeft) throws IOException {
    this.county = county;
    this.file = file;
    this.namesLeft = namesLeft;
    this.rows = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  District county() {
    return county;
  }

  Path file() {
    return file;
  }

  /** How many rows there are. */
  long count() {
    return count;
  }

  /** Whether more names came than there can be; those numbered since are not to be used. */
  boolean isFull() {
    return full;
  }

  int town(String code) {
    return towns.number(code);
  }

  int village(VillageName name) {
    return number(villages, name, MOST_VILLAGES, name.name().length());
  }

  int street(StreetName name) {
    return number(streets, name, MOST_STREETS, name.roadText().length());
  }

  int tail(Tail tail) {
    return number(tails, tail, MOST_TAILS, tail.prefix().length() + tail.rest().length());
  }

  int unit(Unit unit) {
    return number(units, unit, MOST_TAILS, unit.rest().length());
  }

  private <T> int number(Names<T> names, T name, int most, int length) {
    Integer known = names.numbers.get(name);
    if (known != null) {
      return known;
    }
    full |= names.list.size() >= most || namesLeft.addAndGet(-BYTES_OF_A_NAME - 4L * length) < 0;
    return full ? 0 : names.number(name);
  }

  List<String> towns() {
    return towns.list();
  }

  List<VillageName> villages() {
    return villages.list();
  }

  List<StreetName> streets() {
    return streets.list();
  }

  List<Tail> tails() {
    return tails.list();
  }

  List<Unit> units() {
    return units.list();
  }

  /** How many rows a street has; none where all that said it could not be used. */
  int rowsOfStreet(int street) {
    return street < rowsOfStreets.length ? rowsOfStreets[street] : 0;
  }

  void add(int street, int main, int sub, int tail, int village, int neighbourhood, int unit)
      throws IOException {
    if (buffer.remaining() < ROW_BYTES) {
      flush();
    }
    if (street >= rowsOfStreets.length) {
      rowsOfStreets = Arrays.copyOf(rowsOfStreets, Math.max(street + 1, rowsOfStreets.length * 2));
    }
    rowsOfStreets[street]++;
    buffer.putInt(street).putInt(main).putInt(sub).putInt(tail);
    buffer.putInt(village).putInt(neighbourhood).putInt(unit);
  }

  /** Ends the row that {@link #add} began. */
  void at(int lonE7, int latE7) {
    buffer.putInt(lonE7).putInt(latE7);
    count++;
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      rows.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    if (rows.isOpen()) {
      flush();
      rows.close();
    }
  }
}
