package org.tutai.geo.theme.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tutai.geo.encode.Background;
import org.tutai.geo.encode.PngEncoder;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeLayer;

class ThemePictureTest {

  private static final ThemePicture PICTURES = new ThemePicture();

  /** Has a red picture for every layer of another server, and a blue one for every image. */
  private static final class Coloured implements ThemeSources {
    @Override
    public List<StyledLayer> base() {
      return List.of();
    }

    @Override
    public Optional<StyledLayer> published(PublishedLayer layer) {
      return Optional.empty();
    }

    @Override
    public Optional<byte[]> features(ThemeLayer layer) {
      return Optional.empty();
    }

    @Override
    public Optional<Picture> remote(ThemeLayer layer, MapView view) {
      return Optional.of(Overlay.filled(view.width(), view.height(), 0xFF0000));
    }

    @Override
    public Optional<Picture> image(String image) {
      return Optional.of(Overlay.filled(20, 10, 0x0000FF));
    }
  }

  private static ThemePicture.Drawn draw(String parts) {
    return draw(parts, 0);
  }

  private static ThemePicture.Drawn draw(String parts, double rotation) {
    return PICTURES.draw(request("\"rotation\":" + rotation, parts));
  }

  private static ThemePicture.Request request(String view, String parts) {
    String json =
        """
        {"type":"tutai-theme","version":1,"title":"淹水潛勢與避難收容處所","author":"測試",
         "view":{"center":[121.5,25.05],"zoom":11,%s,"crs":"EPSG:3857"},"base":false,%s}\
        """
            .formatted(view, parts);
    return new ThemePicture.Request(
        ThemeDocument.read(json.getBytes(StandardCharsets.UTF_8)).map(),
        new Coloured(),
        1200,
        630,
        Locale.TRADITIONAL_CHINESE,
        System.nanoTime() + 60_000_000_000L);
  }

  private static int pixel(ThemePicture.Drawn drawn, int x, int y) {
    return drawn.picture().pixels()[y * 1200 + x] & 0xFFFFFF;
  }

  @Test
  void drawsAFileThatSaysNothingOfItsLookAsTheMapPageDoes() {
    var drawn =
        draw(
            """
            "layers":[{"kind":"geojson","data":{"type":"Feature","properties":{},"geometry":{"type":"Polygon",
            "coordinates":[[[121.4,25.0],[121.6,25.0],[121.6,25.15],[121.4,25.15],[121.4,25.0]]]}}}]\
            """);
    // The accent, 20 % of it, over the sea.
    assertThat(pixel(drawn, 600, 180)).isEqualTo(0xA8C9D1);
  }

  @Test
  void drawsEveryKindOfAnnotationAndMeasure() throws IOException {
    String all =
        """
        "layers":[],
        "annotations":[
         {"kind":"polygon","id":"a","coordinates":[[[121.30,25.10],[121.45,25.10],[121.45,25.20],[121.30,25.20],[121.30,25.10]]],"text":"警戒區","style":{"fill":"#ff0000","fillOpacity":1}},
         {"kind":"circle","id":"b","coordinates":[121.60,25.15],"radius":5000,"style":{"fill":"#00ff00","fillOpacity":1}},
         {"kind":"line","id":"c","coordinates":[[121.2,24.95],[121.5,25.05]],"style":{"stroke":"#0000ff","strokeWidth":4,"dash":[8,6]}},
         {"kind":"arrow","id":"d","coordinates":[[121.7,24.95],[121.55,25.05]],"style":{"stroke":"#aa00aa","strokeWidth":5}},
         {"kind":"rectangle","id":"e","coordinates":[[[121.20,25.02],[121.28,25.02],[121.28,25.08],[121.20,25.08],[121.20,25.02]]]},
         {"kind":"text","id":"f","coordinates":[121.5,25.12],"text":"臺北市\\n颱風路徑","style":{"size":26,"font":"bold"}},
         {"kind":"point","id":"g","coordinates":[121.5170,25.0478],"text":"臺北車站","style":{"size":16,"fill":"#ffcc00","fillOpacity":1}},
         {"kind":"image","id":"h","coordinates":[121.75,25.15],"image":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==","style":{"size":60}}],
        "measurements":[
         {"kind":"distance","id":"m","coordinates":[[121.6,25.0],[121.7,25.05],[121.78,25.02]],"results":{"length":19876.5}},
         {"kind":"area","id":"n","coordinates":[[[121.35,24.97],[121.45,24.97],[121.40,25.03],[121.35,24.97]]],"results":{"area":33445566},"unit":"ping"},
         {"kind":"point","id":"o","coordinates":[121.25,25.18]}]\
        """;
    ThemePicture.Drawn drawn = draw(all);
    assertThat(drawn.leftOut()).isZero();
    assertThat(pixel(drawn, 330, 120)).isEqualTo(0xFF0000);
    assertThat(pixel(drawn, 745, 154)).isEqualTo(0x00FF00);
    assertThat(drawn.picture().pixels()).contains(0xFF0000FF, 0xFFFFCC00);
    String out = System.getProperty("tutai.preview", "");
    if (!out.isEmpty()) {
      Files.write(
          Path.of(out), new PngEncoder().encode(drawn.picture(), Background.opaque(0xFFFFFF)));
    }
  }

