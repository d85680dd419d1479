package org.tutai.geo.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.render.MemoryRaster;

class LegendTest {

  private static final double NO_END = Double.POSITIVE_INFINITY;

  private static Symbolizer line(String color) {
    return new Symbolizer.LineSymbolizer(
        new Stroke(
            new Literal(color),
            new Literal(1.0),
            new Literal(1.0),
            Stroke.Join.ROUND,
            Stroke.Cap.ROUND,
            List.of(),
            0));
  }

  private static Symbolizer text() {
    return new Symbolizer.TextSymbolizer(
        new Literal("x"),
        new Font(List.of(), new Literal(10.0), false, false),
        new Fill(new Literal("#000000"), new Literal(1.0)),
        null,
        0,
        0,
        0,
        0,
        new Literal(0.0),
        0);
  }

  private static Rule rule(String name, String title, double from, double to, Symbolizer... marks) {
    return new Rule(name, title, from, to, null, false, List.of(marks));
  }

  private static Style style(List<?>... passes) {
    return new Style(
        "",
        "",
        Arrays.stream(passes)
            .map(rules -> new FeatureTypeStyle(rules.stream().map(Rule.class::cast).toList()))
            .toList());
  }

  @Test
  void eachRuleThatDrawsIsALineWithItsTitleOrName() {
    Style style =
        style(
            List.of(
                rule("a", "國道", 0, NO_END, line("#ff0000"), text()),
                rule("b", "", 0, NO_END, line("#00ff00")),
                rule("labels", "", 0, NO_END, text()),
                rule("nothing", "", 0, NO_END)));
    assertThat(Legend.of(style).entries())
        .containsExactly(
            new Legend.Entry("國道", 0, NO_END, List.of(line("#ff0000"))),
            new Legend.Entry("b", 0, NO_END, List.of(line("#00ff00"))));
  }

  @Test
  void aScaleTakesTheRulesThatHoldThere() {
    Style style =
        style(
            List.of(
                rule("near", "", 0, 1000, line("#ff0000")),
                rule("far", "", 1000, NO_END, line("#00ff00"))));
    assertThat(Legend.of(style, 999.9).entries())
        .extracting(Legend.Entry::title)
        .containsExactly("near");
    assertThat(Legend.of(style, 1000).entries())
        .extracting(Legend.Entry::title)
        .containsExactly("far");
    assertThat(Legend.of(style).entries()).hasSize(2);
  }

  @Test
  void oneThingDrawnInSeveralPassesIsOneLine() {
    Style style =
        style(
            List.of(
                rule("", "國道", 0, NO_END, line("#000000")),
                rule("", "省道", 0, NO_END, line("#111111"))),
            List.of(
                rule("", "國道", 0, NO_END, line("#ffffff")),
                rule("", "", 0, NO_END, line("#eeeeee"))),
            List.of(
                rule("", "國道", 0, NO_END, line("#ff0000")),
                rule("", "", 0, NO_END, line("#dddddd"))));
    assertThat(Legend.of(style).entries())
        .containsExactly(
            new Legend.Entry(
                "國道", 0, NO_END, List.of(line("#000000"), line("#ffffff"), line("#ff0000"))),
            new Legend.Entry("省道", 0, NO_END, List.of(line("#111111"))),
            new Legend.Entry("", 0, NO_END, List.of(line("#eeeeee"))),
            new Legend.Entry("", 0, NO_END, List.of(line("#dddddd"))));
  }

  @Test
  void rulesOfOneTitleInOnePassStayApart() {
    Style style =
        style(
            List.of(
                rule("", "路", 0, NO_END, line("#000000")),
                rule("", "路", 0, NO_END, line("#111111"))));
    assertThat(Legend.of(style).entries()).hasSize(2);
  }

  private static Symbolizer raster(ColorMap.Type type, double opacity, double... quantities) {
    List<ColorMap.Entry> entries =
        Arrays.stream(quantities).mapToObj(q -> new ColorMap.Entry((int) q, q, 1, "")).toList();
    return new Symbolizer.RasterSymbolizer(
        opacity, List.of(), ContrastEnhancement.NONE, new ColorMap(type, entries), null, null);
  }

  @Test
  void classesOfAColourMapAreLinesWithTheirLimits() {
    Symbolizer classes = raster(ColorMap.Type.INTERVALS, 1, 10, 2500, Double.POSITIVE_INFINITY);
    assertThat(Legend.of(style(List.of(rule("", "", 0, NO_END, classes)))).entries())
        .extracting(Legend.Entry::title)
        .containsExactly("< 10", "10 – 2,500", "≥ 2,500");
    Symbolizer values = raster(ColorMap.Type.VALUES, 1, 3, -1.5);
    assertThat(Legend.of(style(List.of(rule("", "", 0, NO_END, values)))).entries())
        .extracting(Legend.Entry::title)
        .containsExactly("3", "−1.5");
  }

  @Test
  void aRampIsOneEntryWithItsStops() {
    Symbolizer ramp = raster(ColorMap.Type.RAMP, 0.5, 0, 100, 200);
    Legend legend = Legend.of(style(List.of(rule("r", "高度", 0, NO_END, ramp))));
    assertThat(legend.entries()).hasSize(1);
    assertThat(legend.entries().get(0).title()).isEqualTo("高度");
    assertThat(legend.entries().get(0).ramp().orElseThrow().stops())
        .containsExactly(
            new Legend.Ramp.Stop(0, 0x80000000, "0"),
            new Legend.Ramp.Stop(100, 0x80000064, "100"),
            new Legend.Ramp.Stop(200, 0x800000c8, "200"));
    assertThat(legend.entries().get(0).ramp().orElseThrow().argb(0.25)).isEqualTo(0x80000032);
  }

  @Test
  void ofManyStopsSomeAreLabelledTheFirstAndLastAlways() {
    double[] quantities = IntStream.rangeClosed(0, 19).mapToDouble(i -> i * 10).toArray();
    Symbolizer ramp = raster(ColorMap.Type.RAMP, 1, quantities);
    Legend legend = Legend.of(style(List.of(rule("", "", 0, NO_END, ramp))));
    assertThat(legend.entries().get(0).ramp().orElseThrow().stops())
        .hasSize(20)
        .filteredOn(stop -> !stop.label().isEmpty())
        .extracting(Legend.Ramp.Stop::label)
        .containsExactly("0", "40", "80", "120", "190");
  }

  @Test
  void quantitiesWithoutAColourMapGetABarOfTheirGreys() {
    MemoryRaster grid =
        MemoryRaster.quantities(
            CrsRegistry.TWD97_TM2_121,
            GridGeometry.northUp(300_000, 2_775_000, 20, 20),
            11,
            10,
            1,
            (band, c, r) -> 100 * c);
    Legend plain =
        Legend.of(style(List.of(rule("", "", 0, NO_END, Symbolizer.RasterSymbolizer.PLAIN))));
    assertThat(plain.entries().get(0).ramp()).isEmpty();
    assertThat(plain.of(grid).entries().get(0).ramp().orElseThrow().stops())
        .startsWith(
            new Legend.Ramp.Stop(0, 0xff000000, "0"), new Legend.Ramp.Stop(200, 0xff333333, "200"))
        .endsWith(new Legend.Ramp.Stop(1000, 0xffffffff, "1,000"));
  }
}
