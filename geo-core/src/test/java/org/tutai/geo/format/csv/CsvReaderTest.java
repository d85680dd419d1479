package org.tutai.geo.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Reading;
import org.tutai.geo.format.TextEncoding;

class CsvReaderTest {

  @TempDir private Path folder;

  @Test
  void readsPointsOfTwoColumnsAndTheOthersAsFields() throws IOException {
    CsvReader layer = open("name,lon,lat,height\n台北,121.5,25.03,10\n高雄,120.3,22.6,5\n");
    assertThat(layer.schema().geometryKind()).isEqualTo(GeometryKind.POINT);
    assertThat(layer.schema().fields())
        .containsExactly(Field.of("name", FieldType.TEXT), Field.of("height", FieldType.INTEGER));
    Reading reading = Reading.of(layer);
    assertThat(reading.wkt()).containsExactly("POINT (121.5 25.03)", "POINT (120.3 22.6)");
    assertThat(reading.values()).containsExactly(List.of("台北", 10L), List.of("高雄", 5L));
    assertThat(reading.ordinals()).containsExactly(0L, 1L);
    assertThat(reading.bad()).isEmpty();
    assertThat(layer.count()).hasValue(2);
    assertThat(layer.name()).isEqualTo("test");
    assertThat(layer.remarks())
        .anyMatch(remark -> remark.text(Locale.TAIWAN).contains("「lon」、「lat」"));
  }

  @Test
  void takesTheColumnsThatAPersonChose() throws IOException {
    String text = "lon,lat,left,bottom,shape\n121.5,25.03,120.1,23,POINT (1 2)\n";
    assertThat(open(text).geometryColumns()).containsExactly("lon", "lat");
    assertThat(Reading.of(chosen(text, "left", "bottom")).wkt())
        .containsExactly("POINT (120.1 23)");
    assertThat(Reading.of(chosen(text, "shape")).wkt()).containsExactly("POINT (1 2)");
    assertThat(chosen(text).schema().geometryKind()).isEqualTo(GeometryKind.NONE);
    assertThat(chosen(text).geometryColumns()).isEmpty();
  }

  @Test
  void chosenColumnsThatHoldNoCoordinatesCountAsNotChosenWhichIsTold() throws IOException {
    String text = "lon,lat,name\n121.5,25.03,台北\n";
    for (List<String> wrong :
        List.of(
            List.of("name"), List.of("lon", "name"), List.of("lon", "lon"), List.of("x", "y"))) {
      CsvReader layer = chosen(text, wrong.toArray(String[]::new));
      assertThat(layer.geometryColumns()).containsExactly("lon", "lat");
      assertThat(layer.remarks()).anyMatch(remark -> remark.isWarning());
    }
  }

  private CsvReader chosen(String text, String... columns) throws IOException {
    open(text);
    return CsvReader.open(
        folder.resolve("test.csv"), null, java.util.Optional.of(List.of(columns)));
  }

  @Test
  void findsTheSeparator() throws IOException {
    for (String separator : List.of(",", ";", "\t", "|")) {
      String text = "a,lon,lat\n\"x, y\",121.5,25\nz,120,24\n".replace(",", separator);
      assertThat(Reading.of(open(text)).wkt())
          .as(separator)
          .containsExactly("POINT (121.5 25)", "POINT (120 24)");
    }
    assertThat(Reading.of(open("note;lon;lat\na, b, c;1;2\nd, e;3;4\nf, g, h;5;6\n")).values())
        .containsExactly(List.of("a, b, c"), List.of("d, e"), List.of("f, g, h"));
    assertThat(open("only\nx\ny\n").schema().fields()).hasSize(1);
    assertThat(open("sep=;\na;b\n1;2\n").schema().fields())
        .extracting(Field::name)
        .containsExactly("a", "b");
  }

