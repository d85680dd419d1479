package org.tutai.geo.layer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.ReportCard;
import org.tutai.geo.format.Survey;
import org.tutai.geo.raster.RasterSource;

/**
 * A layer of an opened file that can be read for its report card, or compiled: vector or grid
 * alike. For one thread at a time.
 */
public final class LayerWork {

  /** What came of compiling: the digest of the content, and the card of that reading. */
  public record Made(String digest, ReportCard card) {}

  private interface Making {
    Made into(Path target, LayerCompiler.Progress progress) throws IOException;
  }

  private interface Reading {
    ReportCard read(Survey.Progress progress) throws IOException;
  }

  private final String name;
  private final boolean table;
  private final Finding<Crs> crs;
  private final Making making;
  private final Reading reading;

  private LayerWork(String name, boolean table, Finding<Crs> crs, Making making, Reading reading) {
    this.name = name;
    this.table = table;
    this.crs = crs;
    this.making = making;
    this.reading = reading;
  }

  /**
   * The layers of a file, in its order, the grids last.
   *
   * @param file the file's name, which the report cards bear
   * @param format the id of its format
   */
  public static List<LayerWork> of(String file, String format, Contents contents) {
    var works = new ArrayList<LayerWork>();
    for (FeatureSource layer : contents.layers()) {
      boolean table = layer.schema().geometryKind() == GeometryKind.NONE;
      works.add(
          new LayerWork(
              layer.name(),
              table,
              layer.crsFinding(),
              (target, progress) -> make(file, format, layer, target, progress),
              progress -> Survey.read(layer, file, format, progress)));
    }
    for (RasterSource grid : contents.rasters()) {
      works.add(
          new LayerWork(
              grid.name(),
              false,
              grid.crsFinding(),
              (target, progress) -> make(file, format, grid, target, progress),
              progress -> Survey.read(grid, file, format, progress)));
    }
    return works;
  }

  private static Made make(
      String file, String format, FeatureSource layer, Path target, LayerCompiler.Progress progress)
      throws IOException {
    var survey = new Survey(layer);
    CompileReport report = new LayerCompiler().compile(survey, target, progress);
    return new Made(report.info().digest(), survey.card(file, format));
  }

  private static Made make(
      String file, String format, RasterSource grid, Path target, LayerCompiler.Progress progress)
      throws IOException {
    CompileReport report = new RasterCompiler().compile(grid, target, progress);
    return new Made(report.info().digest(), ReportCard.of(file, format, grid, report.bad()));
  }

  /** The layer's name in its file. */
  public String name() {
    return name;
  }

  /** Why the layer cannot be drawn at all, if so. */
  public Optional<Remark> refusal() {
    if (table) {
      return Optional.of(
          Remark.warning(
              Topic.GEOMETRY,
              "It is a table without geometry; there is nothing to draw.",
              "這是沒有圖形的資料表，無法繪製成圖。"));
    }
    return crs.value().isPresent() ? Optional.empty() : Optional.of(unknownCrs());
  }

  /** What was found of its CRS, when the layer cannot be drawn for want of one alone. */
  public Optional<List<Remark>> unplaced() {
    return table || crs.value().isPresent() ? Optional.empty() : Optional.of(crs.grounds());
  }

  private Remark unknownCrs() {
    String english = crs.grounds().stream().map(Remark::english).collect(Collectors.joining("; "));
    String chinese = crs.grounds().stream().map(Remark::chinese).collect(Collectors.joining("；"));
    return Remark.warning(
        Topic.CRS,
        "Its coordinate system is not known ("
            + (english.isEmpty() ? "nothing is said of it" : english)
            + "). Put a .prj beside it that names one, or state it in the file.",
        "無法判定坐標系統（" + (chinese.isEmpty() ? "檔案未說明" : chinese) + "）。請在檔案旁附上 .prj，或在檔案中註明坐標系統。");
  }

  /** Reads the layer from the first to the last feature for its card. */
  public ReportCard read(Survey.Progress progress) throws IOException {
    return reading.read(progress);
  }

  /**
   * Compiles the layer into a file, which appears whole or not at all.
   *
   * @param progress told how far it is; may throw to give up
   * @throws IllegalArgumentException when it {@linkplain #refusal() cannot} be drawn
   */
  public Made into(Path target, LayerCompiler.Progress progress) throws IOException {
    return making.into(target, progress);
  }
}
