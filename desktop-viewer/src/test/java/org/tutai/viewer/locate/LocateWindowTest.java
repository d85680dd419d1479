package org.tutai.viewer.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tutai.geo.locate.address.plate.PlateImport;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.app.WindowTest;

/**
 * The locate box and the geocoding of a CSV in the whole window, on real plates where there are.
 */
class LocateWindowTest extends WindowTest {

  private static final String PROMPT = "Address, landmark or coordinate";
  private static final Path PLATES =
      Path.of(System.getProperty("tutai.shared", "../shared"), "data/doorplates/63.csv.gz");
  private static final String DISTRICT = "63,6300200,";
  private static final String REAL = "臺北市信義區市府路1號";
  private static final String SAMPLE = "臺北市中山區新生北路三段26號";

  private boolean real;

  /** Imports the plates of one district of Taipei, where they are. */
  @Override
  protected void prepare(Path folder) throws IOException {
    real = Files.exists(PLATES);
    if (!real) {
      return;
    }
    Path some = folder.resolve("plates.csv");
    try (var in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(PLATES)), StandardCharsets.UTF_8));
        Stream<String> lines = in.lines()) {
      Files.write(
          some,
          (Iterable<String>)
              lines.filter(line -> line.startsWith("county") || line.startsWith(DISTRICT))
                  ::iterator);
    }
    new PlateImport(folder.resolve("locate/addresses")).source("臺北市門牌").run(List.of(some));
  }

  private void ask(String text) {
    type(PROMPT, text);
    waitFor("suggestions for " + text, () -> isShown("#locate-suggestions"));
  }

  @Test
  void typesChoosesAndSeesTheCard() {
    clickOn("#locate-box");
    judge("locate-hint");
    ask(real ? "市府路" : "新生北路");
    press(KeyCode.DOWN);
    judge("locate-suggestions");
    type(PROMPT, real ? REAL : SAMPLE);
    press(KeyCode.ENTER);
    waitFor("a card", () -> isShown("#locate-results"));
    ready();
    assertThat(shown()).contains(real ? REAL : SAMPLE);
    judge("locate-address");
    assertThat(onFx(() -> bench().map().marksProperty().get().shapes())).isNotEmpty();
    clickOn("Clear");
    assertThat(onFx(() -> bench().map().marksProperty().get().shapes())).isEmpty();
    assertThat(find("#locate-box", TextField.class).getText()).isEmpty();
  }

  @Test
  void findsCoordinatesDistrictsAndNothing() {
    ask("TWD97 305000 2772000");
    press(KeyCode.DOWN);
    press(KeyCode.ENTER);
    waitFor("a card", () -> isShown("#locate-results"));
    ready();
    judge("locate-coordinate");
    type(PROMPT, "信義區");
    press(KeyCode.ENTER);
    waitFor("a card", () -> isShown("#locate-results"));
    ready();
    judge("locate-district");
    type(PROMPT, "qqzzxx 不存在的地方");
    press(KeyCode.ENTER);
    waitFor("the answer", () -> isShown("#locate-hint"));
    ready();
    judge("locate-nothing");
    assertThat(find("#locate-hint", javafx.scene.control.Label.class).getText())
        .startsWith("Nothing was found");
  }

  @Test
  void tellsWhatIsAtAPlaceOfTheMap() {
    runOnFx(() -> bench().map().centre(new Position(121.5637, 25.0375)));
    ready();
    rightClickOn(mapPane());
    waitFor("a card", () -> isShown("#locate-results"));
    ready();
    assertThat(shown()).contains("What is here");
    judge("locate-here");
  }

  @Test
  void geocodesACsv() throws IOException {
    Path csv =
        Files.writeString(
            home.resolve("addresses.csv"),
            real
                ? "編號,名稱,住址\n1,市政府,臺北市信義區市府路1號\n2,台北101,臺北市信義區信義路五段7號\n"
                    + "3,信義區公所,臺北市信義區信義路五段15號\n4,不知何處,臺北市信義區無名路999號\n"
                : "編號,名稱,住址\n1,一,臺北市中山區新生北路三段26號\n4,不知何處,臺北市中山區無名路999號\n");
    run("locate.geocode");
    judge("geocode-empty");
    answers.files = List.of(csv);
    clickOn("Choose a file…");
    waitFor("the columns", () -> isShown("#geocode-preview"));
    assertThat(shown().stream().anyMatch(text -> text.startsWith("No real door plates")))
        .as("told that the plates are made up")
        .isEqualTo(!real);
    judge("geocode-columns");
    clickOn("#geocode-run");
    waitFor("the outcome", () -> isShown("#geocode-outcome"));
    ready();
    judge("geocode-outcome");
    clickOn("Done");
    ready();
    assertThat(onFx(() -> bench().project().map().layers()))
        .singleElement()
        .isInstanceOf(FileLayer.class);
    judge("geocode-layer");
  }
}
