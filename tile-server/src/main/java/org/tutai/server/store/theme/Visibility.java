package org.tutai.server.store.theme;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may open a link. */
public enum Visibility {
  /** Everybody, and it stands in the public list. */
  PUBLIC,
  /** Everybody who has the link. */
  LINK,
  /** Members who have the link. */
  MEMBERS;

  /** The name in documents. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The visibility of an id. */
  public static Optional<Visibility> of(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
  }

  /** What is not known is kept close. */
  static Visibility ofStored(String id) {
    return of(id).orElse(MEMBERS);
  }
}
