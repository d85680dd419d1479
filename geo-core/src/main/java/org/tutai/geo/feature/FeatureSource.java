package org.tutai.geo.feature;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tutai.geo.crs.Crs;

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

  /** The CRS of the geometries, or empty where the source doesn't say and it could not be told. */
  Optional<Crs> crs();

  /**
   * How many features the source says it has, bad ones included; empty where it would have to be
   * counted.
   */
  OptionalLong count();

  /**
   * What a person should know of how the source was read: one line each (encoding and CRS with
   * their evidence, warnings).
   */
  List<String> remarks();

  /** Reads the features from the first. */
  FeatureStream features() throws IOException;
}
