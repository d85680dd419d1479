package org.tutai.geo.format.place;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Schema;

/**
 * A source with another finding of its CRS; its geometries' axes are exchanged as they are read
 * where it has north before east.
 */
record LocatedSource(FeatureSource source, Finding<Crs> crsFinding, boolean swapped)
    implements FeatureSource {

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Schema schema() {
    return source.schema();
  }

  @Override
  public Optional<Finding<Charset>> encoding() {
    return source.encoding();
  }

  @Override
  public OptionalLong count() {
    return source.count();
  }

  @Override
  public List<Remark> remarks() {
    return source.remarks();
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
