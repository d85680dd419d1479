package org.tutai.geo.source.remote.service;

import java.util.List;

/**
 * A dimension of a layer beside its plane: time, elevation or another (OGC 06-042, annex C; OGC
 * 07-057r7, section 7.1.1.2). Immutable.
 *
 * @param name {@code time}, {@code elevation} or the server's own
 * @param units {@code ISO8601}, {@code EPSG:5030} …; may be empty
 * @param standard the value the server takes when none is asked; may be empty
 * @param values single ones and intervals ({@code min/max/resolution}), as written
 * @param multiple whether several may be asked at once
 * @param nearest whether the nearest value stands for one that is not there
 */
public record Dimension(
    String name,
    String units,
    String standard,
    List<String> values,
    boolean multiple,
    boolean nearest) {

  public Dimension {
    values = List.copyOf(values);
  }

  /**
   * A value to ask for where nobody chose one: the server's own, or the first that it lists, of an
   * interval its beginning; empty text when it tells none.
   */
  public String usual() {
    return standard.isEmpty() && !values.isEmpty() ? values.get(0).split("/", 2)[0] : standard;
  }
}
