package org.tutai.server.workspace;

import java.util.Objects;

/**
 * Who answers for a layer and how far it may go. Immutable.
 *
 * @param owner the id of the principal who published it; empty for a layer of a served folder
 * @param updated the day its data are from, as {@code 2026-11-21}; empty when it was not said
 */
public record Standing(String owner, Sensitivity sensitivity, String updated) {

  /** A layer of a served folder: open to all. */
  public static final Standing OF_FOLDER = new Standing("", Sensitivity.OPEN, "");

  public Standing {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(sensitivity, "sensitivity");
    Objects.requireNonNull(updated, "updated");
  }
}
