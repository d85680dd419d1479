package org.tutai.viewer.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tutai.viewer.app.WindowTest;

class JoinWindowTest extends WindowTest {

  JoinWindowTest() {
    ofData.add("No data"); // of the legend, which the style keeps as it was made
  }

  @Test
  void aStatisticsTableBecomesAMapInThreeClicks() {
    open(data("shp_big5_3826_nocpg/tw_village.shp"));
    answers.files = List.of(data("village_2021_03.csv"));
    clickOn("#tool-layer.join"); // one; the second is the file in the system's dialog
    ready();
    judge("join");
    clickOn("#join-now"); // three
    ready();
    judge("join-choropleth");
    assertThat(isShown("#style-histogram")).isTrue();
  }
}
