package org.tutai.geo.source.remote.wms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.source.remote.service.Chain;
import org.tutai.geo.source.remote.service.Dimension;
import org.tutai.geo.source.remote.service.ServiceCrs;

/**
 * A layer of a service, with what it inherits (OGC 06-042, section 7.2.4.8). Immutable.
 *
 * @param name what requests say; empty for a mere heading
 * @param title never empty: the name where there is none
 * @param crs references as the service writes them, its own after the inherited
 * @param lonLat its box in degrees
 * @param boxes in CRSs, x before y
 * @param styles its own after the inherited
 * @param minScale drawn from this scale denominator on
 * @param maxScale drawn below this scale denominator
 * @param layers those within
 */
public record WmsLayer(
    Optional<String> name,
    String title,
    String summary,
    boolean queryable,
    boolean opaque,
    Chain<String> crs,
    Optional<Bounds> lonLat,
    Chain<Box> boxes,
    Chain<WmsStyle> styles,
    Optional<Attribution> attribution,
    OptionalDouble minScale,
    OptionalDouble maxScale,
    Chain<Dimension> dimensions,
    List<WmsLayer> layers) {

  /** A rectangle of a CRS as the service names it, x before y. */
  public record Box(String crs, Bounds bounds) {}

  /**
   * Whom to name.
   *
   * @param url their page; may be empty
   */
  public record Attribution(String title, String url) {}

  public WmsLayer {
    layers = List.copyOf(layers);
  }

  /** The reference by which the service knows a CRS, if it offers it. */
  public Optional<String> referenceOf(Crs wanted) {
    return crs.ownFirst()
        .filter(written -> ServiceCrs.find(written).filter(wanted::equals).isPresent())
        .findFirst();
  }

  /** The dimensions by name; its own stand in for inherited ones of that name. */
  public Map<String, Dimension> dimensionsByName() {
    var byName = new LinkedHashMap<String, Dimension>();
    dimensions.stream().forEach(each -> byName.put(each.name(), each));
    return byName;
  }
}
