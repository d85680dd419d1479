package org.tutai.geo.locate.address.answer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** The files at hand: door plates, names of villages, roads with zip codes and English names. */
final class DoorPlateFiles {

  /** A town's names. */
  record Town(
      String code, String county, String name, String zip, String countyEn, String nameEn) {}

  private final Path data;
  private final Map<String, String> villageNames = new HashMap<>();
  private final Map<String, String> fullTownNames = new HashMap<>();
  private final Map<String, Town> towns = new HashMap<>();
  private final Map<String, String> english = new HashMap<>();

  DoorPlateFiles(Path data) throws IOException {
    this.data = data;
    readVillages();
    readRoads();
  }

  private void readVillages() throws IOException {
    try (BufferedReader in = Files.newBufferedReader(data.resolve("village_2021_03.csv"))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> row = cells(line);
        String code = row.get(1).replace("-", "");
        villageNames.put(code, row.get(3).strip());
        fullTownNames.put(code.substring(0, 8), row.get(2).strip());
      }
    }
  }

  private void readRoads() throws IOException {
    Map<String, String> codes = new HashMap<>();
    fullTownNames.forEach((code, name) -> codes.put(Spelling.key(name), code));
    codes.put(Spelling.key("苗栗縣頭份市"), "10005050");
    try (BufferedReader in = Files.newBufferedReader(data.resolve("tw_roads_zip3_en.csv"))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> row = cells(line);
        String code = codes.get(Spelling.key(row.get(0) + row.get(3)));
        if (code != null) {
          towns.putIfAbsent(
              code, new Town(code, row.get(0), row.get(3), row.get(2), row.get(1), row.get(4)));
          english.put(code + "|" + Spelling.key(row.get(5)), row.get(6));
        }
      }
    }
  }

  /** A town by its code of 8 digits, or null. */
  @org.jspecify.annotations.Nullable
  Town town(String code) {
    return towns.get(code);
  }

  java.util.Collection<Town> towns() {
    return towns.values();
  }

  /** The official English of a road (with its section) in a town, or null. */
  @org.jspecify.annotations.Nullable
  String english(String town, String roadAndSection) {
    return english.get(town + "|" + Spelling.key(roadAndSection));
  }

  /** The official English names: town code, bar, key of road and section. */
  Map<String, String> english() {
    return english;
  }

  /** Every plate of the named counties (all for none) that has a place and a known town. */
  void plates(List<String> counties, Consumer<DoorPlate> to) throws IOException {
    try (var listing = Files.list(data.resolve("doorplates"))) {
      for (Path file : listing.sorted().toList()) {
        String county = file.getFileName().toString().replaceAll("\\..*", "");
        if (counties.isEmpty() || counties.contains(county)) {
          plates(file, to);
        }
      }
    }
  }

  private void plates(Path file, Consumer<DoorPlate> to) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8),
            1 << 16)) {
      in.readLine();
      Map<String, String> same = new HashMap<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        DoorPlate plate = plate(cells(line), same);
        if (plate != null) {
          to.accept(plate);
        }
      }
    }
  }

  private @org.jspecify.annotations.Nullable DoorPlate plate(
      List<String> row, Map<String, String> same) {
    String town = row.get(1).length() < 7 ? "" : townCode(row.get(1));
    if (row.size() != 13 || !towns.containsKey(town) || row.get(10).isEmpty()) {
      return null;
    }
    String villageCode = row.get(2).startsWith(row.get(1)) ? town + row.get(2).substring(8) : "";
    String village =
        villageCode.isEmpty() ? row.get(2) : villageNames.getOrDefault(villageCode, "");
    return new DoorPlate(
        town.substring(0, 5),
        town,
        villageCode,
        village,
        number(row.get(3)),
        same.computeIfAbsent(row.get(4), String::toString),
        row.get(5),
        signs(row.get(6)),
        signs(row.get(7)),
        row.get(8) + row.get(9),
        signs(row.get(10)),
        Double.parseDouble(row.get(11)),
        Double.parseDouble(row.get(12)));
  }

  private static int number(String neighbourhood) {
    List<Integer> numbers = Spelling.numbers(neighbourhood);
    return numbers.isEmpty() ? 0 : numbers.get(0);
  }

  private static String signs(String text) {
    return text.indexOf('-') < 0
        ? text
        : text.replace("I-", "號").replace("G-", "巷").replace("H-", "弄");
  }

  /** 6300400 and 1000402 of the household scheme as the ministry writes them. */
  static String townCode(String code) {
    return code.startsWith("6")
        ? code.substring(0, 2) + "000" + code.substring(3, 5) + "0"
        : code.substring(0, 5) + code.substring(5, 7) + "0";
  }

  /** The cells of a line of CSV; quotes may hold commas. */
  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>(13);
    StringBuilder quoted = null;
    int from = 0;
    boolean inQuotes = false;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ',';
      if (c == '"' && i < line.length()) {
        quoted = quoted == null ? new StringBuilder(line.substring(from, i)) : quoted;
        inQuotes = !inQuotes;
      } else if (c == ',' && (!inQuotes || i == line.length())) {
        cells.add(quoted == null ? line.substring(from, i) : quoted.toString());
        quoted = null;
        from = i + 1;
      } else if (quoted != null) {
        quoted.append(c);
      }
    }
    return cells;
  }
}
