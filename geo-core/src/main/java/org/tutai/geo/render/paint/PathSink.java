package org.tutai.geo.render.paint;

/**
 * Takes a path in picture space: 1/256 pixel units, x to the right, y down from the top left corner
 * of the picture. Coordinates may lie far outside the picture.
 */
public interface PathSink {

  /** Units in a pixel. */
  int ONE = 256;

  /** Starts a contour; an unfinished one before it is left open. */
  void moveTo(int x, int y);

  void lineTo(int x, int y);

  /** Ends the contour with a straight line back to its start. */
  void close();
}
