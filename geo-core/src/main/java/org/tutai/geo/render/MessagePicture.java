package org.tutai.geo.render;

import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.text.FontLibrary;
import org.tutai.geo.render.text.FontRequest;
import org.tutai.geo.render.text.TextLayout;
import org.tutai.geo.render.text.TextPaint;
import org.tutai.geo.render.text.TextPainter;

/**
 * A sentence written on an empty picture, for answers that must be pictures when there is nothing
 * to draw. Thread-safe.
 */
public final class MessagePicture {

  private static final int MARGIN = 8;
  private static final int SIZE = 12;
  private static final double PITCH = 1.5;
  private static final TextPaint PAINT = new TextPaint(0xFF8A1C1C, 1.5, 0xD9FFFFFF);

  private final TextPainter painter = new TextPainter(1 << 20);

  /**
   * Writes the message from the top left corner, broken into lines that fit; what does not fit in
   * the picture's height is left out.
   */
  public Picture draw(String message, int width, int height) {
    Picture picture = Picture.transparent(width, height);
    double baseline = MARGIN + SIZE;
    var line = new StringBuilder();
    for (String word : words(message)) {
      String longer = line + word;
      if (line.length() > 0 && layout(longer).width() > width - 2 * MARGIN) {
        baseline = write(picture, line.toString(), baseline);
        line.setLength(0);
      }
      line.append(word);
      if (baseline > height) {
        return picture;
      }
    }
    write(picture, line.toString(), baseline);
    return picture;
  }

  /** Pieces after which a line may end: with the spaces behind a word, or one ideograph. */
  private static String[] words(String message) {
    return message.split("(?<=[\\s\\p{IsIdeographic},/])");
  }

  private double write(Picture picture, String line, double baseline) {
    painter.paint(
        picture,
        layout(line),
        MARGIN * PathSink.ONE,
        (int) Math.rint(baseline * PathSink.ONE),
        PAINT);
    return baseline + SIZE * PITCH;
  }

  private static TextLayout layout(String text) {
    return TextLayout.of(text, FontRequest.regular(SIZE), FontLibrary.standard());
  }
}
