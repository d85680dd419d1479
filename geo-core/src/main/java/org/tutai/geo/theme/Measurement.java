package org.tutai.geo.theme;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** A measure taken on a theme map. */
public sealed interface Measurement {

  /** The words for units; the empty one leaves the choice to whoever shows the measure. */
  Set<String> UNITS = Set.of("", "m", "km", "m2", "km2", "ha", "ping", "jia");

  /** What was measured. Each tells the form of its coordinates. */
  enum Kind {
    POINT(Form.PLACE),
    DISTANCE(Form.PATH),
    AREA(Form.RINGS);

    private final Form form;

    Kind(Form form) {
      this.form = form;
    }

    public Form form() {
      return form;
    }
  }

  /**
   * A measure and what came out. The results are what the program said that took it; they can be
   * worked out anew from the coordinates.
   *
   * @param kind what was measured
   * @param id unique in the theme
   * @param parts its coordinates as {@link Kind#form} tells
   * @param results what came out
   * @param unit the unit shown: m, km, m2, km2, ha, ping or jia; empty to choose by size
   * @param extra members of other programs
   */
  record Taken(
      Kind kind, String id, List<List<Position>> parts, Results results, String unit, Kept extra)
      implements Measurement {

    public Taken {
      Check.id(id);
      parts = kind.form().check(parts);
      Check.require(UNITS.contains(unit), "unit", "be m, km, m2, km2, ha, ping or jia", unit);
      extra.requireObject();
    }
  }

  /**
   * Figures in metres and square metres, from 0.
   *
   * @param length of a path
   * @param area of a polygon
   * @param perimeter of a polygon
   * @param extra members of other programs
   */
  record Results(OptionalDouble length, OptionalDouble area, OptionalDouble perimeter, Kept extra) {

    private static final double MOST = 1e18;

    /** Nothing came out yet. */
    public static final Results NONE =
        new Results(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Kept.NONE);

    public Results {
      length = checked("length", length);
      area = checked("area", area);
      perimeter = checked("perimeter", perimeter);
      extra.requireObject();
    }

    private static OptionalDouble checked(String name, OptionalDouble value) {
      return value.isEmpty()
          ? value
          : OptionalDouble.of(Check.number(name, value.getAsDouble(), 0, MOST));
    }
  }

  /**
   * One of a kind nobody here knows, or one that could not be read: kept, not shown.
   *
   * @param json whatever stands at its place
   */
  record Unknown(Kept json) implements Measurement {}
}
