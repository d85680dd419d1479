package org.tutai.geo.crs;

/**
 * Moves coordinates from one system to another. Coordinates are x (east, longitude) before y
 * (north, latitude); angles are degrees. Stateless, thread-safe.
 */
public interface CoordinateTransform {

  /**
   * Transforms {@code count} points, x and y by turns, from {@code source} starting at index {@code
   * sourceAt} into {@code target} starting at {@code targetAt}. The two may be the same array at
   * the same index. A point outside what the transform is defined for becomes NaN, NaN; nothing is
   * thrown for it.
   */
  void transform(double[] source, int sourceAt, double[] target, int targetAt, int count);
}
