package org.tutai.geo.locate.address.plate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.format.csv.CsvRows;
import org.tutai.geo.format.csv.CsvTable;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.PlateText;
import org.tutai.geo.locate.address.plate.PlateColumns.Part;
import org.tutai.geo.locate.address.plate.StreetCells.Village;
import org.tutai.geo.locate.district.District;

/**
 * Reads a file of door plates into a batch for each county. For one file and one thread.
 *
 * <p>Most rows say what a row shortly before has said, but for number and place. So the cells are
 * looked up as bytes first, and only those not met yet become text and go through the grammar.
 */
final class PlateReader implements AutoCloseable {

  /** Gets rows and share of the file read so far, and may stop the reading by throwing. */
  @FunctionalInterface
  interface Watch {
    void read(long rows, double share);
  }

  /** Makes the place for rows of a county. */
  @FunctionalInterface
  interface Batches {
    CountyBatch begin(District county) throws IOException;
  }

  private static final int WATCHED = 1 << 12;

  /** What codes end with where the village is not known. */
  private static final String NO_VILLAGE = "000";

  private static final int LONGEST_CELL = 400;
  private static final int LARGEST_NEIGHBOURHOOD = (1 << 16) - 1;
  private static final Part[] STREET_PARTS = {
    Part.ROAD, Part.AREA, Part.SECTION, Part.LANE, Part.ALLEY, Part.SUB_ALLEY, Part.TONG
  };
  private static final String[] UNITS = {"", "", "段", "巷", "弄", "衖", "衕"};

  private final Path path;
  private final CsvRows row;
  private final int width;
  private final PlateColumns columns;
  private final DistrictLookup districts;
  private final @Nullable District usualCounty;
  private final Batches batches;
  private final RowRemarks remarks = new RowRemarks();
  private final Map<String, CountyBatch> byCounty = new HashMap<>();
  private final PlatePoint point;
  private final int[] streetColumns;
  private final int[] numberColumns;
  private final int neighbourhoodColumn;
  private final int lastNeeded;
  private final ByteKeys streetKeys = new ByteKeys();
  private List<StreetCells> streets = new ArrayList<>();
  private final ByteKeys numberKeys = new ByteKeys();
  private List<Numbered> numbers = new ArrayList<>();
  private byte[] key = new byte[1 << 10];
  private int keyLength;
  private long rows;

  /**
   * Opens a file and finds its columns.
   *
   * @param usualCounty the county of rows that say none, or null
   */
  PlateReader(Path path, DistrictLookup districts, @Nullable District usualCounty, Batches batches)
      throws IOException {
    this.path = path;
    this.districts = districts;
    this.usualCounty = usualCounty;
    this.batches = batches;
    CsvTable table = CsvTable.open(path, null);
    this.columns = PlateColumns.of(path, table, usualCounty != null);
    this.width = table.names().size();
    this.row = table.rows();
    this.point = new PlatePoint(columns.datumAndZone());
    this.streetColumns = streetColumns();
    this.numberColumns = all(Part.NUMBER, Part.SUB, Part.FLOOR, Part.ROOM);
    this.neighbourhoodColumn = columns.first(Part.NEIGHBOURHOOD);
    this.lastNeeded = Math.max(Math.max(columns.x(), columns.y()), columns.first(Part.NUMBER));
  }

