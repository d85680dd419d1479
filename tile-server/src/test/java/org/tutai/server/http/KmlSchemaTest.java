package org.tutai.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.kml.KmlWriter;
import org.xml.sax.SAXException;

/** The KML that is written against the OGC's own schema. */
class KmlSchemaTest {

  @TempDir Path folder;

  private void check(String geoJson) throws IOException, SAXException {
    Path source = folder.resolve("a.geojson");
    Files.writeString(source, "{\"type\":\"FeatureCollection\",\"features\":[" + geoJson + "]}");
    Path kml = folder.resolve("a.kml");
    var options = new KmlWriter.Options("圖", java.util.Map.of());
    KmlWriter.write(Formats.open(source).layers(), kml, options);
    OgcSchemas.check(Files.readString(kml), "kml/2.2.0/ogckml22.xsd");
  }

  private static String feature(String type, String coordinates, String properties) {
    return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"%s\",\"coordinates\":%s},\"properties\":{%s}}"
        .formatted(type, coordinates, properties);
  }

  @Test
  void everyKindOfFeatureIsValid() throws IOException, SAXException {
    check(
        feature("Point", "[121.5,25,7]", "\"name\":\"a\",\"icon\":\"i.png\",\"n\":1,\"r\":0.5")
            + ","
            + feature("MultiPoint", "[[1,2],[3,4]]", "\"marker-color\":\"#ff0000\",\"b\":true")
            + ","
            + feature("LineString", "[[1,2],[3,4]]", "\"stroke\":\"#00ff00\",\"stroke-width\":2.5")
            + ","
            + feature(
                "MultiPolygon",
                "[[[[0,0],[9,0],[9,9],[0,0]],[[4,3],[5,3],[5,4],[4,3]]]]",
                "\"description\":\"<b>x\",\"fill\":\"#0000ff\",\"fill-opacity\":0.5")
            + ",{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"name\":\"none\"}}");
  }
}
