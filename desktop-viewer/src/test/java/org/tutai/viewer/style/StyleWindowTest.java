package org.tutai.viewer.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.StyleException;
import org.tutai.geo.style.choice.Division.Graduated;
import org.tutai.geo.style.choice.Division.Unique;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.geo.style.choice.StyleReading;
import org.tutai.viewer.app.WindowTest;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.theme.LayerTree;

class StyleWindowTest extends WindowTest {

  StyleWindowTest() {
    ofData.add("No data"); // of the legend, which the style keeps as it was made
  }

  @Test
  void aLayerIsStyledBySymbolValueAndLabels() {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    clickOn("#tool-layer.style");
    ready();
    judge("style-single");

    clickOn("#style-unique");
    ready();
    judge("style-unique");
    assertThat(((Unique) choices().division()).categories()).hasSize(22);

    clickOn("#style-single");
    choose("Labels", "Combine fields");
    type("#style-label-template", "{COUNTYNAME} {TOWNNAME}");
    ready();
    judge("style-labels");
    assertThat(choices().labels().orElseThrow().field()).isEmpty();
    assertThat(sld()).contains("concat").contains("<ogc:PropertyName>COUNTYNAME</");
    type("#style-label-template", "{NOWHERE}");
    assertThat(shown()).contains("No field is called NOWHERE.");
    assertThat(sld()).as("the last template that can be drawn").doesNotContain("NOWHERE");

    clickOn(find(".colour-button"));
    judge("style-colours");
    press(KeyCode.ESCAPE);
  }

  /** Five hundred places with an amount that is small for most. */
  private Path places() throws IOException {
    var csv = new StringBuilder("name,kind,amount,lon,lat\n");
    for (int i = 0; i < 500; i++) {
      double lon = 120.2 + i % 25 * 0.06;
      double lat = 22.6 + i / 25 * 0.12;
      csv.append("P%d,k%d,%d,%.4f,%.4f%n".formatted(i, i % 4, i * i / 250, lon, lat));
    }
    return Files.writeString(home.resolve("places.csv"), csv, StandardCharsets.UTF_8);
  }

  private void openPlaces() throws IOException {
    open(places());
    if (isShown("#csv-add")) {
      clickOn("#csv-add");
    }
    ready();
    clickOn("#tool-layer.style");
    ready();
  }

  @Test
  void aBreakIsDraggedInTheHistogram() throws IOException {
    openPlaces();
    clickOn("#style-graduated");
    ready();
    List<Double> before = graduated().breaks();
    assertThat(before).hasSize(4);
    HistogramPane histogram = find("#style-histogram", HistogramPane.class);
    double from = onFx(() -> histogram.x(before.get(3)));
    drag(histogram, from, 40, from - 12, 40);
    ready();
    assertThat(graduated().breaks().get(3)).as("the break dragged").isLessThan(before.get(3));
    assertThat(graduated().breaks().subList(0, 3)).isEqualTo(before.subList(0, 3));
    assertThat(chosen("Classes")).isEqualTo("By hand");
    judge("style-graduated");

    press(KeyCode.LEFT);
    double dragged = graduated().breaks().get(3);
    run("edit.undo");
    run("edit.undo");
    ready();
    assertThat(graduated().breaks()).as("after undo, of a break at %s", dragged).isEqualTo(before);

    clickOn(find(".ramp-box"));
    assertThat(shown()).contains("Blues", "YlOrRd");
    press(KeyCode.ESCAPE);
  }

  @Test
  void aStyleIsSavedLoadedCopiedAndPasted() throws IOException, StyleException {
    openPlaces();
    String first = onFx(() -> bench().pickedLayerProperty().get().orElseThrow());
    assertThat(enabled("style.reset")).as("reset, where nothing was chosen").isFalse();
    assertThat(enabled("style.paste")).as("paste, where nothing was copied").isFalse();
    clickOn("#style-graduated");
    ready();
    Graduated made = graduated();
    answers.save = Optional.of(home.resolve("amounts.sld"));
    run("style.save");
    ready();
    Style saved = SldReader.read(home.resolve("amounts.sld")).defaultStyle().orElseThrow();
    assertThat(StyleReading.of(saved, choices().kind()).choices().division()).isEqualTo(made);
    run("style.copy");
    run("style.reset");
    ready();
    assertThat(choices().division()).isNotEqualTo(made);
    answers.files = List.of(home.resolve("amounts.sld"));
    run("style.load");
    ready();
    assertThat(choices().division()).as("after loading").isEqualTo(made);
    run("style.reset");
    run("style.paste");
    ready();
    assertThat(choices().division()).as("after pasting").isEqualTo(made);
    assertThat(onFx(() -> bench().pickedLayerProperty().get())).contains(first);

    Files.writeString(home.resolve("broken.sld"), "<StyledLayerDescriptor><Named");
    answers.files = List.of(home.resolve("broken.sld"));
    run("style.load");
    ready();
    judge("style-broken-file");
    assertThat(choices().division()).as("after a broken file").isEqualTo(made);
  }

  @Test
  void aGridIsStyled() {
    open(data("taipei_dem20m_2024_3826.tif"));
    clickOn("#tool-layer.style");
    ready();
    judge("style-grid");
    assertThat(enabled("layer.table")).as("the table of a grid").isFalse();
    assertThat(enabled("layer.join")).as("joining to a grid").isFalse();
  }

  // --- Looking -----------------------------------------------------------------------------------

  private boolean enabled(String command) {
    return onFx(() -> bench().commands().find(command).map(Command::enabled).orElseThrow().get());
  }

  private String sld() {
    return onFx(
        () ->
            bench()
                .pickedLayerProperty()
                .get()
                .flatMap(id -> LayerTree.find(bench().project().map(), id))
                .flatMap(LayerStyles::sld)
                .orElse(""));
  }

  private StyleChoices choices() {
    return onFx(
        () -> {
          String id = bench().pickedLayerProperty().get().orElseThrow();
          var styled = bench().contents().styled(id).orElseThrow();
          var kind = styled.layer().info().schema().geometryKind();
          return StyleReading.of(styled.style(), kind).choices();
        });
  }

  private Graduated graduated() {
    ready();
    return (Graduated) choices().division();
  }

  private static String chosen(String name) {
    ComboBox<?> box = find(name, ComboBox.class);
    return onFx(() -> said(box, box.getValue()));
  }

  @SuppressWarnings("unchecked") // The converter is of the box's own values.
  private static String said(ComboBox<?> box, Object value) {
    return ((ComboBox<Object>) box).getConverter().toString(value);
  }

  /** Chooses in a combo box what is called so. */
  @SuppressWarnings("unchecked") // The value is one of the box's own.
  private static void choose(String name, String wanted) {
    ComboBox<Object> box = find(name, ComboBox.class);
    waitFor(wanted + " to be among " + name, () -> named(box, wanted).isPresent());
    runOnFx(() -> box.setValue(named(box, wanted).orElseThrow()));
    settle();
  }

  private static Optional<Object> named(ComboBox<Object> box, String wanted) {
    return box.getItems().stream().filter(each -> said(box, each).startsWith(wanted)).findFirst();
  }
}
