package org.tutai.server.http.theme;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import org.tutai.server.http.exchange.Html;

/** QR codes (ISO/IEC 18004) as SVG: one path of whole modules, so that it is crisp at any size. */
final class QrSvg {

  /** The light rim the standard asks for, in modules. */
  private static final int QUIET_ZONE = 4;

  private QrSvg() {}

  /**
   * The code of an address.
   *
   * @throws IllegalArgumentException for a text longer than a code can hold
   */
  static String of(String address) {
    ByteMatrix modules = modules(address);
    int size = modules.getWidth() + 2 * QUIET_ZONE;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + size
        + " "
        + size
        + "\" shape-rendering=\"crispEdges\" role=\"img\"><title>"
        + Html.escaped(address)
        + "</title><path fill=\"#ffffff\" d=\"M0 0h"
        + size
        + "v"
        + size
        + "H0z\"/><path fill=\"#000000\" d=\""
        + path(modules)
        + "\"/></svg>\n";
  }

  private static ByteMatrix modules(String address) {
    try {
      return Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("a QR code holds no text as long as this", e);
    }
  }

  /** Each run of dark modules of a row is a rectangle. */
  private static String path(ByteMatrix modules) {
    var path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      int x = 0;
      while (x < modules.getWidth()) {
        int end = x;
        while (end < modules.getWidth() && modules.get(end, y) == 1) {
          end++;
        }
        if (end > x) {
          path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
          path.append('h').append(end - x).append("v1h").append(x - end).append('z');
        }
        x = end + 1;
      }
    }
    return path.toString();
  }
}
