package org.tutai.geo.format.zip;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Schema;

/** A layer of a file that was in a zip. */
final class ZippedLayer implements FeatureSource {

  private final UnzippedFile file;
  private final FeatureSource layer;
  private final List<Remark> remarks;

  /**
   * @param failures what could not be read of the same zip
   */
  ZippedLayer(UnzippedFile file, FeatureSource layer, List<Remark> failures) {
    this.file = file;
    this.layer = layer;
    List<Remark> all = new ArrayList<>();
    all.add(file.remark());
    all.addAll(failures);
    all.addAll(layer.remarks());
    this.remarks = List.copyOf(all);
  }

  @Override
  public String name() {
    return file.layerName(layer.name());
  }

  @Override
  public Schema schema() {
    return layer.schema();
  }

  @Override
  public Finding<Crs> crsFinding() {
    return layer.crsFinding();
  }

  @Override
  public Optional<Finding<Charset>> encoding() {
    return layer.encoding();
  }

  @Override
  public OptionalLong count() {
    return layer.count();
  }

  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  @Override
  public FeatureStream features() throws IOException {
    return new Stream(file, file.reading(layer::features));
  }

  /** Keeps the unpacked file while it is read. */
  private record Stream(UnzippedFile file, FeatureStream features) implements FeatureStream {
    @Override
    public @Nullable Feature next() throws IOException {
      try {
        return features.next();
      } catch (FormatException e) {
        throw file.told(e);
      }
    }

    @Override
    public BadFeatures bad() {
      return features.bad();
    }

    @Override
    public void close() throws IOException {
      features.close();
    }
  }
}
