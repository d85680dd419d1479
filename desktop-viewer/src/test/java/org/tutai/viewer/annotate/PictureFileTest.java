package org.tutai.viewer.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.ThemeLimits;

class PictureFileTest {

  @TempDir Path folder;

  /** A picture of a few pixels, as a document writes it. */
  static String small(Path folder) throws IOException {
    return PictureFile.dataUrl(write(folder, "small.png", "png", 12, 8, false));
  }

  private static Path write(
      Path folder, String name, String format, int width, int height, boolean noisy)
      throws IOException {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int i = 0; noisy && i < width * height; i++) {
      picture.setRGB(i % width, i / width, random.nextInt());
    }
    Path file = folder.resolve(name);
    ImageIO.write(picture, format, file.toFile());
    return file;
  }

  private static BufferedImage read(String dataUrl) throws IOException {
    byte[] bytes = Base64.getDecoder().decode(dataUrl.substring(dataUrl.indexOf(',') + 1));
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void smallPicturesKeepTheirSize() throws IOException {
    assertThat(small(folder)).startsWith("data:image/png;base64,");
    assertThat(read(small(folder)).getWidth()).isEqualTo(12);
    assertThat(read(small(folder)).getHeight()).isEqualTo(8);
  }

  @Test
  void largePicturesAreShrunkAndNoisyOnesBecomeJpeg() throws IOException {
    String wide = PictureFile.dataUrl(write(folder, "wide.jpg", "jpeg", 4000, 500, false));
    assertThat(read(wide).getWidth()).isEqualTo(640);
    assertThat(read(wide).getHeight()).isEqualTo(80);
    String noisy = PictureFile.dataUrl(write(folder, "noisy.png", "png", 900, 900, true));
    assertThat(noisy).startsWith("data:image/jpeg;base64,");
    assertThat(noisy.length()).isLessThan(ThemeLimits.PICTURE);
  }

  @Test
  void whatIsNoPictureIsRefusedInBothLanguages() throws IOException {
    Path text = Files.writeString(folder.resolve("100%.png"), "not a picture");
    assertThatThrownBy(() -> PictureFile.dataUrl(text))
        .isInstanceOfSatisfying(
            PictureFile.Refused.class,
            refused -> {
              assertThat(refused.why().english()).contains("can't be read").contains("100%%.png");
              assertThat(refused.why().chinese()).contains("無法讀取");
            });
    byte[] whole = Files.readAllBytes(write(folder, "whole.png", "png", 300, 300, true));
    Path cut = Files.write(folder.resolve("cut.png"), java.util.Arrays.copyOf(whole, 2000));
    assertThatThrownBy(() -> PictureFile.dataUrl(cut)).isInstanceOf(PictureFile.Refused.class);
  }

  /** A header that promises a picture of 60,000 by 60,000 pixels, in 45 bytes. */
  @Test
  void picturesThatUnpackToGigabytesAreRefusedUnread() throws IOException {
    Path bomb = write(folder, "bomb.png", "png", 2, 2, false);
    try (var file = new RandomAccessFile(bomb.toFile(), "rw")) {
      file.seek(16);
      file.writeInt(60_000);
      file.writeInt(60_000);
      byte[] header = new byte[17];
      file.seek(12);
      file.readFully(header);
      var crc = new java.util.zip.CRC32();
      crc.update(header);
      file.writeInt((int) crc.getValue());
    }
    assertThatThrownBy(() -> PictureFile.dataUrl(bomb))
        .isInstanceOfSatisfying(
            PictureFile.Refused.class,
            refused -> assertThat(refused.why().english()).contains("too large"));
  }
}
