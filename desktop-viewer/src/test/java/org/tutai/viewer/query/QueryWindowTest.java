package org.tutai.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.app.WindowTest;
import org.tutai.viewer.map.Sketch;

class QueryWindowTest extends WindowTest {

  @Test
  void whatLiesUnderAPlaceIsTold() {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    run("query.identify");
    judge("identify-empty");
    click(121.35, 23.75);
    ready();
    judge("identify");
    assertThat(shown()).contains("花蓮縣");
  }

  @Test
  void theNameBelowTheRestingPointerGoesWithIt() {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    for (Runnable away : List.<Runnable>of(() -> moveTo(find("Layers"), 4, 4), this::zoomOut)) {
      move(121.35, 23.75);
      waitFor("the name", () -> !hovered().shapes().isEmpty());
      away.run();
      assertThat(hovered().shapes()).isEmpty();
    }
  }

  private Sketch hovered() {
    return onFx(() -> bench().map().hand().orElseThrow().sketch().getValue());
  }

  private void zoomOut() {
    runOnFx(() -> bench().map().zoom(0.5));
    settle();
  }

  @Test
  void featuresAreSelectedByShapes() {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    run("select.box");
    judge("select-empty");
    drag(121.3, 24.8, 121.9, 25.2);
    ready();
    assertThat(selected()).isBetween(30, 80);
    judge("select-box");

    run("select.polygon");
    click(120.3, 23.0);
    click(120.8, 23.0);
    click(120.8, 23.5);
    move(120.4, 23.4);
    judge("select-polygon-drawing");
    doubleClick(120.4, 23.4);
    ready();
    assertThat(selected()).isBetween(20, 80);
    judge("select-polygon");
  }

  @Test
  void featuresAreSelectedByDistance() {
    open(data("tw_landmarks_2013_4326.gpkg"));
    onFx(
        () -> {
          bench().map().go(bench().map().viewport().centred(new Position(121.53, 25.04)));
          bench().map().zoom(30);
          return null;
        });
    ready();
    run("select.around-point");
    type("#buffer-distance", "800");
    press(KeyCode.ENTER);
    click(121.533, 25.043);
    ready();
    int few = selected();
    assertThat(few).isPositive();
    judge("buffer-point");

    type("#buffer-distance", "1200");
    press(KeyCode.ENTER);
    ready();
    assertThat(selected()).as("found by a greater distance").isGreaterThan(few);

    run("select.around-line");
    type("#buffer-distance", "300");
    press(KeyCode.ENTER);
    click(121.515, 25.045);
    click(121.533, 25.042);
    doubleClick(121.555, 25.041);
    ready();
    assertThat(selected()).isPositive();
    judge("buffer-line");

    run("select.around-polygon");
    click(121.520, 25.035);
    click(121.545, 25.035);
    click(121.545, 25.048);
    doubleClick(121.520, 25.048);
    ready();
    assertThat(selected()).isPositive();
    judge("buffer-polygon");
  }

  @Test
  void featuresAreSelectedFreehandAndAroundThoseSelected() {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    run("select.freehand");
    double[][] ring = {{120.9, 24.4}, {121.3, 24.4}, {121.3, 24.0}, {120.9, 24.0}, {120.9, 24.38}};
    move(ring[0][0], ring[0][1]);
    robot().press(MouseButton.PRIMARY);
    for (double[] place : ring) {
      move(place[0], place[1]);
    }
    robot().release(MouseButton.PRIMARY);
    ready();
    int within = selected();
    assertThat(within).isBetween(1, 30);

    run("select.around-point");
    type("#buffer-distance", "3000");
    press(KeyCode.ENTER);
    clickOn("#select-around");
    ready();
    assertThat(selected()).as("with their neighbours").isGreaterThan(within);
    judge("buffer-selected");
  }

  @Test
  void featuresAreSelectedByACondition() {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    run("select.expression");
    judge("query-empty");
    type("COUNTYNAME = '台北市'");
    ready();
    judge("query-condition");
    clickOn("#expression-select");
    ready();
    assertThat(selected()).isEqualTo(12);
  }

  // --- On the map --------------------------------------------------------------------------------

  private double[] at(double lon, double lat) {
    return onFx(() -> bench().map().viewport().pixel(new Position(lon, lat)));
  }

  private void click(double lon, double lat) {
    double[] at = at(lon, lat);
    clickAt(mapPane(), at[0], at[1]);
  }

  private void move(double lon, double lat) {
    double[] at = at(lon, lat);
    moveTo(mapPane(), at[0], at[1]);
  }

  private void doubleClick(double lon, double lat) {
    move(lon, lat);
    robot().doubleClickOn(MouseButton.PRIMARY);
    settle();
  }

  private void drag(double lon, double lat, double toLon, double toLat) {
    double[] from = at(lon, lat);
    double[] to = at(toLon, toLat);
    Node map = mapPane();
    drag(map, from[0], from[1], to[0], to[1]);
  }

  private int selected() {
    Map<String, Set<Long>> all = onFx(() -> bench().selection().selectedProperty().get());
    return all.values().stream().mapToInt(Set::size).sum();
  }
}