  @Test
  void leavesOutWhatCannotBeHadAndCountsIt() {
    ThemePicture.Drawn drawn =
        draw(
            """
            "layers":[
             {"kind":"published","id":"p","title":"p","layer":"nope"},
             {"kind":"published","id":"q","title":"q","layer":"nope","visible":false},
             {"kind":"file","id":"r","title":"r","file":"sha256-%s","format":"kml"},
             {"kind":"geojson","id":"s","title":"s","data":{"type":"nonsense"}}]\
            """
                .formatted("0".repeat(64)));
    assertThat(drawn.leftOut()).isEqualTo(3);
  }

  @Test
  void drawsFeaturesThatAreWrittenInTheDocument() {
    ThemePicture.Drawn drawn =
        draw(
            """
            "layers":[{"kind":"geojson","id":"s","title":"s","data":{"type":"FeatureCollection",
             "features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":
             [[[121,24.5],[122,24.5],[122,25.5],[121,25.5],[121,24.5]]]}}]}}]\
            """);
    assertThat(drawn.leftOut()).isZero();
    assertThat(pixel(drawn, 600, 200)).isNotEqualTo(pixel(draw("\"layers\":[]"), 600, 200));
  }

  @Test
  void mixesLayersByTheirOpacityAndThatOfTheirGroup() {
    String layer =
        "{\"kind\":\"xyz\",\"id\":\"x\",\"title\":\"\",\"opacity\":0.5,"
            + "\"url\":\"https://a.example/{z}/{x}/{y}.png\"}";
    String group =
        "\"layers\":[{\"kind\":\"group\",\"id\":\"g\",\"title\":\"\",\"opacity\":%s,\"layers\":["
            + layer
            + "]}]";
    assertThat(pixel(draw(group.formatted("1")), 600, 100)).isEqualTo(0xE77075);
    assertThat(pixel(draw(group.formatted("0")), 600, 100)).isEqualTo(0xCFE0EA);
    assertThat(pixel(draw(group.formatted("0.5")), 600, 100)).isBetween(0xDAA7AE, 0xDCA9B1);
  }

  @Test
  void hidesALayerOutsideItsScales() {
    String layer =
        "\"layers\":[{\"kind\":\"xyz\",\"id\":\"x\",\"title\":\"\",\"minScale\":1,\"maxScale\":%s,"
            + "\"url\":\"https://a.example/{z}/{x}/{y}.png\"}]";
    assertThat(pixel(draw(layer.formatted("1000")), 600, 100)).isEqualTo(0xCFE0EA);
    assertThat(pixel(draw(layer.formatted("10000000")), 600, 100)).isEqualTo(0xFF0000);
  }

  /** A square east of the middle, once written as a layer and once drawn. */
  private static final String EAST =
      """
      "layers":[{"kind":"geojson","id":"s","title":"s","data":{"type":"FeatureCollection",
       "features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":
       [[[121.55,25.04],[121.57,25.04],[121.57,25.06],[121.55,25.06],[121.55,25.04]]]}}]}}],
      "annotations":[{"kind":"rectangle","id":"e","coordinates":
       [[[121.60,25.04],[121.62,25.04],[121.62,25.06],[121.60,25.06],[121.60,25.04]]],
       "style":{"fill":"#ff0000","fillOpacity":1,"strokeWidth":0}}]\
      """;

