package org.tutai.geo.format.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.FieldNames;
import org.tutai.geo.format.TextEncoding;

/**
 * Finds out how a file is written and what its columns are, from its beginning and, where it can be
 * read anywhere, from places all over it. For one file.
 */
final class Opening {

  private static final int HEAD = 1 << 20;
  private static final int COMPRESSED_HEAD = 1 << 22;
  private static final int PLACES = 32;
  private static final int PLACE = 1 << 16;

  private final @Nullable Charset chosen;
  private final Optional<List<String>> columnsChosen;
  private CsvFile file;
  private final byte[] head;
  private final boolean whole;
  private byte[] text;
  private final TextEncoding detective = new TextEncoding();
  private final List<Remark> remarks = new ArrayList<>();
  private List<byte[]> firstRow = List.of();
  private List<ColumnSample> samples = List.of();
  private long rows;

  private Opening(Path path, @Nullable Charset chosen, Optional<List<String>> columns)
      throws IOException {
    this.chosen = chosen;
    this.columnsChosen = columns;
    this.file = CsvFile.of(path);
    int limit = file.gzip() ? COMPRESSED_HEAD : HEAD;
    this.head = file.head(limit);
    this.whole = head.length < limit;
    this.text = withoutMark(head);
  }

  /**
   * Opens a file.
   *
   * @throws FormatException when it is empty, or something else than text
   */
  static Table open(Path path, @Nullable Charset chosen) throws IOException {
    return open(path, chosen, Optional.empty());
  }

  /** Opens a file whose geometries are in chosen columns. */
  static Table open(Path path, @Nullable Charset chosen, Optional<List<String>> columns)
      throws IOException {
    return new Opening(path, chosen, columns).open();
  }

  private Table open() throws IOException {
    refuseOthers();
    Finding<Charset> wide = wide();
    if (wide != null) {
      toUtf8(wide.value().orElseThrow());
    }
    Dialect dialect = Dialect.of(file.path(), text, whole, isNamedForTabs());
    look(dialect);
    Finding<Charset> encoding = wide == null ? encoding() : wide;
    Charset charset =
        wide == null ? encoding.value().orElse(StandardCharsets.UTF_8) : StandardCharsets.UTF_8;
    if (dialect.separator() == '|' && canHideSeparator(charset)) {
      toUtf8(charset);
      charset = StandardCharsets.UTF_8;
      dialect = Dialect.of(file.path(), text, whole, false);
      look(dialect);
    }
    if (firstRow.isEmpty()) {
      throw new FormatException(file.path(), 0, "rows of text", "an empty file")
          .because(FormatFault.EMPTY);
    }
    return table(dialect, charset, encoding);
  }

  /** A bar can be the second byte of a character in the encodings of East Asia but UTF-8. */
  private static boolean canHideSeparator(Charset charset) {
    return charset.newEncoder().maxBytesPerChar() >= 2 && !charset.equals(StandardCharsets.UTF_8);
  }

  private boolean isNamedForTabs() {
    String name = String.valueOf(file.path().getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".tsv") || name.endsWith(".tsv.gz");
  }

