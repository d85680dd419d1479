package org.tutai.geo.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** GDAL's programs, where they are installed, as the other side of a format. */
public final class Ogr {

  private Ogr() {}

  /** Converts with {@code ogr2ogr}; skips the test where it is not installed. */
  public static void convert(String... arguments) throws IOException {
    run("ogr2ogr", arguments);
  }

  /** What {@code ogrinfo} prints; skips the test where it is not installed. */
  public static String info(Path file, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(file.toString());
    return run("ogrinfo", all.toArray(new String[0]));
  }

  private static String run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      Assumptions.abort("GDAL's " + program + " is not installed");
      throw e;
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command + " failed: " + printed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return printed;
  }
}