  @Test
  void quotedCellsHaveSeparatorsLineEndsAndQuotes() throws IOException {
    Reading reading =
        Reading.of(
            open(
                "a,b\n"
                    + "\"x,\"\"y\"\"\r\n"
                    + "z\",1\n"
                    + "\"\",2\n"
                    + " \"blank before\" ,3\n"
                    + "5\" pipe,4\n"
                    + "\"a\"b,5\n"));
    assertThat(reading.values())
        .containsExactly(
            List.of("x,\"y\"\r\nz", 1L),
            Arrays.asList(null, 2L),
            List.of("blank before", 3L),
            List.of("5\" pipe", 4L),
            List.of("ab", 5L));
    assertThat(reading.bad()).isEmpty();
  }

  @Test
  void quoteThatIsNeverClosedStandsForItself() throws IOException {
    Reading reading = Reading.of(open("a,b\nx,1\n\"y,2\nz,3\n\"w\",4\nlast,\"5\n"));
    assertThat(reading.values().subList(0, 4))
        .containsExactly(
            List.of("x", "1"), List.of("\"y", "2"), List.of("z", "3"), List.of("w", "4"));
    assertThat(reading.bad()).containsExactly(Map.entry("quote-not-closed", 2L));
  }

  @Test
  void everyLineEndIsOneAndBlankLinesAreNone() throws IOException {
    for (String end : List.of("\n", "\r\n", "\r")) {
      String text = "a,b" + end + end + "x,1" + end + "y,2" + end + end + "z,3";
      assertThat(Reading.of(open(text)).values())
          .containsExactly(List.of("x", 1L), List.of("y", 2L), List.of("z", 3L));
    }
  }

  @Test
  void raggedRowsAreKeptAndCounted() throws IOException {
    Reading reading = Reading.of(open("a,b,c\nx,1,p\ny,2\nz,3,q,,\nw,4,r,s\n,,\nv,5,t\n"));
    assertThat(reading.values())
        .containsExactly(
            List.of("x", 1L, "p"),
            Arrays.asList("y", 2L, null),
            List.of("z", 3L, "q"),
            List.of("w", 4L, "r,s"),
            List.of("v", 5L, "t"));
    assertThat(reading.bad())
        .containsOnly(
            Map.entry("row-too-short", 1L),
            Map.entry("row-too-long", 1L),
            Map.entry("row-empty", 1L));
    assertThat(reading.ordinals()).containsExactly(0L, 1L, 2L, 3L, 5L);
  }

  @Test
  void separatorInATextBeforeTheCoordinatesDoesNotShiftThem() throws IOException {
    Reading reading = Reading.of(open("no,number,lon,lat\n1,1號,121.5,25\n2,2號(前,後),121.6,25.1\n"));
    assertThat(reading.wkt()).containsExactly("POINT (121.5 25)", "POINT (121.6 25.1)");
    assertThat(reading.values().get(1)).containsExactly(2L, "2號(前,後)");
    assertThat(reading.bad()).containsExactly(Map.entry("row-too-long", 1L));
  }

  @Test
  void titleAboveTheTableIsPassedOver() throws IOException {
    CsvReader layer = open("臺北市避難所清冊\n製表日期:113年5月\n名稱,經度,緯度\n甲,121.5,25\n乙,121.6,25.1\n");
    assertThat(layer.schema().fields()).extracting(Field::name).containsExactly("名稱");
    assertThat(Reading.of(layer).wkt()).containsExactly("POINT (121.5 25)", "POINT (121.6 25.1)");
  }

  @Test
  void missingHeaderIsFound() throws IOException {
    CsvReader layer = open("1,甲,121.5,25\n2,乙,121.6,25.1\n3,丙,121.7,25.2\n");
    assertThat(layer.schema().fields())
        .extracting(Field::name)
        .containsExactly("field_1", "field_2", "field_3", "field_4");
    assertThat(Reading.of(layer).features()).hasSize(3);
    assertThat(layer.count()).hasValue(3);
    assertThat(layer.remarks()).anyMatch(remark -> remark.english().contains("looks like data"));
    assertThat(open("name,2019,2020\na,1,2\nb,3,4\n").schema().fields())
        .extracting(Field::name)
        .containsExactly("name", "2019", "2020");
  }

