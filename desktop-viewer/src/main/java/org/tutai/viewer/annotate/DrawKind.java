package org.tutai.viewer.annotate;

import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.AnnotationStyle;
import org.tutai.geo.theme.Kept;
import org.tutai.viewer.words.Text;

/** What can be drawn, and how the pointer draws it. */
@SuppressWarnings("ImmutableEnumChecker") // Text is a record of strings
public enum DrawKind {
  POINT(Annotation.Kind.POINT, Text.of("Point", "點"), Hints.PLACE),
  LINE(Annotation.Kind.LINE, Text.of("Line", "線"), Hints.PATH),
  FREEHAND(
      Annotation.Kind.LINE,
      Text.of("Freehand", "手繪線"),
      Text.of("Draw with the button held down.", "按住滑鼠按鍵描繪。")),
  POLYGON(Annotation.Kind.POLYGON, Text.of("Polygon", "面"), Hints.PATH),
  CIRCLE(Annotation.Kind.CIRCLE, Text.of("Circle", "圓"), Hints.DRAG),
  RECTANGLE(Annotation.Kind.RECTANGLE, Text.of("Rectangle", "矩形"), Hints.DRAG),
  ARROW(Annotation.Kind.ARROW, Text.of("Arrow", "箭頭"), Hints.PATH),
  TEXT(
      Annotation.Kind.TEXT,
      Text.of("Text", "文字"),
      Text.of("Click on the map and write; Enter ends it.", "在圖上點一下後輸入文字，按 Enter 完成。")),
  IMAGE(
      Annotation.Kind.IMAGE,
      Text.of("Picture", "圖片"),
      Text.of("Choose a picture, then click where it goes.", "先選一張圖片，再點放置的位置。"));

  private final Annotation.Kind made;
  private final Text title;
  private final Text hint;

  DrawKind(Annotation.Kind made, Text title, Text hint) {
    this.made = made;
    this.title = title;
    this.hint = hint;
  }

  /** What a theme map calls it. */
  public Annotation.Kind made() {
    return made;
  }

  public Text title() {
    return title;
  }

  /** What to do. */
  public Text hint() {
    return hint;
  }

  /** The kind that an annotation is called by. */
  public static DrawKind of(Annotation.Kind kind) {
    return valueOf(kind.name());
  }

  /** Whether it is drawn place after place. */
  boolean isPath() {
    return this == LINE || this == ARROW || this == POLYGON;
  }

  /** Whether two places are all of it. */
  boolean isSpan() {
    return this == CIRCLE || this == RECTANGLE;
  }

  /** How many places it needs. */
  int least() {
    return this == POLYGON ? 3 : isPath() || isSpan() || this == FREEHAND ? 2 : 1;
  }

  /** How the first of its kind looks. */
  AnnotationStyle firstStyle() {
    AnnotationStyle usual = AnnotationStyle.DEFAULT;
    return switch (made) {
      case POINT -> styled("#ffffff", 2, 1, 14);
      case TEXT -> styled("#2f2c28", 2, usual.fillOpacity(), 18);
      case ARROW -> styled(usual.stroke(), 3, usual.fillOpacity(), usual.size());
      case IMAGE -> styled(usual.stroke(), 2, usual.fillOpacity(), 96);
      default -> usual;
    };
  }

  private static AnnotationStyle styled(
      String stroke, double width, double fillOpacity, double size) {
    AnnotationStyle usual = AnnotationStyle.DEFAULT;
    return new AnnotationStyle(
        stroke,
        width,
        usual.strokeOpacity(),
        usual.dash(),
        usual.fill(),
        fillOpacity,
        size,
        usual.bold(),
        usual.halo(),
        usual.rotation(),
        Kept.NONE);
  }

  /** Hints that several kinds share; constants of the enum are made before its own fields. */
  private static final class Hints {
    static final Text PLACE = Text.of("Click on the map.", "在圖上點一下。");
    static final Text PATH =
        Text.of(
            "Click point after point; double-click or Enter to end, Backspace to go back.",
            "逐點點選，點兩下或按 Enter 結束，按 Backspace 退回一點。");
    static final Text DRAG =
        Text.of("Click where it begins, then where it ends, or drag.", "點一下起點，再點一下完成，或直接拖曳。");
  }
}
