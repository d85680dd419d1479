package org.tutai.geo.expr;

/** The named columns an expression is bound to before it is evaluated. */
public interface Columns {

  /**
   * The index of the column of that name, or −1. An exact match wins; otherwise a name that differs
   * in case alone is taken (shapefile writers upper-case and lower-case at will).
   */
  int indexOf(String name);
}
