package org.tutai.geo.style.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.style.DefaultStyles;
import org.tutai.geo.style.Mark;
import org.tutai.geo.style.SldDocument;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.style.Style;

class StyleReadingTest {

  private static final List<Double> BREAKS = List.of(0.5, 1000.0, 2500.0);

  private static Division.Graduated graduated(Optional<String> per) {
    return new Division.Graduated(
        "人口", per, BREAKS, Ramp.ALL.get(0).colours(4, false), ClassTitles.of(BREAKS, "人"));
  }

  private static Division.Unique unique() {
    return new Division.Unique(
        "kind",
        List.of(
            new Division.Category(List.of("住宅區"), "住宅", 0xff0000),
            new Division.Category(List.of("a", "b"), "A & B", 0x00ff00)),
        Optional.of(new Division.Others("其他", 0xcccccc)));
  }

  private static Style again(Style style) throws Exception {
    return SldReader.read(SldWriter.write("x", style)).defaultStyle().orElseThrow();
  }

  private static void checkRoundTrip(StyleChoices choices) throws Exception {
    StyleReading read = StyleReading.of(again(choices.style("default")), choices.kind());
    assertThat(read.exact()).as("exact").isTrue();
    assertThat(read.choices().division()).isEqualTo(choices.division());
    assertThat(read.choices().noData()).isEqualTo(choices.noData());
    assertThat(read.choices().symbol()).isEqualTo(choices.symbol());
    assertThat(read.choices().labels()).isEqualTo(choices.labels());
  }

  @ParameterizedTest
  @EnumSource(
      value = GeometryKind.class,
      mode = Mode.EXCLUDE,
      names = {"RASTER", "NONE"})
  void choicesComeBackFromADocument(GeometryKind kind) throws Exception {
    Symbol symbol =
        Symbol.of(kind, 0x336699)
            .withWidth(2.5)
            .withDashes(List.of(4.0, 2.0))
            .withShape(Mark.Shape.STAR)
            .withSize(11)
            .withFillOpacity(0.4);
    StyleChoices single = StyleChoices.single(kind, symbol);
    Labelling labels =
        Labelling.of("name", true)
            .withBold(true)
            .withColour(0x112233)
            .withHalo(0xffffff, 2)
            .withScales(0, 150_000);
    checkRoundTrip(single);
    checkRoundTrip(single.withLabels(Optional.of(labels)));
    checkRoundTrip(single.withDivision(new Division.Single("村里界")));
    checkRoundTrip(single.withDivision(unique()));
    checkRoundTrip(single.withDivision(unique()).withNoData(Optional.of("無資料")));
    checkRoundTrip(single.withDivision(graduated(Optional.empty())));
    checkRoundTrip(
        single
            .withDivision(graduated(Optional.of("area")))
            .withNoData(Optional.of("No data"))
            .withLabels(Optional.of(labels)));
  }

  @Test
  void oneClassIsWhatHasANumber() throws Exception {
    var one =
        new Division.Graduated("n", Optional.empty(), List.of(), List.of(0x123456), List.of("n"));
    checkRoundTrip(
        StyleChoices.single(GeometryKind.POLYGON, Symbol.of(GeometryKind.POLYGON, 1))
            .withDivision(one)
            .withNoData(Optional.of("none")));
  }

  @Test
  void areasWithoutDataAreHatched() throws Exception {
    Style style =
        StyleChoices.single(GeometryKind.POLYGON, Symbol.of(GeometryKind.POLYGON, 0x336699))
            .withDivision(graduated(Optional.empty()))
            .withNoData(Optional.of("無資料"))
            .style("default");
    assertThat(SldWriter.write("x", style)).contains("shape://slash").contains("ElseFilter");
    assertThat(SldReader.read(SldWriter.write("x", style)).remarks()).isEmpty();
  }

