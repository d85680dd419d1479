package org.tutai.geo.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.expr.Trees;
import org.tutai.geo.style.Symbolizer.RasterSymbolizer.Channel;

class SldWriterTest {

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadBack(@ForAll("styles") List<SldDocument.NamedStyle> styles)
      throws StyleException {
    String document = SldWriter.write(styles);
    SldDocument read = SldReader.read(document);
    assertThat(read.styles()).as(document).isEqualTo(styles);
    assertThat(read.remarks()).as(document).isEmpty();
  }

  @Test
  void writesADocumentPeopleCanRead() {
    Rule rule =
        new Rule(
            "a",
            "A & B",
            1000,
            2.5e6,
            new Expression.IsNull(new Expression.Property("名稱")),
            false,
            List.of(
                new Symbolizer.PolygonSymbolizer(
                    new Fill(new Literal("#f6f4ee"), new Literal(0.5)), null)));
    Style style = new Style("default", "", List.of(new FeatureTypeStyle(List.of(rule), true)));
    assertThat(SldWriter.write("towns", style))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" xmlns:gml="http://www.opengis.net/gml">
              <NamedLayer>
                <Name>towns</Name>
                <UserStyle>
                  <Name>default</Name>
                  <IsDefault>1</IsDefault>
                  <FeatureTypeStyle>
                    <Rule>
                      <Name>a</Name>
                      <Title>A &amp; B</Title>
                      <ogc:Filter>
                        <ogc:PropertyIsNull>
                          <ogc:PropertyName>名稱</ogc:PropertyName>
                        </ogc:PropertyIsNull>
                      </ogc:Filter>
                      <MinScaleDenominator>1000</MinScaleDenominator>
                      <MaxScaleDenominator>2500000</MaxScaleDenominator>
                      <PolygonSymbolizer>
                        <Fill>
                          <CssParameter name="fill">#f6f4ee</CssParameter>
                          <CssParameter name="fill-opacity">0.5</CssParameter>
                        </Fill>
                      </PolygonSymbolizer>
                    </Rule>
                    <VendorOption name="ruleEvaluation">first</VendorOption>
                  </FeatureTypeStyle>
                </UserStyle>
              </NamedLayer>
            </StyledLayerDescriptor>
            """);
  }

  @Test
  void aMarkThatPaintsNothingStaysInvisible() throws StyleException {
    Symbolizer point =
        new Symbolizer.PointSymbolizer(
            new Mark(Mark.Shape.STAR, null, null),
            new Literal(4.0),
            new Literal(0.0),
            new Literal(1.0));
    Rule rule = new Rule("", "", 0, Double.POSITIVE_INFINITY, null, false, List.of(point));
    String document =
        SldWriter.write("a", new Style("", "", List.of(new FeatureTypeStyle(List.of(rule)))));
    Style style = SldReader.read(document).defaultStyle().orElseThrow();
    Mark mark =
        ((Symbolizer.PointSymbolizer) style.passes().get(0).rules().get(0).symbolizers().get(0))
            .mark();
    assertThat(mark.stroke()).isNull();
    assertThat(mark.fill().opacity()).isEqualTo(new Literal(0.0));
  }

  @Provide
  Arbitrary<List<SldDocument.NamedStyle>> styles() {
    Arbitrary<Style> styles =
        Combinators.combine(words(), words(), passes().list().ofMaxSize(2)).as(Style::new);
    return Combinators.combine(words(), styles, Arbitraries.of(true, false))
        .as(SldDocument.NamedStyle::new)
        .list()
        .ofMaxSize(2);
  }

  private static Arbitrary<FeatureTypeStyle> passes() {
    return Combinators.combine(rules().list().ofMaxSize(3), Arbitraries.of(true, false))
        .as(FeatureTypeStyle::new);
  }

  private static Arbitrary<Rule> rules() {
    return Combinators.combine(
            words(),
            words(),
            words(),
            Arbitraries.of(0.0, 1.5, 1000.0),
            Arbitraries.of(25_000.0, 1e9, Double.POSITIVE_INFINITY),
            Trees.conditions().injectNull(0.4),
            Arbitraries.of(true, false),
            symbolizers().list().ofMaxSize(3))
        .as(Rule::new);
  }

  private static Arbitrary<Symbolizer> symbolizers() {
    return Arbitraries.oneOf(polygons(), lines(), points(), texts(), rasters());
  }

  private static Arbitrary<Symbolizer> rasters() {
    Arbitrary<List<Channel>> channels =
        Combinators.combine(Arbitraries.of("1", "2", "近紅外"), contrasts())
            .as(Channel::new)
            .list()
            .ofMaxSize(3)
            .filter(list -> list.size() != 2);
    return Combinators.combine(
            Arbitraries.of(0.0, 0.25, 1.0),
            channels,
            contrasts(),
            colorMaps().injectNull(0.3),
            reliefs().injectNull(0.4),
            Arbitraries.of(Resampling.class).injectNull(0.3))
        .as(Symbolizer.RasterSymbolizer::new);
  }

  private static Arbitrary<ContrastEnhancement> contrasts() {
    Arbitrary<OptionalDouble> limits =
        Arbitraries.of(OptionalDouble.empty(), OptionalDouble.of(-12.5), OptionalDouble.of(3_000));
    return Combinators.combine(
            Arbitraries.of(ContrastEnhancement.Method.class),
            limits,
            limits,
            Arbitraries.of(1.0, 0.45))
        .as(
            (method, low, high, gamma) ->
                method == ContrastEnhancement.Method.NONE
                    ? new ContrastEnhancement(
                        method, OptionalDouble.empty(), OptionalDouble.empty(), gamma)
                    : new ContrastEnhancement(method, low, high, gamma));
  }

  private static Arbitrary<ColorMap> colorMaps() {
    Arbitrary<Double> quantities =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-1e6, 1e6).ofScale(3),
            Arbitraries.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.1));
    Arbitrary<ColorMap.Entry> entries =
        Combinators.combine(
                Arbitraries.integers().between(0, 0xffffff),
                quantities,
                Arbitraries.of(0.0, 0.5, 1.0),
                words())
            .as(ColorMap.Entry::new);
    return Combinators.combine(
            Arbitraries.of(ColorMap.Type.class), entries.list().ofMinSize(1).ofMaxSize(5))
        .as((type, list) -> new ColorMap(type, risen(list)));
  }

  private static List<ColorMap.Entry> risen(List<ColorMap.Entry> entries) {
    return entries.stream().sorted(Comparator.comparingDouble(ColorMap.Entry::quantity)).toList();
  }

  private static Arbitrary<ShadedRelief> reliefs() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of(1.0, 0.0001, 54.5),
            Arbitraries.of(0.0, 315.0, -22.5),
            Arbitraries.of(45.0, 0.5, 90.0),
            Arbitraries.of(true, false),
            Arbitraries.of(0.0, 0.6, 1.0))
        .as(ShadedRelief::new);
  }

  private static Arbitrary<Symbolizer> polygons() {
    return Combinators.combine(fills().injectNull(0.2), strokes().injectNull(0.2))
        .as(Symbolizer.PolygonSymbolizer::new);
  }

  private static Arbitrary<Symbolizer> lines() {
    return strokes().map(Symbolizer.LineSymbolizer::new);
  }

  private static Arbitrary<Symbolizer> points() {
    Arbitrary<Mark> marks =
        Combinators.combine(
                Arbitraries.of(Mark.Shape.class),
                fills().injectNull(0.3),
                strokes().injectNull(0.3))
            .as(Mark::new)
            .filter(mark -> mark.fill() != null || mark.stroke() != null);
    return Combinators.combine(marks, numbers(), numbers(), numbers())
        .as(Symbolizer.PointSymbolizer::new);
  }

  private static Arbitrary<Symbolizer> texts() {
    Arbitrary<Font> fonts =
        Combinators.combine(
                Arbitraries.of("Noto Sans TC", "標楷體", "serif").list().uniqueElements().ofMaxSize(3),
                numbers(),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false))
            .as(Font::new);
    Arbitrary<Halo> halos = Combinators.combine(numbers(), fills()).as(Halo::new);
    Arbitrary<Double> offsets = Arbitraries.doubles().between(-50, 50).ofScale(2);
    Arbitrary<List<Double>> placements = offsets.list().ofSize(4);
    return Combinators.combine(
            labels(), fonts, fills(), halos.injectNull(0.3), placements, numbers(), offsets)
        .as(
            (label, font, fill, halo, at, priority, spacing) ->
                new Symbolizer.TextSymbolizer(
                    label, font, fill, halo, at.get(0), at.get(1), at.get(2), at.get(3), priority,
                    spacing));
  }

  /* The reader works out what is constant, so that is what is compared. */
  private static Arbitrary<Expression> labels() {
    return Trees.values().map(Expressions::fold).filter(SldWriterTest::literalsAreText);
  }

  private static boolean literalsAreText(Expression expression) {
    return (!(expression instanceof Literal literal) || literal.value() instanceof String)
        && Expressions.parts(expression).stream().allMatch(SldWriterTest::literalsAreText);
  }

  private static Arbitrary<Fill> fills() {
    return Combinators.combine(colors(), numbers()).as(Fill::new);
  }

  private static Arbitrary<Stroke> strokes() {
    Arbitrary<List<Double>> dashes =
        Arbitraries.of(List.of(), List.of(4.0, 2.5), List.of(0.0, 3.0, 1.0, 3.0));
    return Combinators.combine(
            colors(),
            numbers(),
            numbers(),
            Arbitraries.of(Stroke.Join.class),
            Arbitraries.of(Stroke.Cap.class),
            dashes,
            Arbitraries.of(0.0, 2.25))
        .as(
            (color, opacity, width, join, cap, pattern, offset) ->
                new Stroke(
                    color, opacity, width, join, cap, pattern, pattern.isEmpty() ? 0 : offset));
  }

  private static Arbitrary<Expression> colors() {
    Arbitrary<Expression> constants =
        Arbitraries.integers().between(0, 0xffffff).map(rgb -> new Literal(Colors.format(rgb)));
    return Arbitraries.oneOf(constants, Trees.properties());
  }

  private static Arbitrary<Expression> numbers() {
    Arbitrary<Expression> constants =
        Arbitraries.doubles().between(-1000, 1000).ofScale(4).map(Literal::new);
    return Arbitraries.oneOf(constants, Trees.properties());
  }

  private static Arbitrary<String> words() {
    return Arbitraries.of("", "default", "鄉鎮", "A & B", "<x>", "a  b");
  }
}
