package org.tutai.viewer.draw;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Measurement;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.words.Text;

/** How much more a theme map can hold. */
public final class Room {

  private static final Text ANNOTATIONS =
      counted(
          "A theme map holds at most %,d annotations. Delete some first.",
          "主題圖最多容納 %,d 個註記，請先刪除一些。", ThemeLimits.ANNOTATIONS);
  private static final Text MEASUREMENTS =
      counted(
          "A theme map holds at most %,d measurements. Remove some first.",
          "主題圖最多容納 %,d 筆測量，請先刪除一些。", ThemeLimits.MEASUREMENTS);
  private static final Text POSITIONS =
      counted(
          "A theme map holds at most %,d corners of drawings. Draw with fewer, or delete some.",
          "主題圖的圖形最多容納 %,d 個節點，請減少節點或先刪除一些。", ThemeLimits.POSITIONS);

  private Room() {}

  private static Text counted(String english, String chinese, int most) {
    return Text.of(english.formatted(most), chinese.formatted(most));
  }

  /** Why these annotations and measurements are too many for a map; empty when they are not. */
  public static Optional<Text> refusal(
      ThemeMap map, List<? extends Annotation> drawn, List<? extends Measurement> taken) {
    if (map.annotations().size() + drawn.size() > ThemeLimits.ANNOTATIONS) {
      return Optional.of(ANNOTATIONS);
    }
    if (map.measurements().size() + taken.size() > ThemeLimits.MEASUREMENTS) {
      return Optional.of(MEASUREMENTS);
    }
    long positions = positions(map.annotations(), map.measurements()) + positions(drawn, taken);
    return positions > ThemeLimits.POSITIONS ? Optional.of(POSITIONS) : Optional.empty();
  }

  private static long positions(
      List<? extends Annotation> drawn, List<? extends Measurement> taken) {
    long count = 0;
    for (Annotation each : drawn) {
      count += each instanceof Annotation.Drawn shape ? count(shape.parts()) : 0;
    }
    for (Measurement each : taken) {
      count += each instanceof Measurement.Taken shape ? count(shape.parts()) : 0;
    }
    return count;
  }

  private static long count(List<List<Position>> parts) {
    return parts.stream().mapToLong(List::size).sum();
  }
}
