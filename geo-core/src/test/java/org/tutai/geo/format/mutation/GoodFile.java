package org.tutai.geo.format.mutation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.AnyFeature;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.csv.CsvWriter;
import org.tutai.geo.format.geojson.GeoJsonWriter;
import org.tutai.geo.format.geopackage.GeoPackageWriter;
import org.tutai.geo.format.geotiff.GoodTiffs;
import org.tutai.geo.format.kml.KmlWriter;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.geo.layer.ListSource;

/**
 * A small good file with the files beside it.
 *
 * @param name what is special about it
 * @param main the file that is opened
 * @param files the bytes of all, by file name
 */
record GoodFile(String name, String main, Map<String, byte[]> files) {

  private static final List<Field> FIELDS =
      List.of(
          Field.of("名稱", FieldType.TEXT),
          Field.of("whole", FieldType.INTEGER),
          Field.of("real", FieldType.REAL),
          Field.of("day", FieldType.DATE));

  GoodFile {
    files = new TreeMap<>(files);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Several good files of every format, always the same ones. */
  static Map<String, List<GoodFile>> all(Path folder) throws IOException {
    Map<String, List<GoodFile>> all = new TreeMap<>();
    all.put("shapefile", shapefiles(folder));
    all.put("zip", shapefiles(folder).stream().map(GoodFile::zipped).toList());
    all.put("geopackage", geoPackages(folder));
    all.put("geojson", geoJson(folder));
    all.put("csv", csv(folder));
    all.put("kml", kml(folder));
    all.put("topojson", List.of(topoJson()));
    all.put("geotiff", geoTiffs());
    return all;
  }

  private static ListSource layer(GeometryKind kind, Layout layout, boolean multi) {
    var random = new Random(kind.ordinal() * 31L + layout.ordinal());
    List<Feature> features = new AnyFeature(random, layout).list(kind, multi, FIELDS);
    return new ListSource("x", new Schema(kind, FIELDS), CrsRegistry.TWD97_TM2_121, features);
  }

  private static GoodFile read(Path folder, String name, String main) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readAllBytes(path));
        Files.delete(path);
      }
    }
    return new GoodFile(name, main, files);
  }

  private static List<GoodFile> shapefiles(Path folder) throws IOException {
    List<GoodFile> good = new ArrayList<>();
    for (GeometryKind kind : List.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON)) {
      for (Layout layout : Layout.values()) {
        var options =
            layout == Layout.values()[0]
                ? ShapefileWriter.Options.silentBig5()
                : ShapefileWriter.Options.utf8();
        boolean multi = layout.ordinal() % 2 == 0;
        ShapefileWriter.write(layer(kind, layout, multi), folder.resolve("x.shp"), options);
        good.add(read(folder, kind + "-" + layout, "x.shp"));
      }
    }
    return good;
  }

  private GoodFile zipped() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new GoodFile(name, "x.zip", Map.of("x.zip", bytes.toByteArray()));
  }

  private static List<GoodFile> geoPackages(Path folder) throws IOException {
    List<GoodFile> good = new ArrayList<>();
    for (GeometryKind kind : List.of(GeometryKind.POINT, GeometryKind.POLYGON)) {
      GeoPackageWriter.write(
          List.of(layer(kind, Layout.values()[kind.ordinal() % 2], true)),
          folder.resolve("x.gpkg"),
          GeoPackageWriter.Options.undated());
      good.add(read(folder, kind.toString(), "x.gpkg"));
    }
    return good;
  }

  private static List<GoodFile> kml(Path folder) throws IOException {
    List<GoodFile> good = new ArrayList<>();
    for (GeometryKind kind : List.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON)) {
      for (String main : List.of("x.kml", "x.kmz")) {
        KmlWriter.write(
            List.of(layer(kind, Layout.XYZ, true)), folder.resolve(main), KmlWriter.Options.NONE);
        good.add(read(folder, kind + " " + main, main));
      }
    }
    return good;
  }

  private static List<GoodFile> geoJson(Path folder) throws IOException {
    List<GoodFile> good = new ArrayList<>();
    for (GeometryKind kind : List.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON)) {
      GeoJsonWriter.write(
          layer(kind, Layout.XY, true),
          folder.resolve("x.geojson"),
          new GeoJsonWriter.Options(7, kind == GeometryKind.LINE));
      good.add(read(folder, kind.toString(), "x.geojson"));
    }
    String lines =
        """
        {"type":"Feature","geometry":{"type":"Point","coordinates":[121.5,25.0]},"properties":{"名":"臺北"}}
        {"type":"Feature","id":7,"geometry":null,"properties":{"n":1.5,"list":[1,{"a":null}]}}
        {"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[120.2,23.0,5],[1,2,3]]}}
        """;
    byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
    good.add(new GoodFile("lines", "x.geojsonl", Map.of("x.geojsonl", bytes)));
    good.add(new GoodFile("ndjson", "x.ndjson", Map.of("x.ndjson", bytes)));
    return good;
  }

  private static List<GoodFile> csv(Path folder) throws IOException {
    List<GoodFile> good = new ArrayList<>();
    ListSource points = layer(GeometryKind.POINT, Layout.XY, false);
    CsvWriter.write(
        points,
        folder.resolve("x.csv"),
        new CsvWriter.Options(',', true, CsvWriter.Geometries.WKT));
    GoodFile wkt = read(folder, "wkt", "x.csv");
    good.add(wkt);
    CsvWriter.write(
        layer(GeometryKind.POLYGON, Layout.XY, true),
        folder.resolve("x.csv"),
        new CsvWriter.Options(';', false, CsvWriter.Geometries.WKT));
    good.add(read(folder, "polygons", "x.csv"));
    String text = "名稱,經度,緯度,備註\n臺北車站,121.517,25.047,\"a,\"\"b\"\"\"\n高雄,120.30,22.63,\n";
    byte[] big5 = text.getBytes(Charset.forName("MS950"));
    good.add(new GoodFile("big5", "x.csv", Map.of("x.csv", big5)));
    byte[] wide = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
    good.add(new GoodFile("utf16", "x.csv", Map.of("x.csv", wide)));
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    good.add(new GoodFile("gz", "x.csv.gz", Map.of("x.csv.gz", packed.toByteArray())));
    return good;
  }

  private static GoodFile topoJson() {
    String text =
        """
        {"type":"Topology","transform":{"scale":[0.001,0.001],"translate":[120,22]},
        "objects":{"towns":{"type":"GeometryCollection","geometries":[
        {"type":"Polygon","arcs":[[0,1]],"properties":{"名":"臺北","n":1}},
        {"type":"MultiPolygon","arcs":[[[-2,2]]],"id":5},
        {"type":"Point","coordinates":[5,6]},{"type":null},
        {"type":"LineString","arcs":[0]}]}},
        "arcs":[[[0,0],[9,0],[0,9]],[[9,9],[-9,0],[0,-9]],[[0,0],[-5,0],[0,9],[14,0]]]}
        """;
    return new GoodFile(
        "quantized", "x.topojson", Map.of("x.topojson", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<GoodFile> geoTiffs() throws IOException {
    List<GoodFile> good = new ArrayList<>();
    GoodTiffs.all().forEach((name, tif) -> good.add(tiff(name, tif)));
    return good;
  }

  private static GoodFile tiff(String name, byte[] tif) {
    byte[] world = "20\n0\n0\n-20\n300000\n2770000\n".getBytes(StandardCharsets.US_ASCII);
    return name.equals("heights")
        ? new GoodFile(name, "x.tif", Map.of("x.tif", tif))
        : new GoodFile(name, "x.tif", Map.of("x.tif", tif, "x.tfw", world));
  }
}
