package org.tutai.viewer.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationImagesTest {

  @TempDir Path folder;

  private static byte[] png() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void filesAreReadOnceByTheirNames() throws IOException {
    Path file = Files.write(folder.resolve("any"), png());
    var asked = new AtomicInteger();
    var images = new AnnotationImages();
    images.setFiles(
        name -> {
          asked.incrementAndGet();
          return name.equals("sha256-1") ? Optional.of(file) : Optional.empty();
        });
    assertThat(images.apply("sha256-1").orElseThrow().width()).isEqualTo(3);
    assertThat(images.apply("sha256-1").orElseThrow().height()).isEqualTo(2);
    assertThat(asked).hasValue(1);
  }

  @Test
  void whatIsMissingOrNoPictureIsLeftOutAndNotAskedForInEveryFrame() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken"), "no picture");
    var asked = new AtomicInteger();
    var images = new AnnotationImages();
    images.setFiles(
        name -> {
          asked.incrementAndGet();
          return name.equals("broken") ? Optional.of(broken) : Optional.empty();
        });
    for (int frame = 0; frame < 3; frame++) {
      assertThat(images.apply("missing")).isEmpty();
      assertThat(images.apply("broken")).isEmpty();
      assertThat(images.apply("data:image/png;base64,AAAA")).isEmpty();
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void dataUrlsNeedNoFile() throws IOException {
    String url = "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
    assertThat(new AnnotationImages().apply(url)).isPresent();
  }
}
