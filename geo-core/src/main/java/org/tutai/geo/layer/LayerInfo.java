package org.tutai.geo.layer;

import java.util.Objects;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.feature.Schema;

/**
 * What a layer says of itself.
 *
 * @param name the layer's name in its source
 * @param schema the kind of geometry and the fields
 * @param crs the CRS of the exact geometries
 * @param count the number of features, those without geometry included
 * @param lonLat the extent in longitude, latitude degrees (WGS 84); empty when no feature has a
 *     geometry
 * @param digest the SHA-256 of the content, as lower-case hex; two layers of one digest are the
 *     same
 */
public record LayerInfo(
    String name, Schema schema, Crs crs, long count, Optional<Bounds> lonLat, String digest) {

  public LayerInfo {
    Objects.requireNonNull(name, "name");
    if (count < 0) {
      throw new IllegalArgumentException(
          "a layer's count must not be negative (got: " + count + ")");
    }
  }
}
