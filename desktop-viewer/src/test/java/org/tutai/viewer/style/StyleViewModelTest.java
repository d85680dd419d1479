package org.tutai.viewer.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.choice.ClassMethod;
import org.tutai.geo.style.choice.Division.Graduated;
import org.tutai.geo.style.choice.Division.Unique;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.geo.style.choice.StyleReading;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.style.StyleViewModel.Phase;
import org.tutai.viewer.style.StyleViewModel.Way;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

class StyleViewModelTest {

  private static final Text ADD = Text.of("Add", "加入");

  @TempDir Path folder;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;
  private StyleViewModel model;

  /** Forty points: pop 0, 100 … 3,900, of three kinds. */
  static Path points(Path folder) throws IOException {
    var csv = new StringBuilder("name,kind,pop,area,lon,lat\n");
    String[] kinds = {"park", "school", "park", "shop"};
    for (int i = 0; i < 40; i++) {
      csv.append("p" + i + "," + kinds[i % 4] + "," + (i == 7 ? "" : i * 100) + ",2.5,");
      csv.append(121 + i * 0.01).append(",24\n");
    }
    return Files.writeString(folder.resolve("points.csv"), csv, StandardCharsets.UTF_8);
  }

  @BeforeEach
  void open() throws IOException {
    desk = new TestDesk(folder.resolve("desk"), ui);
    model = new StyleViewModel(desk.project(), desk.contents(), desk.jobs(), desk.words());
    Path file = points(folder);
    desk.project()
        .edit(
            ADD,
            map ->
                LayerTree.add(
                    map,
                    new FileLayer(
                        Entry.of("a", "Points"),
                        Optional.empty(),
                        Optional.of(file.toString()),
                        "csv",
                        "",
                        Optional.empty(),
                        Optional.empty())));
    model.show(Optional.of("a"));
    ui.until("the layer to be open", () -> model.phaseProperty().get() == Phase.FEATURES);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Optional<String> sld() {
    return LayerTree.find(desk.project().map(), "a").flatMap(LayerStyles::sld);
  }

  private Graduated graduated() {
    return (Graduated) model.choicesProperty().get().orElseThrow().division();
  }

  private Unique unique() {
    return (Unique) model.choicesProperty().get().orElseThrow().division();
  }

  private void classify() {
    model.choose(Way.GRADUATED);
    ui.until("classes", () -> model.way() == Way.GRADUATED);
  }

  @Test
  void aLayerNobodyStyledHasOneSymbol() {
    assertThat(model.way()).isEqualTo(Way.SINGLE);
    assertThat(model.exactProperty().get()).isTrue();
    assertThat(sld()).isEmpty();
    assertThat(model.numberFields()).extracting("name").contains("pop", "area");
  }

  @Test
  void everyChoiceIsInTheProjectAtOnce() throws Exception {
    model.changeSymbol("fill", symbol -> symbol.withFill(0x123456));
    var style = SldReader.read(sld().orElseThrow()).defaultStyle().orElseThrow();
    var kind = model.choicesProperty().get().orElseThrow().kind();
    assertThat(StyleReading.of(style, kind).choices().symbol().fillColour()).hasValue(0x123456);
  }

  @Test
  void changesOfOneGestureAreOneStep() {
    for (int width = 1; width < 9; width++) {
      int pixels = width;
      model.changeSymbol("width", symbol -> symbol.withWidth(pixels));
    }
    model.changeSymbol("size", symbol -> symbol.withSize(12));
    desk.project().undo();
    desk.project().undo();
    assertThat(sld()).isEmpty();
  }

  @Test
  void classesAreMadeOfTheNumberThatLooksMostLikeAnAmount() {
    classify();
    assertThat(graduated().field()).isEqualTo("pop");
    assertThat(graduated().colours()).isEqualTo(Ramp.ALL.get(0).colours(5, false));
    assertThat(model.classes().numbersProperty().get().count()).isEqualTo(39);
    assertThat(model.classes().numbersProperty().get().missing()).isEqualTo(1);
    assertThat(model.classes().counts()).hasSize(5).doesNotContain(0);
    assertThat(model.choicesProperty().get().flatMap(StyleChoices::noData)).contains("No data");
    assertThat(model.classes().methodProperty().get()).contains(ClassMethod.QUANTILE);
  }

  @Test
  void methodNumberAndRampChangeTheClasses() {
    classify();
    model.classes().classBy(ClassMethod.EQUAL_INTERVAL);
    ui.until("equal classes", () -> graduated().breaks().contains(800.0));
    assertThat(graduated().breaks()).containsExactly(800.0, 1600.0, 2400.0, 3200.0);
    model.classes().classes(3);
    ui.until("three classes", () -> graduated().colours().size() == 3);
    Ramp reds = Ramp.named("Reds").orElseThrow();
    model.classes().colour(reds, true);
    assertThat(graduated().colours()).isEqualTo(reds.colours(3, true));
    assertThat(model.ramp()).contains(new Ramp.Match(reds, true));
  }

  @Test
  void breaksMoveBetweenTheirNeighboursAlone() {
    classify();
    double first = graduated().breaks().get(0);
    assertThat(model.classes().moveBreak("drag", 1, first)).isFalse();
    assertThat(model.classes().moveBreak("drag", 1, first + 50)).isTrue();
    assertThat(model.classes().moveBreak("drag", 1, Double.NaN)).isFalse();
    assertThat(model.classes().moveBreak("drag", 9, 5)).isFalse();
    assertThat(graduated().breaks().get(1)).isEqualTo(first + 50);
    assertThat(model.classes().methodProperty().get()).isEmpty();
    assertThat(graduated().titles().get(0)).isEqualTo("< " + (int) first);
  }

  @Test
  void unitAndOwnTitlesStayWhenABreakMoves() {
    classify();
    model.classes().unit("人");
    assertThat(graduated().titles()).allMatch(title -> title.endsWith(" 人"));
    model.classes().moveBreak("drag", 0, graduated().breaks().get(0) - 10);
    assertThat(model.classes().unit()).isEqualTo("人");
  }

  @Test
  void aNumberIsDividedByAnother() {
    classify();
    model.classes().per(Optional.of("area"));
    ui.until("a ratio", () -> graduated().per().isPresent());
    assertThat(model.classes().numbersProperty().get().greatest()).isEqualTo(3900 / 2.5);
  }

  @Test
  void undoBringsTheChoicesBack() {
    classify();
    List<Double> before = graduated().breaks();
    model.classes().moveBreak("drag", 0, before.get(0) - 30);
    desk.project().undo();
    ui.until("the break to be back", () -> graduated().breaks().equals(before));
    ui.until("its method", () -> model.classes().methodProperty().get().isPresent());
    assertThat(model.classes().methodProperty().get()).contains(ClassMethod.QUANTILE);
    desk.project().undo();
    ui.until("one symbol", () -> model.way() == Way.SINGLE);
    desk.project().redo();
    ui.until("classes again", () -> model.way() == Way.GRADUATED);
    ui.until("the method known", () -> model.classes().methodProperty().get().isPresent());
    assertThat(model.classes().methodProperty().get()).contains(ClassMethod.QUANTILE);
  }

  @Test
  void everyValueHasAColour() {
    model.values().byValue("kind");
    ui.until("values", () -> model.way() == Way.UNIQUE);
    assertThat(unique().titles()).containsExactly("park", "school", "shop");
    assertThat(model.values().count(unique().categories().get(0))).isEqualTo(20);
    assertThat(unique().others()).isEmpty();
    model.values().merge(2);
    assertThat(unique().titles()).containsExactly("park", "school、shop");
    model.values().toOthers(0);
    assertThat(unique().titles()).containsExactly("school、shop");
    assertThat(unique().others()).isPresent();
  }

  @Test
  void manyValuesAreMergedIntoOthers() {
    model.values().byValue("name");
    ui.until("values", () -> model.way() == Way.UNIQUE);
    assertThat(unique().categories()).hasSize(ValuesModel.FIRST_CATEGORIES);
    assertThat(unique().others()).isPresent();
    assertThat(model.values().size()).isEqualTo(40);
    model.values().keep(40);
    assertThat(unique().categories()).hasSize(40);
    assertThat(unique().others()).isEmpty();
  }

  @Test
  void aStyleThatSaysMoreIsKeptUntilAskedForLess() {
    String foreign =
        "<StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'><NamedLayer>"
            + "<Name>x</Name><UserStyle><FeatureTypeStyle><Rule>"
            + "<MaxScaleDenominator>5000</MaxScaleDenominator><PointSymbolizer/></Rule><Rule>"
            + "<MinScaleDenominator>5000</MinScaleDenominator><PointSymbolizer/></Rule>"
            + "</FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";
    model.use(ADD, foreign);
    ui.until("the style to be read", () -> !model.exactProperty().get());
    assertThat(sld()).contains(foreign);
    model.simplify();
    assertThat(model.exactProperty().get()).isTrue();
    assertThat(sld().orElseThrow()).isNotEqualTo(foreign);
    desk.project().undo();
    assertThat(sld()).contains(foreign);
  }

  @Test
  void resetGoesBackToTheLayersOwnStyle() {
    classify();
    model.reset();
    assertThat(sld()).isEmpty();
    ui.until("one symbol", () -> model.way() == Way.SINGLE);
  }

  @Test
  void labelsAreOfAField() {
    model.label(Optional.of("kind"));
    model.changeLabels("size", labels -> labels.withSize(16));
    assertThat(sld().orElseThrow()).contains("<ogc:PropertyName>kind</ogc:PropertyName>");
    model.label(Optional.empty());
    assertThat(sld().orElseThrow()).doesNotContain("TextSymbolizer");
  }

  @Test
  void noLayerIsNothing() {
    model.show(Optional.empty());
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.NOTHING);
    model.choose(Way.GRADUATED);
    model.reset();
    assertThat(desk.project().map().layers()).hasSize(1);
  }
}
