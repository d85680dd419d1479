package org.tutai.geo.source.remote.wmts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.source.remote.http.Quoted;
import org.tutai.geo.source.remote.service.Boxes;
import org.tutai.geo.source.remote.service.DocumentRemarks;
import org.tutai.geo.source.remote.service.ServiceCrs;
import org.tutai.geo.source.remote.tiles.RemoteLevel;

/**
 * Reads tile matrix sets. Corners are in the authority's order of axes; where only the other order
 * puts the tiles under the layers, or into the CRS's area, the server is taken to have written
 * that.
 */
final class MatrixSetReader {

  private static final int MOST_LEVELS = 64;

  private final DocumentRemarks remarks;
  private final List<WmtsLayer> layers;

  MatrixSetReader(DocumentRemarks remarks, List<WmtsLayer> layers) {
    this.remarks = remarks;
    this.layers = layers;
  }

  MatrixSet read(String id, XmlElement element) {
    String reference = Quoted.of(element.childText("SupportedCRS"), 120);
    Optional<Crs> crs = ServiceCrs.find(reference);
    if (crs.isEmpty()) {
      remarks.note(
          "The coordinate system " + reference + " is not known here; its tiles cannot be drawn.",
          "無法識別坐標系統 " + reference + "，其圖磚無法繪製。");
    }
    List<MatrixSet.Matrix> matrices = matrices(element, crs);
    if (crs.isPresent() && !matrices.isEmpty() && isTurned(id, crs.get(), matrices)) {
      remarks.note(
          "The corners of "
              + Quoted.of(id, 60)
              + " have their axes exchanged; they were turned round.",
          Quoted.of(id, 60) + " 的角點坐標軸順序顛倒，已予調整。");
      matrices = matrices.stream().map(MatrixSet.Matrix::withCornerTurned).toList();
    }
    return new MatrixSet(id, reference, crs, matrices);
  }

  private List<MatrixSet.Matrix> matrices(XmlElement set, Optional<Crs> crs) {
    boolean northFirst = crs.map(c -> c.axisOrder() == Crs.AxisOrder.NORTH_EAST).orElse(false);
    var matrices = new ArrayList<MatrixSet.Matrix>();
    for (XmlElement element : set.children("TileMatrix")) {
      Optional<MatrixSet.Matrix> matrix = matrix(element, northFirst);
      if (matrix.isEmpty() || matrices.size() == MOST_LEVELS) {
        remarks.warn("Some tile matrices are none and were left out.", "部分圖磚矩陣不正確，予以略過。");
      } else {
        matrices.add(matrix.get());
      }
    }
    return matrices;
  }

  private static Optional<MatrixSet.Matrix> matrix(XmlElement element, boolean northFirst) {
    String id = element.childText("Identifier");
    double scale = Boxes.number(element.childText("ScaleDenominator"));
    String[] corner = element.childText("TopLeftCorner").strip().split("[\\s,]+", 4);
    double first = Boxes.number(corner[0]);
    double second = corner.length < 2 ? Double.NaN : Boxes.number(corner[1]);
    int width = count(element, "TileWidth", RemoteLevel.LARGEST_TILE);
    int height = count(element, "TileHeight", RemoteLevel.LARGEST_TILE);
    int columns = count(element, "MatrixWidth", Integer.MAX_VALUE);
    int rows = count(element, "MatrixHeight", Integer.MAX_VALUE);
    boolean good =
        !id.isEmpty()
            && id.length() <= 200
            && scale > 0
            && Double.isFinite(scale + first + second)
            && Math.min(Math.min(width, height), Math.min(columns, rows)) > 0;
    return good
        ? Optional.of(
            new MatrixSet.Matrix(
                id,
                scale,
                northFirst ? second : first,
                northFirst ? first : second,
                width,
                height,
                columns,
                rows))
        : Optional.empty();
  }

  private static int count(XmlElement element, String name, int most) {
    double number = Boxes.number(element.childText(name));
    return number >= 1 && number <= most && number == Math.rint(number) ? (int) number : 0;
  }

  private boolean isTurned(String id, Crs crs, List<MatrixSet.Matrix> matrices) {
    MatrixSet.Matrix first = matrices.get(0);
    if (crs.geographic()) {
      boolean impossible = Math.abs(first.top()) > 90.5 && Math.abs(first.left()) <= 90.5;
      if (impossible || Math.abs(first.left()) > 90.5) {
        return impossible;
      }
    }
    Optional<Bounds> where = where(id, crs);
    return where.isPresent()
        && !overlaps(extent(crs, first), where.get())
        && overlaps(extent(crs, first.withCornerTurned()), where.get());
  }

  private static Bounds extent(Crs crs, MatrixSet.Matrix matrix) {
    RemoteLevel level = matrix.level(crs, java.util.Map.of());
    double perPixel = level.unitsPerPixel();
    return new Bounds(
        matrix.left(),
        matrix.top() - perPixel * matrix.tileHeight() * matrix.rows(),
        matrix.left() + perPixel * matrix.tileWidth() * matrix.columns(),
        matrix.top());
  }

  /* Sharing an edge is no overlap. */
  private static boolean overlaps(Bounds a, Bounds b) {
    return a.minX() < b.maxX() && a.maxX() > b.minX() && a.minY() < b.maxY() && a.maxY() > b.minY();
  }

  /** Where the layers of a set lie, or the area the CRS is for. */
  private Optional<Bounds> where(String id, Crs crs) {
    Optional<Bounds> ofLayers =
        layers.stream()
            .filter(layer -> layer.sets().stream().anyMatch(link -> link.set().equals(id)))
            .flatMap(layer -> layer.lonLat().stream())
            .reduce(Bounds::union);
    return CrsBounds.ofLonLat(ofLayers.orElse(crs.areaOfUse()), crs);
  }
}
