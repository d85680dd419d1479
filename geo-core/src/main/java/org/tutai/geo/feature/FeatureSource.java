package org.tutai.geo.feature;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;

/**
 * One vector layer of a file or server, opened but not read: what it says of itself, and its
 * features as often as asked.
 *
 * <p>Implementations hold no open file between calls. The methods that read may be called from any
 * thread, one at a time.
 */
public interface FeatureSource {

  /**
   * The layer's name inside its file, as the source spells it; a shapefile's is its file name
   * without ending.
   */
  String name();

  /** The kind of geometry and the fields. */
  Schema schema();

  /** The CRS of the geometries with its grounds; without a value where it could not be told. */
  Finding<Crs> crsFinding();

  /** The CRS of the geometries, or empty where it could not be told. */
  default Optional<Crs> crs() {
    return crsFinding().value();
  }

  /** The encoding of the texts with its grounds; empty where the format leaves no doubt of it. */
  default Optional<Finding<Charset>> encoding() {
    return Optional.empty();
  }

  /**
   * How many features the source says it has, bad ones included; empty where it would have to be
   * counted.
   */
  OptionalLong count();

  /**
   * What a person should know of how the source was read, other than the grounds of its CRS and
   * encoding.
   */
  List<Remark> remarks();

  /** Reads the features from the first. */
  FeatureStream features() throws IOException;
}