  @Test
  void styleOfAnotherProgramIsFoundAsFarAsItGoes() throws Exception {
    Style foreign =
        sld(
            "<Rule><Name>few</Name><ogc:Filter xmlns:ogc='http://www.opengis.net/ogc'>"
                + "<ogc:PropertyIsLessThan><ogc:PropertyName>pop</ogc:PropertyName>"
                + "<ogc:Literal>200</ogc:Literal></ogc:PropertyIsLessThan></ogc:Filter>"
                + area("#66FF66")
                + "</Rule><Rule><Title>many</Title>"
                + "<ogc:Filter xmlns:ogc='http://www.opengis.net/ogc'>"
                + "<ogc:PropertyIsGreaterThanOrEqualTo><ogc:PropertyName>pop</ogc:PropertyName>"
                + "<ogc:Literal>200</ogc:Literal></ogc:PropertyIsGreaterThanOrEqualTo>"
                + "</ogc:Filter>"
                + area("#33CC33")
                + "</Rule>");
    StyleReading read = StyleReading.of(foreign, GeometryKind.POLYGON);
    assertThat(read.exact()).isTrue();
    assertThat(read.choices().division())
        .isEqualTo(
            new Division.Graduated(
                "pop",
                Optional.empty(),
                List.of(200.0),
                List.of(0x66ff66, 0x33cc33),
                List.of("few", "many")));
  }

  @Test
  void whatChoicesCannotSayIsNotExact() throws Exception {
    Style casing = sld("<Rule>" + area("#112233") + area("#445566") + "</Rule>");
    assertThat(StyleReading.of(casing, GeometryKind.POLYGON).exact()).isFalse();
    Style scaled =
        sld("<Rule><MaxScaleDenominator>1000</MaxScaleDenominator>" + area("#112233") + "</Rule>");
    assertThat(StyleReading.of(scaled, GeometryKind.POLYGON).exact()).isFalse();
    Style none = sld("");
    assertThat(StyleReading.of(none, GeometryKind.LINE).exact()).isFalse();
  }

  private static String area(String colour) {
    return "<PolygonSymbolizer><Fill><CssParameter name='fill'>"
        + colour
        + "</CssParameter></Fill></PolygonSymbolizer>";
  }

  private static Style sld(String rules) throws Exception {
    return SldReader.read(
            "<StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'>"
                + "<NamedLayer><Name>x</Name><UserStyle><FeatureTypeStyle>"
                + rules
                + "</FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>")
        .defaultStyle()
        .orElseThrow();
  }

  @Test
  void everyDefaultStyleGivesChoices() {
    for (GeometryKind kind :
        List.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON, GeometryKind.MIXED)) {
      Schema schema = new Schema(kind, List.of(Field.of("name", FieldType.TEXT)));
      StyleReading read = StyleReading.of(DefaultStyles.of("roads", schema, 12), kind);
      assertThat(read.choices().division()).isInstanceOf(Division.Single.class);
      assertThat(read.choices().labels().orElseThrow().field()).contains("name");
    }
  }

  @Test
  void realStylesAreReadWithoutFail() throws Exception {
    Path folder = Path.of(System.getProperty("tutai.shared", "/nowhere"), "data", "ogc", "sld");
    Assumptions.assumeTrue(Files.isDirectory(folder), "no " + folder);
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".sld")).toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        read(file);
      }
    }
  }

  private static void read(Path file) throws Exception {
    SldDocument document;
    try {
      document = SldReader.read(file);
    } catch (java.io.IOException refused) {
      return;
    }
    for (SldDocument.NamedStyle named : document.styles()) {
      for (GeometryKind kind : GeometryKind.values()) {
        if (kind != GeometryKind.RASTER && kind != GeometryKind.NONE) {
          StyleReading found = StyleReading.of(named.style(), kind);
          StyleReading made = StyleReading.of(found.choices().style(""), kind);
          assertThat(made.choices().style("")).isEqualTo(found.choices().style(""));
        }
      }
    }
  }

  @Test
  void rasterChoicesComeBack() throws Exception {
    var choices = new RasterChoices(Ramp.ALL.get(0).colours(5, true), -20, 3800, 0.75, 0.5);
    assertThat(RasterChoices.of(again(choices.style("default")))).contains(choices);
    assertThat(
            RasterChoices.of(
                StyleChoices.single(GeometryKind.LINE, Symbol.of(GeometryKind.LINE, 1)).style("")))
        .isEmpty();
  }

  @Test
  void unitsAreFoundInTitles() {
    assertThat(ClassTitles.of(BREAKS, "人"))
        .containsExactly("< 0.5 人", "0.5 – 1,000 人", "1,000 – 2,500 人", "≥ 2,500 人");
    assertThat(ClassTitles.unitOf(BREAKS, ClassTitles.of(BREAKS, "人"))).contains("人");
    assertThat(ClassTitles.unitOf(BREAKS, ClassTitles.of(BREAKS, ""))).contains("");
    assertThat(ClassTitles.unitOf(BREAKS, List.of("few", "b", "c", "d"))).isEmpty();
  }
}
