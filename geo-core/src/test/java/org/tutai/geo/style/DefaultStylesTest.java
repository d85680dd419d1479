package org.tutai.geo.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.expr.Rows;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;

class DefaultStylesTest {

  private static Schema schema(GeometryKind kind, String... names) {
    return new Schema(
        kind, Arrays.stream(names).map(name -> Field.of(name, FieldType.TEXT)).toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfGeometryHasAStyleThatCanBeWritten(GeometryKind kind) throws StyleException {
    Style style = DefaultStyles.of("towns", schema(kind, "NAME"), 10);
    Style read = SldReader.read(SldWriter.write("towns", style)).defaultStyle().orElseThrow();
    assertThat(read.passes()).hasSameSizeAs(style.passes());
    assertThat(style.name()).isEqualTo("default");
    boolean draws = style.passes().stream().anyMatch(pass -> !pass.rules().isEmpty());
    assertThat(draws).isEqualTo(kind != GeometryKind.NONE);
  }

  @Test
  void pointsAreSixPixelsWithALighterRim() {
    Style style = DefaultStyles.of("shelters", GeometryKind.POINT);
    Symbolizer.PointSymbolizer point =
        (Symbolizer.PointSymbolizer) style.passes().get(0).rules().get(0).symbolizers().get(0);
    assertThat(point.size()).isEqualTo(new Expression.Literal(6.0));
    assertThat(brightness(Colors.argb(point.mark().stroke(), Rows.of())))
        .isGreaterThan(brightness(Colors.argb(point.mark().fill(), Rows.of())));
  }

  private static int brightness(int argb) {
    return (argb >> 16 & 255) + (argb >> 8 & 255) + (argb & 255);
  }

  @Test
  void mixedLayersDrawEachShapeItsOwnWay() {
    FeatureTypeStyle pass = DefaultStyles.of("x", GeometryKind.MIXED).passes().get(0);
    RulePlan plan = RulePlan.of(pass, 1000, Rows.columns());
    assertThat(plan.rulesFor(Rows.at("POLYGON ((0 0, 1 0, 0 1, 0 0))"))).containsExactly(0);
    assertThat(plan.rulesFor(Rows.at("LINESTRING (0 0, 1 0)"))).containsExactly(1);
    assertThat(plan.rulesFor(Rows.at("MULTIPOINT ((0 0))"))).containsExactly(2);
  }

  @Test
  void onADarkBaseMapNamesArePaleAndAreasDark() throws StyleException {
    Schema towns = schema(GeometryKind.POLYGON, "NAME");
    String light = SldWriter.write("towns", DefaultStyles.of("towns", towns, 10));
    String dark = SldWriter.write("towns", DefaultStyles.onDark("towns", towns, 10));
    assertThat(light).contains("#3d3a36").doesNotContain("#e6e4de");
    assertThat(dark).contains("#e6e4de").doesNotContain("#3d3a36");
    assertThat(SldReader.read(dark).defaultStyle()).isPresent();
  }

  @Test
  void aLayerKeepsItsColourAndOthersHaveOthers() {
    assertThat(DefaultStyles.of("towns", GeometryKind.LINE))
        .isEqualTo(DefaultStyles.of("towns", GeometryKind.LINE));
    long colours =
        IntStream.range(0, 200).map(i -> DefaultStyles.colorOf("layer" + i)).distinct().count();
    assertThat(colours).isEqualTo(8);
  }

  @Test
  void namesAreFoundInFieldsThatLookLikeThem() {
    checkName("TOWNNAME", "TOWNCODE", "TOWNNAME", "TOWNENG");
    checkName("name", "shape_name", "name", "name_en");
    checkName("名稱", "NAME_EN", "名稱");
    checkName("學校名稱", "代碼", "學校名稱");
    checkName("站名", "id", "站名");
    checkName("VILLNAME", "COUNTYNAME", "TOWNNAME", "VILLNAME", "VILLENG");
    checkName("TOWNNAME", "TOWNNAME", "COUNTYNAME");
    checkName("學校名稱", "縣市名稱", "鄉鎮市區名稱", "學校名稱");
    checkName("縣市名稱", "縣市名稱", "代碼");
    checkName(null, "code", "filename", "area");
  }

  private static void checkName(String expected, String... fields) {
    assertThat(DefaultStyles.nameField(schema(GeometryKind.POINT, fields)).map(Field::name))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void featuresThatSayTheirColoursHaveThem() throws StyleException {
    Schema schema =
        new Schema(
            GeometryKind.POLYGON,
            List.of(
                Field.of("stroke", FieldType.TEXT),
                Field.of("stroke-width", FieldType.REAL),
                Field.of("fill", FieldType.TEXT),
                Field.of("fill-opacity", FieldType.REAL)));
    Style style = DefaultStyles.of("x", schema, 10);
    assertThat(SldWriter.write("x", style)).contains("stroke-width");
    var polygon =
        (Symbolizer.PolygonSymbolizer) style.passes().get(0).rules().get(0).symbolizers().get(0);
    Fill fill = polygon.fill().map(e -> Expressions.bind(e, schema));
    Stroke stroke = polygon.stroke().map(e -> Expressions.bind(e, schema));
    var said = Rows.of("#ff0000", 3.0, "#00ff00", 0.5);
    assertThat(Colors.argb(fill, said)).isEqualTo(0x8000ff00);
    assertThat(Colors.argb(stroke, said)).isEqualTo(0xffff0000);
    assertThat(Expressions.number(stroke.width(), said, 0)).isEqualTo(3.0);
    var unsaid = Rows.of(null, null, "yes", null);
    assertThat(Colors.argb(fill, unsaid)).isEqualTo(Colors.argb(plainPolygon().fill(), unsaid));
    assertThat(Colors.argb(stroke, unsaid)).isEqualTo(Colors.argb(plainPolygon().stroke(), unsaid));
  }

  private static Symbolizer.PolygonSymbolizer plainPolygon() {
    return (Symbolizer.PolygonSymbolizer)
        DefaultStyles.of("x", GeometryKind.POLYGON)
            .passes()
            .get(0)
            .rules()
            .get(0)
            .symbolizers()
            .get(0);
  }

  @Test
  void manyAreasLetWhatIsBelowThroughFromAfar() {
    Style many = DefaultStyles.of("x", GeometryKind.POLYGON, 1_001);
    var far = polygonAt(many, 5e6);
    assertThat(Colors.argb(far.fill(), Rows.of()) >>> 24).isBetween(1, 127);
    assertThat(Colors.argb(far.stroke(), Rows.of()) >>> 24).isBetween(1, 127);
    assertThat(polygonAt(many, 50_000)).isEqualTo(plainPolygon());
    assertThat(polygonAt(DefaultStyles.of("x", GeometryKind.POLYGON, 1_000), 5e6))
        .isEqualTo(plainPolygon());
  }

  private static Symbolizer.PolygonSymbolizer polygonAt(Style style, double scale) {
    return style.passes().get(0).rules().stream()
        .filter(rule -> rule.holdsAt(scale))
        .map(rule -> (Symbolizer.PolygonSymbolizer) rule.symbolizers().get(0))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNumberIsNoName() {
    Schema schema = new Schema(GeometryKind.POINT, List.of(Field.of("name", FieldType.INTEGER)));
    assertThat(DefaultStyles.nameField(schema)).isEmpty();
  }

  @Test
  void namesOfManyFeaturesAreWrittenOnlySeenFromNear() {
    assertThat(labelsAt(1_000, 5e6)).isTrue();
    assertThat(labelsAt(1_001, 5e6)).isFalse();
    assertThat(labelsAt(1_001, 50_000)).isTrue();
  }

  private static boolean labelsAt(long count, double scale) {
    Style style = DefaultStyles.of("a", schema(GeometryKind.POLYGON, "NAME"), count);
    return style.passes().stream()
        .flatMap(pass -> pass.rules().stream())
        .filter(rule -> rule.holdsAt(scale))
        .flatMap(rule -> rule.symbolizers().stream())
        .anyMatch(Symbolizer.TextSymbolizer.class::isInstance);
  }
}
