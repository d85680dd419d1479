package org.tutai.viewer.print;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.tutai.geo.encode.Background;
import org.tutai.geo.encode.PngEncoder;
import org.tutai.geo.render.paint.Picture;

/** PNG files that say how large they are on paper. Stateless. */
final class PngFile {

  /** The signature and the header chunk, after which other chunks begin. */
  private static final int HEADER = 8 + 25;

  private PngFile() {}

  /** An opaque picture as PNG with its resolution in the chunk pHYs (PNG 1.2, section 4.2.4.2). */
  static byte[] encoded(Picture picture, int dpi) {
    byte[] plain = PngEncoder.INSTANCE.encode(picture, Background.WHITE);
    var bytes = new ByteArrayOutputStream(plain.length + 32);
    try (var out = new DataOutputStream(bytes)) {
      out.write(plain, 0, HEADER);
      byte[] chunk = resolution(dpi);
      out.writeInt(chunk.length - 4);
      out.write(chunk);
      var check = new CRC32();
      check.update(chunk);
      out.writeInt((int) check.getValue());
      out.write(plain, HEADER, plain.length - HEADER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] resolution(int dpi) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      int perMetre = (int) Math.round(dpi / 0.0254);
      out.write("pHYs".getBytes(StandardCharsets.US_ASCII));
      out.writeInt(perMetre);
      out.writeInt(perMetre);
      out.writeByte(1);
    }
    return bytes.toByteArray();
  }
}
