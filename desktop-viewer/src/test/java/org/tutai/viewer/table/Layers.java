package org.tutai.viewer.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.layer.CompiledLayer;
import org.tutai.geo.layer.LayerCompiler;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/** Layers made in tests. */
public final class Layers {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private Layers() {}

  /** A compiled layer of points side by side at 24° N, 0.001° apart from 120° E. */
  public static CompiledLayer compiled(
      Path folder, List<Field> fields, long count, LongFunction<List<@Nullable Object>> values) {
    try {
      Files.createDirectories(folder);
      Path file = Files.createTempFile(folder, "made", ".tlayer");
      Files.delete(file);
      new LayerCompiler()
          .compile(
              new Made(new Schema(GeometryKind.POINT, fields), count, values),
              file,
              LayerCompiler.Progress.NONE);
      return CompiledLayer.open(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Features made one by one as they are asked for. */
  private record Made(Schema schema, long size, LongFunction<List<@Nullable Object>> values)
      implements FeatureSource {

    @Override
    public String name() {
      return "made";
    }

    @Override
    public Finding<Crs> crsFinding() {
      return new Finding<>(Optional.of(CrsRegistry.CRS84), 1, List.of());
    }

    @Override
    public OptionalLong count() {
      return OptionalLong.of(size);
    }

    @Override
    public List<Remark> remarks() {
      return List.of();
    }

    @Override
    public FeatureStream features() {
      return new FeatureStream() {
        private long at;

        @Override
        public @Nullable Feature next() {
          if (at >= size) {
            return null;
          }
          long i = at++;
          var place = new Coordinate(120 + i % 1000 * 0.001, 24 + i / 1000 * 0.001);
          return new Feature(i, FACTORY.createPoint(place), values.apply(i));
        }

        @Override
        public BadFeatures bad() {
          return new BadFeatures();
        }

        @Override
        public void close() {}
      };
    }
  }

  /** A GeoJSON file with a line of text for each feature's properties and geometry. */
  public static Path geoJson(Path folder, String name, List<String> features) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(
          folder.resolve(name),
          "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",\n", features) + "]}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Squares of 0.1° side by side from 120° E, 23° N: name, people, district. */
  public static List<String> districts(int count) {
    Iterator<String> names =
        List.of("大安里", "一心里", "中正里", "10鄰", "2鄰", "龜山里", "A里", "臺北里").iterator();
    var all = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      double x = 120 + i * 0.1;
      String name = names.hasNext() ? names.next() : "里" + i;
      all.add(
          """
          {"type":"Feature","properties":{"name":"%s","people":%s,"site":"https://example.tw/%d"},
          "geometry":{"type":"Polygon","coordinates":
          [[[%s,23],[%s,23],[%s,23.1],[%s,23.1],[%s,23]]]}}
          """
              .formatted(name, i == 3 ? "null" : 1000 * (i + 1), i, x, x + 0.1, x + 0.1, x, x));
    }
    return all;
  }

  /** Puts a file on a desk and waits until it is open. */
  public static void open(TestDesk desk, UiQueue ui, String id, Path file) {
    add(desk, id, file);
    ui.until("the layer is open", () -> TableLayers.find(desk, id).isPresent());
  }

  /** Puts a file on a desk. */
  public static void add(TestDesk desk, String id, Path file) {
    var layer =
        new FileLayer(
            Entry.of(id, "Layer " + id),
            Optional.empty(),
            Optional.of(file.toString()),
            "geojson",
            "",
            Optional.empty(),
            Optional.empty());
    desk.project().edit(Text.same("add"), map -> LayerTree.add(map, layer));
  }
}
