package org.tutai.geo.format;

import java.util.HashSet;
import java.util.Set;

/** Gives each field of a table a name that is not empty and not taken. For one thread. */
public final class FieldNames {

  private final Set<String> taken = new HashSet<>();
  private int count;

  /**
   * The name for the next field: as it is written, or {@code field_3} when nothing is written in
   * the third, or with {@code _2}, {@code _3} … behind it when an earlier field has it.
   */
  public String next(String written) {
    count++;
    String base = written.isBlank() ? "field_" + count : written;
    String name = base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }
}
