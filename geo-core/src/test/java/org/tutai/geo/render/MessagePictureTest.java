package org.tutai.geo.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tutai.geo.render.paint.Picture;

class MessagePictureTest {

  private final MessagePicture messages = new MessagePicture();

  private static boolean hasInk(Picture picture, int fromRow, int toRow) {
    return Arrays.stream(picture.pixels(), fromRow * picture.width(), toRow * picture.width())
        .anyMatch(pixel -> pixel != 0);
  }

  @Test
  void breaksLinesThatDoNotFit() {
    String message = "LAYERS names a layer that is not served; 圖層清單列出所有圖層";
    Picture wide = messages.draw(message, 800, 120);
    Picture narrow = messages.draw(message, 120, 120);
    assertThat(hasInk(wide, 0, 30)).isTrue();
    assertThat(hasInk(wide, 40, 120)).isFalse();
    assertThat(hasInk(narrow, 40, 120)).isTrue();
  }

  @Test
  void anySizeWillDo() {
    assertThat(messages.draw("x".repeat(5000), 1, 1).pixels()).hasSize(1);
    assertThat(messages.draw("", 10, 10).pixels()).containsOnly(0);
  }
}
