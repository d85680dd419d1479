package org.tutai.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; a higher one may do all that a lower one may. */
public enum Role {
  /** Looks at what is open to all. */
  VISITOR("訪客"),
  /** Keeps and shares themes. */
  MEMBER("成員"),
  /** Publishes layers. */
  PUBLISHER("發布者"),
  /** Sees to members. */
  ADMINISTRATOR("管理員");

  private final String chinese;

  Role(String chinese) {
    this.chinese = chinese;
  }

  /** The name for people who read Chinese. */
  public String chinese() {
    return chinese;
  }

  /** The name in documents and messages, in small letters. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of an id. */
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
