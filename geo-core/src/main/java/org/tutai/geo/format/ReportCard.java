package org.tutai.geo.format;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterSource;
import org.tutai.geo.raster.SampleType;

/**
 * What a person should know of a layer: what it holds, what it was taken for and on what grounds,
 * what is wrong with it and what to do. The same for the command line, the map page and the
 * desktop. {@link ReportCardJson} writes and reads it. Immutable.
 *
 * @param file the name of the file, without its folder
 * @param format the {@linkplain Format#id() format}
 * @param layer its name inside the file
 * @param geometry the kind of geometry
 * @param features those that were read, dropped ones left out; 0 for a grid
 * @param withoutGeometry those of them that have none
 * @param fields in the source's order
 * @param extent in the layer's own coordinates, x before y; empty when nothing has a place
 * @param lonLat the same in degrees of WGS 84, longitude before latitude; empty as well when the
 *     CRS is not known
 * @param crs what the coordinates were taken for
 * @param encoding what the texts were decoded with, by its name for a person; empty where the
 *     format leaves no doubt
 * @param remarks what else is to be known
 * @param bad how many features could not be read as they stand, by reason
 * @param listed the first bad features of each reason
 * @param grid of a layer that is one
 */
public record ReportCard(
    String file,
    String format,
    String layer,
    GeometryKind geometry,
    long features,
    long withoutGeometry,
    List<Field> fields,
    Optional<Bounds> extent,
    Optional<Bounds> lonLat,
    Finding<CrsName> crs,
    Optional<Finding<String>> encoding,
    List<Remark> remarks,
    Map<String, Long> bad,
    List<BadFeature> listed,
    Optional<Grid> grid) {

  /**
   * A CRS by its names.
   *
   * @param code such as {@code EPSG:3826}
   * @param chinese the same as English where there is none
   */
  public record CrsName(String code, String english, String chinese) {

    static CrsName of(Crs crs) {
      return new CrsName(crs.code(), crs.name(), crs.title(Locale.TRADITIONAL_CHINESE));
    }
  }

  /**
   * A grid in numbers.
   *
   * @param cellWidth in the units of the CRS
   * @param noData the value for "none"; NaN when there is none of that meaning
   */
  public record Grid(
      int columns,
      int rows,
      int bands,
      SampleType type,
      RasterKind kind,
      double noData,
      double cellWidth,
      double cellHeight) {

    static Grid of(RasterInfo info) {
      GridGeometry g = info.geometry();
      return new Grid(
          info.width(),
          info.height(),
          info.bands(),
          info.type(),
          info.kind(),
          info.noData().orElse(Double.NaN),
          Math.hypot(g.columnX(), g.columnY()),
          Math.hypot(g.rowX(), g.rowY()));
    }
  }

  public ReportCard {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(geometry, "geometry");
    fields = List.copyOf(fields);
    remarks = List.copyOf(remarks);
    bad = Collections.unmodifiableMap(new TreeMap<>(bad));
    listed = List.copyOf(listed);
  }

  /** The card of a layer that {@linkplain Survey was read}. */
  static ReportCard of(String file, String format, Survey survey) {
    Optional<Bounds> extent = survey.extent();
    BadFeatures bad = survey.bad();
    return new ReportCard(
        file,
        format,
        survey.name(),
        survey.schema().geometryKind(),
        survey.read(),
        survey.withoutGeometry(),
        survey.schema().fields(),
        extent,
        lonLat(extent, survey.crs()),
        named(survey.crsFinding()),
        survey.encoding().map(ReportCard::labelled),
        survey.allRemarks(),
        bad.counts(),
        bad.listed(),
        Optional.empty());
  }

  /** The card of a grid; its cells are not read. */
  public static ReportCard of(String file, String format, RasterSource source) {
    return of(file, format, source, new BadFeatures());
  }

  /**
   * The card of a grid that was read.
   *
   * @param bad the blocks of cells that could not be read, by their place in the file
   */
  public static ReportCard of(String file, String format, RasterSource source, BadFeatures bad) {
    RasterInfo info = source.info();
    Optional<Bounds> extent = Optional.of(info.geometry().bounds(info.width(), info.height()));
    return new ReportCard(
        file,
        format,
        source.name(),
        GeometryKind.RASTER,
        0,
        0,
        List.of(),
        extent,
        lonLat(extent, source.crs()),
        named(source.crsFinding()),
        Optional.empty(),
        source.remarks(),
        bad.counts(),
        bad.listed().stream().map(ReportCard::withoutFolder).toList(),
        Optional.of(Grid.of(info)));
  }

  /** Whoever reads a card over the network must not learn where the file lies. */
  private static BadFeature withoutFolder(BadFeature bad) {
    String detail = bad.detail().replaceFirst("^.*[/\\\\](?=[^/\\\\]+ at byte )", "");
    return new BadFeature(bad.ordinal(), bad.reason(), detail, bad.dropped());
  }

  private static Optional<Bounds> lonLat(Optional<Bounds> extent, Optional<Crs> crs) {
    return extent.flatMap(bounds -> crs.flatMap(known -> CrsBounds.toLonLat(bounds, known)));
  }

  private static Finding<CrsName> named(Finding<Crs> finding) {
    return new Finding<>(finding.value().map(CrsName::of), finding.confidence(), finding.grounds());
  }

  private static Finding<String> labelled(Finding<Charset> finding) {
    return new Finding<>(
        finding.value().map(TextEncoding::label), finding.confidence(), finding.grounds());
  }

  /** The same with a further remark. */
  ReportCard and(Remark remark) {
    List<Remark> all = new ArrayList<>(remarks);
    all.add(remark);
    return new ReportCard(
        file,
        format,
        layer,
        geometry,
        features,
        withoutGeometry,
        fields,
        extent,
        lonLat,
        crs,
        encoding,
        all,
        bad,
        listed,
        grid);
  }

  /** How many features could not be read as they stand. */
  public long badFeatures() {
    return bad.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What a person should do about this layer, the weightiest first; empty when nothing. */
  public List<Remark> advice() {
    return Advice.of(this);
  }

  /** What of it a person should look at: advice first, then what was noticed. */
  public List<Remark> warnings() {
    return Stream.of(advice(), crs.grounds(), remarks)
        .flatMap(List::stream)
        .filter(Remark::isWarning)
        .distinct()
        .toList();
  }
}
