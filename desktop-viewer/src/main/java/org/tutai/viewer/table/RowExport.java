package org.tutai.viewer.table;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.csv.CsvWriter;
import org.tutai.geo.format.geojson.GeoJsonWriter;
import org.tutai.geo.format.geopackage.GeoPackageWriter;
import org.tutai.geo.format.kml.KmlWriter;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

/** Rows to be written to a file. Immutable, thread-safe; not for the UI thread. */
public final class RowExport {

  /** Which rows. */
  public enum Which {
    ALL,
    SHOWN,
    SELECTED;

    /** What a person reads. */
    public Text title() {
      return switch (this) {
        case ALL -> Text.of("All features", "全部圖徵");
        case SHOWN -> Text.of("Rows shown", "目前顯示的資料列");
        case SELECTED -> Text.of("Selected features", "選取的圖徵");
      };
    }
  }

  /** Into what kind of file. */
  public enum Kind {
    CSV("csv"),
    CSV_BIG5("csv"),
    GEOJSON("geojson"),
    GEOPACKAGE("gpkg"),
    SHAPEFILE("shp"),
    KML("kml");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }

    /** The file's ending, without a dot. */
    public String ending() {
      return ending;
    }

    /** What a person reads. */
    public Text title() {
      return switch (this) {
        case CSV -> Text.of("CSV (UTF-8, opens in Excel)", "CSV（UTF-8，Excel 可直接開啟）");
        case CSV_BIG5 -> Text.of("CSV (Big5)", "CSV（Big5）");
        case GEOJSON -> Text.same("GeoJSON");
        case GEOPACKAGE -> Text.same("GeoPackage");
        case SHAPEFILE -> Text.same("Shapefile");
        case KML -> Text.same("KML");
      };
    }
  }

  private static final Charset BIG5 = Charset.forName("x-windows-950");
  private static final int STEP = 1 << 9;

  private final String name;
  private final FeatureTable table;
  private final int[] rows;

  private RowExport(String name, FeatureTable table, int[] rows) {
    this.name = name;
    this.table = table;
    this.rows = rows;
  }

  /** Some rows of a layer's table. */
  static RowExport of(TableLayer layer, RowList shown, OrdinalSet selected, Which which) {
    FeatureTable table = shown.table();
    int[] rows =
        switch (which) {
          case ALL -> IntStream.range(0, table.rows()).toArray();
          case SHOWN -> shown.rows();
          case SELECTED -> rows(table, selected);
        };
    return new RowExport(layer.title(), table, rows);
  }

  /** Some features of a layer. */
  public static RowExport of(String name, FeatureTable table, OrdinalSet ordinals) {
    return new RowExport(name, table, rows(table, ordinals));
  }

  private static int[] rows(FeatureTable table, OrdinalSet ordinals) {
    return ordinals.ordinals().mapToInt(table::row).filter(row -> row >= 0).sorted().toArray();
  }

  /** How many rows will be written. */
  public int size() {
    return rows.length;
  }

  /** A file name to suggest. */
  public String suggestedName(Kind kind) {
    String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
    return (plain.isEmpty() ? "features" : plain) + "." + kind.ending();
  }

  /**
   * Writes the rows.
   *
   * @return what a person is told
   */
  public Text write(Kind kind, Path file, Progress progress) throws IOException {
    var source = new Rows(kind == Kind.GEOPACKAGE || kind == Kind.SHAPEFILE ? 2 : 1, progress);
    String remarks =
        switch (kind) {
          case CSV -> csv(source, file, true);
          case CSV_BIG5 -> big5(source, file);
          case GEOJSON -> {
            GeoJsonWriter.write(source, file, GeoJsonWriter.Options.DEFAULT);
            yield "";
          }
          case KML -> {
            KmlWriter.write(List.of(source), file, new KmlWriter.Options(name, java.util.Map.of()));
            yield "";
          }
          case GEOPACKAGE -> {
            var report =
                GeoPackageWriter.write(
                    List.of(source), file, new GeoPackageWriter.Options(Instant.now()));
            yield String.join("; ", report.remarks());
          }
          case SHAPEFILE -> {
            var report = ShapefileWriter.write(source, file, ShapefileWriter.Options.utf8());
            yield String.join("; ", report.remarks());
          }
        };
    return told(file, kind, remarks);
  }

  private Text told(Path file, Kind kind, String remarks) {
    String path = String.valueOf(file.getFileName()).replace("%", "%%");
    String more = remarks.isEmpty() ? "" : ". " + remarks.replace("%", "%%");
    String lost =
        kind == Kind.CSV_BIG5 && !remarks.isEmpty()
            ? "。有 " + remarks + " 個字元不在 Big5 中，已以 ? 代替"
            : more;
    String english =
        kind == Kind.CSV_BIG5 && !remarks.isEmpty()
            ? ". " + remarks + " characters are not in Big5 and became ?"
            : more;
    return Text.of(
        String.format("%,d features written to ", rows.length) + path + english,
        String.format("已將 %,d 筆寫入 ", rows.length) + path + lost);
  }

  private String csv(Rows source, Path file, boolean mark) throws IOException {
    CsvWriter.write(source, file, new CsvWriter.Options(',', mark, geometries()));
    return "";
  }

  private CsvWriter.Geometries geometries() {
    for (int row : rows) {
      Geometry geometry = table.geometry(row);
      if (geometry != null && !(geometry instanceof Point)) {
        return table.info().schema().geometryKind() == GeometryKind.NONE
            ? CsvWriter.Geometries.NONE
            : CsvWriter.Geometries.WKT;
      }
    }
    return CsvWriter.Geometries.COLUMNS;
  }

  /** Written as UTF-8 first, then turned into Big5; how many characters were lost. */
  private String big5(Rows source, Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".tutai-big5");
    Path turned = file.resolveSibling(file.getFileName() + ".tutai-turned");
    try {
      csv(source, draft, false);
      long lost = turn(draft, turned);
      Files.move(turned, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return lost == 0 ? "" : String.format("%,d", lost);
    } finally {
      Files.deleteIfExists(draft);
      Files.deleteIfExists(turned);
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".csvt"));
    }
  }

  private static long turn(Path from, Path to) throws IOException {
    CharsetEncoder asks = BIG5.newEncoder();
    CharsetEncoder writes =
        BIG5.newEncoder()
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .onMalformedInput(CodingErrorAction.REPLACE);
    long lost = 0;
    try (BufferedReader in = Files.newBufferedReader(from, StandardCharsets.UTF_8);
        var out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(to), writes))) {
      char[] buffer = new char[1 << 14];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int i = 0; i < read; i++) {
          boolean half = Character.isLowSurrogate(buffer[i]);
          lost += !half && !asks.canEncode(buffer[i]) ? 1 : 0;
        }
        out.write(buffer, 0, read);
      }
    }
    return lost;
  }

  /** The rows as a source for writers; read once or twice. */
  private final class Rows implements FeatureSource {

    private final int readings;
    private final Progress progress;
    private int begun;

    Rows(int readings, Progress progress) {
      this.readings = readings;
      this.progress = progress;
    }

    @Override
    public String name() {
      return name.isBlank() ? "features" : CellText.line(name, 100);
    }

    @Override
    public Schema schema() {
      return table.info().schema();
    }

    @Override
    public Finding<Crs> crsFinding() {
      return new Finding<>(Optional.of(table.info().crs()), 1, List.of());
    }

    @Override
    public OptionalLong count() {
      return OptionalLong.of(rows.length);
    }

    @Override
    public List<Remark> remarks() {
      return List.of();
    }

    @Override
    public FeatureStream features() {
      int reading = begun++;
      return new FeatureStream() {
        private int at;

        @Override
        public @Nullable Feature next() {
          if (at >= rows.length) {
            return null;
          }
          if (at % STEP == 0) {
            progress.at(
                Math.min(readings - 1, reading) * (long) rows.length + at,
                (long) readings * rows.length);
          }
          return feature(rows[at++]);
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

  private Feature feature(int row) {
    @Nullable Object[] values = new @Nullable Object[table.info().schema().fields().size()];
    for (int column = 0; column < values.length; column++) {
      values[column] = table.value(row, column);
    }
    return new Feature(table.ordinal(row), table.geometry(row), Arrays.asList(values));
  }
}
