package org.tutai.viewer.layers.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.csv.CsvReader;
import org.tutai.geo.format.csv.CsvRows;
import org.tutai.geo.format.csv.CsvTable;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.work.Progress;

/**
 * The beginning of a text table, read in a certain way.
 *
 * @param names of the columns
 * @param rows the first rows, each with a cell for every column, shortened
 * @param count of all rows, where the whole file was seen
 * @param columns that geometries are made of: two, one, or none
 * @param kind of the geometries
 * @param addresses the column that seems to hold addresses
 * @param looked how many rows were looked at for places
 * @param lonLat places found among them, in degrees by turns; empty without a CRS
 */
public record CsvPreview(
    List<String> names,
    List<List<String>> rows,
    OptionalLong count,
    Finding<Charset> encoding,
    List<String> columns,
    GeometryKind kind,
    Finding<Crs> crs,
    Optional<String> addresses,
    List<Remark> remarks,
    int looked,
    double[] lonLat) {

  /** How many rows are shown. */
  public static final int ROWS = 100;

  /** How many columns are shown; a table may have thousands. */
  public static final int COLUMNS = 60;

  private static final int LOOKED = 10_000;
  private static final int CELL = 80;

  private static final Pattern ADDRESS = Pattern.compile("(?i).*(地址|住址|門牌|地點|address|addr).*");

  public CsvPreview {
    names = List.copyOf(names);
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    remarks = List.copyOf(remarks);
    lonLat = lonLat.clone();
  }

  @Override
  public double[] lonLat() {
    return lonLat.clone();
  }

  /** How many of the rows looked at have a place. */
  public int placed() {
    return lonLat.length / 2;
  }

  /** The rectangle around the places. */
  public Optional<Bounds> bounds() {
    var box = new Envelope();
    for (int i = 0; i < lonLat.length; i += 2) {
      box.expandToInclude(lonLat[i], lonLat[i + 1]);
    }
    return box.isNull()
        ? Optional.empty()
        : Optional.of(new Bounds(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
  }

  /**
   * Reads it. Reads some megabytes at most: not for the UI thread.
   *
   * @throws IOException when it is no text table
   */
  static CsvPreview read(Path file, Choices choices, Progress progress) throws IOException {
    CsvTable table = CsvTable.open(file, choices.encoding().orElse(null));
    progress.at(1, 4);
    CsvReader reader = CsvReader.open(file, choices.encoding().orElse(null), choices.columns());
    List<List<String>> rows = rows(table);
    progress.at(2, 4);
    Contents contents = Formats.open(file, choices);
    try {
      FeatureSource layer = contents.layers().get(0);
      progress.at(3, 4);
      var places = new Places();
      places.look(layer);
      return new CsvPreview(
          table.names(),
          rows,
          reader.count(),
          table.encoding(),
          reader.geometryColumns(),
          layer.schema().geometryKind(),
          layer.crsFinding(),
          addresses(table.names()),
          layer.remarks(),
          places.looked,
          Arrays.copyOf(places.lonLat, places.size));
    } finally {
      contents.release().run();
    }
  }

  private static List<List<String>> rows(CsvTable table) throws IOException {
    int columns = Math.min(COLUMNS, table.names().size());
    var rows = new ArrayList<List<String>>();
    try (CsvRows in = table.rows()) {
      while (rows.size() < ROWS && in.next()) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < columns; i++) {
          cells.add(OneLine.of(in.text(i), CELL));
        }
        rows.add(List.copyOf(cells));
      }
    }
    return rows;
  }

  private static Optional<String> addresses(List<String> names) {
    return names.stream().filter(name -> ADDRESS.matcher(name).matches()).findFirst();
  }

  private static final class Places {
    private double[] lonLat = new double[64];
    private int size;
    private int looked;

    void look(FeatureSource layer) throws IOException {
      Optional<Crs> crs = layer.crs();
      if (crs.isEmpty() || layer.schema().geometryKind() == GeometryKind.NONE) {
        return;
      }
      try (FeatureStream features = layer.features()) {
        for (Feature feature = features.next();
            feature != null && looked < LOOKED;
            feature = features.next()) {
          looked++;
          Geometry geometry = feature.geometry();
          if (geometry != null && !geometry.isEmpty()) {
            Envelope box = geometry.getEnvelopeInternal();
            add(crs.get(), box.getMinX() + box.getWidth() / 2, box.getMinY() + box.getHeight() / 2);
          }
        }
      }
    }

    private void add(Crs crs, double x, double y) {
      double[] at = {x, y};
      crs.toLonLat().transform(at, 0, at, 0, 1);
      if (Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90) {
        if (size == lonLat.length) {
          lonLat = Arrays.copyOf(lonLat, 2 * size);
        }
        lonLat[size++] = at[0];
        lonLat[size++] = at[1];
      }
    }
  }
}
