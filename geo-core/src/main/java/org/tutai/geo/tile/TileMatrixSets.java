package org.tutai.geo.tile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;

/**
 * The tile matrix sets that Tutai serves.
 *
 * <ul>
 *   <li>{@code WebMercatorQuad}, also called {@code GoogleMapsCompatible}: EPSG:3857, levels 0–24
 *       (OGC 17-083r4, annex D.1; WMTS 1.0.0's scale set, OGC 07-057r7, annex E.4). This is also
 *       the grid of XYZ addresses.
 *   <li>{@code WorldCRS84Quad}: CRS:84, longitude before latitude, 2 × 1 tiles at level 0, levels
 *       0–23 (OGC 17-083r4, annex D.2).
 *   <li>{@code TWD97TM2} (EPSG:3826, Taiwan) and {@code TWD97TM2Zone119} (EPSG:3825, Penghu, Kinmen
 *       and Matsu): our own; top left corner E −200,000 N 3,000,000, 2,048 m a pixel and 2 × 2
 *       tiles at level 0, halving to 0.0625 m at level 15. Both cover E −200,000 … 848,576, N
 *       1,951,424 … 3,000,000.
 * </ul>
 *
 * <p>Scale denominators of degrees are reckoned on the equator of WGS 84's ellipsoid, as both
 * standards do. Thread-safe.
 */
public final class TileMatrixSets {

  /** The side of a tile in all sets here, in pixels. */
  public static final int TILE_SIZE = 256;

  /** The OGC's standard pixel (OGC 17-083r4, section 6.2.1). */
  private static final double PIXEL_METRES = 0.00028;

  /** A degree on the equator of WGS 84's ellipsoid. */
  private static final double METRES_PER_DEGREE = Math.PI * 6378137.0 / 180;

  private static final List<TileMatrixSet> ALL =
      List.of(
          webMercatorQuad(),
          worldCrs84Quad(),
          twd97("TWD97TM2", "TWD97 TM2, central meridian 121 (Taiwan)", CrsRegistry.TWD97_TM2_121),
          twd97(
              "TWD97TM2Zone119",
              "TWD97 TM2, central meridian 119 (Penghu, Kinmen, Matsu)",
              CrsRegistry.TWD97_TM2_119));

  private static final Map<String, TileMatrixSet> BY_ID = byNames(ALL);

  private TileMatrixSets() {}

  /** All sets, the most used first. */
  public static List<TileMatrixSet> all() {
    return ALL;
  }

  /** The set of an id or an alias, letter case as written here. */
  public static Optional<TileMatrixSet> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** The grid of XYZ addresses. */
  public static TileMatrixSet webMercator() {
    return ALL.get(0);
  }

  /**
   * The sets whose coordinates are this CRS's, x before y; what a map request in it may be aligned
   * to. EPSG:4326 and CRS:84 differ in the order of their axes only, so here they are one.
   */
  public static List<TileMatrixSet> of(Crs crs) {
    Crs wanted = crs.equals(CrsRegistry.WGS84) ? CrsRegistry.CRS84 : crs;
    return ALL.stream().filter(set -> set.crs().equals(wanted)).toList();
  }

  private static TileMatrixSet webMercatorQuad() {
    double half = Math.PI * 6378137.0;
    return new TileMatrixSet(
        "WebMercatorQuad",
        List.of("GoogleMapsCompatible"),
        "Google Maps Compatible for the World",
        CrsRegistry.WEB_MERCATOR,
        "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad",
        Optional.of("urn:ogc:def:wkss:OGC:1.0:GoogleMapsCompatible"),
        halving(
            new TileMatrix(
                "0",
                2 * half / TILE_SIZE / PIXEL_METRES,
                2 * half / TILE_SIZE,
                -half,
                half,
                1,
                1,
                TILE_SIZE),
            24));
  }

  private static TileMatrixSet worldCrs84Quad() {
    double degrees = 180.0 / TILE_SIZE;
    return new TileMatrixSet(
        "WorldCRS84Quad",
        List.of(),
        "CRS84 for the World",
        CrsRegistry.CRS84,
        "http://www.opengis.net/def/tilematrixset/OGC/1.0/WorldCRS84Quad",
        Optional.of("urn:ogc:def:wkss:OGC:1.0:GoogleCRS84Quad"),
        halving(
            new TileMatrix(
                "0",
                degrees * METRES_PER_DEGREE / PIXEL_METRES,
                degrees,
                -180,
                90,
                2,
                1,
                TILE_SIZE),
            23));
  }

  private static TileMatrixSet twd97(String id, String title, Crs crs) {
    double metres = 2048;
    return new TileMatrixSet(
        id,
        List.of(),
        title,
        crs,
        id,
        Optional.empty(),
        halving(
            new TileMatrix(
                "0", metres / PIXEL_METRES, metres, -200_000, 3_000_000, 2, 2, TILE_SIZE),
            15));
  }

  /** A level 0 and those that follow from it by halving its resolution, up to {@code maxZoom}. */
  private static List<TileMatrix> halving(TileMatrix zero, int maxZoom) {
    List<TileMatrix> matrices = new ArrayList<>();
    for (int zoom = 0; zoom <= maxZoom; zoom++) {
      double factor = 1L << zoom;
      matrices.add(
          new TileMatrix(
              Integer.toString(zoom),
              zero.scaleDenominator() / factor,
              zero.resolution() / factor,
              zero.left(),
              zero.top(),
              zero.matrixWidth() << zoom,
              zero.matrixHeight() << zoom,
              zero.tileSize()));
    }
    return matrices;
  }

  private static Map<String, TileMatrixSet> byNames(List<TileMatrixSet> sets) {
    Map<String, TileMatrixSet> byName = new HashMap<>();
    for (TileMatrixSet set : sets) {
      byName.put(set.id(), set);
      set.aliases().forEach(alias -> byName.put(alias, set));
    }
    return Map.copyOf(byName);
  }
}
