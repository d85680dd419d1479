package org.tutai.geo.format.place;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;

/** A long layer of points in TWD97 TM2 zone 121 that counts how many are read, for tests. */
final class CountingSource implements FeatureSource {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final int size;
  private final @Nullable Crs stated;
  private int read;

  CountingSource(int size) {
    this(size, null);
  }

  CountingSource(int size, @Nullable Crs stated) {
    this.size = size;
    this.stated = stated;
  }

  int read() {
    return read;
  }

  @Override
  public String name() {
    return "long";
  }

  @Override
  public Schema schema() {
    return new Schema(GeometryKind.POINT, List.of());
  }

  @Override
  public Finding<Crs> crsFinding() {
    return new Finding<>(Optional.ofNullable(stated), stated == null ? 0 : 1, List.of());
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(size);
  }

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public FeatureStream features() {
    return new FeatureStream() {
      private int at;

      @Override
      public @Nullable Feature next() {
        if (at == size) {
          return null;
        }
        read++;
        var point = new Coordinate(200_000 + at % 100 * 1000, 2_550_000 + at / 100 % 150 * 1000);
        return new Feature(at++, FACTORY.createPoint(point), List.of());
      }

      @Override
      public BadFeatures bad() {
        return new BadFeatures();
      }

      @Override
      public void close() {}
    };
  }
}
