package org.tutai.geo.format.kml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;

/** The features of one layer of a document. */
final class KmlStream implements FeatureStream {

  private final KmlDocument document;
  private final int layer;
  private final LayerTally.Columns columns;
  private final Mends mends;
  private final KmlWalk walk;
  private final BadFeatures bad = new BadFeatures();
  private long ordinal = -1;

  private KmlStream(KmlDocument document, int layer, Mends mends, KmlWalk walk) {
    this.document = document;
    this.layer = layer;
    this.columns = document.layers().columns().get(layer);
    this.mends = mends;
    this.walk = walk;
  }

  static KmlStream open(KmlDocument document, int layer) throws IOException {
    var mends = new Mends();
    KmlWalk walk = KmlWalk.of(document.file(), document.encoding(), new StyleBook(), mends, null);
    return new KmlStream(document, layer, mends, walk);
  }

  private boolean isOfLayer(int folder) {
    int[] layers = document.layers().folders().layer();
    return folder < layers.length && layers[folder] == layer;
  }

  @Override
  public @Nullable Feature next() throws IOException {
    for (Placemark p = walk.next(this::isOfLayer); p != null; p = walk.next(this::isOfLayer)) {
      ordinal++;
      BadGeometryException wrong = p.bad() == null ? misplaced(p.geometry()) : p.bad();
      if (wrong == null) {
        List<@Nullable Object> values = values(p);
        mends.countInto(bad, ordinal);
        return new Feature(ordinal, p.geometry(), values);
      }
      mends.clear();
      bad.add(new BadFeature(ordinal, wrong.reason(), wrong.detail(), true));
    }
    return null;
  }

  private @Nullable BadGeometryException misplaced(@Nullable Geometry geometry) {
    if (geometry == null || !document.isInDegrees() || KmlScan.fits(geometry)) {
      return null;
    }
    return new BadGeometryException(
        "coordinate-out-of-range",
        "a coordinate is no longitude or latitude: " + geometry.getEnvelopeInternal());
  }

  private List<@Nullable Object> values(Placemark placemark) {
    KmlStyle style =
        document
            .styles()
            .resolve(placemark.style(), document.layers().documents()[placemark.folder()])
            .orElse(KmlStyle.NONE);
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < columns.fixed().size(); i++) {
      FieldType type = columns.schema().fields().get(i).type();
      values.add(fixed(columns.fixed().get(i), type, placemark, style));
    }
    for (LayerTally.Value column : columns.values()) {
      values.add(value(placemark.values().get(column.name()), column));
    }
    return values;
  }

  private @Nullable Object fixed(
      FixedColumn column, FieldType type, Placemark placemark, KmlStyle style) {
    return switch (column) {
      case NAME -> text(placemark.name());
      case DESCRIPTION -> text(PlainText.of(placemark.description()));
      case FOLDER -> text(folder(placemark.folder()));
      case ADDRESS -> text(placemark.address());
      case BEGIN -> TimeGuess.convert(placemark.begin(), type);
      case END -> TimeGuess.convert(placemark.end(), type);
      case ID -> text(placemark.id());
      case VISIBILITY -> placemark.visible() && document.isVisible(placemark.folder());
      default -> style(column, placemark.geometry(), style);
    };
  }

  private static @Nullable String text(String text) {
    return text.isEmpty() ? null : text;
  }

  private String folder(int folder) {
    return KmlScan.path(document.folders(), folder, document.layers().folders().base()[layer]);
  }

  /** Nothing of lines for points, nothing of fills for lines. */
  private static @Nullable Object style(
      FixedColumn column, @Nullable Geometry geometry, KmlStyle style) {
    boolean mixed = geometry != null && geometry.getGeometryType().equals("GeometryCollection");
    int dimension = geometry == null ? -1 : geometry.getDimension();
    boolean drawn =
        mixed ? dimension >= 0 : column.isOf(dimension == 0, dimension == 1, dimension == 2);
    return drawn ? column.ofStyle(style, dimension == 2) : null;
  }

  private @Nullable Object value(Placemark.@Nullable Written written, LayerTally.Value column) {
    if (written == null) {
      return null;
    }
    Object value = ValueGuess.convert(written.text(), column.type());
    if (value == null) {
      String shown = PlacemarkReader.shortened(PlainText.line(written.text()), 60);
      mends.add(
          "value-of-other-type",
          "\"" + shown + "\" is no value of " + column.name() + " and was left out");
    }
    return value;
  }

  @Override
  public BadFeatures bad() {
    return bad;
  }

  @Override
  public void close() throws IOException {
    walk.close();
  }
}
