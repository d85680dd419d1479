package org.tutai.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small layers: two areas with Chinese names, a line, two points. */
public final class Samples {

  private Samples() {}

  /** A style that fills, with a second pass that a legend shows. */
  public static final String STYLE =
      """
      <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld">
        <NamedLayer><Name>x</Name><UserStyle><Title>Areas</Title><FeatureTypeStyle><Rule>
          <Title>District</Title>
          <PolygonSymbolizer>
            <Fill><CssParameter name="fill">COLOUR</CssParameter></Fill>
            <Stroke><CssParameter name="stroke">#403020</CssParameter></Stroke>
          </PolygonSymbolizer>
        </Rule></FeatureTypeStyle></UserStyle></NamedLayer>
      </StyledLayerDescriptor>
      """;

  public static String style(String colour) {
    return STYLE.replace("COLOUR", colour);
  }

  public static void write(Path folder) throws IOException {
    RunningServer.write(
        folder.resolve("行政區.wkt"),
        "layer 行政區 EPSG:4326 POLYGON",
        "信義區|110|POLYGON ((121.5 25, 121.6 25, 121.6 25.1, 121.5 25.1, 121.5 25))",
        "大安區|120|POLYGON ((121.4 25, 121.5 25, 121.5 25.1, 121.4 25.1, 121.4 25))");
    Files.writeString(folder.resolve("行政區.sld"), style("#cc8844"));
    Files.writeString(folder.resolve("行政區.夜.sld"), style("#223344"));
    Files.writeString(
        folder.resolve("行政區.tutai.json"),
        """
        {"title": {"zh-TW": "行政區", "en": "Districts & <more>"},
         "abstract": "兩個區", "attribution": {"zh-TW": "內政部", "en": "MOI"},
         "attributionUrl": "https://example.tw/", "keywords": ["行政"], "order": 5}
        """);
    RunningServer.write(
        folder.resolve("more.wkt"),
        "layer roads EPSG:3826 LINESTRING".replace("LINESTRING", "LINE"),
        "忠孝東路|1|LINESTRING (304000 2770000, 308000 2770500, 310000 2771000)",
        "layer points EPSG:4326 POINT",
        "臺北車站|1|POINT (121.517 25.0478)",
        "市政府|2|POINT (121.5637 25.0375)");
  }
}
