package org.tutai.geo.format.geopackage;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Unpacks the picture of a tile by the JDK's readers, after its size was checked: PNG and JPEG as
 * colours, PNG of 16 bits and TIFF as numbers. Stateless.
 */
final class TilePicture {

  private TilePicture() {}

  /** Takes what it needs of a reader that was set on a picture of the right size. */
  private interface Use<T> {
    T of(ImageReader reader) throws IOException;
  }

  /** Colours {@code 0xAARRGGBB}, not premultiplied, row after row. */
  static int[] colours(byte[] bytes, int width, int height) throws IOException {
    return read(bytes, width, height, reader -> colours(reader.read(0), width, height));
  }

  /** Numbers of the first band, row after row. */
  static double[] numbers(byte[] bytes, int width, int height) throws IOException {
    return read(
        bytes,
        width,
        height,
        reader ->
            reader
                .read(0)
                .getRaster()
                .getSamples(0, 0, width, height, 0, new double[width * height]));
  }

  private static <T> T read(byte[] bytes, int width, int height, Use<T> use) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = reader(in, bytes);
      try {
        reader.setInput(in, false, true);
        if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
          throw new IOException(
              "expected a picture of "
                  + width
                  + " x "
                  + height
                  + " cells, found "
                  + reader.getWidth(0)
                  + " x "
                  + reader.getHeight(0));
        }
        return use.of(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReader reader(ImageInputStream in, byte[] bytes) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader;
      }
    }
    boolean webp = bytes.length > 12 && bytes[0] == 'R' && bytes[8] == 'W' && bytes[9] == 'E';
    throw new IOException(
        "expected a picture in PNG, JPEG or TIFF, found " + (webp ? "WebP" : "something else"));
  }

  private static int[] colours(BufferedImage image, int width, int height) {
    Raster raster = image.getRaster();
    boolean grey = raster.getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
    return grey
        ? greys(raster, width, height)
        : image.getRGB(0, 0, width, height, new int[width * height], 0, width);
  }

  /** Greys as they are: Java would take them for light and brighten them. */
  private static int[] greys(Raster raster, int width, int height) {
    int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
    int[] colours = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grey = (raster.getSample(x, y, 0) >> shift) & 0xFF;
        int opacity = raster.getNumBands() < 2 ? 0xFF : (raster.getSample(x, y, 1) >> shift) & 0xFF;
        colours[y * width + x] = (opacity << 24) | (grey * 0x010101);
      }
    }
    return colours;
  }
}
