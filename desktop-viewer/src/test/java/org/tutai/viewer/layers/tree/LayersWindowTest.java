package org.tutai.viewer.layers.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.app.WindowTest;
import org.tutai.viewer.theme.LayerTree;

/** The layer tree in the window, with the layers agencies have. */
class LayersWindowTest extends WindowTest {

  private List<ThemeLayer> layers() {
    return onFx(() -> bench().project().map().layers());
  }

  private ThemeLayer picked() {
    return onFx(
        () ->
            LayerTree.find(
                    bench().project().map(), bench().pickedLayerProperty().get().orElseThrow())
                .orElseThrow());
  }

  private Node row() {
    return find("urban_zoning");
  }

  @Test
  void manyRealLayersAreGroupedFadedLimitedSearchedAndWorkedByTheirMenu() {
    open(
        data("taipei_dem20m_2024_3826.tif"),
        data("shp_big5_3826_nocpg/tw_county.shp"),
        data("shp_big5_3826_nocpg/tw_town.shp"),
        data("stat_area_north_4326.gpkg"),
        data("shp_big5_3826_nocpg/tw_village.shp"),
        data("zoning_north_3826.gpkg"),
        data("odd/shp_gt_chinese_poly"));
    assertThat(layers()).hasSize(7);
    judge("layers-many");

    clickOn("tw_town");
    robot().press(KeyCode.CONTROL);
    clickOn("tw_county");
    robot().release(KeyCode.CONTROL);
    run("layers.group");
    type("行政界線");
    press(KeyCode.ENTER);
    ready();
    assertThat(layers()).hasSize(6);
    GroupLayer group = (GroupLayer) picked();
    assertThat(group.entry().title()).isEqualTo("行政界線");
    assertThat(group.layers()).hasSize(2);

    clickOn("urban_zoning");
    Slider slider = find("#layer-opacity", Slider.class);
    double width = onFx(slider::getWidth);
    clickAt(slider, width * 0.6, onFx(slider::getHeight) / 2);
    assertThat(picked().common().orElseThrow().opacity()).isBetween(0.5, 0.7);
    clickOn("#layer-settings");
    type("#layer-scale-to", "1:250,000");
    press(KeyCode.ENTER);
    ready();
    assertThat(picked().common().orElseThrow().scales().max()).hasValue(250000);
    judge("layers-card");

    judgeOpened("layers-menu", () -> rightClickOn(row()));
    rightClickOn(row());
    assertThat(shown()).contains("Zoom to layer", "Remove the layer");
    press(KeyCode.ESCAPE);

    type("#layers-search", "tw_");
    assertThat(isShown("Hide urban_zoning")).isFalse();
    judge("layers-search");
    type("#layers-search", "nothing of the kind");
    judge("layers-not-found");
  }
}
