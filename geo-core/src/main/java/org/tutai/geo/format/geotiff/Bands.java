package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.tutai.geo.bytes.BoundedXml;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.SampleType;

/**
 * What the samples of a file stand for, and what must be done to them to become the bands of a
 * grid.
 *
 * @param kind what the bands stand for
 * @param count how many bands
 * @param type of the values after what is done to them
 * @param noData among the stored values
 * @param scale by band; none where values are as stored
 * @param offset by band
 * @param inverted whether white is 0
 * @param ink whether the samples are cyan, magenta, yellow and black
 * @param multiplied whether colours are multiplied by the opacity
 * @param stretch what samples of fewer than 8 bits are multiplied by to fill 0 to 255
 * @param palette colours by value
 */
record Bands(
    RasterKind kind,
    int count,
    SampleType type,
    OptionalDouble noData,
    double[] scale,
    double[] offset,
    boolean inverted,
    boolean ink,
    boolean multiplied,
    double stretch,
    List<Integer> palette) {

  private static final int WHITE_IS_ZERO = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int CMYK = 5;
  private static final int Y_CB_CR = 6;
  private static final int MULTIPLIED = 1;
  private static final int OPACITY = 2;

  /** What a directory's tags say of its samples. */
  static Bands of(TiffLayout layout, OptionalDouble noDataBeside) throws IOException {
    TiffDirectory directory = layout.directory();
    RasterKind kind = kind(layout);
    int extra = (int) directory.integer(Tag.EXTRA_SAMPLES, 0, 0);
    boolean opacity = extra == OPACITY || extra == MULTIPLIED;
    int count =
        switch (kind) {
          case COLOR -> layout.photometric != CMYK && layout.samples > 3 && opacity ? 4 : 3;
          case GREY -> layout.samples;
          case PALETTE -> 1;
          case QUANTITY -> layout.samples;
        };
    double[] scale = new double[count];
    Arrays.fill(scale, 1);
    double[] offset = new double[count];
    boolean scaled = kind == RasterKind.QUANTITY && readScale(directory, scale, offset);
    boolean stretched = layout.bits < 8 && (kind == RasterKind.GREY || kind == RasterKind.COLOR);
    SampleType stored = type(layout);
    return new Bands(
        kind,
        count,
        scaled ? (stored.bytes() <= 2 ? SampleType.FLOAT32 : SampleType.FLOAT64) : stored,
        noData(directory, noDataBeside, stored),
        scaled ? scale : new double[0],
        offset,
        kind == RasterKind.GREY && layout.photometric == WHITE_IS_ZERO,
        layout.photometric == CMYK,
        extra == MULTIPLIED && (count == 4 || (kind == RasterKind.GREY && count == 2)),
        stretched ? 255.0 / ((1 << layout.bits) - 1) : 1,
        kind == RasterKind.PALETTE ? palette(layout) : List.of());
  }

  private static RasterKind kind(TiffLayout layout) throws IOException {
    TiffDirectory directory = layout.directory();
    boolean small = layout.format == 1 && layout.bits <= 8;
    switch (layout.photometric) {
      case RGB -> {
        return colour(layout, 3);
      }
      case CMYK -> {
        return colour(layout, 4);
      }
      case Y_CB_CR -> {
        if (layout.compression != Compression.JPEG) {
          throw refused(layout, "YCbCr without JPEG");
        }
        return colour(layout, 3);
      }
      case PALETTE -> {
        boolean whole = directory.count(Tag.COLOR_MAP) >= 3L << Math.min(layout.bits, 16);
        if (layout.samples != 1 || layout.format != 1 || layout.bits > 16 || !whole) {
          throw refused(layout, "a palette that is not one of one sample of up to 16 bits");
        }
        return RasterKind.PALETTE;
      }
      case WHITE_IS_ZERO, 1, 4 -> {
        long extra = directory.integer(Tag.EXTRA_SAMPLES, 0, 0);
        boolean grey = layout.samples == 1 || (layout.samples == 2 && extra > 0);
        return small && grey ? RasterKind.GREY : RasterKind.QUANTITY;
      }
      default -> throw refused(layout, "photometric interpretation " + layout.photometric);
    }
  }

  private static RasterKind colour(TiffLayout layout, int samples) throws FormatException {
    if (layout.samples < samples) {
      throw refused(layout, "colours of " + layout.samples + " samples");
    }
    return RasterKind.COLOR;
  }

  private static FormatException refused(TiffLayout layout, String found) {
    return new FormatException(
            layout.file().path(),
            layout.directory().start(),
            "grey, a palette, RGB, CMYK or YCbCr in JPEG",
            found,
            "Write it anew: gdal_translate -expand rgb in.tif out.tif")
        .because(FormatFault.UNSUPPORTED);
  }

  private static SampleType type(TiffLayout layout) {
    boolean signed = layout.format == 2;
    if (layout.format == 3) {
      return layout.bits == 64 ? SampleType.FLOAT64 : SampleType.FLOAT32;
    }
    if (layout.bits <= 8) {
      return signed ? SampleType.INT8 : SampleType.UINT8;
    }
    if (layout.bits <= 16) {
      return signed ? SampleType.INT16 : SampleType.UINT16;
    }
    if (layout.bits <= 32) {
      return signed ? SampleType.INT32 : SampleType.UINT32;
    }
    return SampleType.FLOAT64;
  }

  private static OptionalDouble noData(
      TiffDirectory directory, OptionalDouble beside, SampleType type) throws IOException {
    OptionalDouble written =
        directory.has(Tag.GDAL_NODATA)
            ? Beside.number(directory.text(Tag.GDAL_NODATA))
            : OptionalDouble.empty();
    OptionalDouble value = beside.isPresent() ? beside : written;
    return value.isPresent() && type == SampleType.FLOAT32
        ? OptionalDouble.of((float) value.getAsDouble())
        : value;
  }

  /** Reads the factors that GDAL keeps in its tag; whether any band has one. */
  private static boolean readScale(TiffDirectory directory, double[] scale, double[] offset)
      throws IOException {
    String text = directory.has(Tag.GDAL_METADATA) ? directory.text(Tag.GDAL_METADATA) : "";
    if (text.isBlank()) {
      return false;
    }
    boolean any = false;
    try {
      for (XmlElement item : BoundedXml.read(text).children("Item")) {
        String role = item.attribute("role").orElse("");
        double[] target = role.equals("scale") ? scale : role.equals("offset") ? offset : null;
        OptionalDouble band = Beside.number(item.attribute("sample").orElse("0"));
        OptionalDouble value = Beside.number(item.text());
        if (target != null && band.isPresent() && Double.isFinite(value.orElse(Double.NaN))) {
          int index = (int) band.getAsDouble();
          if (index >= 0 && index < target.length) {
            any |= target[index] != value.getAsDouble();
            target[index] = value.getAsDouble();
          }
        }
      }
    } catch (XmlException e) {
      return false;
    }
    return any;
  }

  private static List<Integer> palette(TiffLayout layout) throws IOException {
    double[] map = new double[3 << layout.bits];
    boolean small = true;
    for (int i = 0; i < map.length; i++) {
      map[i] = layout.directory().integer(Tag.COLOR_MAP, i);
      small &= map[i] < 256;
    }
    int size = 1 << layout.bits;
    List<Integer> colors = new ArrayList<>(size);
    double divisor = small ? 1 : 257;
    for (int i = 0; i < size; i++) {
      int red = (int) Math.rint(map[i] / divisor);
      int green = (int) Math.rint(map[size + i] / divisor);
      int blue = (int) Math.rint(map[2 * size + i] / divisor);
      colors.add(0xFF000000 | (red << 16) | (green << 8) | blue);
    }
    return colors;
  }
}
