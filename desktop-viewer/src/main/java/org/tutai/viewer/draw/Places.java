package org.tutai.viewer.draw;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.Viewport;

/** Places in the form that documents want. */
public final class Places {

  private static final double GRAIN = 1e7;
  private static final double FARTHEST = 540;

  private Places() {}

  /** A place to seven decimals of a degree, about a centimetre. */
  public static Position rounded(Position place) {
    return new Position(round(place.lon()), round(place.lat()));
  }

  private static double round(double degrees) {
    return Math.round(degrees * GRAIN) / GRAIN;
  }

  /** A place of any numbers, brought to where places can be. */
  public static Position clamped(double lon, double lat) {
    return new Position(
        Math.max(-FARTHEST, Math.min(FARTHEST, lon)), Math.max(-90, Math.min(90, lat)));
  }

  /**
   * A shape moved by whole turns round the earth as one, so that its first place lies within ±180.
   */
  public static List<List<Position>> inFirstWorld(List<List<Position>> parts) {
    double turns = Math.rint(parts.get(0).get(0).lon() / 360) * 360;
    return turns == 0 ? parts : parts.stream().map(part -> moved(part, -turns)).toList();
  }

  private static List<Position> moved(List<Position> part, double degrees) {
    return part.stream()
        .map(place -> rounded(clamped(place.lon() + degrees, place.lat())))
        .toList();
  }

  /**
   * A place on the screen, moved by pixels; in degrees where the map's CRS does not reach, and the
   * same place where nothing helps.
   */
  public static Position shifted(Position place, Viewport on, double dx, double dy) {
    double[] at = on.pixel(place);
    if (Double.isFinite(at[0]) && Double.isFinite(at[1])) {
      return on.place(at[0] + dx, at[1] + dy).map(Places::rounded).orElse(place);
    }
    return place;
  }

  /** A path without places that follow themselves. */
  public static List<Position> withoutRepeats(List<Position> path) {
    var kept = new ArrayList<Position>();
    for (Position place : path) {
      if (kept.isEmpty() || !kept.get(kept.size() - 1).equals(place)) {
        kept.add(place);
      }
    }
    return kept;
  }

  /** A ring from its corners: the first one again at the end. */
  public static List<Position> closed(List<Position> corners) {
    var ring = new ArrayList<>(corners);
    ring.add(corners.get(0));
    return ring;
  }

  /** How far two places are apart on the screen, in pixels; not a number where one is not on it. */
  public static double pixelsBetween(Viewport on, Position one, Position other) {
    double[] a = on.pixel(one);
    double[] b = on.pixel(other);
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }
}
