package org.tutai.viewer.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.locate.address.answer.Suggestion;
import org.tutai.geo.locate.home.LocateHome;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.layers.LayerChoices;
import org.tutai.viewer.locate.LocateViewModel.Below;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Viewport;

/** The locate box and the geocoding of a CSV, over made-up plates, without a window. */
class LocateViewModelTest {

  private static final String ROAD = "臺北市中山區新生北路三段";
  private static final String ADDRESS = ROAD + "26號";

  @TempDir private static Path samples;
  @TempDir private Path folder;
  private static LocalIndex index;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;
  private LocateViewModel locate;

  @BeforeAll
  static void openIndex() {
    index = new LocalIndex(LocalIndex.home(samples, samples.resolve("own")), () -> {});
  }

  @AfterAll
  static void closeIndex() {
    index.close();
  }

  @BeforeEach
  void open() {
    desk = new TestDesk(folder, ui);
    locate = new LocateViewModel(desk.map(), desk.jobs(), index);
    ui.until("the index", index::isSettled);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void suggestsWhileOneTypes() {
    locate.focusedProperty().set(true);
    assertThat(locate.belowProperty().get()).isEqualTo(Below.HINT);
    locate.typedProperty().set("新生北");
    ui.until("suggestions", () -> locate.belowProperty().get() == Below.SUGGESTIONS);
    assertThat(locate.suggestions()).extracting(Suggestion::text).anyMatch(t -> t.contains("新生北路"));
  }

  @Test
  void onlyTheLatestOfQuickQuestionsIsAnswered() {
    for (int i = 1; i <= ROAD.length(); i++) {
      locate.typedProperty().set(ROAD.substring(0, i));
    }
    ui.until("suggestions", () -> locate.belowProperty().get() == Below.SUGGESTIONS);
    ui.until("rest", () -> desk.jobs().running().isEmpty());
    assertThat(locate.suggestions()).allMatch(one -> one.text().contains("新生北路三段"));
  }

  @Test
  void asksNothingWhileAnInputMethodComposes() {
    locate.composingProperty().set(true);
    locate.typedProperty().set("ㄒㄧㄣ");
    locate.search();
    assertThat(desk.jobs().running()).isEmpty();
    locate.typedProperty().set("新生北路");
    locate.composingProperty().set(false);
    ui.until("suggestions", () -> locate.belowProperty().get() == Below.SUGGESTIONS);
  }

  @Test
  void goesToWhatWasTakenAndMarksItWithItsUncertainty() {
    locate.typedProperty().set(ADDRESS);
    ui.until("suggestions", () -> locate.belowProperty().get() == Below.SUGGESTIONS);
    locate.take(locate.suggestions().get(0));
    ui.until("results", () -> locate.belowProperty().get() == Below.RESULTS);
    FoundCard first = locate.results().get(0);
    assertThat(first.title().chinese()).contains("新生北路三段");
    assertThat(first.subtitle().chinese()).contains("・");
    assertThat(first.madeUp()).isTrue();
    assertThat(desk.map().marksProperty().get().shapes())
        .extracting(Sketch.Shape::look)
        .containsExactly(Sketch.Look.REACH, Sketch.Look.PLACE);
    Viewport now = desk.map().viewport();
    double[] pixel = now.pixel(first.place());
    assertThat(pixel[0]).isCloseTo(now.width() / 2.0, within(1.0));
    assertThat(now.scaleDenominator()).isLessThan(20_000);
    locate.clear();
    assertThat(desk.map().marksProperty().get()).isEqualTo(Sketch.NONE);
    assertThat(locate.results()).isEmpty();
  }

  @Test
  void findsACoordinateAndWhatIsThere() {
    locate.typedProperty().set("TWD97 305000 2772000");
    locate.search();
    ui.until("results", () -> locate.belowProperty().get() == Below.RESULTS);
    FoundCard card = locate.results().get(0);
    assertThat(card.rows())
        .extracting(row -> row.value().chinese())
        .anyMatch(t -> t.startsWith("305000.0, 2772000.0"));
  }

  @Test
  void saysWhatIsHereWithoutMovingTheMap() {
    Viewport before = desk.map().viewport().centred(new Position(121.5274, 25.0620));
    desk.map().move(before);
    locate.ask(
        new MapPointer(before.width() / 2.0, before.height() / 2.0, before, false, false, 1));
    ui.until("a card", () -> !locate.results().isEmpty());
    assertThat(desk.map().viewport()).isEqualTo(before);
    assertThat(locate.results().get(0).rows())
        .extracting(row -> row.value().chinese())
        .anyMatch(text -> text.contains("臺北市"));
  }

  @Test
  void saysWhenNothingIsFound() {
    locate.typedProperty().set("qqqqzzzz");
    locate.search();
    ui.until("an answer", () -> locate.belowProperty().get() == Below.NOT_FOUND);
    assertThat(locate.results()).isEmpty();
  }

  @Test
  void aVeryLongTextIsCheapAndAnswered() {
    locate.typedProperty().set("路".repeat(100_000));
    locate.search();
    ui.until("an answer", () -> desk.jobs().running().isEmpty());
    assertThat(locate.belowProperty().get()).isIn(Below.NOT_FOUND, Below.RESULTS);
  }

  @Test
  void goesOnByItselfOnceTheIndexIsOpen() {
    var late = new LocalIndex[1];
    late[0] =
        new LocalIndex(new LocateHome(folder.resolve("own"), LocateHome.Sample.NONE), () -> {});
    var model = new LocateViewModel(desk.map(), desk.jobs(), late[0]);
    late[0].close();
    model.typedProperty().set("新生北路");
    ui.until("a word", () -> model.belowProperty().get() == Below.OPENING);
    model.reopened();
    ui.until("rest", () -> desk.jobs().running().isEmpty());
    assertThat(model.belowProperty().get()).isEqualTo(Below.OPENING);
  }

  @Test
  void geocodesABig5CsvIntoALayerAndListsWhatIsMissing() throws IOException {
    Path csv = folder.resolve("clinics.csv");
    Files.write(
        csv, ("名稱,地址\n甲," + ADDRESS + "\n乙,\n丙,新北市不存在區無此路一號\n").getBytes(Charset.forName("Big5")));
    var model = new GeocodeViewModel(desk.project(), desk.jobs(), desk.words(), index);
    model.choose(csv);
    ui.until("the table", () -> model.tableProperty().get().isPresent());
    assertThat(model.tableProperty().get().orElseThrow().rows().get(0))
        .containsExactly("甲", ADDRESS);
    assertThat(model.picked()).containsExactly("地址");
    model.run();
    ui.until("the run", () -> model.outcomeProperty().get().isPresent());
    GeocodeViewModel.Outcome made = model.outcomeProperty().get().orElseThrow();
    assertThat(made.file()).exists().hasFileName("clinics-geocoded.csv");
    assertThat(made.summary().rows()).isEqualTo(3);
    assertThat(made.missed()).extracting(GeocodeViewModel.Missed::row).contains(2L);
    assertThat(made.missed()).allMatch(missed -> !missed.why().isBlank());
    FileLayer layer = (FileLayer) desk.project().map().layers().get(0);
    assertThat(LayerChoices.of(layer).columns()).contains(List.of("geo_lon", "geo_lat"));
    ui.until("the layer", () -> desk.layers().opened(layer).isPresent());
    assertThat(desk.layers().opened(layer).orElseThrow().view()).isPresent();
  }

  @Test
  void aCancelledRunLeavesNothingBehind() throws IOException {
    Path csv = folder.resolve("many.csv");
    Files.writeString(csv, "地址\n" + (ADDRESS + "\n").repeat(20_000));
    var model = new GeocodeViewModel(desk.project(), desk.jobs(), desk.words(), index);
    model.choose(csv);
    ui.until("the table", () -> model.tableProperty().get().isPresent());
    model.run();
    model.cancel();
    ui.until("the end", () -> desk.jobs().running().isEmpty());
    assertThat(folder.resolve("many-geocoded.csv")).doesNotExist();
    assertThat(desk.project().map().layers()).isEmpty();
    assertThat(model.outcomeProperty().get()).isEmpty();
  }

  @Test
  void saysBesideTheFieldWhatIsNoTable() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    var model = new GeocodeViewModel(desk.project(), desk.jobs(), desk.words(), index);
    model.choose(empty);
    ui.until("a word", () -> model.troubleProperty().get().isPresent());
    assertThat(model.tableProperty().get()).isEmpty();
  }
}
