package org.tutai.server.store.layer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way. Immutable.
 *
 * @param id unguessable
 * @param owner the id of the principal who sends it
 * @param filename as it may be shown and written to a disk
 * @param length bytes of the whole file
 * @param created in milliseconds since 1970
 * @param expires when it goes, in milliseconds since 1970
 * @param inspection JSON of what was found in it; null before
 * @param request JSON of how it is to be published; null before
 * @param problem JSON of why it could not be; null for none
 */
public record UploadRow(
    String id,
    String owner,
    String filename,
    long length,
    UploadState state,
    long created,
    long expires,
    @Nullable String inspection,
    @Nullable String request,
    @Nullable String problem) {

  public UploadRow {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(filename, "filename");
    Objects.requireNonNull(state, "state");
    if (length < 0) {
      throw new IllegalArgumentException("a length must not be negative (got: " + length + ")");
    }
  }
}
