package org.tutai.geo.source.remote.tiles;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.evidence.Remark;

/**
 * Tiles as TileJSON describes them (versions 1.0 to 3.0). Immutable.
 *
 * @param title may be empty
 * @param attribution as text, its markup dropped
 * @param template of the first address
 * @param bounds in degrees
 * @param tileSize in pixels; 256 when not told
 * @param vector whether the tiles hold shapes, not pictures
 */
public record TileJson(
    String title,
    String summary,
    String attribution,
    TileTemplate template,
    int minZoom,
    int maxZoom,
    Optional<Bounds> bounds,
    int tileSize,
    boolean vector,
    List<Remark> remarks) {

  public TileJson {
    remarks = List.copyOf(remarks);
  }
}
