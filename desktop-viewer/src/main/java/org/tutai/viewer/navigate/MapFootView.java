package org.tutai.viewer.navigate;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** What stands at the map's foot: the scale bar at the left, who made the map at the right. */
final class MapFootView {

  private static final double MOST_BAR = 128;
  private static final Text BAR =
      Text.of("Scale bar: %s, true in the middle of the map", "比例尺：%s（地圖中央處）");
  private static final Text PARTING = Text.of(" · ", "・");

  private MapFootView() {}

  /** The scale bar. */
  static Region bar(MapViewModel map, Words words) {
    var length = new Label();
    length.getStyleClass().add("scale-label");
    var line = new Region();
    line.getStyleClass().add("scale-line");
    line.setMinHeight(6);
    line.setMaxHeight(6);
    var bar = new VBox(0, length, line);
    bar.setId("scale-bar");
    bar.getStyleClass().add("map-foot");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    bar.setMouseTransparent(true);
    Runnable fit =
        () -> {
          Optional<ScaleBar> now = ScaleBar.of(map.viewport(), MOST_BAR);
          bar.setVisible(now.isPresent());
          now.ifPresent(
              scale -> {
                line.setMinWidth(scale.pixels());
                line.setMaxWidth(scale.pixels());
                length.setText(words.get(scale.label()));
                bar.setAccessibleText(words.get(BAR, scale.label()));
              });
        };
    map.viewportProperty().addListener((value, before, now) -> fit.run());
    words.languageProperty().addListener((value, before, now) -> fit.run());
    fit.run();
    style(bar);
    return bar;
  }

  /** Who made what is seen; cut short where there is no room, whole in its tooltip. */
  static Region attribution(AttributionViewModel model, Words words) {
    var makers = new Label();
    makers.setId("attribution");
    makers.getStyleClass().add("attribution");
    makers
        .textProperty()
        .bind(
            words.following(
                () ->
                    model.makersProperty().getValue().stream()
                        .map(words::get)
                        .distinct()
                        .collect(Collectors.joining(words.get(PARTING))),
                model.makersProperty()));
    var whole = new Tooltip();
    whole.setWrapText(true);
    whole.setMaxWidth(480);
    whole.textProperty().bind(makers.textProperty());
    makers.setTooltip(whole);
    makers.setMaxWidth(520);
    var foot = new HBox(makers);
    foot.getStyleClass().add("map-foot");
    foot.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    foot.visibleProperty().bind(makers.textProperty().isNotEmpty());
    style(foot);
    return foot;
  }

  /** The right foot: the overview, or what unfolds it, above who made the map. */
  static StackPane corner(Region overview, Region folded, Region attribution) {
    var column = new VBox(8, overview, folded, attribution);
    column.setAlignment(Pos.BOTTOM_RIGHT);
    column.setPickOnBounds(false);
    column.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var corner = new StackPane(column);
    corner.setPickOnBounds(false);
    corner.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return corner;
  }

  private static void style(Region foot) {
    foot.getStylesheets().add(MapFootView.class.getResource("map-foot.css").toExternalForm());
  }
}
