package org.tutai.viewer.look;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures of the core as JavaFX shows them. */
public final class Pixels {

  private Pixels() {}

  /**
   * An image of pixels that are not changed any more; they are not copied. On any thread.
   *
   * @param pixels premultiplied ARGB, row by row from the top
   * @throws IllegalArgumentException when they are fewer than width × height, or a side is not
   *     positive
   */
  public static Image image(int width, int height, int[] pixels) {
    return new WritableImage(
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }
}
