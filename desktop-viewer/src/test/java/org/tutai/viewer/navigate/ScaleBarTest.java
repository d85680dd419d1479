package org.tutai.viewer.navigate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Text;

class ScaleBarTest {

  private static final Viewport TAIPEI =
      new Viewport(CrsRegistry.WEB_MERCATOR, 13_525_000, 2_880_000, 10, 1000, 700);

  @Test
  void isAsLongOnTheGroundAsItSays() {
    ScaleBar bar = ScaleBar.of(TAIPEI, 128).orElseThrow();
    Position west = TAIPEI.place(500 - bar.pixels() / 2, 350).orElseThrow();
    Position east = TAIPEI.place(500 + bar.pixels() / 2, 350).orElseThrow();
    assertThat(Geodesics.distance(west.lon(), west.lat(), east.lon(), east.lat()))
        .isCloseTo(bar.metres(), within(bar.metres() * 1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 1, 7, 55, 400, 3000, 20_000})
  void isRoundAndFits(double unitsPerPixel) {
    Viewport view =
        new Viewport(CrsRegistry.WEB_MERCATOR, 13_525_000, 2_880_000, unitsPerPixel, 1000, 700);
    ScaleBar bar = ScaleBar.of(view, 128).orElseThrow();
    assertThat(bar.pixels()).isLessThanOrEqualTo(128).isGreaterThan(128 / 2.6);
    double power = Math.pow(10, Math.floor(Math.log10(bar.metres()) + 1e-9));
    assertThat(Math.round(bar.metres() / power)).isIn(1L, 2L, 5L);
  }

  @Test
  void saysKilometresMetresAndCentimetres() {
    assertThat(new ScaleBar(2000, 100).label()).isEqualTo(Text.of("2 km", "2 公里"));
    assertThat(new ScaleBar(500, 100).label()).isEqualTo(Text.of("500 m", "500 公尺"));
    assertThat(new ScaleBar(0.2, 100).label()).isEqualTo(Text.of("20 cm", "20 公分"));
    assertThat(new ScaleBar(1_000_000, 100).label().english()).isEqualTo("1,000 km");
  }

  @Test
  void thereIsNoneBeyondTheEarth() {
    Viewport beyond = new Viewport(CrsRegistry.WGS84, 0, 200, 0.001, 1000, 700);
    assertThat(ScaleBar.of(beyond, 128)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1:25,000|25000",
        "25000|25000",
        " 1 : 25 000 |25000",
        "1/5000|5000",
        "25k|25000",
        "2.5萬|25000",
        "1：1,000,000|1000000",
        "1比1000|1000"
      })
  void readsScalesAsPeopleWriteThem(String text, double denominator) {
    assertThat(ScaleText.parse(text)).hasValue(denominator);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "0", "1:0", "-5", "1:2:3", "9999999999999999999999"})
  void refusesWhatIsNoScale(String text) {
    assertThat(ScaleText.parse(text)).isEmpty();
  }

  @Test
  void refusesALongTextCheaply() {
    assertThat(ScaleText.parse("1".repeat(100_000))).isEmpty();
  }

  @Test
  void writesWhatItReads() {
    assertThat(ScaleText.of(25_000.4)).isEqualTo("1:25,000");
    assertThat(ScaleText.of(2_856_781)).isEqualTo("1:2,857,000");
    assertThat(ScaleText.parse(ScaleText.of(2_856_781))).hasValue(2_857_000);
  }
}
