package org.tutai.geo.format.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.ByteSink;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.Reading;
import org.tutai.geo.format.TextEncoding;
import org.tutai.geo.format.shapefile.Handmade.Shapes;
import org.tutai.geo.format.shapefile.Handmade.Table;

class DbfRowsTest {

  @TempDir Path folder;

  @Test
  void readsWholeNumbers() throws IOException {
    assertThat(column('N', 6, 0, "    12", "-7    ", "+3    ", "000005", "123456", "     0"))
        .containsExactly(12L, -7L, 3L, 5L, 123456L, 0L);
    assertThat(column('N', 18, 0, "999999999999999999")).containsExactly(999_999_999_999_999_999L);
  }

  @Test
  void readsNumbersWithDecimalsToTheNearestDouble() throws IOException {
    assertThat(
            column(
                'N',
                24,
                15,
                "       0.100000000000000",
                "    -121.563700000000000",
                "     120.000000000000000",
                "                  1.0E10",
                "                     0.0",
                "1.7976931348623157E+308 ",
                "  4.9E-324              ",
                "12345678901234567.123456",
                "                      .5",
                "                      5.",
                "                     1,5"))
        .containsExactly(
            0.1,
            -121.5637,
            120.0,
            1e10,
            0.0,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            12345678901234567.123456,
            0.5,
            5.0,
            1.5);
    assertThat(column('F', 10, 3, "     1.250", "       -3 ")).containsExactly(1.25, -3.0);
  }

  @Test
  void readsWideWholeNumbersAsReal() throws IOException {
    assertThat(column('N', 19, 0, "9223372036854775807")).containsExactly(9223372036854775807.0);
  }

  @Test
  void takesEmptyAndOverflownNumbersForNone() throws IOException {
    assertThat(column('N', 5, 0, "     ", "*****", "  ***", "\0\0\0\0\0"))
        .containsOnlyNulls()
        .hasSize(4);
    assertThat(lastBad).isEmpty();
  }

  @Test
  void countsWhatIsNoNumber() throws IOException {
    assertThat(column('N', 5, 0, "  abc", "1.5  ", "12.0 ", "1e2  ", "-    ", "1 2  ", "NaN  "))
        .containsExactly(null, null, 12L, 100L, null, null, null);
    assertThat(lastBad).isEqualTo(Map.of("value-not-a-number", 4L, "number-not-whole", 1L));
    assertThat(column('N', 5, 2, "1.2.3", "0x1F ", "1d   ", "Infin", " 1.5 "))
        .containsExactly(null, null, null, null, 1.5);
    assertThat(lastBad).isEqualTo(Map.of("value-not-a-number", 4L));
  }

  @Test
  void readsTexts() throws IOException {
    assertThat(column('C', 8, 0, "Taipei  ", "  lead  ", "        ", "a\0rest  ", "\0\0\0\0    "))
        .containsExactly("Taipei", "  lead", null, "a", null);
  }

  @Test
  void countsTextsThatDontDecode() throws IOException {
    Path shp = new Shapes(1).nothing().nothing().write(folder, "a");
    new Table()
        .column("n", 'C', 3, 0)
        .row("臺")
        .row(' ', new byte[] {'a', (byte) 0xFF, 'b'})
        .write(folder, "a");
    Reading read = Reading.of(ShapefileReader.open(shp, StandardCharsets.UTF_8));
    assertThat(read.values()).containsExactly(List.of("臺"), List.of("a\uFFFDb"));
    assertThat(read.bad()).isEqualTo(Map.of("text-not-decodable", 1L));
  }

  @Test
  void readsTextsOfTwoBytesToACharacter() throws IOException {
    Path shp = new Shapes(1).nothing().nothing().write(folder, "a");
    new Table()
        .column("n", 'C', 8, 0)
        .row(' ', "ab臺 ".getBytes(StandardCharsets.UTF_16LE))
        .row(' ', "    ".getBytes(StandardCharsets.UTF_16LE))
        .write(folder, "a");
    Files.writeString(folder.resolve("a.cpg"), "UTF-16");
    assertThat(Reading.of(ShapefileReader.open(shp)).values())
        .containsExactly(List.of("ab臺"), Arrays.asList((Object) null));
  }

  @Test
  void readsTruths() throws IOException {
    assertThat(column('L', 1, 0, "T", "y", "1", "F", "N", "0", "?", " ", "X"))
        .containsExactly(true, true, true, false, false, false, null, null, null);
    assertThat(lastBad).isEqualTo(Map.of("value-not-a-truth", 1L));
  }

  @Test
  void readsDates() throws IOException {
    assertThat(
            column(
                'D', 8, 0, "20260131", "        ", "00000000", "20261301", "2026/1/1", "********"))
        .containsExactly(LocalDate.of(2026, 1, 31), null, null, null, null, null);
    assertThat(lastBad).isEqualTo(Map.of("value-not-a-date", 2L));
  }

