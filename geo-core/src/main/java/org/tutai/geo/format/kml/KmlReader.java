package org.tutai.geo.format.kml;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
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
 * Placemarks of a document as a layer: those of one folder of the first rank with all below it, or
 * all of them where there are no such folders or too many.
 *
 * <p>Fields are those of {@code name}, {@code description} (as plain text), {@code folder}, {@code
 * address}, {@code begin}, {@code end}, {@code id}, {@code visibility} that some placemark has;
 * then what the styles say, under the names of simplestyle ({@code stroke}, {@code stroke-opacity},
 * {@code stroke-width}, {@code fill}, {@code fill-opacity}, {@code marker-color}, {@code
 * marker-opacity}, {@code marker-scale}, {@code icon}); then the extended data, with the types of
 * its schema. A placemark without geometry is a feature without. Immutable.
 */
public final class KmlReader implements FeatureSource {

  private final KmlDocument document;
  private final int layer;

  KmlReader(KmlDocument document, int layer) {
    this.document = document;
    this.layer = layer;
  }

  /** The document that it is of. */
  public KmlDocument document() {
    return document;
  }

  LayerTally.Columns columns() {
    return document.layers().columns().get(layer);
  }

  @Override
  public String name() {
    return document.layers().folders().names().get(layer);
  }

  @Override
  public Schema schema() {
    return columns().schema();
  }

  @Override
  public Finding<Crs> crsFinding() {
    if (document.isInDegrees()) {
      return Finding.of(
          CrsRegistry.WGS84,
          0.99,
          List.of(
              Remark.note(
                  Topic.CRS,
                  "KML is always in longitude and latitude of WGS 84",
                  "KML 一律採用 WGS 84 經緯度")));
    }
    return Finding.none(
        Remark.warning(
            Topic.CRS,
            "KML must be in longitude and latitude, and these coordinates are not",
            "KML 應採用經緯度，但坐標不是經緯度"));
  }

  @Override
  public Optional<Finding<Charset>> encoding() {
    return Optional.of(document.encoding());
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(columns().count());
  }

  @Override
  public List<Remark> remarks() {
    return document.remarks();
  }

  @Override
  public FeatureStream features() throws IOException {
    return KmlStream.open(document, layer);
  }
}
