package org.tutai.viewer.layers.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tutai.viewer.app.WindowTest;

/** The report card in the window, of files as agencies ship them. */
class ReportWindowTest extends WindowTest {

  @Test
  void anotherEncodingOfABig5FileIsSeenAtOnceAndACleanCopyIsSaved() {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    run("layers.report");
    ready();
    judge("report-card");
    assertThat(shown()).anyMatch(said -> said.contains("CP950") || said.contains("Big5"));

    clickOn("Choose another");
    clickOn("UTF-8");
    ready();
    judge("report-other-encoding");
    clickOn("Back to what was found");
    ready();

    Path copy = home.resolve("towns.gpkg");
    answers.save = Optional.of(copy);
    clickOn("#report-copy");
    clickOn("GeoPackage");
    ready();
    waitFor("the copy", () -> Files.exists(copy));
    judge("report-copied");
  }

  @Test
  void whatIsWrongIsSaidWithItsRemedy() {
    open(data("odd/shp_ms_invalid_coords"));
    run("layers.report");
    ready();
    judge("report-bad");
  }
}
