package org.tutai.geo.format.place;

import java.util.BitSet;
import java.util.Objects;

/**
 * Some of Taiwan's towns under one name.
 *
 * @param towns by their places in {@link Towns}; not to be changed
 * @param name in Chinese, as the outlines have it
 * @param ofTown whether it is a town (or towns of one name) rather than a county
 */
record Region(BitSet towns, String name, boolean ofTown) {

  Region {
    Objects.requireNonNull(name, "name");
    if (towns.isEmpty()) {
      throw new IllegalArgumentException("a region must hold a town (got none for: " + name + ")");
    }
  }
}
