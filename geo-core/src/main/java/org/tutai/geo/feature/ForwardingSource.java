package org.tutai.geo.feature;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;

/**
 * A source that says and reads what another does; those who extend it change a part. Its contract
 * is that of {@link FeatureSource}.
 */
public abstract class ForwardingSource implements FeatureSource {

  /** The other. */
  protected final FeatureSource source;

  protected ForwardingSource(FeatureSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Schema schema() {
    return source.schema();
  }

  @Override
  public Finding<Crs> crsFinding() {
    return source.crsFinding();
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
    return source.features();
  }
}
