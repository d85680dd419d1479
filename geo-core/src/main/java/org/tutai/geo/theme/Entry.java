package org.tutai.geo.theme;

/**
 * What every layer and group of a theme has.
 *
 * @param id unique in the theme, at most 100 characters
 * @param title one line; may be empty
 * @param visible whether it is switched on
 * @param opacity 0 to 1
 * @param scales where it shows
 * @param attribution who made it, plain text; may be empty
 * @param extra members of other programs, and members that could not be read
 */
public record Entry(
    String id,
    String title,
    boolean visible,
    double opacity,
    ScaleRange scales,
    String attribution,
    Kept extra) {

  public Entry {
    Check.id(id);
    Check.line("title", title);
    opacity = Check.number("opacity", opacity, 0, 1);
    Check.text("attribution", attribution, ThemeLimits.TEXT);
    extra.requireObject();
  }

  /** Visible, opaque, at every scale. */
  public static Entry of(String id, String title) {
    return new Entry(id, title, true, 1, ScaleRange.ALL, "", Kept.NONE);
  }
}
