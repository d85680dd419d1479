package org.tutai.viewer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.measure.MeasureUnit;
import org.tutai.geo.theme.Measurement;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.draw.Snap;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Language;

/** Measuring by pointer and keys, against figures that are known otherwise. */
class MeasureToolTest {

  /** A degree of longitude on the equator, and of latitude at it, as in every table of WGS 84. */
  private static final double DEGREE = 111_319.4908;

  @TempDir Path folder;
  private TestDesk desk;
  private MeasureViewModel model;
  private MeasureTool tool;

  /** A hundred pixels to the degree; the middle is at 500, 500. */
  private Viewport view = new Viewport(CrsRegistry.CRS84, 0, 0, 0.01, 1000, 1000);

  @BeforeEach
  void open() {
    desk = new TestDesk(folder, new UiQueue());
    model = new MeasureViewModel(desk.project(), desk.map(), desk.words());
    tool = new MeasureTool(model, new Snap(desk.map(), desk.project(), desk.jobs()));
    desk.map().use(tool);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private MapPointer at(double lon, double lat, int clicks, boolean shift) {
    double[] pixel = view.pixel(new Position(lon, lat));
    return new MapPointer(pixel[0], pixel[1], view, shift, false, clicks);
  }

  private void click(double lon, double lat) {
    tool.moved(at(lon, lat, 1, false));
    tool.clicked(at(lon, lat, 1, false));
  }

  private void doubleClick(double lon, double lat) {
    click(lon, lat);
    tool.clicked(at(lon, lat, 2, false));
  }

  private List<Measurement.Taken> taken() {
    return model.takenProperty().get();
  }

  private Measurement.Taken only() {
    assertThat(taken()).hasSize(1);
    return taken().get(0);
  }

  @Test
  void twoClicksAreADistance() {
    click(0, 0);
    click(1, 0);
    assertThat(only().results().length().orElseThrow()).isCloseTo(DEGREE, within(0.001));
    assertThat(model.lines(only()))
        .extracting(Reading.Line::value)
        .containsExactly("111.319 km", "90.00°", "270.00°");
    assertThat(desk.project().undoableProperty().get()).isPresent();
    desk.project().undo();
    assertThat(taken()).isEmpty();
    assertThat(model.liveProperty().get()).isEmpty();
  }

  @Test
  void aPathGoesOnUntilADoubleClick() {
    model.kindProperty().set(MeasureKind.PATH);
    click(0, 0);
    click(1, 0);
    click(1, 1);
    doubleClick(2, 1);
    assertThat(only().parts().get(0)).hasSize(4);
    assertThat(model.text(only())).contains("Stretch 1\t111.319 km · 90.00°").contains("Karney");
  }

  @Test
  void theFigureRunsWithThePointer() {
    click(0, 0);
    tool.moved(at(0, 1, 1, false));
    Sketch sketch = tool.sketch().getValue();
    assertThat(sketch.shapes()).extracting(Sketch.Shape::label).contains("110.574 km");
    assertThat(model.liveProperty().get()).isPresent();
    assertThat(taken()).isEmpty();
  }

  /** An eighth of the ellipsoid, bounded by two meridians and the equator. */
  @Test
  void anAreaIsThatOfTheEllipsoid() {
    view = new Viewport(CrsRegistry.CRS84, 45, 45, 0.1, 1200, 1200);
    model.kindProperty().set(MeasureKind.AREA);
    click(0, 0);
    click(90, 0);
    click(45, 90);
    assertThat(tool.finish()).isTrue();
    Measurement.Results results = only().results();
    assertThat(results.area().orElseThrow()).isCloseTo(510_065_621_724_088.4 / 8, within(1.0));
    assertThat(results.perimeter().orElseThrow())
        .isCloseTo(90 * DEGREE + 2 * 10_001_965.7293, within(0.1));
  }

  @Test
  void aClickOnTheFirstCornerClosesAnArea() {
    model.kindProperty().set(MeasureKind.AREA);
    click(0, 0);
    click(1, 0);
    click(1, 1);
    click(0.01, 0.01);
    assertThat(only().parts().get(0)).hasSize(4);
    assertThat(only().results().area().orElseThrow()).isCloseTo(6.154e9, within(1e6));
  }

  @Test
  void tooFewPlacesAreNoMeasure() {
    model.kindProperty().set(MeasureKind.AREA);
    click(0, 0);
    doubleClick(1, 0);
    assertThat(taken()).isEmpty();
    assertThat(tool.finish()).isTrue();
    assertThat(taken()).isEmpty();
    click(1, 1);
    tool.finish();
    assertThat(only().parts().get(0)).hasSize(4);
  }

  @Test
  void backspaceTakesAPlaceBackAndEscGivesUp() {
    model.kindProperty().set(MeasureKind.PATH);
    assertThat(tool.takeBack()).isFalse();
    click(0, 0);
    click(1, 0);
    assertThat(tool.takeBack()).isTrue();
    click(0, 1);
    tool.finish();
    assertThat(only().results().length().orElseThrow()).isCloseTo(110_574.389, within(0.001));
    click(0, 0);
    assertThat(tool.cancel()).isTrue();
    assertThat(tool.cancel()).isFalse();
    assertThat(tool.sketch().getValue()).isEqualTo(Sketch.NONE);
    assertThat(taken()).hasSize(1);
  }

  @Test
  void anotherKindDropsWhatIsHalfDone() {
    click(0, 0);
    model.kindProperty().set(MeasureKind.POINT);
    assertThat(tool.sketch().getValue()).isEqualTo(Sketch.NONE);
    assertThat(tool.hint().getValue()).isEqualTo(MeasureKind.POINT.hint());
  }

  /** 26°34' north: the sea west of Matsu has TWD97 of zone 119 and no TWD67. */
  @Test
  void aPlaceIsReadInTheSystemsOfTaiwan() {
    view = new Viewport(CrsRegistry.CRS84, 121, 24, 0.01, 1000, 1000);
    model.kindProperty().set(MeasureKind.POINT);
    click(121, 24);
    assertThat(model.lines(only()))
        .extracting(Reading.Line::value)
        .startsWith("121.000000, 24.000000", "24°00′00.00″N 121°00′00.00″E");
    assertThat(model.lines(only()).get(2).value()).isEqualTo("250000.00, 2655023.12");
    assertThat(model.lines(only()).get(3).name()).isEqualTo("TWD67 (121)");
    assertThat(model.notes(only())).hasSize(2).last().asString().contains("2 m");
    var matsu = Figures.of(MeasureKind.POINT, "m", List.of(new Position(119.5, 26.5)), "");
    assertThat(Reading.lines(matsu, "", Language.CHINESE))
        .extracting(Reading.Line::name)
        .containsExactly("WGS 84", "", "TWD97（119）", "TWD67");
    var chile = Figures.of(MeasureKind.POINT, "c", List.of(new Position(-431, -33)), "");
    assertThat(Reading.lines(chile, "", Language.ENGLISH))
        .extracting(Reading.Line::value)
        .containsExactly("-71.000000, -33.000000", "33°00′00.00″S 71°00′00.00″W");
  }

  @Test
  void unitsChangeWhatWasMeasuredToo() {
    click(0, 0);
    click(1, 0);
    model.tellLengthsIn(Optional.of(MeasureUnit.METRE));
    assertThat(model.lines(only()).get(0).value()).isEqualTo("111,319 m");
    assertThat(only().unit()).isEqualTo("m");
    model.kindProperty().set(MeasureKind.AREA);
    model.tellAreasIn(Optional.of(MeasureUnit.SQUARE_KILOMETRE));
    click(0, 0);
    click(1, 0);
    click(1, 1);
    tool.finish();
    assertThat(model.lines(taken().get(1)).get(0).value()).isEqualTo("6,154.85 km²");
    model.tellAreasIn(Optional.of(MeasureUnit.PING));
    assertThat(model.lines(taken().get(1)).get(0).value()).endsWith(" ping");
    desk.words().languageProperty().set(Language.CHINESE);
    assertThat(model.lines(taken().get(1)).get(0).value()).endsWith(" 坪");
  }

  @Test
  void theShorterWayOverTheAntimeridianIsMeasured() {
    view = new Viewport(CrsRegistry.CRS84, 180, 0, 0.01, 1000, 1000);
    click(179.5, 0);
    click(180.5, 0);
    assertThat(only().results().length().orElseThrow()).isCloseTo(DEGREE, within(0.001));
    assertThat(only().parts().get(0)).last().isEqualTo(new Position(180.5, 0));
    view = new Viewport(CrsRegistry.CRS84, 300, 0, 0.01, 1000, 1000);
    click(299, 0);
    click(300, 0);
    assertThat(taken().get(1).parts().get(0).get(0)).isEqualTo(new Position(-61, 0));
  }

  @Test
  void shiftCatchesCornersOfWhatWasMeasured() {
    click(0, 0);
    click(1, 0);
    tool.moved(at(1.05, 0.05, 1, true));
    tool.clicked(at(1.05, 0.05, 1, true));
    click(1, 1);
    assertThat(taken().get(1).parts().get(0).get(0)).isEqualTo(new Position(1, 0));
  }

  @Test
  void aFullMapRefusesInWords() {
    var one = Figures.of(MeasureKind.POINT, "x", List.of(new Position(0, 0)), "");
    List<Measurement> many =
        java.util.stream.IntStream.range(0, ThemeLimits.MEASUREMENTS)
            .<Measurement>mapToObj(
                i ->
                    new Measurement.Taken(
                        one.kind(), "m" + i, one.parts(), one.results(), "", one.extra()))
            .toList();
    desk.project().amend(now -> ThemeMap.EMPTY.withMeasurements(many));
    click(0, 0);
    click(1, 0);
    assertThat(taken()).hasSize(ThemeLimits.MEASUREMENTS);
    assertThat(model.troubleProperty().get().orElseThrow().english()).contains("at most 1,000");
    assertThat(model.troubleProperty().get().orElseThrow().chinese()).contains("1,000");
    model.remove("m7");
    click(0, 0);
    click(1, 0);
    assertThat(taken()).hasSize(ThemeLimits.MEASUREMENTS);
    assertThat(model.troubleProperty().get()).isEmpty();
  }

  @Test
  void clearingIsOneStepOfUndo() {
    click(0, 0);
    click(1, 0);
    click(0, 0);
    click(0, 1);
    model.clear();
    assertThat(taken()).isEmpty();
    desk.project().undo();
    assertThat(taken()).hasSize(2);
    assertThat(model.textOfAll()).contains("111.319 km").contains("110.574 km");
  }
}
