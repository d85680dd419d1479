package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.Wire.Reply;
import org.xml.sax.SAXException;

/** WMTS over a socket; its tiles are in {@link TilesOnTheWireTest}. */
class WmtsOnTheWireTest {

  private static final String LAYER = URLEncoder.encode("行政區", StandardCharsets.UTF_8);
  private static final String TILE =
      "/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&STYLE=default&FORMAT=image/png"
          + "&TILEMATRIXSET=WebMercatorQuad&TILEMATRIX=10&TILEROW=438&TILECOL=857&LAYER="
          + LAYER;

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    Samples.write(folder);
    server = RunningServer.of(folder, workspace);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static Reply get(String path) throws IOException {
    return server.wire().get(path);
  }

  @Test
  void writesCapabilitiesThatTheSchemaAllows() throws IOException, SAXException {
    Reply byPath = get("/wmts/1.0.0/WMTSCapabilities.xml");
    Reply byParameters = get("/wmts?Service=WMTS&Request=GetCapabilities");
    assertThat(byPath.status()).isEqualTo(200);
    assertThat(byPath.body()).isEqualTo(byParameters.body());
    OgcSchemas.check(byPath.text(), "wmts/1.0/wmtsGetCapabilities_response.xsd");
    assertThat(byPath.text())
        .contains("<ows:Identifier>行政區</ows:Identifier>")
        .contains("<ows:Identifier>TWD97TM2Zone119</ows:Identifier>")
        .contains("<ows:SupportedCRS>urn:ogc:def:crs:EPSG::3826</ows:SupportedCRS>")
        .contains("<ows:SupportedCRS>urn:ogc:def:crs:OGC:1.3:CRS84</ows:SupportedCRS>")
        .contains("<TopLeftCorner>-200000 3000000</TopLeftCorner>")
        .contains(
            "http://example.tw/wmts/1.0.0/"
                + LAYER
                + "/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png");
  }

  @Test
  void findsFeaturesByParametersAndByPath() throws IOException {
    Reply byParameters =
        get(TILE.replace("GetTile", "GetFeatureInfo") + "&I=128&J=128&INFOFORMAT=application/json");
    Reply byPath = get("/wmts/1.0.0/" + LAYER + "/default/WebMercatorQuad/10/438/857/128/128.json");
    assertThat(byParameters.text()).contains("大安區");
    assertThat(byPath.body()).isEqualTo(byParameters.body());
    assertThat(
            get("/wmts/1.0.0/" + LAYER + "/default/WebMercatorQuad/10/438/857/128/128.txt").text())
        .contains("NAME = 大安區");
  }

  @Test
  void refusesWithTheRightCodeAndStatus() throws IOException, SAXException {
    check(TILE.replace("LAYER=" + LAYER, "LAYER=x"), 400, "InvalidParameterValue", "LAYER");
    check(TILE.replace("STYLE=default", "STYLE=x"), 400, "InvalidParameterValue", "STYLE");
    check(
        TILE.replace("SET=WebMercatorQuad", "SET=x"),
        400,
        "InvalidParameterValue",
        "TILEMATRIXSET");
    check(TILE.replace("MATRIX=10", "MATRIX=99"), 400, "InvalidParameterValue", "TILEMATRIX");
    check(TILE.replace("ROW=438", "ROW=1024"), 400, "TileOutOfRange", "TILEROW");
    check(TILE.replace("COL=857", "COL=-1"), 400, "TileOutOfRange", "TILECOL");
    check(TILE.replace("COL=857", "COL=x"), 400, "InvalidParameterValue", "TILECOL");
    check(TILE.replace("&TILECOL=857", ""), 400, "MissingParameterValue", "TILECOL");
    check(TILE.replace("image/png", "image/gif"), 400, "InvalidParameterValue", "FORMAT");
    check(TILE.replace("GetTile", "GetNothing"), 501, "OperationNotSupported", "REQUEST");
    check(TILE.replace("REQUEST=GetTile", ""), 400, "MissingParameterValue", "REQUEST");
    check(TILE.replace("GetTile", "GetFeatureInfo") + "&I=256&J=0", 400, "PointIJOutOfRange", "I");
    check(
        "/wmts?SERVICE=WMTS&REQUEST=GetCapabilities&ACCEPTVERSIONS=2.0.0",
        400,
        "VersionNegotiationFailed",
        "ACCEPTVERSIONS");
    check("/wmts/1.0.0/x/default/WebMercatorQuad/0/0/0.png", 400, "InvalidParameterValue", "LAYER");
    check(
        "/wmts/1.0.0/" + LAYER + "/default/WebMercatorQuad/0/1/0.png",
        400,
        "TileOutOfRange",
        "TILEROW");
    check("/wmts/1.0.0/" + LAYER, 404, "NoApplicableCode", "WMTSCapabilities.xml");
  }

  private static void check(String path, int status, String code, String word)
      throws IOException, SAXException {
    Reply reply = get(path);
    assertThat(reply.status()).as(path).isEqualTo(status);
    assertThat(reply.header("Content-Type")).contains("text/xml;charset=utf-8");
    OgcSchemas.check(reply.text(), "ows/1.1.0/owsExceptionReport.xsd");
    assertThat(reply.text()).as(path).contains("exceptionCode=\"" + code + "\"").contains(word);
  }
}
