package org.tutai.geo.source.remote.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.bytes.PictureHeader;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.RemoteSourceException;

class PictureReaderTest {

  /** Red at the left, blue at the right. */
  private static Fetched picture(String format, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, x < width / 2 ? 0xFF0000 : 0x0000FF);
      }
    }
    var bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return new Fetched("a", 200, Map.of(), bytes.toByteArray(), Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "png,100,60,6000,100,60",
    "png,100,60,5999,50,30",
    "png,101,61,1500,34,21",
    "jpg,100,60,1500,50,30",
    "gif,100,60,1,1,1",
    "bmp,100,60,679,25,15"
  })
  void takesEverySoManiethPixelOfAPictureWithMoreThanAreWanted(
      String format, int width, int height, int most, int leftWidth, int leftHeight)
      throws Exception {
    Fetched fetched = picture(format, width, height);
    RemoteImage image = PictureReader.readThinned(fetched, most);
    assertThat(image.width()).isEqualTo(leftWidth);
    assertThat(image.height()).isEqualTo(leftHeight);
    int row = image.height() / 2 * image.width();
    assertThat(image.pixels()[row] >> 16 & 0xFF).isGreaterThan(200);
    if (image.width() > 1) {
      assertThat(image.pixels()[row + image.width() - 1] & 0xFF).isGreaterThan(200);
    }
    if (width * height > most) {
      assertThatThrownBy(() -> PictureReader.read(fetched, most))
          .isInstanceOf(RemoteSourceException.class)
          .hasMessageContaining("too large");
    }
  }

  @ParameterizedTest
  @CsvSource({"8000,5001", "100000,2"})
  void refusesToThinAPicturePastWhatAnyMayHave(int width, int height) throws IOException {
    Fetched whole = picture("png", 2, 2);
    byte[] bytes = whole.body().clone();
    putInt(bytes, 16, width);
    putInt(bytes, 20, height);
    var claims = new Fetched("a", 200, Map.of(), bytes, Optional.empty(), Optional.empty());
    assertThat(
            (long) width * height > PictureHeader.MOST_PIXELS || width > PictureHeader.LONGEST_SIDE)
        .isTrue();
    assertThatThrownBy(() -> PictureReader.readThinned(claims, 1000))
        .isInstanceOf(RemoteSourceException.class)
        .hasMessageContaining("too large");
  }

  private static void putInt(byte[] bytes, int at, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >> 24 - 8 * i);
    }
  }
}