  @Test
  void namesThatAreEmptyOrTakenGetOthers() throws IOException {
    assertThat(open("a,,a, b \n1,2,3,4\n").schema().fields())
        .extracting(Field::name)
        .containsExactly("a", "field_2", "a_2", "b");
  }

  @Test
  void typesComeFromAllCells() throws IOException {
    checkType("x", FieldType.INTEGER, "1", "-20", " 3 ", "");
    checkType("x", FieldType.REAL, "1", "2.5", "-1.5E+10", ".5");
    checkType("x", FieldType.REAL, "1.5", "NaN", "-", "N/A");
    checkType("x", FieldType.TEXT, "1", "a");
    checkType("x", FieldType.TEXT, "0900701", "1");
    checkType("x", FieldType.TEXT, "1234567890123456", "1");
    checkType("x", FieldType.TEXT, "1,234");
    checkType("x", FieldType.TEXT, "１２３");
    checkType("x", FieldType.TEXT, "42E3");
    checkType("zip3", FieldType.TEXT, "100", "221");
    checkType("郵遞區號", FieldType.TEXT, "100");
    checkType("村里代碼", FieldType.TEXT, "63000010");
    checkType("電話", FieldType.TEXT, "27208889");
    checkType("x", FieldType.DATE, "2024-05-01", "2024/5/2");
    checkType("x", FieldType.DATE_TIME, "2024-05-01T08:30:00+08:00", "2024-05-01 8:30");
    checkType("x", FieldType.TEXT, "113/05/01");
    checkType("x", FieldType.TEXT, "2024-13-01");
    checkType("x", FieldType.BOOLEAN, "true", "FALSE");
    checkType("x", FieldType.TEXT, "", "");
  }

  @Test
  void valuesAreOfTheirTypes() throws IOException {
    Reading reading =
        Reading.of(
            open(
                "a,b,c,d,e\n1,2.50,2024/5/1,2024-05-01T08:30:00+08:00,true\n"
                    + "-900719925474099,-0.1,,2024-05-01 08:30,false\n"));
    assertThat(reading.values())
        .containsExactly(
            List.of(1L, 2.5, LocalDate.of(2024, 5, 1), LocalDateTime.of(2024, 5, 1, 0, 30), true),
            Arrays.asList(
                -900719925474099L, -0.1, null, LocalDateTime.of(2024, 5, 1, 8, 30), false));
  }

  @Test
  void digitsInQuotesAreTextWhereOtherNumbersHaveNone() throws IOException {
    assertThat(open("a,b\n\"1\",2\n\"3\",4\n").schema().fields())
        .extracting(Field::type)
        .containsExactly(FieldType.TEXT, FieldType.INTEGER);
    assertThat(open("\"a\",\"b\"\n\"1\",\"2\"\n").schema().fields())
        .extracting(Field::type)
        .containsExactly(FieldType.INTEGER, FieldType.INTEGER);
  }

  @Test
  void typesBesideTheFileCount() throws IOException {
    Files.writeString(
        folder.resolve("test.csvt"), "\"String(10)\",\"Real\",\"Integer(Boolean)\"\n");
    assertThat(open("a,b,c\n1,2,1\n").schema().fields())
        .extracting(Field::type)
        .containsExactly(FieldType.TEXT, FieldType.REAL, FieldType.BOOLEAN);
    assertThat(Reading.of(open("a,b,c\n1,2,1\n")).values())
        .containsExactly(List.of("1", 2.0, true));
  }

  @Test
  void valueOfAnotherTypeBeyondTheSampleIsCounted() throws IOException {
    var text = new StringBuilder("a,b,lon,lat\n");
    while (text.length() < 4_200_000) {
      text.append("123456,text text,121.5,25.0\n");
    }
    int place = text.indexOf("\n", 1_100_000) + 1;
    text.replace(place, place + 6, "twelve");
    CsvReader layer = open(text.toString());
    assertThat(layer.schema().fields().get(0).type()).isEqualTo(FieldType.INTEGER);
    assertThat(layer.count()).isEmpty();
    assertThat(Reading.of(layer).bad()).containsExactly(Map.entry("value-not-a-number", 1L));
  }

