package org.tutai.server.http.wms;

import java.util.Locale;
import org.tutai.geo.encode.Background;
import org.tutai.geo.encode.PngEncoder;
import org.tutai.geo.render.MessagePicture;
import org.tutai.geo.render.paint.Picture;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Params;

/**
 * Answers what went wrong with a GetMap request as a picture, for programs that show nothing else
 * ({@code EXCEPTIONS=BLANK} and {@code INIMAGE}, OGC 06-042, section 7.3.3.11).
 */
final class WmsPictureErrors {

  private static final MessagePicture MESSAGES = new MessagePicture();

  private WmsPictureErrors() {}

  /** Whether the request wants its errors as pictures. */
  static boolean asked(Params params) {
    String format = format(params);
    return params.get("REQUEST", "").strip().equalsIgnoreCase("GetMap")
        && (format.endsWith("blank") || format.endsWith("inimage"));
  }

  private static String format(Params params) {
    return params.get("EXCEPTIONS", "XML").strip().toLowerCase(Locale.ROOT);
  }

  private static boolean blank(Params params) {
    return format(params).endsWith("blank");
  }

  static Answer picture(WmsException e, Params params) {
    int width = size(params, "WIDTH");
    int height = size(params, "HEIGHT");
    Picture picture =
        blank(params) ? Picture.transparent(width, height) : MESSAGES.draw(e.text(), width, height);
    boolean transparent = params.get("TRANSPARENT", "").strip().equalsIgnoreCase("TRUE");
    Background background = transparent ? Background.TRANSPARENT : Background.WHITE;
    var png = new PngEncoder();
    return new Answer(
            200,
            png.mediaType(),
            png.encode(picture, background),
            "",
            Answer.NEVER,
            java.util.Map.of(),
            false)
        .with("X-Service-Exception", e.code());
  }

  private static int size(Params params, String name) {
    String text = params.get(name, "").strip();
    int value = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    return value < 1 || value > MapRequest.MAX_SIZE ? 256 : value;
  }
}
