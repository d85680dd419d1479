package org.tutai.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutai.geo.style.SldReader;

/** Each sample layer's style {@code dark}, for dark pages and windows. */
class DarkStylesTest {

  private static final String COLOUR = "#[0-9a-f]{6}";

  /** The sea of the map page, other countries, Taiwan. */
  private static final Set<String> GROUNDS = Set.of("#1a2732", "#2a343b", "#343d42");

  @ParameterizedTest
  @MethodSource("defaultStyles")
  void theDarkStyleDiffersFromTheDefaultInColoursAlone(String style) throws IOException {
    String dark = style.replace(".sld", ".dark.sld");
    assertThat(SldReader.read(SampleFiles.DATA.resolve(dark)).remarks()).isEmpty();
    assertThat(drawing(dark).replaceAll(COLOUR, "#"))
        .isEqualTo(drawing(style).replaceAll(COLOUR, "#"));
    assertThat(colours(SampleFiles.text(dark), "fill|stroke"))
        .doesNotContainAnyElementsOf(colours(SampleFiles.text(style), "fill|stroke"))
        .doesNotContain("#000000");
  }

  /** The contrast of WCAG 2.2, 1.4.3. */
  @ParameterizedTest
  @MethodSource("defaultStyles")
  void darkNamesStandOutFromTheirHaloAndFromLandAndSea(String style) throws IOException {
    String dark = SampleFiles.text(style.replace(".sld", ".dark.sld"));
    Set<String> grounds = new TreeSet<>(GROUNDS);
    Set<String> letters = new TreeSet<>();
    Matcher text = Pattern.compile("(?s)<TextSymbolizer>.*?</TextSymbolizer>").matcher(dark);
    while (text.find()) {
      Matcher halo = Pattern.compile("(?s)<Halo>.*?</Halo>").matcher(text.group());
      assertThat(halo.find()).isTrue();
      grounds.addAll(colours(halo.group(), "fill"));
      letters.addAll(colours(halo.replaceAll(""), "fill"));
    }
    for (String letter : letters) {
      assertThat(grounds)
          .as(letter)
          .allSatisfy(ground -> assertThat(contrast(letter, ground)).isGreaterThanOrEqualTo(4.5));
    }
    assertThat(letters.isEmpty()).isEqualTo(style.endsWith("boundaries.sld"));
  }

  private static List<String> defaultStyles() {
    return SampleLayers.files().stream()
        .filter(file -> file.endsWith(".sld") && !file.endsWith(".dark.sld"))
        .toList();
  }

  /** A style from its first pass on: what it draws, without its title. */
  private static String drawing(String style) throws IOException {
    String text = SampleFiles.text(style);
    return text.substring(text.indexOf("<FeatureTypeStyle>"));
  }

  private static Set<String> colours(String sld, String parameters) {
    Set<String> colours = new TreeSet<>();
    Matcher found = Pattern.compile("\"(?:" + parameters + ")\">(" + COLOUR + ")<").matcher(sld);
    while (found.find()) {
      colours.add(found.group(1));
    }
    return colours;
  }

  private static double contrast(String a, String b) {
    double one = luminance(a) + 0.05;
    double other = luminance(b) + 0.05;
    return Math.max(one, other) / Math.min(one, other);
  }

  private static double luminance(String colour) {
    return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
  }

  private static double linear(String colour, int at) {
    double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