  @Test
  void rowsWithoutCoordinatesKeepTheirValues() throws IOException {
    var text = new StringBuilder("a,x,y\n");
    text.append("k,250000,2700000\n".repeat(60));
    Reading reading =
        Reading.of(open(text + "b,,\nc,abc,2700000\nd,0,0\ne,-,-\nf,1e+300,1\ng,\"250,001\",1\n"));
    assertThat(reading.features()).hasSize(66);
    assertThat(reading.wkt().subList(60, 66)).containsOnly("null");
    assertThat(reading.values().get(61)).containsExactly("c");
    assertThat(reading.bad())
        .containsOnly(
            Map.entry("coordinates-missing", 2L),
            Map.entry("coordinates-not-numbers", 2L),
            Map.entry("coordinates-zero", 1L),
            Map.entry("coordinate-out-of-range", 1L));
  }

  @Test
  void namesOfCoordinatesAreRecognised() throws IOException {
    for (String pair :
        List.of(
            "lon,lat",
            "LNG,LAT",
            "Long,Lat",
            "longitude,latitude",
            "經度,緯度",
            "東經,北緯",
            "經度(WGS84),緯度(WGS84)",
            "x,y",
            "X坐標,Y坐標",
            "X座標(TWD97),Y座標(TWD97)",
            "橫坐標,縱坐標",
            "TWD97X,TWD97Y",
            "twd97_x,twd97_y",
            "easting,northing",
            "East,North",
            "E,N",
            "town_centroid_lon,town_centroid_lat",
            "wgs84_lon,wgs84_lat",
            "WGS84經度,WGS84緯度",
            "POINT_X,POINT_Y",
            "座標X,座標Y",
            "X,Y(TWD97)",
            "GPS經度,GPS緯度",
            "ｘ,ｙ",
            "lon_dd,lat_dd")) {
      String text = "name," + pair + "\na,121.5,25\n";
      assertThat(Reading.of(open(text)).wkt()).as(pair).containsExactly("POINT (121.5 25)");
    }
    for (String pair : List.of("緯度,經度", "lat,lon", "Y,X")) {
      String text = "name," + pair + "\na,25,121.5\n";
      assertThat(Reading.of(open(text)).wkt()).as(pair).containsExactly("POINT (121.5 25)");
    }
  }

  @Test
  void otherNamesAndOtherValuesAreNoCoordinates() throws IOException {
    for (String text :
        List.of(
            "along,flat\n1,2\n",
            "name,value\na,1\n",
            "lon,name\n1,a\n",
            "lon,lat\neast,north\n",
            "x,lat\n1,2\n",
            "type_e,type_n\n1,2\n",
            "經度說明,緯度說明\n度,分\n")) {
      CsvReader table = open(text);
      assertThat(table.schema().geometryKind()).as(text).isEqualTo(GeometryKind.NONE);
      assertThat(table.remarks()).anyMatch(remark -> remark.english().contains("recognised"));
      assertThat(table.crs()).isEmpty();
    }
  }

  @Test
  void plainestPairOfSeveralIsTaken() throws IOException {
    CsvReader layer = open("a,TWD97X,TWD97Y,經度,緯度,e,n\nx,302000,2770000,121.5,25.03,1,2\n");
    assertThat(Reading.of(layer).wkt()).containsExactly("POINT (121.5 25.03)");
    assertThat(layer.schema().fields())
        .extracting(Field::name)
        .containsExactly("a", "TWD97X", "TWD97Y", "e", "n");
  }

