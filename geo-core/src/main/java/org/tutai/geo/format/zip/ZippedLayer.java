package org.tutai.geo.format.zip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.ForwardingSource;

/** A layer of a file that was in a zip. */
final class ZippedLayer extends ForwardingSource {

  private final UnzippedFile file;
  private final List<Remark> remarks;

  /**
   * @param failures what could not be read of the same zip
   */
  ZippedLayer(UnzippedFile file, FeatureSource layer, List<Remark> failures) {
    super(layer);
    this.file = file;
    List<Remark> all = new ArrayList<>();
    all.add(file.remark());
    all.addAll(failures);
    all.addAll(layer.remarks());
    this.remarks = List.copyOf(all);
  }

  @Override
  public String name() {
    return file.layerName(source.name());
  }

  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  @Override
  public FeatureStream features() throws IOException {
    return new Stream(file, file.reading(source::features));
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
