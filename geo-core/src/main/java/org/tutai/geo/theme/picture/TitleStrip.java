package org.tutai.geo.theme.picture;

import java.util.Locale;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.text.FontLibrary;
import org.tutai.geo.render.text.FontRequest;
import org.tutai.geo.render.text.TextLayout;
import org.tutai.geo.render.text.TextPaint;
import org.tutai.geo.render.text.TextPainter;

/** The strip below a preview: whose map it is, and what it is called. Stateless. */
final class TitleStrip {

  private static final TextPainter TEXT = new TextPainter();
  private static final int PAPER = 0xF0F4F6F6;
  private static final int EDGE = 0xFF0B6E6E;
  private static final int INK = 0xFF23302F;
  private static final int QUIET = 0xFF5A6664;
  private static final double TITLE = 36;
  private static final double SMALL = 20;
  private static final int MARGIN = 36;
  private static final int HEIGHT = 108;
  private static final int BRAND_WIDTH = 190;

  private TitleStrip() {}

  /** How much of a picture of a size the strip takes from its foot; nothing of a small one. */
  static int height(int width, int height) {
    return height - HEIGHT < HEIGHT || width < 4 * BRAND_WIDTH ? 0 : HEIGHT;
  }

  static void draw(Picture picture, String title, String author, int leftOut, Locale locale) {
    if (height(picture.width(), picture.height()) == 0) {
      return;
    }
    int top = picture.height() - HEIGHT;
    fill(picture, top, HEIGHT, premultiplied(PAPER));
    fill(picture, top, 4, EDGE);
    boolean chinese = locale.getLanguage().equals("zh");
    int room = picture.width() - 2 * MARGIN - BRAND_WIDTH;
    String shown = title.isBlank() ? chinese ? "主題圖" : "Theme map" : title;
    String below = below(author, leftOut, chinese);
    boolean two = !below.isEmpty();
    left(picture, shown, TITLE, true, INK, room, top + (two ? 53 : 70));
    if (two) {
      left(picture, below, SMALL, false, QUIET, room, top + 90);
    }
    right(picture, "圖臺 Tutai", 26, EDGE, top + 67);
  }

  private static String below(String author, int leftOut, boolean chinese) {
    String by = author.isBlank() ? "" : chinese ? "製作：" + author : "By " + author;
    if (leftOut == 0) {
      return by;
    }
    String note =
        chinese
            ? "另有 " + leftOut + " 個圖層未畫在預覽中"
            : leftOut == 1
                ? "One more layer is not in this preview"
                : leftOut + " more layers are not in this preview";
    return by.isEmpty() ? note : by + "　·　" + note;
  }

  private static void fill(Picture picture, int top, int height, int argb) {
    int width = picture.width();
    int from = top * width;
    for (int i = from; i < from + height * width; i++) {
      picture.pixels()[i] = Overlay.over(picture.pixels()[i], argb);
    }
  }

  private static int premultiplied(int argb) {
    int alpha = argb >>> 24;
    return alpha << 24 | (Overlay.scaled(argb | 0xFF000000, alpha) & 0xFFFFFF);
  }

  private static void left(
      Picture picture, String text, double size, boolean bold, int argb, int room, int base) {
    paint(picture, fitting(text, size, bold, room), MARGIN, base, argb);
  }

  private static void right(Picture picture, String text, double size, int argb, int base) {
    TextLayout layout = layout(text, size, true);
    paint(picture, layout, (int) (picture.width() - MARGIN - layout.width()), base, argb);
  }

  private static void paint(Picture picture, TextLayout layout, int x, int base, int argb) {
    TEXT.paint(picture, layout, x * PathSink.ONE, base * PathSink.ONE, TextPaint.plain(argb));
  }

  private static TextLayout layout(String text, double size, boolean bold) {
    return TextLayout.of(text, new FontRequest(size, bold, false, 0), FontLibrary.standard());
  }

  /** As much of a line as there is room for. */
  private static TextLayout fitting(String text, double size, boolean bold, int room) {
    String line = text.replaceAll("\\s+", " ").strip();
    TextLayout whole = layout(line, size, bold);
    int length = Math.min(line.codePointCount(0, line.length()), TextLayout.MAX_CHARACTERS);
    while (whole.width() > room && length > 1) {
      length = Math.min(length - 1, (int) (length * room / whole.width()) + 1);
      int end = line.offsetByCodePoints(0, Math.max(1, length));
      whole = layout(line.substring(0, end).strip() + "…", size, bold);
    }
    return whole;
  }
}
