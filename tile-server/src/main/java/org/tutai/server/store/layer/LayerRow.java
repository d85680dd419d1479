package org.tutai.server.store.layer;

import java.util.Objects;

/**
 * A layer that was published by upload. Immutable.
 *
 * @param name under which it is served
 * @param owner the id of the principal who published it first
 * @param version the number of the version that is served; 0 while there is none
 * @param record JSON of its titles, licence, source and the like
 * @param created in milliseconds since 1970
 * @param changed in milliseconds since 1970
 */
public record LayerRow(
    String name,
    String owner,
    LayerState state,
    int version,
    String record,
    long created,
    long changed) {

  public LayerRow {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(record, "record");
  }
}
