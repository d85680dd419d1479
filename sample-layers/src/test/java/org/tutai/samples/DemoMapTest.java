package org.tutai.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.paint.Picture;

/**
 * Draws the demo map into {@code target/gallery}, to be looked at, and checks what must be on each
 * picture.
 */
class DemoMapTest {

  private static final Path GALLERY = Path.of("target/gallery");
  private static final int LAND = 0xFFF6F4EE;
  private static final int OTHER_LAND = 0xFFEBE8E0;
  private static final int SEA = 0;
  private static final int COAST = 0xFF7FA6BD;
  private static final int COUNTY_LINE = 0xFF8A8073;
  private static final int COUNTY_NAME = 0xFF3D3A36;
  private static final int VILLAGE_NAME = 0xFF6B6257;

  @TempDir private static Path scratch;
  private static DemoMap map;

  @BeforeAll
  static void compile() throws IOException {
    Files.createDirectories(GALLERY);
    map = DemoMap.open(SampleFiles.DATA, scratch);
  }

  @AfterAll
  static void close() {
    map.close();
  }

  @ParameterizedTest
  @CsvSource({
    "world-z2, 20, 20, 2",
    "asia-z4, 121, 24, 4",
    "taiwan-z6, 121, 24, 6",
    "taiwan-z7, 121, 23.7, 7",
    "taiwan-z8, 121, 23.7, 8",
    "north-z9, 121.4, 24.9, 9",
    "south-z9, 120.4, 23.0, 9",
    "hualien-z10, 121.4, 23.8, 10",
    "taipei-z11, 121.55, 25.05, 11",
    "kinmen-z11, 118.35, 24.45, 11",
    "taipei-z12, 121.55, 25.05, 12",
    "taipei-z13, 121.55, 25.05, 13",
    "taipei-z15, 121.55, 25.05, 15"
  })
  void gallery(String name, double lon, double lat, double zoom) throws IOException {
    Picture picture = map.render(DemoMap.webView(lon, lat, zoom, 1000, 700));
    save(name, picture);
    assertThat(colours(picture)).contains(zoom < 6 ? OTHER_LAND : LAND).hasSizeGreaterThan(20);
  }

  @Test
  void islandIsLandWithOneBlueCoastAndCountiesByName() throws IOException {
    Picture picture = map.render(DemoMap.webView(121, 23.7, 8, 1000, 1000));
    assertThat(colours(picture)).contains(LAND, SEA, COAST, COUNTY_LINE, COUNTY_NAME);
    assertThat(at(picture, 990, 990)).isEqualTo(SEA);
    assertThat(at(picture, 10, 100)).isEqualTo(OTHER_LAND);
  }

  @Test
  void coarseTaiwanOfTheWorldDoesNotShowBesideTheFineOne() throws IOException {
    Picture north = map.render(DemoMap.webView(121.4, 25.0, 9, 600, 400));
    assertThat(hasPatch(north, OTHER_LAND)).isFalse();
    assertThat(hasPatch(north, LAND)).isTrue();
    Picture far = map.render(DemoMap.webView(121, 24, 5, 600, 400));
    assertThat(hasPatch(far, OTHER_LAND)).isTrue();
  }

  @Test
  void villageNamesComeAtZoom12() throws IOException {
    assertThat(colours(map.render(DemoMap.webView(121.55, 25.05, 11, 600, 600))))
        .doesNotContain(VILLAGE_NAME);
    assertThat(colours(map.render(DemoMap.webView(121.55, 25.05, 12, 600, 600))))
        .contains(VILLAGE_NAME);
  }

  @Test
  void drawsInTm2() throws IOException {
    MapView view = DemoMap.view(CrsRegistry.TWD97_TM2_121, 121, 23.7, 450, 800, 1000);
    Picture picture = map.render(view);
    save("taiwan-3826", picture);
    assertThat(colours(picture)).contains(LAND, SEA, COAST, COUNTY_LINE, COUNTY_NAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counties",
        "towns",
        "villages",
        "boundaries",
        "town_points",
        "towns_big5",
        "counties_utf8",
        "countries",
        "country_boundaries"
      })
  void everyLayerAloneShowsSomethingAtASmallScale(String layer) throws IOException {
    Picture picture = map.render(map.alone(layer), DemoMap.webView(121, 23.7, 6, 300, 300));
    assertThat(colours(picture)).hasSizeGreaterThan(1);
  }

  private static int at(Picture picture, int x, int y) {
    return picture.pixels()[y * picture.width() + x];
  }

  /** Whether a square of 3 x 3 pixels has a colour; edges and letters may hit on it by chance. */
  private static boolean hasPatch(Picture picture, int colour) {
    for (int y = 1; y < picture.height() - 1; y++) {
      for (int x = 1; x < picture.width() - 1; x++) {
        boolean patch = true;
        for (int i = 0; patch && i < 9; i++) {
          patch = at(picture, x - 1 + i % 3, y - 1 + i / 3) == colour;
        }
        if (patch) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<Integer> colours(Picture picture) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        colours.add(at(picture, x, y));
      }
    }
    return colours;
  }

  private static void save(String name, Picture picture) throws IOException {
    Files.write(GALLERY.resolve(name + ".png"), DemoMap.png(picture));
  }
}
