package org.tutai.geo.format.shapefile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.bytes.ByteSink;
import org.tutai.geo.format.shapefile.ShapeEncoder.Ranges;

/** A {@code .shp} and its {@code .shx} being written, one shape after another. For one thread. */
final class ShapesFile implements AutoCloseable {

  /** Lengths and places are counted in words by a positive {@code int}. */
  private static final long MOST_BYTES = 2L * Integer.MAX_VALUE;

  private static final int BUFFER = 1 << 16;

  private final FileChannel shpChannel;
  private final FileChannel shxChannel;
  private final OutputStream shp;
  private final OutputStream shx;
  private final ShapeType type;
  private final ShapeEncoder encoder;
  private final Ranges ranges = new Ranges();
  private final ByteSink content = new ByteSink(ByteOrder.LITTLE_ENDIAN);
  private final ByteSink head = new ByteSink(ByteOrder.BIG_ENDIAN);
  private long length = ShpHeader.SIZE;
  private int records;

  ShapesFile(Path shpPath, Path shxPath, ShapeType type, boolean measured) throws IOException {
    this.type = type;
    this.encoder = new ShapeEncoder(type, measured);
    this.shpChannel = create(shpPath);
    try {
      this.shxChannel = create(shxPath);
    } catch (IOException e) {
      shpChannel.close();
      throw e;
    }
    this.shp = new BufferedOutputStream(Channels.newOutputStream(shpChannel), BUFFER);
    this.shx = new BufferedOutputStream(Channels.newOutputStream(shxChannel), BUFFER);
    shp.write(new byte[ShpHeader.SIZE]);
    shx.write(new byte[ShpHeader.SIZE]);
  }

  private static FileChannel create(Path path) throws IOException {
    return FileChannel.open(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  /** Adds a shape; null and empty geometries become null shapes. */
  void add(@Nullable Geometry geometry) throws IOException {
    content.clear();
    if (geometry == null || geometry.isEmpty()) {
      content.putInt(ShapeType.NULL.code());
    } else {
      encoder.encode(geometry, content, ranges);
    }
    records++;
    int at = words(length);
    int words = words(content.size());
    head.clear().putInt(records).putInt(words).writeTo(shp);
    content.writeTo(shp);
    head.clear().putInt(at).putInt(words).writeTo(shx);
    length += ShapeRecords.RECORD_HEADER + content.size();
  }

  private static int words(long bytes) throws IOException {
    if (bytes > MOST_BYTES) {
      throw new IOException(
          "a shapefile holds at most "
              + MOST_BYTES
              + " bytes of shapes; write a GeoPackage instead");
    }
    return (int) (bytes / 2);
  }

  /** Writes the headers, now that what they say is known. */
  void finish() throws IOException {
    shp.flush();
    shx.flush();
    writeHeader(shpChannel, length);
    writeHeader(shxChannel, ShpHeader.SIZE + 8L * records);
  }

  private void writeHeader(FileChannel channel, long bytes) throws IOException {
    head.clear().order(ByteOrder.BIG_ENDIAN).putInt(ShpHeader.MAGIC).fill(0, 20);
    head.putInt(words(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(ShpHeader.VERSION).putInt(type.code());
    head.putDouble(ranges.least(0)).putDouble(ranges.least(1));
    head.putDouble(ranges.greatest(0)).putDouble(ranges.greatest(1));
    head.putDouble(ranges.least(2)).putDouble(ranges.greatest(2));
    head.putDouble(ranges.least(3)).putDouble(ranges.greatest(3));
    head.order(ByteOrder.BIG_ENDIAN);
    ByteBuffer header = ByteBuffer.wrap(head.toBytes());
    long position = 0;
    while (header.hasRemaining()) {
      position += channel.write(header, position);
    }
  }

  @Override
  public void close() throws IOException {
    try (shpChannel) {
      shxChannel.close();
    }
  }
}