  @Test
  void readsBinaryColumns() throws IOException {
    assertThat(binary('I', 4, 3, sink -> sink.putInt(-42))).isEqualTo(-42L);
    assertThat(binary('B', 8, 3, sink -> sink.putDouble(1.5))).isEqualTo(1.5);
    assertThat(binary('B', 8, 3, sink -> sink.putDouble(Double.NaN))).isNull();
    assertThat(binary('O', 8, 3, sink -> sink.putDouble(-0.25))).isEqualTo(-0.25);
    assertThat(binary('Y', 8, 3, sink -> sink.putInt(123_456).putInt(0))).isEqualTo(12.3456);
    assertThat(binary('@', 8, 3, sink -> sink.putInt(2_451_545).putInt(43_200_500)))
        .isEqualTo(LocalDateTime.of(2000, 1, 1, 12, 0, 0, 500_000_000));
    assertThat(binary('T', 8, 3, sink -> sink.putInt(0).putInt(0))).isNull();
    assertThat(binary('T', 8, 3, sink -> sink.putInt(-1).putInt(-1)))
        .isInstanceOf(LocalDateTime.class);
  }

  @Test
  void readsBinaryColumnsOfDbase7() throws IOException {
    assertThat(dbase7('I', 4, ByteBuffer.allocate(4).putInt(42 ^ Integer.MIN_VALUE)))
        .isEqualTo(42L);
    assertThat(dbase7('I', 4, ByteBuffer.allocate(4).putInt(-42 ^ Integer.MIN_VALUE)))
        .isEqualTo(-42L);
    long positive = Double.doubleToLongBits(1.5) | Long.MIN_VALUE;
    assertThat(dbase7('O', 8, ByteBuffer.allocate(8).putLong(positive))).isEqualTo(1.5);
    long negative = ~Double.doubleToLongBits(-1.5);
    assertThat(dbase7('O', 8, ByteBuffer.allocate(8).putLong(negative))).isEqualTo(-1.5);
  }

  @Test
  void leavesOutMemosAndSaysSo() throws IOException {
    Path shp = new Shapes(1).nothing().write(folder, "a");
    new Table()
        .column("memo", 'M', 10, 0)
        .column("n", 'C', 2, 0)
        .row("         7", "ab")
        .write(folder, "a");
    ShapefileReader reader = ShapefileReader.open(shp);
    assertThat(reader.schema().fields()).extracting(Field::name).containsExactly("n");
    assertThat(Reading.of(reader).values()).containsExactly(List.of("ab"));
    assertThat(reader.remarks()).anyMatch(remark -> remark.english().contains("memo"));
  }

  @Test
  void givesFieldsNamesOfTheirOwn() throws IOException {
    Path shp = new Shapes(1).nothing().write(folder, "a");
    new Table(TextEncoding.BIG5)
        .column("name", 'C', 1, 0)
        .column("name", 'C', 1, 0)
        .column("", 'C', 1, 0)
        .column("鄉鎮市區名", 'C', 1, 0)
        .row("abcd")
        .write(folder, "a");
    ShapefileReader reader = ShapefileReader.open(shp);
    assertThat(reader.schema().fields())
        .extracting(Field::name)
        .containsExactly("name", "name_2", "field_3", "鄉鎮市區名");
  }

  @Test
  void endsANameBeforeACharacterThatWasCut() throws IOException {
    Path shp = new Shapes(1).nothing().write(folder, "a");
    byte[] dbf = new Table().column("abcdefgh", 'C', 6, 0).row("臺北").bytes();
    byte[] cut = "abcdefgh臺".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(cut, 0, dbf, 32, 10);
    Files.write(folder.resolve("a.dbf"), dbf);
    assertThat(ShapefileReader.open(shp).schema().fields())
        .extracting(Field::name)
        .containsExactly("abcdefgh");
  }

  @Test
  void tellsNamesApartThatWereCutToTheSame() throws IOException {
    Path shp = new Shapes(1).nothing().write(folder, "a");
    byte[] dbf = new Table().column("a", 'C', 6, 0).column("b", 'C', 6, 0).row("臺北", "高雄").bytes();
    for (int column = 0; column < 2; column++) {
      byte[] name = (column == 0 ? "使用分區甲" : "使用分類乙").getBytes(StandardCharsets.UTF_8);
      System.arraycopy(name, 0, dbf, 32 + 32 * column, 10);
    }
    Files.write(folder.resolve("a.dbf"), dbf);
    assertThat(ShapefileReader.open(shp).schema().fields())
        .extracting(Field::name)
        .containsExactly("使用分", "使用分_2");
  }

