package org.tutai.geo.theme;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Something drawn or written on a theme map. */
public sealed interface Annotation {

  /** What can be drawn. Each tells the form of its coordinates. */
  enum Kind {
    POINT(Form.PLACE),
    LINE(Form.PATH),
    POLYGON(Form.RINGS),
    CIRCLE(Form.PLACE),
    RECTANGLE(Form.RINGS),
    ARROW(Form.PATH),
    TEXT(Form.PLACE),
    IMAGE(Form.PLACE);

    private final Form form;

    Kind(Form form) {
      this.form = form;
    }

    public Form form() {
      return form;
    }
  }

  /**
   * A drawing.
   *
   * @param kind what it is
   * @param id unique in the theme
   * @param parts its coordinates as {@link Kind#form} tells: one place, one path, or rings
   * @param radius of a circle, geodesic, metres; there for circles alone
   * @param text what is written, of any number of lines; must not be blank for {@link Kind#TEXT}
   * @param popup plain text that a click shows; may be empty
   * @param image the picture of an {@link Kind#IMAGE}: a file kept with the theme, or a data URL of
   *     PNG, JPEG or WebP
   * @param style how it looks
   * @param extra members of other programs
   */
  record Drawn(
      Kind kind,
      String id,
      List<List<Position>> parts,
      OptionalDouble radius,
      String text,
      String popup,
      Optional<String> image,
      AnnotationStyle style,
      Kept extra)
      implements Annotation {

    private static final double HALF_ROUND_THE_EARTH = 20_040_000;

    public Drawn {
      Check.id(id);
      parts = kind.form().check(parts);
      Check.require(
          radius.isPresent() == (kind == Kind.CIRCLE), "radius", "be a circle's", kind.name());
      if (radius.isPresent()) {
        radius =
            OptionalDouble.of(
                Check.number("radius", radius.getAsDouble(), 0, HALF_ROUND_THE_EARTH));
      }
      Check.text("text", text, ThemeLimits.TEXT);
      Check.require(kind != Kind.TEXT || !text.isBlank(), "text", "not be blank", text);
      Check.text("popup", popup, ThemeLimits.TEXT);
      image.ifPresent(Check::picture);
      Check.require(
          image.isPresent() == (kind == Kind.IMAGE), "image", "be an image's", kind.name());
      extra.requireObject();
    }
  }

  /**
   * One of a kind nobody here knows, or one that could not be read: kept, not drawn.
   *
   * @param json whatever stands at its place
   */
  record Unknown(Kept json) implements Annotation {}
}
