package org.tutai.geo.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tutai.geo.expr.Expression.Literal;

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
}
