package org.tutai.viewer.layers.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.ForwardingSource;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.csv.CsvWriter;
import org.tutai.geo.format.geojson.GeoJsonWriter;
import org.tutai.geo.format.geopackage.GeoPackageWriter;
import org.tutai.geo.format.kml.KmlWriter;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.geo.layer.LayerView;
import org.tutai.viewer.layers.ViewSource;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

/**
 * Writes a layer anew: its texts in UTF-8, its CRS stated, what is bad in it mended or left out.
 * The file it comes from stays as it is.
 */
public final class CleanCopy {

  /** What it can be written as. */
  public enum As {
    GEOPACKAGE("GeoPackage", "gpkg", 2),
    GEOJSON("GeoJSON", "geojson", 1),
    SHAPEFILE("Shapefile (UTF-8)", "shp", 2),
    KML("KML", "kml", 1),
    CSV("CSV", "csv", 1);

    private final String title;
    private final String ending;
    private final int readings;

    As(String title, String ending, int readings) {
      this.title = title;
      this.ending = ending;
      this.readings = readings;
    }

    /** What people call it, in both languages. */
    public String title() {
      return title;
    }

    /** Of its files, without the dot. */
    public String ending() {
      return ending;
    }
  }

  /** It would be written over the file it is read from. */
  static final class OverItself extends IOException {
    private static final long serialVersionUID = 1L;

    OverItself() {
      super("the copy must have another name than the file it is made from");
    }
  }

  private static final int STEP = 512;

  private CleanCopy() {}

  /**
   * Writes it.
   *
   * @param file the layer is read from
   * @param name of the layer in the file; any when there is only one
   * @param features how many there are, for the progress
   * @return what the format could not hold, in words; empty when nothing was lost
   */
  static List<Text> write(
      Path file, Choices choices, String name, As as, Path target, long features, Progress progress)
      throws IOException {
    if (Files.exists(target) && Files.isSameFile(file, target)) {
      throw new OverItself();
    }
    Contents contents = Formats.open(file, choices);
    try {
      FeatureSource layer =
          contents.layers().stream()
              .filter(each -> contents.layers().size() == 1 || each.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new IOException("there is no layer " + name + " any more"));
      return write(new Told(layer, features * as.readings, progress), as, target);
    } finally {
      contents.release().run();
    }
  }

  /**
   * Writes what a layer shows that a table is joined to, the table's columns too.
   *
   * @param file the layer is read from
   * @return what the format could not hold, in words; empty when nothing was lost
   */
  static List<Text> write(Path file, LayerView joined, As as, Path target, Progress progress)
      throws IOException {
    if (Files.exists(target) && Files.isSameFile(file, target)) {
      throw new OverItself();
    }
    var told = new Told(new ViewSource(joined), joined.info().count() * as.readings, progress);
    return write(told, as, target);
  }

  private static List<Text> write(FeatureSource layer, As as, Path target) throws IOException {
    return switch (as) {
      case GEOPACKAGE ->
          lost(
              GeoPackageWriter.write(List.of(layer), target, GeoPackageWriter.Options.undated())
                  .remarks());
      case GEOJSON ->
          nowhere(GeoJsonWriter.write(layer, target, GeoJsonWriter.Options.DEFAULT).nowhere());
      case SHAPEFILE ->
          lost(ShapefileWriter.write(layer, target, ShapefileWriter.Options.utf8()).remarks());
      case KML ->
          nowhere(KmlWriter.write(List.of(layer), target, KmlWriter.Options.NONE).nowhere());
      case CSV -> {
        var options = new CsvWriter.Options(',', true, geometries(layer));
        CsvWriter.write(layer, target, options);
        yield List.of();
      }
    };
  }

  private static CsvWriter.Geometries geometries(FeatureSource layer) {
    return layer.schema().geometryKind() == GeometryKind.NONE
        ? CsvWriter.Geometries.NONE
        : CsvWriter.Geometries.WKT;
  }

  private static List<Text> lost(List<String> remarks) {
    return remarks.stream().map(Text::same).toList();
  }

  private static final Text NOWHERE =
      Text.of("%d features have no place on the earth.", "%d 個圖徵在地球上沒有位置。");

  private static List<Text> nowhere(long count) {
    return count == 0 ? List.of() : List.of(NOWHERE.filled(count));
  }

  /** What a target should be called. */
  static String suggested(String title, As as) {
    String plain = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "_").strip();
    String stem = plain.isEmpty() ? "layer" : plain.substring(0, Math.min(80, plain.length()));
    return stem + "." + as.ending();
  }

  /** The target with the ending it needs. */
  static Path named(Path target, As as) {
    String name = Optional.ofNullable(target.getFileName()).map(Path::toString).orElse("layer");
    return name.toLowerCase(java.util.Locale.ROOT).endsWith("." + as.ending())
        ? target
        : target.resolveSibling(name + "." + as.ending());
  }

  /** A source that tells how far its reading is, and can be stopped. */
  private static final class Told extends ForwardingSource {
    private final long total;
    private final Progress progress;
    private long done;

    Told(FeatureSource source, long total, Progress progress) {
      super(source);
      this.total = total;
      this.progress = progress;
    }

    @Override
    public FeatureStream features() throws IOException {
      FeatureStream stream = source.features();
      return new FeatureStream() {
        @Override
        public @Nullable Feature next() throws IOException {
          if (done++ % STEP == 0) {
            progress.at(Math.min(done, total), total > 0 ? total : -1);
          }
          return stream.next();
        }

        @Override
        public BadFeatures bad() {
          return stream.bad();
        }

        @Override
        public void close() throws IOException {
          stream.close();
        }
      };
    }
  }
}
