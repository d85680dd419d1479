package org.tutai.geo.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.tiles.TileJson;
import org.tutai.geo.source.remote.wms.WmsCapabilities;
import org.tutai.geo.source.remote.wmts.MatrixSet;
import org.tutai.geo.source.remote.wmts.WmtsCapabilities;
import org.tutai.geo.source.remote.wmts.WmtsSource;

/** Documents that are broken, hostile or only strange. */
class OddDocumentsTest {

  private static final String WMS =
      "<WMS_Capabilities version='1.3.0'><Capability><Request><GetMap><Format>image/png</Format>"
          + "</GetMap></Request><Layer><Title>%s</Title><CRS>EPSG:4326</CRS>%s</Layer>"
          + "</Capability></WMS_Capabilities>";

  private static WmsCapabilities wms(byte[] document) throws RemoteSourceException {
    return ((RemoteDocument.Wms) RemoteDocument.read(document, "https://a.example/wms"))
        .capabilities();
  }

  private static WmsCapabilities wms(String document) throws RemoteSourceException {
    return wms(document.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> words(List<Remark> remarks) {
    return remarks.stream().map(Remark::english).toList();
  }

  @Test
  void aDeclarationWithBracketsAndQuotesIsPassedOver() throws RemoteSourceException {
    String declaration =
        "<?xml version='1.0'?><!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd' [<!-- ]> ' -->"
            + "<!ENTITY a \"]>\"><!ENTITY % b SYSTEM 'file:///etc/passwd'> %b; ]>";
    assertThat(wms(declaration + WMS.formatted("t", "")).layers().get(0).title()).isEqualTo("t");
  }

  @Test
  void whatScriptsLeaveBeforeTheDeclarationIsSkipped() throws RemoteSourceException {
    String document = "<?xml version='1.0' encoding='%s'?>" + WMS.formatted("圖", "");
    for (String before : List.of("\n", "\r\n \t", "\uFEFF", "\uFEFF\r\n", "\r\n\uFEFF\uFEFF\n")) {
      String whole = before + document.formatted("UTF-8");
      assertThat(wms(whole).layers().get(0).title()).isEqualTo("圖");
      assertThat(wms(whole.getBytes(StandardCharsets.UTF_16)).layers().get(0).title())
          .isEqualTo("圖");
      assertThat(wms(before + WMS.formatted("圖", "")).layers().get(0).title()).isEqualTo("圖");
    }
    byte[] old = ("\n" + document.formatted("UTF-8")).getBytes(Charset.forName("MS950"));
    assertThat(wms(old).layers().get(0).title()).isEqualTo("圖");
  }

  @Test
  void entitiesThatGrowStandForNothing() throws RemoteSourceException {
    var document = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 'laugh'>");
    for (int i = 1; i < 12; i++) {
      document.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
    }
    WmsCapabilities read = wms(document + "]>" + WMS.formatted("t&a11;", ""));
    assertThat(read.layers().get(0).title()).isEqualTo("t");
    assertThat(words(read.remarks())).anyMatch(said -> said.contains("a11"));
  }

  @Test
  void whatStandsBeforeABreakCounts() throws RemoteSourceException {
    String whole = WMS.formatted("t", "<Layer><Name>a</Name></Layer><Layer><Name>b</Name>");
    WmsCapabilities read = wms(whole.substring(0, whole.indexOf("<Name>b") + 8));
    assertThat(read.layer("a")).isPresent();
    assertThat(words(read.remarks())).anyMatch(said -> said.contains("broken"));
  }

  @Test
  void aPrefixNobodyDeclaredIsNoFault() throws RemoteSourceException {
    WmsCapabilities read =
        wms(
            WMS.formatted("t", "")
                .replace(
                    "</GetMap>",
                    "<DCPType><HTTP><Get><OnlineResource"
                        + " xlink:href='/map?'/></Get></HTTP></DCPType></GetMap>"));
    assertThat(read.mapUrl()).contains("https://a.example/map?");
  }

  @Test
  void big5ThatCallsItselfUtf8IsRead() throws RemoteSourceException {
    String document = "<?xml version='1.0' encoding='UTF-8'?>" + WMS.formatted("臺灣水系", "");
    WmsCapabilities read = wms(document.getBytes(Charset.forName("MS950")));
    assertThat(read.layers().get(0).title()).isEqualTo("臺灣水系");
    assertThat(words(read.remarks())).anyMatch(said -> said.contains("UTF-8"));
  }

  @Test
  void aBoxWithItsAxesExchangedIsTurnedRound() throws RemoteSourceException {
    WmsCapabilities read =
        wms(
            WMS.formatted(
                "t",
                "<Name>a</Name><BoundingBox CRS='EPSG:4326' minx='119' miny='21' maxx='123'"
                    + " maxy='26'/>"));
    assertThat(read.layers().get(0).lonLat().orElseThrow().minX()).isEqualTo(119);
    assertThat(words(read.remarks())).anyMatch(said -> said.contains("exchanged"));
  }

  @Test
  void manyHeirsOfManyCrsStaySmall() throws RemoteSourceException {
    var document = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      document.append("<CRS>EPSG:").append(i).append("</CRS>");
    }
    for (int i = 0; i < 20_000; i++) {
      document.append("<Layer><Name>").append(i).append("</Name><CRS>EPSG:1</CRS></Layer>");
    }
    assertThat(wms(WMS.formatted("t", document)).allLayers()).hasSize(20_001);
  }

  @Test
  void depthAndSizeAreBounded() {
    byte[] deep = "<a>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> RemoteDocument.read(deep, ""))
        .isInstanceOf(RemoteSourceException.class);
    assertThatThrownBy(() -> RemoteDocument.read(new byte[6 << 20], ""))
        .isInstanceOf(RemoteSourceException.class);
    byte[] nested = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> RemoteDocument.read(nested, ""))
        .isInstanceOf(RemoteSourceException.class);
    for (String text : List.of("", " ", "<", "<?xml?>", "hello", "\u0000\u0001")) {
      assertThatThrownBy(() -> RemoteDocument.read(text.getBytes(StandardCharsets.UTF_8), ""))
          .isInstanceOf(RemoteSourceException.class);
    }
  }

