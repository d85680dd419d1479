package org.tutai.viewer.layers.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.TextEncoding;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.words.Language;

class CsvPreviewViewModelTest {

  @TempDir private Path folder;
  private final UiQueue ui = new UiQueue();
  private final List<Choices> added = new ArrayList<>();
  private TestDesk desk;

  @BeforeEach
  void begin() {
    desk = new TestDesk(folder.resolve("desk"), ui);
  }

  @AfterEach
  void end() {
    ui.until("all work to end", () -> desk.jobs().running().isEmpty());
    desk.close();
  }

  private CsvPreviewViewModel open(String text, Charset charset) throws IOException {
    Path file = Files.write(folder.resolve("table.csv"), text.getBytes(charset));
    var model = new CsvPreviewViewModel(desk, file, (choices, kind) -> added.add(choices));
    settle(model);
    return model;
  }

  private void settle(CsvPreviewViewModel model) {
    ui.until("the table to be read", () -> !model.busyProperty().get());
  }

  private static CsvPreview seen(CsvPreviewViewModel model) {
    return model.previewProperty().get().orElseThrow();
  }

  @Test
  void guessesColumnsEncodingAndSystem() throws IOException {
    CsvPreviewViewModel model =
        open("名稱,經度,緯度\n忠孝國小避難收容處所,121.53,25.04\n鳳山活動中心,120.35,22.63\n", TextEncoding.BIG5);
    CsvPreview preview = seen(model);
    assertThat(preview.columns()).containsExactly("經度", "緯度");
    assertThat(preview.rows().get(0)).containsExactly("忠孝國小避難收容處所", "121.53", "25.04");
    assertThat(preview.crs().value()).contains(CrsRegistry.WGS84);
    assertThat(preview.encoding().value().orElseThrow().name()).startsWith("x-");
    assertThat(preview.placed()).isEqualTo(2);
    assertThat(preview.count()).hasValue(2);
    ui.until("the places to be drawn", () -> model.pictureProperty().get().isPresent());
    double[] points = model.pictureProperty().get().orElseThrow().points();
    assertThat(points[0]).isGreaterThan(points[2]);
    assertThat(points[1]).isLessThan(points[3]);
    model.add();
    assertThat(added).containsExactly(Choices.NONE);
  }

  @Test
  void followsEveryChoiceAndHandsItOn() throws IOException {
    CsvPreviewViewModel model =
        open("a,b,c\n臺北,302000,2770000\n高雄,180000,2500000\n", StandardCharsets.UTF_8);
    assertThat(seen(model).kind()).isEqualTo(GeometryKind.NONE);
    assertThat(model.canBeAdded()).isFalse();
    model.add();
    assertThat(added).isEmpty();
    model.columns(Optional.of(List.of("b", "c")));
    settle(model);
    model.system(Optional.of(CrsRegistry.TWD97_TM2_121));
    settle(model);
    assertThat(seen(model).kind()).isEqualTo(GeometryKind.POINT);
    assertThat(seen(model).lonLat()[0]).isBetween(121.4, 121.6);
    model.encoding(Optional.of(Charset.forName("windows-1252")));
    settle(model);
    assertThat(seen(model).rows().get(0).get(0)).startsWith("è‡");
    model.add();
    Choices choices = added.get(0);
    assertThat(choices.columns()).contains(List.of("b", "c"));
    assertThat(choices.crs()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(choices.encoding()).contains(Charset.forName("windows-1252"));
  }

  @Test
  void namesTheColumnOfAddresses() throws IOException {
    CsvPreviewViewModel model = open("name,地址\nx,臺北市中正區忠孝西路一段1號\n", StandardCharsets.UTF_8);
    assertThat(seen(model).addresses()).contains("地址");
    assertThat(model.canBeAdded()).isFalse();
  }

  @Test
  void oddTablesAreToldInWords() throws IOException {
    for (String text : List.of("", "\0\0\0\0", "<html>no</html>")) {
      CsvPreviewViewModel model = open(text, StandardCharsets.ISO_8859_1);
      assertThat(model.canBeAdded()).isFalse();
      boolean told = model.troubleProperty().get().isPresent();
      assertThat(told || model.previewProperty().get().isPresent()).isTrue();
      model
          .troubleProperty()
          .get()
          .ifPresent(why -> assertThat(why.in(Language.CHINESE)).isNotBlank());
    }
  }

  @Test
  void hugeCellsAndManyColumnsAreShortened() throws IOException {
    String row = "x,".repeat(3000) + "字".repeat(100_000) + "\n";
    CsvPreviewViewModel model = open(row + row, StandardCharsets.UTF_8);
    CsvPreview preview = seen(model);
    assertThat(preview.rows().get(0)).hasSize(CsvPreview.COLUMNS);
    assertThat(preview.rows())
        .allSatisfy(cells -> assertThat(cells).allMatch(c -> c.length() < 200));
  }
}
