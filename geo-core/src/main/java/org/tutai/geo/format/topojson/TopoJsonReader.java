package org.tutai.geo.format.topojson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Schema;

/**
 * One object of a topology as a layer: the members of a geometry collection are its features, any
 * other geometry is its only feature.
 *
 * <p>Geometries that share an arc have exactly equal coordinates along it. Fields are the features'
 * properties with types told from all values, then the features' ids where there are any. The CRS
 * is WGS 84 when every coordinate can be degrees, else not known. While features are read, the arcs
 * of the whole file are in memory. Immutable.
 */
public final class TopoJsonReader implements FeatureSource {

  private final Path path;
  private final TopologyScan.Layer layer;
  private final Schema schema;
  private final Finding<Crs> crs;
  private final List<Remark> remarks;

  private TopoJsonReader(
      Path path, TopologyScan.Layer layer, Finding<Crs> crs, List<Remark> remarks) {
    this.path = path;
    this.layer = layer;
    this.schema = layer.schema();
    this.crs = crs;
    this.remarks = List.copyOf(remarks);
  }

  /**
   * Reads a file through and opens its objects, in the file's order.
   *
   * @throws org.tutai.geo.bytes.FormatException when it is no TopoJSON, or broken
   */
  public static List<TopoJsonReader> open(Path path) throws IOException {
    TopologyScan scan = TopologyScan.of(path);
    List<Remark> remarks = new ArrayList<>();
    Finding<Crs> crs = crs(scan);
    if (scan.hasHeights()) {
      remarks.add(
          Remark.note(
              Topic.GEOMETRY,
              "Positions have more than two numbers; only the first two are used.",
              "坐標有兩個以上的數值；僅使用前兩個。"));
    }
    List<TopoJsonReader> readers = new ArrayList<>();
    for (TopologyScan.Layer layer : scan.layers()) {
      readers.add(new TopoJsonReader(path, layer, crs, remarks));
    }
    return readers;
  }

  private static Finding<Crs> crs(TopologyScan scan) {
    if (scan.fitsDegrees()) {
      return Finding.of(
          CrsRegistry.WGS84,
          0.95,
          List.of(
              Remark.note(
                  Topic.CRS,
                  "TopoJSON has no word for it; taken for WGS 84, as in GeoJSON",
                  "TopoJSON 不記載坐標系統；比照 GeoJSON 視為 WGS 84")));
    }
    return Finding.none(
        Remark.warning(
            Topic.CRS,
            "TopoJSON has no word for it, and the coordinates are no degrees",
            "TopoJSON 不記載坐標系統，且坐標不是經緯度"));
  }

  @Override
  public String name() {
    return layer.name();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Finding<Crs> crsFinding() {
    return crs;
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(layer.count());
  }

  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  @Override
  public FeatureStream features() throws IOException {
    return TopoJsonStream.open(path, layer);
  }
}