  @Test
  void endsAValueBeforeACharacterThatWasCut() throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_8, TextEncoding.BIG5)) {
      Path shp = new Shapes(1).nothing().write(folder, "a");
      byte[] row = Arrays.copyOf("臺北市信義區".getBytes(charset), 11);
      new Table(charset).column("n", 'C', 11, 0).row(' ', row).write(folder, "a");
      Reading read = Reading.of(ShapefileReader.open(shp));
      assertThat(read.bad()).isEmpty();
      assertThat(read.values())
          .containsExactly(List.of(charset.equals(StandardCharsets.UTF_8) ? "臺北市" : "臺北市信義"));
    }
  }

  @Test
  void readsNamesAndValuesOfTwoBytesToACharacter() throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (String mark : List.of("", "\uFEFF")) {
        Path shp = new Shapes(1).nothing().nothing().write(folder, "a");
        new Table(charset)
            .column(mark + "name", 'C', 12, 0)
            .row("Taipei")
            .row("臺北市信義區")
            .write(folder, "a");
        ShapefileReader reader = ShapefileReader.open(shp);
        assertThat(reader.schema().fields()).extracting(Field::name).containsExactly("name");
        assertThat(Reading.of(reader).values())
            .containsExactly(List.of("Taipei"), List.of("臺北市信義區"));
      }
    }
  }

  @Test
  void readsTextsWiderThanAByteSays() throws IOException {
    Path shp = new Shapes(1).nothing().write(folder, "a");
    String text = "x".repeat(300);
    byte[] row = (text + "end").getBytes(StandardCharsets.UTF_8);
    var sink = new ByteSink(ByteOrder.LITTLE_ENDIAN);
    byte[] head =
        new Table()
            .column("wide", 'C', 300 & 0xFF, 300 >> 8)
            .column("n", 'C', 3, 0)
            .bytes(1, 97, 304);
    sink.putBytes(Arrays.copyOf(head, 97)).putByte(' ').putBytes(row);
    Files.write(folder.resolve("a.dbf"), sink.toBytes());
    assertThat(Reading.of(ShapefileReader.open(shp)).values())
        .containsExactly(List.of(text, "end"));
  }

  @Test
  void refusesBinaryColumnsOfAWrongWidth() throws IOException {
    for (char type : new char[] {'I', 'O', 'Y', '@', 'T', '+'}) {
      Path dbf = new Table().column("n", type, 3, 0).row("abc").write(folder, "a");
      assertThatThrownBy(() -> DbfReader.open(dbf, null))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("column of type " + type);
    }
  }

  @Test
  void takesDaysOfAnotherWidthThanEightForTexts() throws IOException {
    Path dbf = new Table().column("d", 'D', 10, 0).row("2026/11/21").write(folder, "a");
    assertThat(Reading.of(DbfReader.open(dbf, null)).values())
        .containsExactly(List.of("2026/11/21"));
  }

  @Test
  void tellsTypesByLetterWidthAndDecimals() {
    assertThat(type('N', 18, 0)).isEqualTo(FieldType.INTEGER);
    assertThat(type('N', 19, 0)).isEqualTo(FieldType.REAL);
    assertThat(type('N', 5, 1)).isEqualTo(FieldType.REAL);
    assertThat(type('F', 5, 0)).isEqualTo(FieldType.REAL);
    assertThat(type('B', 10, 0)).isNull();
    assertThat(type('B', 8, 0)).isEqualTo(FieldType.REAL);
    assertThat(type('C', 8, 0)).isEqualTo(FieldType.TEXT);
    assertThat(type('?', 8, 0)).isEqualTo(FieldType.TEXT);
  }

  private static FieldType type(char letter, int width, int decimals) {
    return new DbfField(new byte[0], letter, 1, width, decimals).fieldType();
  }

  private Map<String, Long> lastBad = Map.of();

  private List<Object> column(char type, int width, int decimals, String... rows)
      throws IOException {
    var shapes = new Shapes(1);
    var table = new Table(StandardCharsets.ISO_8859_1).column("n", type, width, decimals);
    for (String row : rows) {
      shapes.nothing();
      table.row(row);
    }
    table.write(folder, "a");
    Reading read = Reading.of(ShapefileReader.open(shapes.write(folder, "a")));
    lastBad = read.bad();
    return read.values().stream().map(values -> values.get(0)).toList();
  }

  private Object binary(char type, int width, int version, Consumer<ByteSink> row)
      throws IOException {
    var sink = new ByteSink(ByteOrder.LITTLE_ENDIAN);
    row.accept(sink);
    new Table()
        .version(version)
        .column("n", type, width, 0)
        .row(' ', sink.toBytes())
        .write(folder, "a");
    return Reading.of(ShapefileReader.open(new Shapes(1).nothing().write(folder, "a")))
        .values()
        .get(0)
        .get(0);
  }

  private Object dbase7(char type, int width, ByteBuffer value) throws IOException {
    var sink = new ByteSink(ByteOrder.LITTLE_ENDIAN);
    sink.putByte(4).fill(0, 3).putInt(1).putShort(68 + 48 + 1).putShort(1 + width).fill(0, 56);
    sink.putByte('n').fill(0, 31).putByte(type).putByte(width).fill(0, 14);
    sink.putByte(0x0D).putByte(' ').putBytes(value.array());
    Files.write(folder.resolve("a.dbf"), sink.toBytes());
    return Reading.of(ShapefileReader.open(new Shapes(1).nothing().write(folder, "a")))
        .values()
        .get(0)
        .get(0);
  }
}
