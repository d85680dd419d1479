package org.tutai.geo.format.geotiff;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** GDAL's programs as another hand that writes GeoTIFFs; tests are skipped where it is absent. */
final class Gdal {

  private Gdal() {}

  static void assumeThere() {
    assumeTrue(isThere(), "gdal_translate is not installed");
  }

  private static boolean isThere() {
    try {
      return new ProcessBuilder("gdal_translate", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a program and fails with its words when it fails. */
  static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(command + ": " + said);
    }
  }

  /** Writes plain numbers as GDAL's "ENVI" raster: band after band, placed in TWD97 TM2. */
  static Path raw(Path folder, int width, int height, int bands, int type, double[] values)
      throws IOException {
    Path path = folder.resolve("raw-" + type + "-" + bands + ".bin");
    int size = type == 1 ? 1 : type == 2 || type == 12 ? 2 : type == 5 ? 8 : 4;
    ByteBuffer bytes = ByteBuffer.allocate(values.length * size).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (type) {
        case 1 -> bytes.put((byte) (int) value);
        case 2, 12 -> bytes.putShort((short) (int) value);
        case 3, 13 -> bytes.putInt((int) (long) value);
        case 4 -> bytes.putFloat((float) value);
        default -> bytes.putDouble(value);
      }
    }
    Files.write(path, bytes.array());
    Files.writeString(
        path.resolveSibling(path.getFileName().toString().replace(".bin", ".hdr")),
        "ENVI\nsamples = "
            + width
            + "\nlines = "
            + height
            + "\nbands = "
            + bands
            + "\nheader offset = 0\ndata type = "
            + type
            + "\ninterleave = bsq\nbyte order = 0\n"
            + "map info = {Geographic Lat/Lon, 1, 1, 121, 25, 0.01, 0.01, WGS-84}\n");
    return path;
  }

  /** Writes a GeoTIFF from plain numbers with options of {@code gdal_translate}. */
  static Path translate(Path raw, Path target, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("gdal_translate", "-q", "-a_srs", "EPSG:3826"));
    command.addAll(List.of("-a_ullr", "300000", "2790000", "301000", "2789000"));
    command.addAll(List.of(options));
    command.add(raw.toString());
    command.add(target.toString());
    run(command);
    return target;
  }
}
