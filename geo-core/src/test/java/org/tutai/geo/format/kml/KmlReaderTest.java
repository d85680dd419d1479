package org.tutai.geo.format.kml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Reading;

/** KML as people and programs write it, and as nobody should. */
class KmlReaderTest {

  private static final Charset BIG5 = Charset.forName("MS950");

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return file("a.kml", text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    Path path = folder.resolve(name);
    Files.write(path, bytes);
    return path;
  }

  private static String kml(String inside) {
    return "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
        + inside
        + "</Document></kml>";
  }

  private static String placemark(String inside) {
    return "<Placemark>" + inside + "</Placemark>";
  }

  private static String point(String coordinates) {
    return "<Point><coordinates>" + coordinates + "</coordinates></Point>";
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private KmlReader only(String inside) throws IOException {
    return onlyOf(kml(inside));
  }

  private KmlReader onlyOf(String text) throws IOException {
    List<KmlReader> readers = KmlDocument.read(file(text), null).readers();
    assertThat(readers).hasSize(1);
    return readers.get(0);
  }

  private Map<String, Object> first(KmlReader layer) throws IOException {
    var values = new LinkedHashMap<String, Object>();
    var feature = Reading.of(layer).features().get(0);
    List<Field> fields = layer.schema().fields();
    for (int i = 0; i < fields.size(); i++) {
      values.put(fields.get(i).name(), feature.value(i));
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'1,2'                        | POINT (1 2)",
        "' 1,2,0 '                    | POINT (1 2)",
        "'1,2,3'                      | POINT Z(1 2 3)",
        "'1, 2, 3'                    | POINT Z(1 2 3)",
        "'1 ,2'                       | POINT (1 2)",
        "'+1.5e1,-2.'                 | POINT (15 -2)",
        "'1，2'                       | POINT (1 2)",
        "'1,2,'                       | POINT (1 2)",
        "'1,2<!-- here -->5'          | POINT (1 25)",
        "'<![CDATA[1,2]]>'            | POINT (1 2)",
        "'&#49;,2'                    | POINT (1 2)",
      })
  void readsCoordinatesHoweverTheyAreSpaced(String written, String wkt) throws IOException {
    assertThat(Reading.of(only(placemark(point(written)))).wkt()).containsExactly(wkt);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'1,2 3,4'                    | LINESTRING (1 2, 3 4)",
        "'1,2\t\r\n3,4'               | LINESTRING (1 2, 3 4)",
        "'1, 2 3, 4'                  | LINESTRING (1 2, 3 4)",
        "'1,2, 3,4'                   | LINESTRING (1 2, 3 4)",
        "'1,2,0, 3,4,0'               | LINESTRING (1 2, 3 4)",
        "'1,2,5 3,4'                  | LINESTRING Z(1 2 5, 3 4 0)",
        "'1,2,\n3,4,\n5,6,'           | LINESTRING (1 2, 3 4, 5 6)",
      })
  void readsPositionsHoweverTheyAreSpaced(String written, String wkt) throws IOException {
    String line = "<LineString><coordinates>" + written + "</coordinates></LineString>";
    assertThat(Reading.of(only(placemark(line))).wkt()).containsExactly(wkt);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Point/>                                                     | coordinates-missing",
        "<Point><coordinates/></Point>                                | coordinates-missing",
        "<Point><coordinates>121.5</coordinates></Point>              | position-too-short",
        "<Point><coordinates>a,b</coordinates></Point>                | coordinates-not-numbers",
        "<Point><coordinates>0x1p3,2</coordinates></Point>            | coordinates-not-numbers",
        "<Point><coordinates>NaN,2</coordinates></Point>              | coordinates-not-numbers",
        "<Point><coordinates>1,2,3,4,5</coordinates></Point>          | coordinates-nesting",
        "<Point><coordinates>1,2e300</coordinates></Point>            | coordinate-out-of-range",
        "<Point><coordinates>121.5,95</coordinates></Point>           | coordinate-out-of-range",
        "<LineString><coordinates>1,2</coordinates></LineString>      | line-too-short",
        "<Polygon/>                                                   | ring-missing",
        "<Polygon><innerBoundaryIs/></Polygon>                        | ring-missing",
        "<Track/>                                                     | coordinates-missing",
        "<Track><coord>1</coord></Track>                              | position-too-short",
        "<Model/>                                                     | coordinates-missing",
        "<MultiGeometry><Point/></MultiGeometry>                      | coordinates-missing",
      })
  void countsEveryBadPlacemark(String geometry, String reason) throws IOException {
    String good = placemark(point("1,2"));
    KmlReader layer = only(good + placemark("<name>x</name>" + geometry) + good);
    Reading reading = Reading.of(layer);
    assertThat(reading.bad()).isEqualTo(Map.of(reason, 1L));
    assertThat(reading.ordinals()).containsExactly(0L, 2L);
    assertThat(layer.count()).hasValue(3);
  }

  @Test
  void keepsWhatIsGoodOfACollectionAndTells() throws IOException {
    Reading reading =
        Reading.of(
            only(placemark("<MultiGeometry>" + point("1,2") + "<LineString/></MultiGeometry>")));
    assertThat(reading.wkt()).containsExactly("POINT (1 2)");
    assertThat(reading.bad()).isEqualTo(Map.of("coordinates-missing", 1L));
  }

  @Test
  void closesRingsAndTakesSeveralHolesOfOneBoundary() throws IOException {
    String ring = "<LinearRing><coordinates>%s</coordinates></LinearRing>";
    Reading reading =
        Reading.of(
            only(
                placemark(
                    "<Polygon><outerBoundaryIs>"
                        + ring.formatted("0,0 9,0 9,9 0,9")
                        + "</outerBoundaryIs><innerBoundaryIs>"
                        + ring.formatted("1,1 2,1 2,2 1,1")
                        + ring.formatted("3,3 4,3 4,4 3,3")
                        + "</innerBoundaryIs></Polygon>")));
    assertThat(reading.wkt())
        .containsExactly(
            "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1), (3 3, 4 3, 4 4, 3 3))");
    assertThat(reading.bad()).isEqualTo(Map.of("ring-not-closed", 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<kml xmlns='http://earth.google.com/kml/2.0'>%s</kml>",
        "<kml xmlns='http://earth.google.com/kml/2.1'>%s</kml>",
        "<kml xmlns='http://www.opengis.net/kml/2.3'>%s</kml>",
        "<kml xmlns='https://example.tw/wrong'>%s</kml>",
        "<kml>%s</kml>",
        "<KML>%s</KML>",
        "%s",
        "<kml><unknown>%s</unknown></kml>",
        "\uFEFF<?xml version='1.0'?><!-- c --><kml>%s</kml>",
        "<!DOCTYPE kml><kml>%s</kml>",
        "<kml>%s</kml>\0\0\0 trailing <garbage",
      })
  void findsElementsWhateverTheirNamespace(String document) throws IOException {
    KmlReader layer = onlyOf(document.formatted(placemark("<name>甲</name>" + point("1,2"))));
    assertThat(Reading.of(layer).wkt()).containsExactly("POINT (1 2)");
    assertThat(first(layer)).containsEntry("name", "甲");
  }

  @Test
  void readsPrefixesThatNobodyDeclared() throws IOException {
    KmlReader layer =
        onlyOf(
            "<k:kml><k:Placemark><k:name>a</k:name><gx:Track><gx:coord>1 2 3</gx:coord>"
                + "<gx:coord>4 5 6</gx:coord></gx:Track></k:Placemark></k:kml>");
    assertThat(Reading.of(layer).wkt()).containsExactly("LINESTRING Z(1 2 3, 4 5 6)");
  }

  @Test
  void readsTextsWithLooseAmpersandsAndEntitiesOfHtml() throws IOException {
    KmlReader layer =
        only(placemark("<name>A & B&nbsp;&amp; C &unknown; &#x81FA;</name>" + point("1,2")));
    assertThat(first(layer)).containsEntry("name", "A & B & C &unknown; 臺");
  }

  @Test
  void makesPlainTextOfDescriptions() throws IOException {
    KmlReader layer =
        only(
            placemark(
                "<description><![CDATA[<style>b{}</style><b>里</b><br/>x &lt; y"
                    + "<table><tr><td>a</td><td>1</td></tr></table><script>alert(1)</script>"
                    + "3 < 4 <!-- c -->]]></description>"
                    + point("1,2")));
    assertThat(first(layer)).containsEntry("description", "里\nx < y\na 1\n3 < 4");
  }

  @ParameterizedTest
  @CsvSource({
    "'<?xml version=\"1.0\" encoding=\"UTF-8\"?>', UTF-8",
    "'', UTF-8",
    "'<?xml version=\"1.0\" encoding=\"Big5\"?>', UTF-8",
    "'<?xml version=\"1.0\" encoding=\"Big5\"?>', Big5",
    "'<?xml version=\"1.0\" encoding=\"UTF-8\"?>', Big5",
    "'', Big5",
    "'<?xml version=\"1.0\" encoding=\"UTF-16\"?>', UTF-16",
    "'', UTF-16LE",
    "'', UTF-16BE",
    "'<?xml version=\"1.0\" encoding=\"UTF-8\"?>', UTF-16LE"
  })
  void findsTheEncodingWhateverTheDeclarationSays(String declaration, String encoding)
      throws IOException {
    String names = "臺北市信義區市府路 高雄市前鎮區中華五路 臺中市西屯區臺灣大道 圖書館與公園";
    String text = declaration + kml(placemark("<name>" + names + "</name>" + point("121,25")));
    Charset charset = encoding.equals("Big5") ? BIG5 : Charset.forName(encoding);
    KmlReader layer =
        KmlDocument.read(file("a.kml", text.getBytes(charset)), null).readers().get(0);
    assertThat(first(layer)).containsEntry("name", names);
  }

  @Test
  void takesTheEncodingThatIsChosen() throws IOException {
    String text = kml(placemark("<name>里</name>" + point("121,25")));
    Path path = file("a.kml", text.getBytes(BIG5));
    assertThat(first(KmlDocument.read(path, BIG5).readers().get(0))).containsEntry("name", "里");
  }

  @Test
  void makesALayerOfEachFolderOfTheFirstRank() throws IOException {
    String text =
        kml(
            "<Folder><name>我的地點</name>"
                + "<Folder><name>點</name><visibility>0</visibility><Folder><name>內</name>"
                + placemark("<name>a</name>" + point("1,2"))
                + "</Folder></Folder>"
                + "<Folder><name>空</name></Folder>"
                + "<Folder><name>點</name>"
                + placemark("<name>b</name>" + point("1,2"))
                + "</Folder></Folder>");
    List<KmlReader> layers = KmlDocument.read(file(text), null).readers();
    assertThat(layers).extracting(KmlReader::name).containsExactly("點", "點_2");
    assertThat(first(layers.get(0)))
        .containsEntry("folder", "內")
        .containsEntry("visibility", false);
    assertThat(first(layers.get(1))).containsOnlyKeys("name");
  }

  @Test
  void makesOneLayerOfVeryManyFolders() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append("<Folder><name>f").append(i).append("</name>");
      text.append(placemark(point("1,2"))).append("</Folder>");
    }
    KmlReader layer = only(text.toString());
    assertThat(layer.name()).isEqualTo("a");
    assertThat(first(layer)).containsEntry("folder", "f0");
    assertThat(layer.count()).hasValue(100);
  }

  @Test
  void resolvesStylesBehindTheirUseAndThroughMaps() throws IOException {
    KmlReader layer =
        only(
            placemark("<styleUrl>#m</styleUrl>" + point("1,2"))
                + "<StyleMap id='m'><Pair><key>highlight</key><styleUrl>#h</styleUrl></Pair>"
                + "<Pair><key>normal</key><styleUrl>#n</styleUrl></Pair></StyleMap>"
                + "<gx:CascadingStyle kml:id='n'><Style><IconStyle><color>80112233</color>"
                + "<scale>2</scale><Icon><href>files/i.png</href></Icon></IconStyle></Style>"
                + "</gx:CascadingStyle>");
    assertThat(first(layer))
        .containsEntry("marker-color", "#332211")
        .containsEntry("marker-opacity", 0.502)
        .containsEntry("marker-scale", 2.0)
        .containsEntry("icon", "files/i.png");
  }

  @Test
  void putsAnInlineStyleOverTheSharedOne() throws IOException {
    KmlReader layer =
        only(
            "<Style id='s'><LineStyle><color>ff0000ff</color><width>2</width></LineStyle></Style>"
                + placemark(
                    "<styleUrl>s</styleUrl><Style><LineStyle><width>5</width></LineStyle></Style>"
                        + "<LineString><coordinates>1,2 3,4</coordinates></LineString>"));
    assertThat(first(layer)).containsEntry("stroke", "#ff0000").containsEntry("stroke-width", 5.0);
  }

  @Test
  void looksForStylesInTheNearestDocument() throws IOException {
    String style = "<Style id='s'><IconStyle><color>%s</color></IconStyle></Style>";
    String mark = placemark("<styleUrl>#s</styleUrl>" + point("1,2"));
    String text =
        "<kml><Document><Document>"
            + style.formatted("ff0000ff")
            + mark
            + "</Document><Document>"
            + style.formatted("ffff0000")
            + mark
            + "</Document></Document></kml>";
    List<KmlReader> layers = KmlDocument.read(file(text), null).readers();
    assertThat(first(layers.get(0))).containsEntry("marker-color", "#ff0000");
    assertThat(first(layers.get(1))).containsEntry("marker-color", "#0000ff");
  }

  @Test
  void endsWhereStylesLeadRoundInARing() throws IOException {
    KmlReader layer =
        only(
            "<StyleMap id='a'><Pair><key>normal</key><styleUrl>#a</styleUrl></Pair></StyleMap>"
                + placemark("<styleUrl>#a</styleUrl>" + point("1,2")));
    assertThat(Reading.of(layer).features()).hasSize(1);
  }

  @Test
  void turnsOffFillAndOutline() throws IOException {
    KmlReader layer =
        only(
            placemark(
                "<Style><LineStyle><color>ff00ff00</color></LineStyle><PolyStyle>"
                    + "<color>ff0000ff</color><fill>0</fill><outline>0</outline></PolyStyle></Style><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0"
                    + " 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon>"));
    assertThat(first(layer))
        .containsEntry("stroke-opacity", 0.0)
        .containsEntry("fill-opacity", 0.0)
        .containsEntry("fill", "#ff0000");
  }

  @Test
  void givesExtendedDataTypes() throws IOException {
    String data = "<Data name='%s'><value>%s</value></Data>";
    KmlReader layer =
        only(
            "<Schema id='s'><SimpleField name='n' type='xsd:int'/>"
                + "<SimpleField name='b' type='bool'/></Schema>"
                + placemark(
                    "<ExtendedData>"
                        + data.formatted("代碼", "0063")
                        + data.formatted("人口", "120")
                        + data.formatted("率", "1.5")
                        + data.formatted("name", "again")
                        + "<SchemaData schemaUrl='#s'><SimpleData name='n'>7</SimpleData>"
                        + "<SimpleData name='b'>1</SimpleData></SchemaData>"
                        + "<camp:number>14</camp:number></ExtendedData><name>x</name>"
                        + point("1,2"))
                + placemark(
                    "<ExtendedData><SchemaData schemaUrl='#s'><SimpleData name='n'>many"
                        + "</SimpleData></SchemaData></ExtendedData>"
                        + point("1,2")));
    assertThat(layer.schema().fields())
        .contains(
            Field.of("代碼", FieldType.TEXT),
            Field.of("人口", FieldType.INTEGER),
            Field.of("率", FieldType.REAL),
            Field.of("n", FieldType.INTEGER),
            Field.of("b", FieldType.BOOLEAN),
            Field.of("number", FieldType.INTEGER));
    assertThat(first(layer)).containsEntry("name", "x").containsEntry("name_2", "again");
    assertThat(Reading.of(layer).bad()).isEqualTo(Map.of("value-of-other-type", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "<when>2020-05-01</when>, DATE, 2020-05-01",
    "<when>2020-05-01T08:00:00+08:00</when>, DATE_TIME, 2020-05-01T00:00",
    "<when>2020-05</when>, TEXT, 2020-05",
    "<begin>1895</begin>, TEXT, 1895"
  })
  void readsTimesAsWhatTheyAre(String written, FieldType type, String begin) throws IOException {
    KmlReader layer = only(placemark("<TimeSpan>" + written + "</TimeSpan>" + point("1,2")));
    assertThat(layer.schema().fields()).contains(Field.of("begin", type));
    assertThat(first(layer).get("begin")).hasToString(begin);
  }

  @Test
  void readsPlacemarksNamedAfterAnOldSchema() throws IOException {
    KmlReader layer =
        only(
            "<Schema parent='Placemark' name='School'><SimpleField type='string' name='kind'/>"
                + "</Schema><School><name>a</name><kind>國小</kind>"
                + point("1,2")
                + "</School>");
    assertThat(first(layer)).containsEntry("name", "a").containsEntry("kind", "國小");
  }

  @Test
  void asksForTheSystemOfCoordinatesThatAreNoDegrees() throws IOException {
    Path path = file(kml(placemark(point("248170.787,2652129.936"))));
    assertThat(KmlDocument.read(path, null).readers().get(0).crs()).isEmpty();
    FeatureSource located = Formats.open(path).layers().get(0);
    assertThat(located.crsFinding().grounds())
        .extracting(Remark::english)
        .anyMatch(english -> english.contains("KML must be in longitude and latitude"));
    assertThat(Reading.of(located).features()).hasSize(1);
  }

  @Test
  void tellsOfLinksAndFollowsNone() throws IOException {
    KmlReader layer =
        only(
            "<NetworkLink><name>n</name><Link><href>http://127.0.0.1:1/x.kml</href></Link>"
                + "</NetworkLink><NetworkLink><Url><href>file:///etc/passwd</href></Url>"
                + "</NetworkLink>"
                + placemark("<styleUrl>http://127.0.0.1:1/s.kml#x</styleUrl>" + point("1,2")));
    assertThat(layer.document().networkLinks())
        .extracting(KmlDocument.Linked::href)
        .containsExactly("http://127.0.0.1:1/x.kml", "file:///etc/passwd");
    assertThat(layer.remarks())
        .filteredOn(Remark::isWarning)
        .extracting(Remark::english)
        .containsExactly(
            "Network links (2) are not followed: http://127.0.0.1:1/x.kml, file:///etc/passwd",
            "Styles in other documents are not fetched (1 placemarks).");
  }

  @Test
  void readsGroundOverlays() throws IOException {
    KmlDocument document =
        KmlDocument.read(
            file(
                kml(
                    "<GroundOverlay><LatLonBox><north>26</north><south>22</south><east>-179</east>"
                        + "<west>179</west></LatLonBox></GroundOverlay><GroundOverlay>"
                        + "<gx:LatLonQuad><coordinates>1,2 3,4 5,6 7,8</coordinates>"
                        + "</gx:LatLonQuad></GroundOverlay><GroundOverlay><LatLonBox><north>1e9"
                        + "</north><south>x</south></LatLonBox></GroundOverlay>")),
            null);
    assertThat(document.groundOverlays().get(0).box()).contains(new Bounds(179, 22, 181, 26));
    assertThat(document.groundOverlays().get(1).corners())
        .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
    assertThat(document.groundOverlays().get(2).box()).isEmpty();
    assertThat(document.readers()).hasSize(1);
  }

  @Test
  void readsAKmzWhateverItsDocumentIsCalled() throws IOException {
    byte[] one = kml(placemark("<name>one</name>" + point("1,2"))).getBytes(StandardCharsets.UTF_8);
    byte[] two = kml(placemark("<name>two</name>" + point("1,2"))).getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("files/a.kml", two);
    files.put("圖.kml", one);
    KmlReader layer = KmlDocument.read(file("b.kmz", zip(files)), null).readers().get(0);
    assertThat(first(layer)).containsEntry("name", "one");
    assertThat(layer.name()).isEqualTo("b");
    assertThat(layer.remarks())
        .extracting(Remark::english)
        .containsExactly("The KMZ has 1 more KML documents, which are not read.");
    files.put("doc.kml", two);
    assertThat(first(KmlDocument.read(file("c.kml", zip(files)), null).readers().get(0)))
        .containsEntry("name", "two");
    assertThat(first(KmlDocument.read(file("d.kmz", one), null).readers().get(0)))
        .containsEntry("name", "one");
  }

  @Test
  void givesPicturesOfTheKmzAndNothingElse() throws IOException {
    byte[] png = picture("png", 3, 2);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("kml/doc.kml", kml("").getBytes(StandardCharsets.UTF_8));
    files.put("kml/files/圖 1.png", png);
    files.put("kml/x.svg", "<svg/>".getBytes(StandardCharsets.UTF_8));
    files.put("up.png", png);
    files.put("huge.png", picture("png", 1 << 16, 1 << 10));
    files.put("cut.png", Arrays.copyOf(png, 20));
    KmlDocument document = KmlDocument.read(file("b.kmz", zip(files)), null);
    assertThat(document.image("files/圖 1.png"))
        .map(KmlDocument.Image::mediaType)
        .contains("image/png");
    assertThat(document.image("FILES/%E5%9C%96%201.png")).isPresent();
    assertThat(document.image("../up.png")).isPresent();
    assertThat(document.image("../../../../../../etc/passwd")).isEmpty();
    assertThat(document.image("x.svg")).isEmpty();
    assertThat(document.image("http://example.tw/up.png")).isEmpty();
    assertThat(document.image("file:///up.png")).isEmpty();
    assertThat(document.image("../huge.png")).isEmpty();
    assertThat(document.image("../cut.png")).isEmpty();
  }

  static byte[] picture(String format, int width, int height) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), format, out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "no XML at all",
        "<html><body/></html>",
        "<gpx></gpx>",
        "<kml>",
        "<kml><Placemark></kml>",
        "<kml><Placemark",
        "<kml a=b/>",
        "<kml><!-- never ends </kml>",
        "<kml><![CDATA[ never ends </kml>",
        "<!DOCTYPE kml [<!ENTITY a 'b'>]><kml>&a;</kml>",
        "<!DOCTYPE kml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><kml>&a;</kml>",
        "<!DOCTYPE kml [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/'> %p;]><kml/>",
        "PK\u0003\u0004 no zip"
      })
  void refusesWhatIsNoKml(String text) throws IOException {
    Path path = file(text);
    assertThatThrownBy(() -> KmlDocument.read(path, null))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("a.kml");
  }

  @Test
  void readsFoldersAHundredDeepAndRefusesAbsurdDepths() throws IOException {
    String deep = "<Folder>".repeat(100) + placemark(point("1,2")) + "</Folder>".repeat(100);
    assertThat(Reading.of(only(deep)).features()).hasSize(1);
    Path absurd = file("<kml>" + "<Folder>".repeat(200_000));
    assertThatThrownBy(() -> KmlDocument.read(absurd, null))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("deep");
  }

  @Test
  void countsCollectionsThatAreNestedAbsurdly() throws IOException {
    String nested = "<MultiGeometry>".repeat(500) + point("1,2") + "</MultiGeometry>".repeat(500);
    Reading reading = Reading.of(only(placemark(nested) + placemark(point("3,4"))));
    assertThat(reading.bad()).containsOnlyKeys("geometry-too-deep");
    assertThat(reading.wkt()).containsExactly("POINT (3 4)");
  }

  @Test
  void cutsTextsThatNeverEnd() throws IOException {
    String long1 = "x".repeat(3_000_000);
    KmlReader layer =
        only(
            placemark(
                "<name>"
                    + long1
                    + "</name><description>"
                    + long1
                    + "</description><ExtendedData><Data name='"
                    + long1
                    + "'><value>"
                    + long1
                    + "</value></Data></ExtendedData>"
                    + point("1,2")));
    Map<String, Object> values = first(layer);
    assertThat((String) values.get("name")).hasSize(10_000);
    assertThat((String) values.get("description")).hasSize(1 << 20);
    assertThat(layer.schema().fields()).allMatch(field -> field.name().length() <= 200);
    assertThat(Reading.of(layer).bad()).containsOnlyKeys("text-too-long");
  }

  @Test
  void countsALineOfTooManyPositions() throws IOException {
    Path path = folder.resolve("long.kml");
    try (var out = Files.newBufferedWriter(path)) {
      out.write("<kml><Placemark><LineString><coordinates>");
      for (int i = 0; i < 2_000_001; i++) {
        out.write("1,2 ");
      }
      out.write("</coordinates></LineString></Placemark>" + placemark(point("3,4")) + "</kml>");
    }
    Reading reading = Reading.of(KmlDocument.read(path, null).readers().get(0));
    assertThat(reading.bad()).isEqualTo(Map.of("too-many-points", 1L));
    assertThat(reading.wkt()).containsExactly("POINT (3 4)");
  }

  @Test
  void refusesAKmzThatUnpacksToTooMuch() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("doc.kml"));
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 70; i++) {
        zip.write(block);
      }
      zip.closeEntry();
    }
    Path bomb = file("bomb.kmz", bytes.toByteArray());
    assertThatThrownBy(() -> KmlDocument.read(bomb, null))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("at most");
  }

  @Test
  void answersOrRefusesWhateverIsDamaged() throws IOException {
    String good =
        kml(
            "<Style id='s'><LineStyle><color>ff0000ff</color></LineStyle></Style><Folder><name>甲"
                + "</name>"
                + placemark(
                    "<name><![CDATA[a]]></name><styleUrl>#s</styleUrl><ExtendedData><Data name='n'>"
                        + "<value>1</value></Data></ExtendedData><MultiGeometry>"
                        + point("1,2,3")
                        + "<LineString><coordinates>1,2 3,4</coordinates></LineString>"
                        + "</MultiGeometry>")
                + "</Folder>");
    byte[] plain = good.getBytes(StandardCharsets.UTF_8);
    byte[] zipped = zip(Map.of("doc.kml", plain));
    var random = new Random(7);
    int answers = 0;
    for (int i = 0; i < 400; i++) {
      byte[] damaged = Reading.damaged(i % 2 == 0 ? plain : zipped, random);
      String answer = Reading.answerOrRefusal(file(i % 2 == 0 ? "d.kml" : "d.kmz", damaged));
      answers += answer.startsWith("refused") ? 0 : 1;
    }
    assertThat(answers).isBetween(20, 390);
  }
}