  private int[] streetColumns() {
    List<Integer> all = new ArrayList<>();
    for (Part part : List.of(Part.COUNTY, Part.TOWN, Part.VILLAGE)) {
      all.add(columns.first(part));
      all.add(columns.second(part));
    }
    for (Part part : STREET_PARTS) {
      all.add(columns.first(part));
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] all(Part... parts) {
    return Arrays.stream(parts).mapToInt(columns::first).toArray();
  }

  RowRemarks remarks() {
    return remarks;
  }

  long rows() {
    return rows;
  }

  /** The rows of each county there are rows of. */
  List<CountyBatch> batches() {
    return List.copyOf(byCounty.values());
  }

  /** Reads all rows. */
  void read(Watch watch) throws IOException {
    while (row.next()) {
      if ((++rows & (WATCHED - 1)) == 0) {
        watch.read(rows, row.shareRead());
      }
      RowRemark remark = fit();
      remark(remark);
      if (remark == null || remark.isUsed()) {
        take();
      }
    }
    forget();
    for (CountyBatch batch : byCounty.values()) {
      batch.close();
    }
  }

  /** What has been met is of no use once the file is read, and takes memory. */
  private void forget() {
    streetKeys.clear();
    streets = new ArrayList<>();
    numberKeys.clear();
    numbers = new ArrayList<>();
  }

  private void remark(@Nullable RowRemark remark) {
    if (remark != null) {
      remarks.add(remark, path, row.line());
    }
  }

  /** Makes cells out of a row that has too many, where a text has commas without quotes. */
  private @Nullable RowRemark fit() {
    int extra = row.cells() - width;
    if (extra == 0) {
      return null;
    }
    if (extra < 0) {
      return row.cells() <= lastNeeded ? RowRemark.SHORT_ROW : null;
    }
    if (isEmptyFrom(width)) {
      return null;
    }
    for (int cell = 0; cell < width; cell++) {
      if (has(cell, '(') && !has(cell, ')')) {
        return row.join(cell, extra) ? RowRemark.SPLIT_TEXT : RowRemark.LONG_ROW;
      }
    }
    return RowRemark.LONG_ROW;
  }

  private boolean isEmptyFrom(int cell) {
    return row.start(cell) == row.end(row.cells() - 1)
        || (row.cells() == cell + 1 && row.start(cell) == row.end(cell));
  }

  private boolean has(int cell, char c) {
    for (int i = row.start(cell); i < row.end(cell); i++) {
      if (row.bytes()[i] == c) {
        return true;
      }
    }
    return false;
  }

  private void take() throws IOException {
    StreetCells cells = street();
    RowRemark remark = cells.remark();
    CountyBatch batch = cells.batch();
    if (batch == null) {
      remark(remark);
      return;
    }
    Numbered number = number();
    RowRemark place =
        point.read(
            row.bytes(),
            row.start(columns.x()),
            row.end(columns.x()),
            row.start(columns.y()),
            row.end(columns.y()),
            batch.county().code());
    RowRemark bad = bad(number.remark(), place);
    if (bad != null) {
      remark(bad);
      return;
    }
    boolean plain = number.isPlain() && cells.isPlain();
    Numbered whole = plain ? number : Numbered.of(cells.street().with(number.text()));
    int street = plain ? cells.number() : cells.number(whole.text());
    whole.numberIn(batch);
    if (street < 0 || batch.isFull()) {
      remark(street < 0 ? RowRemark.NO_STREET : RowRemark.TOO_MANY_NAMES);
      return;
    }
    remark(remark);
    remark(place);
    HouseNumber house = whole.text().number();
    batch.add(
        street,
        house.main(),
        house.sub(),
        whole.tail(),
        cells.village(),
        neighbourhood(),
        whole.unit());
    batch.at(point.lonE7(), point.latE7());
  }

  private static @Nullable RowRemark bad(@Nullable RowRemark number, @Nullable RowRemark place) {
    if (number != null) {
      return number;
    }
    return place == null || place.isUsed() ? null : place;
  }

  /**
   * Joins the bytes of some cells to a key; false when one is longer than any text of an address.
   */
  private boolean key(int[] cells) {
    keyLength = 0;
    byte[] bytes = row.bytes();
    for (int cell : cells) {
      if (cell >= 0 && cell < row.cells()) {
        int length = row.end(cell) - row.start(cell);
        if (length > LONGEST_CELL) {
          return false;
        }
        if (keyLength + length + 1 > key.length) {
          key = Arrays.copyOf(key, key.length * 2);
        }
        System.arraycopy(bytes, row.start(cell), key, keyLength, length);
        keyLength += length;
      }
      key[keyLength++] = '\n';
      if (keyLength == key.length) {
        key = Arrays.copyOf(key, key.length * 2);
      }
    }
    return true;
  }

  private StreetCells street() throws IOException {
    if (!key(streetColumns)) {
      return StreetCells.bad(RowRemark.LONG_TEXT);
    }
    if (streetKeys.isFull()) {
      streetKeys.clear();
      streets.clear();
    }
    int number = streetKeys.number(key, keyLength);
    if (number < 0) {
      streets.add(newStreet());
      return streets.get(streets.size() - 1);
    }
    return streets.get(number);
  }

  private String text(int column) {
    return column < 0 ? "" : row.text(column).strip();
  }

  private StreetCells newStreet() throws IOException {
    boolean said = isSaid(Part.COUNTY);
    Optional<District> county =
        said ? either(Part.COUNTY, districts::county) : Optional.ofNullable(usualCounty);
    @Nullable District within = county.orElse(null);
    Optional<District> town = either(Part.TOWN, cell -> districts.town(cell, within));
    if (town.isEmpty() && (isSaid(Part.TOWN) || within == null)) {
      return StreetCells.bad(problem(said, within != null));
    }
    District of = within == null || said ? town.map(District::county).orElse(within) : within;
    if (of == null || (town.isPresent() && !town.get().county().equals(of))) {
      return StreetCells.bad(RowRemark.UNKNOWN_TOWN);
    }
    PlateText street = PlateText.street(joinedStreet());
    return StreetCells.of(batch(of), town.orElse(null), village(town.orElse(null)), street);
  }

  private RowRemark problem(boolean countySaid, boolean countyKnown) {
    if (countySaid && !countyKnown) {
      return RowRemark.UNKNOWN_COUNTY;
    }
    boolean code = DistrictLookup.isCode(text(columns.first(Part.TOWN)));
    return countyKnown || code ? RowRemark.UNKNOWN_TOWN : RowRemark.NO_COUNTY;
  }

  private boolean isSaid(Part part) {
    return !text(columns.first(part)).isEmpty() || !text(columns.second(part)).isEmpty();
  }

  private Optional<District> either(
      Part part, java.util.function.Function<String, Optional<District>> look) {
    String first = text(columns.first(part));
    String second = text(columns.second(part));
    Optional<District> found = first.isEmpty() ? Optional.empty() : look.apply(first);
    return found.isPresent() || second.isEmpty() ? found : look.apply(second);
  }

  private CountyBatch batch(District county) throws IOException {
    CountyBatch batch = byCounty.get(county.code());
    if (batch == null) {
      batch = batches.begin(county);
      byCounty.put(county.code(), batch);
    }
    return batch;
  }

  private Village village(@Nullable District town) {
    if (!isSaid(Part.VILLAGE)) {
      return Village.NONE;
    }
    if (town != null) {
      Optional<District> found = either(Part.VILLAGE, cell -> districts.village(cell, town));
      if (found.isPresent()) {
        return new Village(found.get().name(), true);
      }
    }
    String first = text(columns.first(Part.VILLAGE));
    String second = text(columns.second(Part.VILLAGE));
    String written = first.isEmpty() || DistrictLookup.isCode(first) ? second : first;
    if (!written.isEmpty() && !DistrictLookup.isCode(written)) {
      return new Village(written, true);
    }
    return first.endsWith(NO_VILLAGE) ? Village.NONE : new Village(first, false);
  }

  private String joinedStreet() {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < STREET_PARTS.length; i++) {
      joined.append(NumberCell.withUnit(text(columns.first(STREET_PARTS[i])), UNITS[i]));
    }
    return joined.toString();
  }