  @Test
  void wordsOfTheNamesSayTheCrs() throws IOException {
    checkCrs("經度(WGS84),緯度(WGS84)", "121.5,25", "EPSG:4326");
    checkCrs("TWD97經度,TWD97緯度", "121.5,25", "EPSG:3824");
    checkCrs("X坐標(TWD97 TM2 121分帶),Y坐標(TWD97 TM2 121分帶)", "302000,2770000", "EPSG:3826");
    checkCrs("x_epsg3825,y_epsg3825", "302000,2770000", "EPSG:3825");
    checkCrs("TWD97X,TWD97Y", "302000,2770000", "EPSG:3826");
    checkCrs("TWD67X,TWD67Y", "302000,2770000", "EPSG:3828");
    checkCrs("lon,lat", "121.5,25", "EPSG:4326");
    checkCrs("lon,lat", "25,121.5", "none");
    checkCrs("lon,lat", "250000,2700000", "none");
    checkCrs("x,y", "121.5,25", "none");
    Finding<Crs> datum = open("TWD97X,TWD97Y\n302000,2770000\n").crsFinding();
    assertThat(datum.confidence()).isLessThan(0.5);
    assertThat(datum.grounds()).anyMatch(remark -> remark.english().contains("TWD97"));
  }

  @Test
  void pairInOneColumnIsRead() throws IOException {
    checkPair("座標", "\"121.5,25.03\"", "POINT (121.5 25.03)");
    checkPair("座標", "\"25.03, 121.5\"", "POINT (121.5 25.03)");
    checkPair("location", "\"(25.03, 121.5)\"", "POINT (121.5 25.03)");
    checkPair("經緯度", "121.5 25.03", "POINT (121.5 25.03)");
    checkPair("latlng", "\"48.1,11.5\"", "POINT (11.5 48.1)");
    checkPair("TWD97坐標", "x", "none");
  }

  @Test
  void wellKnownTextIsRead() throws IOException {
    CsvReader layer =
        open("a,WKT\n1,\"SRID=3826;LINESTRING (1 2, 3 4)\"\n2,\"MULTILINESTRING((1 2,3 4))\"\n");
    assertThat(layer.schema().geometryKind()).isEqualTo(GeometryKind.LINE);
    assertThat(layer.crs()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(Reading.of(layer).wkt())
        .containsExactly("LINESTRING (1 2, 3 4)", "MULTILINESTRING ((1 2, 3 4))");
    assertThat(Reading.of(layer).values()).containsExactly(List.of(1L), List.of(2L));
  }

  @Test
  void wellKnownBinaryInHexadecimalIsRead() throws Exception {
    var text = new StringBuilder("a,geom\n");
    for (String wkt : List.of("POLYGON ((0 0, 9 0, 9 9, 0 0))", "POLYGON ((1 1, 9 1, 9 9, 1 1))")) {
      Geometry geometry = new WKTReader().read(wkt);
      geometry.setSRID(3825);
      byte[] bytes = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN, true).write(geometry);
      text.append("x,").append(WKBWriter.toHex(bytes)).append('\n');
    }
    CsvReader layer = open(text + "y,\n");
    assertThat(layer.schema().geometryKind()).isEqualTo(GeometryKind.POLYGON);
    assertThat(layer.crs()).contains(CrsRegistry.TWD97_TM2_119);
    assertThat(Reading.of(layer).wkt())
        .containsExactly(
            "POLYGON ((0 0, 9 0, 9 9, 0 0))", "POLYGON ((1 1, 9 1, 9 9, 1 1))", "null");
    String good = text.toString().split("[,\n]")[3];
    String broken =
        good.substring(0, 60) + "\nx," + good.substring(0, 40) + "zz" + good.substring(42);
    Reading damaged =
        Reading.of(open(text + ("x," + good + "\n").repeat(30) + "x," + broken + "\n"));
    assertThat(damaged.features()).hasSize(34);
    assertThat(damaged.bad())
        .containsOnly(Map.entry("wkb-too-short", 1L), Map.entry("wkb-type", 1L));
  }

