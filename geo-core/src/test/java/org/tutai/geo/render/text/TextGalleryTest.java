package org.tutai.geo.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Picture;

/** Draws samples of type to {@code target/gallery/text.png}, to be looked at. */
class TextGalleryTest {

  private static final int LAND = 0xFFF6F4EE;
  private static final int SEA = 0xFFCFE0EA;
  private static final TextPaint DARK = new TextPaint(0xFF3D3A36, 1.5, 0xD9F6F4EE);
  private static final TextPaint GREY = new TextPaint(0xFF6B6257, 1.5, 0xD9F6F4EE);
  private static final TextPaint BLUE = new TextPaint(0xFF4A7590, 1.5, 0xD9CFE0EA);

  private final FontLibrary fonts = FontLibrary.withDirectories(List.of());
  private final TextPainter painter = new TextPainter();
  private final Picture picture = Picture.transparent(760, 620);

  @Test
  void everySampleIsDrawn() throws IOException {
    background();
    int y = 30;
    for (double size : new double[] {11, 12, 13, 15, 16, 24}) {
      write("臺北市中山區新生北路", FontRequest.regular(size), DARK, 16, y);
      write("廍塩磘峯 Zhongshan District", FontRequest.regular(size), GREY, 340, y);
      y += (int) (size * 1.9);
      write("臺北市中山區新生北路", FontRequest.bold(size), DARK, 16, y);
      write("馬祖 Matsu (南竿) 25°N, 1,284 m", FontRequest.bold(size), DARK, 340, y);
      y += (int) (size * 1.9);
    }
    write("臺灣海峽\nTaiwan Strait", new FontRequest(15, false, true, 3), BLUE, 30, y);
    write("新北市\nNew Taipei City", new FontRequest(15, false, false, 1), DARK, 220, y);
    write("é ñ Å ẫ Ж Ω ㄅㄆㄇ 𠮷 か", FontRequest.regular(15), DARK, 420, y);
    write(
        "臺北",
        new FontRequest(40, true, false, 0),
        new TextPaint(0x803D3A36, 4, 0xFFFFFFFF),
        640,
        y);

    var file = Path.of("target", "gallery", "text.png");
    Files.createDirectories(file.getParent());
    var image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB_PRE);
    image.setRGB(0, 0, picture.width(), picture.height(), picture.pixels(), 0, picture.width());
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }

  private void background() {
    Arrays.fill(picture.pixels(), LAND);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        if (y > 520 && x < 200) {
          picture.pixels()[y * picture.width() + x] = SEA;
        } else if ((x * 3 + y) % 97 == 0) {
          picture.pixels()[y * picture.width() + x] = 0xFF8A8073;
        }
      }
    }
  }

  private void write(String text, FontRequest request, TextPaint paint, int x, int y) {
    var layout = TextLayout.of(text, request, fonts);
    int[] before = picture.pixels().clone();
    painter.paint(picture, layout, x * PathSink.ONE, y * PathSink.ONE, paint);
    assertThat(changedPixels(before, x, y, layout)).as(text).isGreaterThan((int) layout.width());
  }

  private int changedPixels(int[] before, int x, int y, TextLayout layout) {
    int changed = 0;
    for (int row = y - (int) layout.ascent(); row < y; row++) {
      for (int column = x; column < x + layout.width() && column < picture.width(); column++) {
        int at = row * picture.width() + column;
        changed += picture.pixels()[at] == before[at] ? 0 : 1;
      }
    }
    return changed;
  }
}