  private Numbered number() {
    if (!key(numberColumns)) {
      return Numbered.bad(RowRemark.LONG_TEXT);
    }
    if (numberKeys.isFull()) {
      numberKeys.clear();
      numbers.clear();
    }
    int number = numberKeys.number(key, keyLength);
    if (number < 0) {
      numbers.add(newNumber());
      return numbers.get(numbers.size() - 1);
    }
    return numbers.get(number);
  }

  private Numbered newNumber() {
    return Numbered.of(
        NumberCell.read(
            text(numberColumns[0]),
            text(numberColumns[1]),
            text(numberColumns[2]),
            text(numberColumns[3])));
  }

  /** The first number of the column; 0 for none. */
  private int neighbourhood() {
    int column = neighbourhoodColumn;
    int found = 0;
    if (column < 0 || column >= row.cells()) {
      return found;
    }
    byte[] bytes = row.bytes();
    for (int i = row.start(column); i < row.end(column); i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9 && found <= LARGEST_NEIGHBOURHOOD) {
        found = found * 10 + digit;
      } else if (found > 0) {
        break;
      }
    }
    return found > LARGEST_NEIGHBOURHOOD ? 0 : found;
  }

  @Override
  public void close() throws IOException {
    for (CountyBatch batch : byCounty.values()) {
      batch.close();
    }
    row.close();
  }
}
