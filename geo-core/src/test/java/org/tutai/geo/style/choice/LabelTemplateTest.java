package org.tutai.geo.style.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Property;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.style.StyleException;

class LabelTemplateTest {

  @Test
  void fieldsStandInBraces() {
    assertThat(LabelTemplate.parse("{COUNTYNAME} {TOWNNAME}").expression())
        .isEqualTo(
            new Function(
                "concat",
                List.of(new Property("COUNTYNAME"), new Literal(" "), new Property("TOWNNAME"))));
    assertThat(LabelTemplate.parse("{a}{b}{a}").fields()).containsExactly("a", "b");
    assertThat(LabelTemplate.parse("{人口}").expression()).isEqualTo(new Property("人口"));
    assertThat(LabelTemplate.parse("m²").expression()).isEqualTo(new Literal("m²"));
    assertThat(LabelTemplate.parse("").expression()).isEqualTo(new Literal(""));
  }

  @Test
  void bracesThatNameNothingAreText() {
    checkText("{{a}}", "{a}");
    checkText("a { b", "a { b");
    checkText("a } b", "a } b");
    checkText("{}", "{}");
  }

  private static void checkText(String written, String text) {
    assertThat(LabelTemplate.parse(written).expression()).isEqualTo(new Literal(text));
  }

  @Test
  void whatIsWrittenComesBackThroughAStyle() throws StyleException {
    for (String written :
        List.of("{A} {B}", " {A}", "{A} ", "{A}: {B} m²", "{{{A}}}", "<{A}&{B}>", "{A}\u3000{B}")) {
      var labels = Labelling.of("x", false).withLabel(LabelTemplate.parse(written).expression());
      var style =
          StyleChoices.single(GeometryKind.POLYGON, Symbol.of(GeometryKind.POLYGON, 0x336699))
              .withLabels(java.util.Optional.of(labels))
              .style("default");
      var read = SldReader.read(SldWriter.write("x", style)).defaultStyle().orElseThrow();
      Labelling back = StyleReading.of(read, GeometryKind.POLYGON).choices().labels().orElseThrow();
      assertThat(LabelTemplate.of(back.text().label()).map(LabelTemplate::written))
          .contains(written);
      assertThat(StyleReading.of(read, GeometryKind.POLYGON).exact()).isTrue();
    }
  }

  @Test
  void whatIsWorkedOutIsNoTemplate() {
    Expression upper = new Function("upper", List.of(new Property("a")));
    assertThat(LabelTemplate.of(upper)).isEmpty();
    assertThat(LabelTemplate.of(new Function("concat", List.of(upper)))).isEmpty();
    assertThatThrownBy(() -> new LabelTemplate(List.of(upper)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLongTemplateIsCutOff() {
    assertThat(LabelTemplate.parse("{".repeat(100_000)).written())
        .hasSizeLessThanOrEqualTo(LabelTemplate.LONGEST);
  }
}
