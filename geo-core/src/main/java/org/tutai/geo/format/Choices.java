package org.tutai.geo.format;

import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Optional;
import org.tutai.geo.crs.Crs;

/**
 * What a person chose for a file; it counts before anything the file says or looks like.
 *
 * @param encoding of its texts
 * @param crs of its coordinates
 */
public record Choices(Optional<Charset> encoding, Optional<Crs> crs) {

  /** Nothing was chosen. */
  public static final Choices NONE = new Choices(Optional.empty(), Optional.empty());

  public Choices {
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(crs, "crs");
  }
}
