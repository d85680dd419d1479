package org.tutai.geo.format.place;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.ForwardingSource;

/**
 * A source with another finding of its CRS; its geometries' axes are exchanged as they are read
 * where it has north before east.
 */
final class LocatedSource extends ForwardingSource {

  private final Finding<Crs> crsFinding;
  private final boolean swapped;

  LocatedSource(FeatureSource source, Finding<Crs> crsFinding, boolean swapped) {
    super(source);
    this.crsFinding = crsFinding;
    this.swapped = swapped;
  }

  /** Whether axes are exchanged as geometries are read. */
  boolean swapped() {
    return swapped;
  }

  @Override
  public Finding<Crs> crsFinding() {
    return crsFinding;
  }

  @Override
  public FeatureStream features() throws IOException {
    return swapped ? new Swapping(source.features()) : source.features();
  }

  private record Swapping(FeatureStream stream) implements FeatureStream {

    @Override
    public @Nullable Feature next() throws IOException {
      Feature feature = stream.next();
      Geometry geometry = feature == null ? null : feature.geometry();
      return feature == null || geometry == null
          ? feature
          : new Feature(feature.ordinal(), swap(geometry), feature.values());
    }

    @Override
    public BadFeatures bad() {
      return stream.bad();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }

    private static Geometry swap(Geometry geometry) {
      Geometry turned = geometry.copy();
      turned.apply(Swap.AXES);
      return turned;
    }
  }

  private static final class Swap implements CoordinateSequenceFilter {
    private static final Swap AXES = new Swap();

    @Override
    public void filter(CoordinateSequence sequence, int i) {
      double x = sequence.getX(i);
      sequence.setOrdinate(i, CoordinateSequence.X, sequence.getY(i));
      sequence.setOrdinate(i, CoordinateSequence.Y, x);
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }
}