  @Test
  void aCornerWithItsAxesExchangedIsTurnedRound() throws RemoteSourceException {
    checkCorner("urn:ogc:def:crs:EPSG::4326", "-180 90", -180, 90);
    checkCorner("urn:ogc:def:crs:EPSG::4326", "90 -180", -180, 90);
    checkCorner("urn:ogc:def:crs:EPSG::4326", "26 118", 118, 26);
    checkCorner("urn:ogc:def:crs:EPSG::4326", "118 26", 118, 26);
    checkCorner("urn:ogc:def:crs:OGC:1.3:CRS84", "-180 90", -180, 90);
    checkCorner(
        "urn:ogc:def:crs:EPSG::3857", "-20037508.34 20037508.34", -20037508.34, 20037508.34);
  }

  private static void checkCorner(String crs, String corner, double left, double top)
      throws RemoteSourceException {
    String document =
        "<Capabilities><Contents><Layer><Identifier>l</Identifier><TileMatrixSetLink>"
            + "<TileMatrixSet>s</TileMatrixSet></TileMatrixSetLink></Layer><TileMatrixSet>"
            + "<Identifier>s</Identifier><SupportedCRS>"
            + crs
            + "</SupportedCRS><TileMatrix>"
            + "<Identifier>0</Identifier><ScaleDenominator>1000000</ScaleDenominator>"
            + "<TopLeftCorner>"
            + corner
            + "</TopLeftCorner><TileWidth>256</TileWidth>"
            + "<TileHeight>256</TileHeight><MatrixWidth>200</MatrixWidth>"
            + "<MatrixHeight>100</MatrixHeight></TileMatrix></TileMatrixSet></Contents></Capabilities>";
    WmtsCapabilities read =
        ((RemoteDocument.Wmts) RemoteDocument.read(document.getBytes(StandardCharsets.UTF_8), ""))
            .capabilities();
    MatrixSet.Matrix matrix = read.sets().get("s").matrices().get(0);
    assertThat(matrix.left()).as(crs + " " + corner).isEqualTo(left);
    assertThat(matrix.top()).as(crs + " " + corner).isEqualTo(top);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Default>b</Default><Value>a</Value><Value>b</Value> | b",
        "<Value>a</Value><Value>b</Value>                     | a",
        "<Default/><Value>2001/2020/P1Y</Value>               | 2001",
        "<Default>current</Default>                           | current"
      })
  void aDimensionWithoutADefaultIsAskedForByItsFirstValue(String values, String asked)
      throws RemoteSourceException {
    String document =
        "<Capabilities><Contents><Layer><Identifier>l</Identifier><Dimension><Identifier>Time"
            + "</Identifier>"
            + values
            + "</Dimension><TileMatrixSetLink><TileMatrixSet>s</TileMatrixSet></TileMatrixSetLink><ResourceURL"
            + " resourceType='tile' format='image/png' template="
            + "'https://a.example/{time}/{TileMatrix}/{TileRow}/{TileCol}.png'/></Layer>"
            + "<TileMatrixSet><Identifier>s</Identifier><SupportedCRS>EPSG:3857</SupportedCRS>"
            + "<TileMatrix><Identifier>0</Identifier><ScaleDenominator>559082264.0287178</ScaleDenominator><TopLeftCorner>-20037508.3427892"
            + " 20037508.3427892</TopLeftCorner>"
            + "<TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>1</MatrixWidth>"
            + "<MatrixHeight>1</MatrixHeight></TileMatrix></TileMatrixSet></Contents></Capabilities>";
    WmtsCapabilities read =
        ((RemoteDocument.Wmts) RemoteDocument.read(document.getBytes(StandardCharsets.UTF_8), ""))
            .capabilities();
    WmtsSource source = read.source(read.layers().get(0), "s", "", "").orElseThrow();
    assertThat(source.address(source.grid().levels().get(0), 0, 0))
        .isEqualTo("https://a.example/" + asked + "/0/0/0.png");
  }

  @Test
  void tileJsonIsReadWithItsDefaults() throws RemoteSourceException {
    byte[] document =
        ("{'tilejson':'2.2.0','name':'底圖','tiles':['{z}/{x}/{y}.png'],'scheme':'tms',"
                + "'bounds':[119,21,123,26],'attribution':'<a href=x>© A</a>'}")
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8);
    TileJson read =
        ((RemoteDocument.Tiles) RemoteDocument.read(document, "https://a.example/t/tiles.json"))
            .description();
    assertThat(read.template().address(1, 0, 0)).isEqualTo("https://a.example/t/1/0/1.png");
    assertThat(read.attribution()).isEqualTo("© A");
    assertThat(read.maxZoom()).isEqualTo(30);
    assertThat(read.bounds().orElseThrow().maxY()).isEqualTo(26);
  }
}
