package org.tutai.viewer.measure;

import org.tutai.geo.theme.Measurement;
import org.tutai.viewer.words.Text;

/** What can be measured. */
@SuppressWarnings("ImmutableEnumChecker") // Text is a record of strings
public enum MeasureKind {
  POINT(
      Measurement.Kind.POINT,
      1,
      1,
      Text.of("Coordinates", "坐標"),
      Text.of("Click on the map for the coordinates there.", "在圖上點一下，取得該處坐標。")),
  DISTANCE(
      Measurement.Kind.DISTANCE,
      2,
      2,
      Text.of("Distance", "距離"),
      Text.of("Click where it begins, then where it ends.", "點一下起點，再點一下終點。")),
  PATH(
      Measurement.Kind.DISTANCE,
      2,
      Integer.MAX_VALUE,
      Text.of("Path", "路徑"),
      Text.of("Click point after point; double-click or Enter to end.", "逐點點選，點兩下或按 Enter 結束。")),
  AREA(
      Measurement.Kind.AREA,
      3,
      Integer.MAX_VALUE,
      Text.of("Area", "面積"),
      Text.of("Click round the area; double-click or Enter to end.", "逐點點選邊界，點兩下或按 Enter 結束。"));

  private final Measurement.Kind kept;
  private final int least;
  private final int most;
  private final Text title;
  private final Text hint;

  MeasureKind(Measurement.Kind kept, int least, int most, Text title, Text hint) {
    this.kept = kept;
    this.least = least;
    this.most = most;
    this.title = title;
    this.hint = hint;
  }

  /** What a theme map calls it; a path is a distance there. */
  public Measurement.Kind kept() {
    return kept;
  }

  /** How many places it needs. */
  public int least() {
    return least;
  }

  /** With how many places it is done. */
  public int most() {
    return most;
  }

  public Text title() {
    return title;
  }

  /** What to do. */
  public Text hint() {
    return hint;
  }
}
