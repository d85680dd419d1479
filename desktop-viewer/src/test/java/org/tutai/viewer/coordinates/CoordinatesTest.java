package org.tutai.viewer.coordinates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.work.Jobs;
import org.tutai.viewer.work.Progress;

/** Coordinates in other systems, checked at 虎子山, the origin of TWD67. */
class CoordinatesTest {

  @TempDir private Path folder;
  private final UiQueue ui = new UiQueue();
  private final Jobs jobs = new Jobs(ui);

  @AfterEach
  void close() {
    jobs.close();
  }

  private static double[] numbers(String written) {
    String[] parts = written.replaceAll(" \\(.*", "").split(", ");
    return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
  }

  @Test
  void tellsHuzishanInTwd67AsItIsPublished() {
    var point = new PointViewModel(jobs);
    point.typedProperty().set("TWD97 248170.787 2652129.936");
    ui.until("it to be read", () -> !point.linesProperty().get().isEmpty());
    PointViewModel.Line twd67 = line(point, "TWD67 / TM2 zone 121");
    double[] at = numbers(twd67.written().orElseThrow());
    assertThat(at[0]).isCloseTo(247342.198, within(1.0));
    assertThat(at[1]).isCloseTo(2652335.851, within(1.0));
    assertThat(twd67.remark()).isPresent();
    double[] twd97 = numbers(line(point, "TWD97 / TM2 zone 121").written().orElseThrow());
    assertThat(twd97[0]).isCloseTo(248170.787, within(0.1));
    assertThat(twd97[1]).isCloseTo(2652129.936, within(0.1));
  }

  private static PointViewModel.Line line(PointViewModel point, String title) {
    return point.linesProperty().get().stream()
        .filter(line -> line.title().english().startsWith(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysWhereTwd67AndTaipowerDoNotReach() {
    var point = new PointViewModel(jobs);
    point.typedProperty().set("118.32, 24.43");
    ui.until("it to be read", () -> !point.linesProperty().get().isEmpty());
    assertThat(line(point, "TWD67 / TM2 zone 121").written()).isEmpty();
    assertThat(line(point, "Taipower").written()).isEmpty();
    assertThat(line(point, "TWD97 / TM2 zone 119").written()).isPresent();
  }

  @Test
  void writesDegreesMinutesAndSecondsWithoutSixtySeconds() {
    assertThat(Notation.SEXAGESIMAL.of(new Position(120.9999999, -23.5)))
        .contains("121°00′00.00″E 23°30′00.00″S");
  }

  @Test
  void tellsTm2InTheZoneOfThePlace() {
    assertThat(Notation.TWD97.of(new Position(119.57, 23.57)).orElseThrow()).endsWith("(119)");
    assertThat(Notation.TWD97.of(new Position(121.5, 25)).orElseThrow()).doesNotContain("(");
  }

  @Test
  void convertsACsvRowByRowAndCountsWhatItCannot() throws IOException {
    Path in =
        Files.writeString(
            folder.resolve("in.csv"),
            "名稱,E,N\n虎子山,248170.787,2652129.936\n\"有,逗號\",,\n錯,abc,2\n遠,1,1\n");
    Path out = folder.resolve("out.csv");
    var conversion =
        new CsvConversion(in, out, "E", "N", CrsRegistry.TWD97_TM2_121, CrsRegistry.TWD67_TM2_121);
    CsvConversion.Outcome made = conversion.run(Progress.NONE);
    assertThat(made.rows()).isEqualTo(4);
    assertThat(made.unconverted()).isEqualTo(3);
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(0)).isEqualTo("\uFEFF名稱,E,N,x,y");
    String[] cells = lines.get(1).split(",");
    assertThat(Double.parseDouble(cells[3])).isCloseTo(247342.198, within(1.0));
    assertThat(Double.parseDouble(cells[4])).isCloseTo(2652335.851, within(1.0));
    assertThat(lines.get(2)).isEqualTo("\"有,逗號\",,,,");
  }

  @Test
  void convertsThereAndBack() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), "lon,lat\n121.5637,25.0375\n");
    Path there = folder.resolve("there.csv");
    Path back = folder.resolve("back.csv");
    new CsvConversion(in, there, "lon", "lat", CrsRegistry.WGS84, CrsRegistry.TWD97_TM2_121)
        .run(Progress.NONE);
    new CsvConversion(there, back, "x", "y", CrsRegistry.TWD97_TM2_121, CrsRegistry.WGS84)
        .run(Progress.NONE);
    String[] cells = Files.readAllLines(back).get(1).split(",");
    assertThat(Double.parseDouble(cells[4])).isCloseTo(121.5637, within(1e-7));
    assertThat(Double.parseDouble(cells[5])).isCloseTo(25.0375, within(1e-7));
  }

  @Test
  void guessesTheColumnsAndStatesTheAccuracyOfTwd67() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), "name,x,y\n甲,248170.787,2652129.936\n");
    var model = new CsvViewModel(jobs);
    model.choose(in);
    ui.until("the table", () -> model.fileProperty().get().isPresent());
    assertThat(model.xProperty().get()).isEqualTo("x");
    assertThat(model.yProperty().get()).isEqualTo("y");
    assertThat(model.accuracy()).isEmpty();
    model.toProperty().set(CrsRegistry.TWD67_TM2_121);
    assertThat(model.accuracy()).isPresent();
    assertThat(model.isReady()).isTrue();
    model.run();
    ui.until("the end", () -> model.saidProperty().get().isPresent());
    assertThat(folder.resolve("in-converted.csv")).exists();
    assertThat(model.saidProperty().get().orElseThrow().english()).startsWith("1 rows");
  }

  @Test
  void aCancelledConversionLeavesNothingBehind() throws IOException {
    Path in =
        Files.writeString(
            folder.resolve("in.csv"), "x,y\n" + "248170.787,2652129.936\n".repeat(200_000));
    var model = new CsvViewModel(jobs);
    model.choose(in);
    ui.until("the table", () -> model.fileProperty().get().isPresent());
    model.run();
    model.cancel();
    ui.until("the end", () -> Double.isNaN(model.shareProperty().get()));
    assertThat(Files.list(folder)).containsExactly(in);
    assertThat(model.saidProperty().get()).isEmpty();
  }
}
