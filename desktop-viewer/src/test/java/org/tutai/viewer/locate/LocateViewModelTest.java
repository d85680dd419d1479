package org.tutai.viewer.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.locate.address.answer.Suggestion;
import org.tutai.geo.locate.home.LocateHome;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.layers.LayerChoices;
import org.tutai.viewer.layers.add.LayerAdder;
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

  private static ServerLocating.Source server(String suggestions, String results) {
    return new ServerLocating.Source() {
      @Override
      public String name() {
        return "maps.example.gov.tw";
      }

      @Override
      public JsonNode get(String path) throws IOException {
        return new ObjectMapper().readTree(path.contains("/suggest?") ? suggestions : results);
      }
    };
  }

  private void ask(ServerLocating.Source source) {
    var locating = new ServerLocating();
    locating.setSource(Optional.of(source));
    locate = new LocateViewModel(desk.map(), desk.jobs(), index, locating);
  }

  @Test
  void aServersRealPlatesComeInsteadOfMadeUpOnes() {
    ask(
        server(
            "{\"suggestions\":[{\"kind\":\"road\",\"text\":\"嘉義縣新生北路\",\"from\":3,\"to\":6,"
                + "\"lon\":120.3,\"lat\":23.4},{\"kind\":\"dragon\",\"text\":\"x\"},7]}",
            "{\"results\":[{\"kind\":\"road\",\"name\":\"新生北路\",\"within\":\"嘉義縣\",\"lon\":120.3,"
                + "\"lat\":23.4,\"bbox\":[120.2,23.3,120.4,23.5]},{\"kind\":\"landmark\","
                + "\"name\":\"nowhere\",\"lon\":999,\"lat\":0},{\"kind\":\"coordinate\",\"lon\":1,"
                + "\"lat\":1}]}"));
    locate.typedProperty().set("新生北");
    ui.until("rest", () -> desk.jobs().running().isEmpty());
    assertThat(locate.suggestions()).extracting(Suggestion::text).containsExactly("嘉義縣新生北路");
    locate.take(locate.suggestions().get(0));
    ui.until("rest", () -> desk.jobs().running().isEmpty());
    assertThat(locate.results())
        .singleElement()
        .satisfies(
            card -> {
              assertThat(card.title().chinese()).isEqualTo("新生北路");
              assertThat(card.rows())
                  .last()
                  .extracting(row -> row.value().english())
                  .isEqualTo("maps.example.gov.tw");
            });
    assertThat(desk.map().viewport().place(400, 300).orElseThrow().lon()).isBetween(120.0, 121.0);
  }

  @Test
  void aServerThatFailsLeavesThisComputersAnswers() {
    ask(
        new ServerLocating.Source() {
          @Override
          public String name() {
            return "maps.example.gov.tw";
          }

          @Override
          public JsonNode get(String path) throws IOException {
            throw new IOException("gone");
          }
        });
    locate.typedProperty().set(ADDRESS);
    ui.until("rest", () -> desk.jobs().running().isEmpty());
    assertThat(locate.belowProperty().get()).isEqualTo(Below.SUGGESTIONS);
    locate.search();
    ui.until("rest", () -> desk.jobs().running().isEmpty());
    assertThat(locate.results().get(0).title().chinese()).isEqualTo(ADDRESS);
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

  private GeocodeViewModel geocoding() {
    var adder = new LayerAdder(desk);
    return new GeocodeViewModel(
        layer -> adder.add(new LayerAdder.Batch(), layer, GeometryKind.POINT),
        desk.jobs(),
        desk.words(),
        index);
  }

  @Test
  void geocodesABig5CsvIntoALayerAndListsWhatIsMissing() throws IOException {
    Path csv = folder.resolve("clinics.csv");
    Files.write(
        csv, ("名稱,地址\n甲," + ADDRESS + "\n乙,\n丙,新北市不存在區無此路一號\n").getBytes(Charset.forName("Big5")));
    GeocodeViewModel model = geocoding();
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
    GeocodeViewModel model = geocoding();
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
    GeocodeViewModel model = geocoding();
    model.choose(empty);
    ui.until("a word", () -> model.troubleProperty().get().isPresent());
    assertThat(model.tableProperty().get()).isEmpty();
  }
}
