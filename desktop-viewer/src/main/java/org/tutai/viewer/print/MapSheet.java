package org.tutai.viewer.print;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.style.Legend;
import org.tutai.viewer.map.MapContent;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/**
 * What a picture of the map has. A value that another thread can take along.
 *
 * @param content of the map
 * @param seen what the screen shows
 * @param title of the map; may be empty
 * @param legends of the layers that are shown, the upper first
 * @param credits who made the data; may be empty
 * @param date of the picture
 * @param language of what is written beside the map
 */
public record MapSheet(
    MapContent content,
    Viewport seen,
    String title,
    List<LayerLegend> legends,
    String credits,
    LocalDate date,
    Language language,
    SheetSize size,
    Resolution resolution,
    Set<Part> parts) {

  /** What can stand beside the map. */
  public enum Part {
    TITLE,
    LEGEND,
    SCALE_BAR,
    NORTH_ARROW,
    CREDITS;

    /** What it is called. */
    public Text title() {
      return switch (this) {
        case TITLE -> Text.of("Title", "標題");
        case LEGEND -> Text.of("Legend", "圖例");
        case SCALE_BAR -> Text.of("Scale bar", "比例尺");
        case NORTH_ARROW -> Text.of("North arrow", "指北針");
        case CREDITS -> Text.of("Source, coordinate system and date", "資料來源、坐標系統與日期");
      };
    }
  }

  /**
   * What the marks of a layer mean.
   *
   * @param legend empty for layers that other servers draw
   */
  public record LayerLegend(String title, GeometryKind kind, Optional<Legend> legend) {}

  /** The height of the title, and of the line at the foot. */
  static final int TITLE_HEIGHT = 56;

  static final int FOOT_HEIGHT = 28;

  public MapSheet {
    legends = List.copyOf(legends);
    parts = parts.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(parts));
  }

  boolean has(Part part) {
    return parts.contains(part);
  }

  /** In logical pixels. */
  public int width() {
    return size.width(seen.width());
  }

  public int height() {
    return size.height(seen.height());
  }

  int titleHeight() {
    return has(Part.TITLE) && !title.isBlank() ? TITLE_HEIGHT : 0;
  }

  int footHeight() {
    return has(Part.CREDITS) ? FOOT_HEIGHT : 0;
  }

  /**
   * What the map itself shows: all that is seen on the screen, and more where the shape of the
   * sheet is another.
   */
  Viewport viewport() {
    int height = Math.max(1, height() - titleHeight() - footHeight());
    if (width() == seen.width() && height == seen.height()) {
      return seen;
    }
    return seen.sized(width(), height).fitted(seen.bounds());
  }

  /** The same at another resolution, such as for a preview. */
  MapSheet with(MapContent other) {
    return new MapSheet(
        other, seen, title, legends, credits, date, language, size, resolution, parts);
  }
}