  @Test
  void turnsTheMapClockwiseAboutItsMiddleAsAPageDoes() {
    int sea = 0xCFE0EA;
    ThemePicture.Drawn upright = draw(EAST);
    assertThat(pixel(upright, 760, 261)).isEqualTo(0xFF0000);
    assertThat(pixel(upright, 687, 261)).isNotEqualTo(sea);
    assertThat(pixel(upright, 600, 421)).isEqualTo(sea);
    ThemePicture.Drawn south = draw(EAST, 90);
    assertThat(pixel(south, 600, 421)).isEqualTo(0xFF0000);
    assertThat(pixel(south, 600, 348)).isNotEqualTo(sea);
    assertThat(pixel(south, 760, 261)).isEqualTo(sea);
    ThemePicture.Drawn north = draw(EAST, -90);
    assertThat(pixel(north, 600, 101)).isEqualTo(0xFF0000);
    ThemePicture.Drawn aslant = draw(EAST, 45);
    assertThat(pixel(aslant, 713, 374)).isEqualTo(0xFF0000);
    assertThat(pixel(aslant, 662, 323)).isNotEqualTo(sea);
    assertThat(pixel(draw(EAST, 180), 440, 261)).isEqualTo(0xFF0000);
    assertThat(draw(EAST, 360).picture().pixels()).isEqualTo(upright.picture().pixels());
  }

  @Test
  void showsAllThatItsMakerSawInALowPictureToo() {
    int free = 630 - TitleStrip.height(1200, 630);
    double usual = metresAcross("\"rotation\":0");
    assertThat(usual).isCloseTo(1200 * 76.437, within(1.0));
    assertThat(metresAcross("\"size\":[2400,500]")).isCloseTo(2 * usual, within(1.0));
    assertThat(metresAcross("\"size\":[390," + 3 * free + "]")).isCloseTo(3 * usual, within(1.0));
    assertThat(metresAcross("\"size\":[600," + free / 2 + "]")).isCloseTo(usual / 2, within(1.0));
  }

  private static double metresAcross(String view) {
    return ThemePicture.view(request(view, "\"layers\":[]")).bounds().width();
  }

  @Test
  void coversTheWholePictureWhicheverWayItIsTurned() {
    String layer =
        "\"layers\":[{\"kind\":\"xyz\",\"id\":\"x\",\"title\":\"\","
            + "\"url\":\"https://a.example/{z}/{x}/{y}.png\"}]";
    for (double degrees : new double[] {1, 30, 45, 90, 135, 222.5, -77}) {
      ThemePicture.Drawn drawn = draw(layer, degrees);
      for (int y = 0; y < 630 - 108; y++) {
        for (int x = 0; x < 1200; x++) {
          assertThat(pixel(drawn, x, y)).as(degrees + " at " + x + ',' + y).isEqualTo(0xFF0000);
        }
      }
    }
  }

  /** The box of the pixels in a colour: left, top, right, bottom. */
  private static int[] box(ThemePicture.Drawn drawn, int rgb) {
    int[] box = {1200, 630, -1, -1};
    for (int i = 0; i < 1200 * (630 - 108); i++) {
      if ((drawn.picture().pixels()[i] & 0xFFFFFF) == rgb) {
        box[0] = Math.min(box[0], i % 1200);
        box[1] = Math.min(box[1], i / 1200);
        box[2] = Math.max(box[2], i % 1200);
        box[3] = Math.max(box[3], i / 1200);
      }
    }
    return box;
  }

  private static int[] written(double rotation, double mapRotation) {
    String text =
        """
        "layers":[],"annotations":[{"kind":"text","id":"f","coordinates":[121.5,25.05],
         "text":"颱風路徑潛勢預報","style":{"size":40,"font":"bold","stroke":"#ff0000","halo":false,"rotation":%s}}]\
        """;
    return box(draw(text.formatted(rotation), mapRotation), 0xFF0000);
  }

  @Test
  void turnsLettersAndPicturesAboutTheirMiddleAndNotWithTheMap() {
    int[] across = written(0, 0);
    assertThat(across[2] - across[0]).isBetween(280, 330);
    assertThat(across[3] - across[1]).isBetween(25, 45);
    assertThat(written(0, 90)).isEqualTo(across);
    int[] down = written(90, 0);
    assertThat(down[3] - down[1]).isCloseTo(across[2] - across[0], within(4));
    assertThat(down[2] - down[0]).isCloseTo(across[3] - across[1], within(4));
    assertThat((down[0] + down[2]) / 2).isCloseTo((across[0] + across[2]) / 2, within(8));
    int[] aslant = written(45, 0);
    assertThat(aslant[2] - aslant[0]).isCloseTo(aslant[3] - aslant[1], within(12));
    String image =
        """
        "layers":[],"annotations":[{"kind":"image","id":"h","coordinates":[121.5,25.05],
         "image":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==","style":{"size":60,"rotation":%s}}]\
        """;
    int[] turned = box(draw(image.formatted(90), 30), 0x0000FF);
    assertThat(turned[2] - turned[0]).isBetween(26, 31);
    assertThat(turned[3] - turned[1]).isBetween(56, 61);
  }
}
