package org.tutai.viewer.theme;

import java.util.List;
import org.tutai.geo.theme.Kept;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.ThemeView;

/** Maps with one part changed. */
public final class ThemeParts {

  private ThemeParts() {}

  /** With another base and other layers. */
  public static ThemeMap with(ThemeMap map, ThemeBase base, List<ThemeLayer> layers) {
    return made(
        map, map.title(), map.description(), map.author(), map.view(), base, layers, map.extra());
  }

  /** With another view to open with. */
  public static ThemeMap with(ThemeMap map, ThemeView view) {
    return made(
        map,
        map.title(),
        map.description(),
        map.author(),
        view,
        map.base(),
        map.layers(),
        map.extra());
  }

  /** With other words about it. */
  public static ThemeMap with(ThemeMap map, String title, String description, String author) {
    return made(map, title, description, author, map.view(), map.base(), map.layers(), map.extra());
  }

  /** With other members that are not the map's own. */
  static ThemeMap with(ThemeMap map, Kept extra) {
    return made(
        map,
        map.title(),
        map.description(),
        map.author(),
        map.view(),
        map.base(),
        map.layers(),
        extra);
  }

  private static ThemeMap made(
      ThemeMap map,
      String title,
      String description,
      String author,
      ThemeView view,
      ThemeBase base,
      List<ThemeLayer> layers,
      Kept extra) {
    return new ThemeMap(
        map.version(),
        title,
        description,
        author,
        view,
        base,
        layers,
        map.annotations(),
        map.measurements(),
        map.legend(),
        map.attribution(),
        extra);
  }
}
