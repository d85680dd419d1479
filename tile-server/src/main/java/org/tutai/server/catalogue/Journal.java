package org.tutai.server.catalogue;

/** Told of everything that is done to layers, for the audit log. Thread-safe. */
@FunctionalInterface
public interface Journal {

  /** Keeps nothing. */
  Journal NONE = (by, action, subject, outcome) -> {};

  /**
   * Something was done.
   *
   * @param action such as {@code layer.publish}
   * @param subject the layer's name or the upload's id
   * @param outcome in a few words; empty when there is nothing to add
   */
  void note(By by, String action, String subject, String outcome);
}