  private void refuseOthers() throws FormatException {
    String start = new String(head, 0, Math.min(64, head.length), StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK\u0003\u0004") || start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      throw new FormatException(
              file.path(), 0, "text", "a workbook or zip file", "Save it as CSV in UTF-8.")
          .because(FormatFault.OTHER_FORMAT);
    }
    String lower = start.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype") || lower.startsWith("<html") || lower.startsWith("<?xml")) {
      throw new FormatException(
          file.path(), 0, "rows of text", "a web page or XML", "Download the file again.");
    }
  }

  private @Nullable Finding<Charset> wide() {
    Charset found = CsvFile.wide(head);
    if (chosen != null) {
      boolean isWide = chosen.name().startsWith("UTF-16") || chosen.name().startsWith("UTF-32");
      return isWide ? detective.decide(chosen, null, 0) : null;
    }
    return found == null
        ? null
        : Finding.of(
            found,
            0.97,
            List.of(
                Remark.note(
                    Topic.ENCODING,
                    "the first bytes are those of " + found.name(),
                    "檔案開頭的位元組符合 " + found.name())));
  }

  private void toUtf8(Charset charset) throws IOException {
    file = file.in(charset);
    try (InputStream in = new Utf8Input(new ByteArrayInputStream(head), charset)) {
      text = withoutMark(in.readAllBytes());
    }
  }

  private static byte[] withoutMark(byte[] bytes) {
    return CsvFile.hasMark(bytes) ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
  }

  private Finding<Charset> encoding() {
    if (chosen == null && CsvFile.hasMark(head)) {
      return Finding.of(
          StandardCharsets.UTF_8,
          0.99,
          List.of(
              Remark.note(
                  Topic.ENCODING, "a byte order mark of UTF-8", "檔案開頭有 UTF-8 位元組順序記號（BOM）")));
    }
    return detective.decide(chosen, null, 0);
  }

  private void look(Dialect dialect) throws IOException {
    samples = new ArrayList<>();
    for (int i = 0; i < dialect.cells(); i++) {
      samples.add(new ColumnSample());
    }
    rows = 0;
    firstRow = List.of();
    try (var in = new Rows(file.path(), new ByteArrayInputStream(text), dialect.separator())) {
      for (int i = 0; i < dialect.skipped() && in.next(); i++) {
        lookAtTexts(in);
      }
      while (in.next() && (whole || in.isWhole())) {
        lookAtTexts(in);
        if (firstRow.isEmpty()) {
          firstRow = cells(in);
        } else {
          lookAtValues(in);
        }
        rows++;
      }
    }
    if (!whole && !file.gzip() && file.wide() == null) {
      lookInPlaces(dialect);
    }
  }

  private static List<byte[]> cells(Rows in) {
    List<byte[]> cells = new ArrayList<>();
    for (int i = 0; i < in.cells(); i++) {
      cells.add(Arrays.copyOfRange(in.bytes(), in.start(i), in.end(i)));
    }
    return cells;
  }

  private void lookAtTexts(Rows in) {
    for (int i = 0; i < in.cells(); i++) {
      detective.look(in.bytes(), in.start(i), in.end(i));
    }
  }

  /** A row that is too long or too short may have its cells in other columns. */
  private void lookAtValues(Rows in) {
    for (int i = 0; i < samples.size() && in.cells() == samples.size(); i++) {
      samples.get(i).add(in.bytes(), in.start(i), in.end(i), in.isQuoted(i));
    }
  }

  /** Looks at the whole rows in some places. */
  private void lookInPlaces(Dialect dialect) throws IOException {
    try (var opened = PositionedFile.open(file.path())) {
      for (int i = 1; i <= PLACES && opened.size() > HEAD + PLACE; i++) {
        long position = HEAD + (opened.size() - HEAD - PLACE) / PLACES * i;
        lookAtPlace(opened.read(position, PLACE, "a place in a file"), dialect);
      }
    }
  }

  /** What breaks off at the end of the place is passed over. */
  private void lookAtPlace(byte[] place, Dialect dialect) throws IOException {
    int from = 0;
    while (from < place.length && place[from] != '\n') {
      from++;
    }
    var in = new ByteArrayInputStream(place, from, place.length - from);
    try (var some = new Rows(file.path(), in, dialect.separator())) {
      while (some.next() && some.isWhole()) {
        lookAtTexts(some);
        lookAtValues(some);
      }
    } catch (FormatException e) {
      return;
    }
  }

  private Table table(Dialect dialect, Charset charset, Finding<Charset> encoding)
      throws IOException {
    boolean header = hasHeader();
    if (!header) {
      for (int i = 0; i < Math.min(samples.size(), firstRow.size()); i++) {
        samples.get(i).add(firstRow.get(i), 0, firstRow.get(i).length, false);
      }
    }
    tellAbout(dialect, header);
    List<String> names = names(charset, header);
    Optional<Place> place = place(new PlaceGuess(names, samples));
    List<Integer> columns = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    boolean quotesMatter = samples.stream().anyMatch(sample -> sample.guess().hasPlainNumbers());
    List<FieldType> said = Csvt.beside(file.path(), names.size());
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      if (place.filter(there -> there.uses(column)).isPresent()) {
        continue;
      }
      columns.add(i);
      FieldType type =
          said.isEmpty() ? samples.get(i).guess().type(names.get(i), quotesMatter) : said.get(i);
      fields.add(Field.of(names.get(i), type));
    }
    OptionalLong count = whole ? OptionalLong.of(rows - (header ? 1 : 0)) : OptionalLong.empty();
    return new Table(
        file, dialect, charset, encoding, header, names, columns, fields, place, count, remarks);
  }

  private Optional<Place> place(PlaceGuess guess) {
    if (columnsChosen.filter(List::isEmpty).isPresent()) {
      remarks.add(PlaceGuess.noneChosen());
      return Optional.empty();
    }
    Optional<Place> chosenPlace = columnsChosen.flatMap(guess::of);
    if (columnsChosen.isPresent() && chosenPlace.isEmpty()) {
      remarks.add(PlaceGuess.notThose(columnsChosen.get()));
    }
    Optional<Place> place = chosenPlace.or(guess::find);
    remarks.add(place.map(Place::remark).orElseGet(PlaceGuess::nothing));
    return place;
  }

  private void tellAbout(Dialect dialect, boolean header) {
    String separator = dialect.separator() == '\t' ? "tab" : String.valueOf(dialect.separator());
    remarks.add(
        Remark.note(
            Topic.FILE,
            dialect.cells() == 1
                ? "Rows have one column."
                : "Rows have " + dialect.cells() + " columns, separated by \"" + separator + "\".",
            dialect.cells() == 1
                ? "每列只有一欄。"
                : "每列 "
                    + dialect.cells()
                    + " 欄，以「"
                    + (dialect.separator() == '\t' ? "Tab" : separator)
                    + "」分隔。"));
    if (dialect.skipped() > 0) {
      remarks.add(
          Remark.note(
              Topic.FILE,
              "The first " + dialect.skipped() + " rows are no part of the table and passed over.",
              "前 " + dialect.skipped() + " 列不屬於表格內容，已略過。"));
    }
    if (!header) {
      remarks.add(
          Remark.warning(
              Topic.FIELDS,
              "The first row looks like data; the columns have no names and are numbered.",
              "第一列看似資料而非欄位名稱，欄位以編號命名。"));
    }
  }

  /** The first row has names unless its cells are like those below where names would not be. */
  private boolean hasHeader() {
    int forNames = 0;
    int forData = 0;
    var number = new NumberCell();
    for (int i = 0; i < Math.min(samples.size(), firstRow.size()); i++) {
      byte[] cell = firstRow.get(i);
      ColumnSample sample = samples.get(i);
      if (cell.length == 0) {
        continue;
      }
      NumberCell.Kind kind = number.read(cell, 0, cell.length);
      boolean year =
          kind == NumberCell.Kind.WHOLE && number.whole() >= 50 && number.whole() <= 2200;
      boolean numbersBelow = sample.isNearlyAllNumbers();
      if (kind != NumberCell.Kind.NONE) {
        boolean alike = numbersBelow || sample.guess().values() == 0;
        forData += year ? 0 : alike ? 2 : 1;
      } else if (numbersBelow
          || AxisName.of(new String(cell, StandardCharsets.UTF_8)).isPresent()) {
        forNames += 2;
      } else if (Times.date(cell, 0, cell.length) != null
          || Times.dateTime(cell, 0, cell.length) != null
          || (cell.length > 12 && Wkt.kind(cell, 0, cell.length) != null)) {
        forData += 2;
      }
    }
    return forNames >= forData;
  }

  private List<String> names(Charset charset, boolean header) {
    var names = new FieldNames();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      String written = header && i < firstRow.size() ? new String(firstRow.get(i), charset) : "";
      String plain = written.replaceAll("[\\p{Cntrl}\uFEFF\\s]+", " ").strip();
      all.add(names.next(plain.length() > 200 ? plain.substring(0, 200) : plain));
    }
    return all;
  }
}