  @Test
  void encodingIsFoundOrChosen() throws IOException {
    var text = new StringBuilder("縣市,鄉鎮,lon,lat\n");
    for (int i = 0; i < 40; i++) {
      text.append("臺北市,信義區許功蓋路").append(i).append("號,121.5,25\n");
    }
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_8,
            TextEncoding.BIG5,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE)) {
      for (String separator : List.of(",", "|", "\t")) {
        Path path = folder.resolve("encoded.csv");
        Files.write(path, text.toString().replace(",", separator).getBytes(charset));
        checkEncoded(CsvReader.open(path, null), charset);
        checkEncoded(CsvReader.open(path, charset), charset);
        Files.write(path, ("\uFEFF" + text.toString().replace(",", separator)).getBytes(charset));
        if (!charset.equals(TextEncoding.BIG5)) {
          checkEncoded(CsvReader.open(path, null), charset);
        }
      }
    }
  }

  private static void checkEncoded(CsvReader layer, Charset charset) throws IOException {
    assertThat(layer.encoding().orElseThrow().value()).contains(charset);
    assertThat(layer.schema().fields()).extracting(Field::name).containsExactly("縣市", "鄉鎮");
    assertThat(Reading.of(layer).values().get(7)).containsExactly("臺北市", "信義區許功蓋路7號");
    assertThat(Reading.of(layer).wkt().get(0)).isEqualTo("POINT (121.5 25)");
  }

  @Test
  void compressedFilesAreRead() throws IOException {
    String text = "a,lon,lat\n" + "x,121.5,25\n".repeat(1000);
    Path path = folder.resolve("Plates.CSV.GZ");
    byte[] compressed = gzip(text);
    Files.write(path, compressed);
    CsvReader layer = (CsvReader) Formats.open(path).layers().get(0);
    assertThat(layer.name()).isEqualTo("Plates");
    assertThat(Reading.of(layer).features()).hasSize(1000);
    Files.write(path, Arrays.copyOf(compressed, compressed.length - 20));
    assertThatThrownBy(() -> CsvReader.open(path, null))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("gzip");
    Files.writeString(path, text);
    assertThatThrownBy(() -> CsvReader.open(path, null)).isInstanceOf(FormatException.class);
  }

  static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void refusesWhatIsNoTable() throws IOException {
    for (String other : List.of("", "\n\n", "PK\u0003\u0004...", "<!DOCTYPE html><html>")) {
      assertThatThrownBy(() -> open(other)).as(other).isInstanceOf(FormatException.class);
    }
    assertThat(Reading.of(open("a,b\n")).features()).isEmpty();
    assertThat(open("a,b\n").count()).hasValue(0);
  }

  @Test
  void acceptsByName() {
    for (String name : List.of("a.csv", "a.CSV", "a.tsv", "a.csv.gz", "a.tsv.gz")) {
      assertThat(new CsvFormat().accepts(Path.of(name))).as(name).isTrue();
    }
    for (String name : List.of("a.txt", "a.csvt", "a.gz", "csv")) {
      assertThat(new CsvFormat().accepts(Path.of(name))).as(name).isFalse();
    }
  }

  private void checkType(String name, FieldType type, String... cells) throws IOException {
    var text = new StringBuilder("key," + name + "\n");
    for (String cell : cells) {
      text.append("k,").append(cell.contains(",") ? "\"" + cell + "\"" : cell).append('\n');
    }
    assertThat(open(text.toString()).schema().fields().get(1).type())
        .as(name + " " + List.of(cells))
        .isEqualTo(type);
  }

  private void checkCrs(String names, String values, String crs) throws IOException {
    CsvReader layer = open(names + "\n" + values + "\n");
    assertThat(layer.schema().geometryKind()).as(names).isEqualTo(GeometryKind.POINT);
    assertThat(layer.crs().map(Object::toString).orElse("none")).as(names).isEqualTo(crs);
  }

  private void checkPair(String name, String cell, String wkt) throws IOException {
    CsvReader layer = open("a," + name + "\nx," + cell + "\n");
    String read = Reading.of(layer).wkt().get(0);
    assertThat(read).as(name + " " + cell).isEqualTo(wkt.equals("none") ? "null" : wkt);
  }

  private CsvReader open(String text) throws IOException {
    Path path = folder.resolve("test.csv");
    Files.writeString(path, text);
    return CsvReader.open(path, null);
  }
}
