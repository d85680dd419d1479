package org.tutai.geo.format.geotiff;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small good GeoTIFFs of several kinds, as bytes, for tests that damage them. */
public final class GoodTiffs {

  private GoodTiffs() {}

  /** The files by name. */
  public static Map<String, byte[]> all() throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    byte[] cells = new byte[8 * 6 * 2];
    new Random(5).nextBytes(cells);
    files.put(
        "heights",
        TiffMaker.grid(8, 6, 16, 2, cells)
            .keys(1024, 0, 1, 1, 3072, 0, 1, 3826)
            .text(Tag.GDAL_NODATA, "-9999")
            .bytes());
    for (String compression : new String[] {"LZW", "Deflate", "PackBits", "JPEG"}) {
      files.put(compression, picture(compression));
    }
    return files;
  }

  private static byte[] picture(String compression) throws IOException {
    var picture = new BufferedImage(24, 20, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 24 * 20; i++) {
      picture.setRGB(i % 24, i / 24, i * 7919);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ImageWriteParam options = writer.getDefaultWriteParam();
    options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    options.setCompressionType(compression);
    var bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), options);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
