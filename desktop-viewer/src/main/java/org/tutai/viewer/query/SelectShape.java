package org.tutai.viewer.query;

import org.kordamp.ikonli.Ikon;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** What is drawn to select features. */
public enum SelectShape {
  CLICK,
  BOX,
  POLYGON,
  FREEHAND,
  AROUND_POINT,
  AROUND_LINE,
  AROUND_POLYGON;

  /** What the tool is called. */
  public Text title() {
    return switch (this) {
      case CLICK -> Text.of("Select by click", "點選");
      case BOX -> Text.of("Select by box", "框選");
      case POLYGON -> Text.of("Select by polygon", "多邊形選取");
      case FREEHAND -> Text.of("Select freehand", "手繪選取");
      case AROUND_POINT -> Text.of("Buffer around a point", "點環域");
      case AROUND_LINE -> Text.of("Buffer around a line", "線環域");
      case AROUND_POLYGON -> Text.of("Buffer around a polygon", "面環域");
    };
  }

  /** What is drawn, in a word. */
  Text word() {
    return switch (this) {
      case CLICK -> Text.of("Click", "點選");
      case BOX -> Text.of("Box", "方框");
      case POLYGON -> Text.of("Polygon", "多邊形");
      case FREEHAND -> Text.of("Freehand", "手繪");
      case AROUND_POINT -> Text.of("Point", "點");
      case AROUND_LINE -> Text.of("Line", "線");
      case AROUND_POLYGON -> Text.of("Polygon", "面");
    };
  }

  /** What to do first. */
  Text hint() {
    return switch (this) {
      case CLICK ->
          Text.of("Click a feature. Shift adds, Ctrl toggles", "點按圖徵；按住 Shift 加選，Ctrl 反選");
      case BOX -> Text.of("Drag a box. Shift adds, Ctrl toggles", "拖曳方框；按住 Shift 加選，Ctrl 反選");
      case POLYGON -> Text.of("Click corners; double-click to finish", "逐點按下，連按兩下完成");
      case FREEHAND -> Text.of("Drag around the features", "按住並圈出範圍");
      case AROUND_POINT -> Text.of("Click a point, or drag out the distance", "點按中心點，或拖曳決定距離");
      case AROUND_LINE -> Text.of("Click along the line; double-click to finish", "沿線逐點按下，連按兩下完成");
      case AROUND_POLYGON -> Text.of("Click corners; double-click to finish", "逐點按下，連按兩下完成");
    };
  }

  Ikon icon() {
    return switch (this) {
      case CLICK -> Icons.SELECT_CLICK;
      case BOX -> Icons.SELECT;
      case POLYGON -> Icons.SELECT_POLYGON;
      case FREEHAND -> Icons.ANNOTATE;
      case AROUND_POINT -> Icons.BUFFER;
      case AROUND_LINE -> Icons.LINE;
      case AROUND_POLYGON -> Icons.POLYGON;
    };
  }

  /** Whether a distance belongs to it. */
  public boolean isBuffer() {
    return this == AROUND_POINT || this == AROUND_LINE || this == AROUND_POLYGON;
  }

  /** Whether it is drawn corner by corner. */
  boolean hasCorners() {
    return this == POLYGON || this == AROUND_LINE || this == AROUND_POLYGON;
  }

  /** How many places it needs. */
  int leastPlaces() {
    return this == POLYGON || this == AROUND_POLYGON ? 3 : this == AROUND_LINE ? 2 : 1;
  }
}
