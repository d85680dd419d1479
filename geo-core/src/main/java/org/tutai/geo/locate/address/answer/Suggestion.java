package org.tutai.geo.locate.address.answer;

/**
 * A completion of what is being typed.
 *
 * @param text what the box would hold if it were taken: 臺北市中山區新生北路三段
 * @param detail what tells it from others of the same name, or empty
 * @param from index in {@code text} of the part that matches what was typed; with {@code to} for
 *     emphasis
 * @param kind what it is
 * @param lon WGS 84 longitude of a place to show, NaN when there is none
 */
public record Suggestion(
    String text, String detail, int from, int to, Kind kind, double lon, double lat) {

  /** What a suggestion is. */
  public enum Kind {
    ADDRESS,
    ROAD,
    DISTRICT,
    LANDMARK,
    COORDINATE
  }
}
