package org.tutai.geo.format.kml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.format.Reading;

/** KMZ files of several documents, as programs write them that put each layer into one. */
class KmzLinksTest {

  @TempDir Path folder;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  @BeforeEach
  void start() {
    files.clear();
  }

  private void put(String name, String inside) {
    files.put(name, kml(inside).getBytes(StandardCharsets.UTF_8));
  }

  private static String kml(String inside) {
    return "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
        + inside
        + "</Document></kml>";
  }

  private static String link(String href) {
    return "<NetworkLink><Link><href>" + href + "</href></Link></NetworkLink>";
  }

  private static String line(String name, String style) {
    return "<Placemark><name>"
        + name
        + "</name><styleUrl>"
        + style
        + "</styleUrl><LineString><coordinates>121,24"
        + " 122,25</coordinates></LineString></Placemark>";
  }

  private static String style(String id, String color) {
    return "<Style id=\"" + id + "\"><LineStyle><color>ff" + color + "</color></LineStyle></Style>";
  }

  private KmlDocument read() throws IOException {
    Path path = folder.resolve("a.kmz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return KmlDocument.read(path, null);
  }

  private static List<Object> column(KmlReader layer, String name) throws IOException {
    int column = layer.schema().fields().stream().map(f -> f.name()).toList().indexOf(name);
    var values = new ArrayList<Object>();
    for (Feature feature : Reading.of(layer).features()) {
      values.add(feature.value(column));
    }
    return values;
  }

  private static List<String> remarks(KmlDocument document) {
    return document.remarks().stream().map(Remark::english).toList();
  }

  @Test
  void readsTheLayersThatTheFirstDocumentLinksToAndTheirStyles() throws IOException {
    put("doc.kml", link("layers/roads.kml") + link("layers/rivers.kml"));
    put("layers/roads.kml", "<name>Roads</name>" + line("r", "../style/style.kml#a"));
    put("layers/rivers.kml", "<name>Rivers</name>" + line("s", "../style/style.kml#b"));
    put("style/style.kml", style("a", "0000ff") + style("b", "ff0000"));
    KmlDocument document = read();
    assertThat(document.readers()).extracting(KmlReader::name).containsExactly("Roads", "Rivers");
    assertThat(column(document.readers().get(0), "stroke")).containsExactly("#ff0000");
    assertThat(column(document.readers().get(1), "stroke")).containsExactly("#0000ff");
    assertThat(document.networkLinks()).isEmpty();
    assertThat(remarks(document)).isEmpty();
  }

  @Test
  void readsEachDocumentOnceThoughLinksGoRound() throws IOException {
    put("doc.kml", line("top", "#x") + link("a/one.kml") + link("A\\ONE.kml"));
    put("a/one.kml", line("one", "#x") + link("./two.kml") + link("../doc.kml"));
    put("a/two.kml", line("two", "#x") + link("/a/one.kml") + link("two.kml#part"));
    KmlDocument document = read();
    var names = new ArrayList<Object>();
    for (KmlReader layer : document.readers()) {
      names.addAll(column(layer, "name"));
    }
    assertThat(names).containsExactly("top", "one", "two");
    assertThat(remarks(document)).isEmpty();
  }

  @Test
  void followsNoLinkOutOfTheFile() throws IOException {
    put("doc.kml", link("http://127.0.0.1:1/a.kml") + link("../../etc/x.kml") + link("a.kml"));
    put("a.kml", line("a", "http://127.0.0.1:1/s.kml#x") + link("file:///etc/b.kml"));
    put("b.kml", line("b", "#x"));
    KmlDocument document = read();
    assertThat(column(document.readers().get(0), "name")).containsExactly("a");
    assertThat(remarks(document))
        .containsExactly(
            "Network links (3) are not followed: http://127.0.0.1:1/a.kml, ../../etc/x.kml,"
                + " file:///etc/b.kml",
            "The KMZ has 1 more KML documents, which are not read.",
            "Styles in other documents are not fetched (1 placemarks).");
  }

  @Test
  void aHiddenLinkHidesWhatItLeadsToAndNamesWhatHasNoName() throws IOException {
    put(
        "doc.kml",
        "<NetworkLink><name>Hidden</name><visibility>0</visibility><Link><href>a.kml</href></Link>"
            + "</NetworkLink>"
            + link("b.kml"));
    put("a.kml", line("a", "#x"));
    put("b.kml", "<name>Seen</name>" + line("b", "#x"));
    List<KmlReader> layers = read().readers();
    assertThat(layers).extracting(KmlReader::name).containsExactly("Hidden", "Seen");
    assertThat(column(layers.get(0), "visibility")).containsExactly(false);
  }

  @Test
  void aStyleIsTakenFromTheDocumentThatIsNamed() throws IOException {
    put(
        "doc.kml",
        style("s", "0000ff") + line("own", "doc.kml#s") + line("next", "b.kml#s") + link("b.kml"));
    put(
        "b.kml",
        "<StyleMap id=\"s\"><Pair><key>normal</key><styleUrl>c.kml#t</styleUrl></Pair>"
            + "</StyleMap>"
            + line("back", "doc.kml#s")
            + line("chain", "#s"));
    put("c.kml", style("t", "00ff00") + line("not shown", "#t"));
    List<KmlReader> layers = read().readers();
    assertThat(column(layers.get(0), "stroke")).containsExactly("#ff0000", "#00ff00");
    assertThat(column(layers.get(1), "stroke")).containsExactly("#ff0000", "#00ff00");
  }

  @Test
  void aLoneDocumentMayNameItselfInTheAddressOfAStyle() throws IOException {
    Path path = folder.resolve("a.kml");
    Files.writeString(path, kml(style("s", "0000ff") + line("own", "a.kml#s")));
    assertThat(column(KmlDocument.read(path, null).readers().get(0), "stroke"))
        .containsExactly("#ff0000");
  }

  @Test
  void findsThePicturesOfALinkedDocumentBesideIt() throws IOException {
    put("doc.kml", link("tiles/1.kml"));
    put(
        "tiles/1.kml",
        "<GroundOverlay><Icon><href>1.png</href></Icon><LatLonBox><north>25</north><south>24</south>"
            + "<east>122</east><west>121</west></LatLonBox></GroundOverlay>");
    files.put("tiles/1.png", new byte[] {1});
    assertThat(read().groundOverlays())
        .extracting(KmlDocument.GroundOverlay::href)
        .containsExactly("/tiles/1.png");
  }

  @Test
  void findsTheEncodingOfEachDocument() throws IOException {
    put("doc.kml", "<name>臺灣</name>" + link("a.kml"));
    files.put(
        "a.kml",
        ("<?xml version=\"1.0\" encoding=\"Big5\"?>" + kml(line("臺北", "#x")))
            .getBytes(Charset.forName("MS950")));
    assertThat(column(read().readers().get(0), "name")).containsExactly("臺北");
  }

  @Test
  void readsNoMoreDocumentsThanTheBound() throws IOException {
    var links = new StringBuilder();
    for (int i = 0; i < LinkedDocuments.MOST + 2; i++) {
      links.append(link(i + ".kml"));
      put(i + ".kml", line("n" + i, "#x"));
    }
    put("doc.kml", links.toString());
    KmlDocument document = read();
    assertThat(document.readers().stream().mapToLong(r -> r.count().orElse(0)).sum())
        .isEqualTo(LinkedDocuments.MOST);
    assertThat(remarks(document))
        .containsExactly(
            "Network links (2) are not followed: 1000.kml, 1001.kml",
            "The KMZ has 2 more KML documents, which are not read.");
  }

  @Test
  void readsWhatComesBeforeTheFaultOfABrokenDocumentAndTheOthers() throws IOException {
    put("doc.kml", link("a.kml") + link("b.kml") + link("empty.kml") + line("own", "s.kml#x"));
    files.put(
        "a.kml",
        ("<kml><Document><name>A</name>" + line("whole", "#x") + "<Placemark><name>half")
            .getBytes(StandardCharsets.UTF_8));
    put("b.kml", "<name>B</name>" + line("b", "#x"));
    files.put("empty.kml", new byte[0]);
    files.put("s.kml", ("<kml>" + style("x", "0000ff")).getBytes(StandardCharsets.UTF_8));
    KmlDocument document = read();
    assertThat(document.readers()).extracting(KmlReader::name).containsExactly("a", "A", "B");
    assertThat(column(document.readers().get(0), "stroke")).containsExactly("#ff0000");
    assertThat(column(document.readers().get(1), "name")).containsExactly("whole");
    assertThat(column(document.readers().get(2), "name")).containsExactly("b");
    assertThat(remarks(document))
        .containsExactly(
            "A document in the KMZ is broken, and only what comes before was read: a.kml",
            "A document in the KMZ is broken, and only what comes before was read: empty.kml",
            "The KMZ has 1 more KML documents, which are not read.");
  }

  @Test
  void aBrokenFirstDocumentIsRefused() {
    put("a.kml", line("a", "#x"));
    files.put("doc.kml", ("<kml>" + link("a.kml")).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(this::read)
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("doc.kml");
  }
}
