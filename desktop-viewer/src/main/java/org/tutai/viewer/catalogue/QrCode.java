package org.tutai.viewer.catalogue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;

/** Texts as QR codes, black on white with the quiet zone of four modules that readers want. */
final class QrCode {

  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;
  private static final int QUIET = 4;

  private QrCode() {}

  /** A code, about as many pixels wide; empty when the text is too long for one. */
  static Optional<WritableImage> of(String text, int pixels) {
    try {
      BitMatrix code =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  pixels,
                  pixels,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      QUIET));
      return Optional.of(drawn(code));
    } catch (WriterException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static WritableImage drawn(BitMatrix code) {
    var image = new WritableImage(code.getWidth(), code.getHeight());
    PixelWriter pixels = image.getPixelWriter();
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        pixels.setArgb(x, y, code.get(x, y) ? BLACK : WHITE);
      }
    }
    return image;
  }
}
