package org.tutai.server.store.layer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of a layer; it never changes. Immutable.
 *
 * @param number from 1
 * @param digest of the compiled layer
 * @param source the SHA-256 of the uploaded file
 * @param filename the uploaded file's name
 * @param bytes of the uploaded file
 * @param sourceLayer the layer's name in the file
 * @param choices JSON of the encoding and CRS a person chose
 * @param features how many
 * @param card JSON of the report card
 * @param changes JSON of what differs from the version before
 * @param style SLD; null for none
 * @param author the id of the principal who published it
 * @param created in milliseconds since 1970
 */
public record VersionRow(
    String layer,
    int number,
    String digest,
    String source,
    String filename,
    long bytes,
    String sourceLayer,
    String choices,
    long features,
    String card,
    String changes,
    @Nullable String style,
    String author,
    long created) {

  public VersionRow {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(source, "source");
    if (number < 1) {
      throw new IllegalArgumentException("a version's number must be from 1 (got: " + number + ")");
    }
  }
}
