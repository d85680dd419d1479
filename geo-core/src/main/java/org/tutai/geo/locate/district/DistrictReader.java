package org.tutai.geo.locate.district;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the register's resources, which are Tutai's own: what is wrong in them is a defect. */
final class DistrictReader {

  private final Map<String, String> postalCodes = new HashMap<>();
  private final Map<String, District> byCode = new LinkedHashMap<>();
  private @Nullable District county;
  private @Nullable District town;

  private DistrictReader() {}

  /** All districts by code, counties before their towns, towns before their villages. */
  static Map<String, District> districts() {
    var reader = new DistrictReader();
    rows("postal-codes.tsv").forEach(row -> reader.postalCodes.put(row[0], row[2]));
    rows("districts.tsv").forEach(reader::add);
    return reader.byCode;
  }

  /** The former names, the latest first. */
  static List<FormerName> formerNames(Map<String, District> districts) {
    List<FormerName> names = new ArrayList<>();
    for (String[] row : rows("former-names.tsv")) {
      List<District> today =
          Arrays.stream(row[2].split(" ")).map(code -> known(districts.get(code), code)).toList();
      var level = District.Level.valueOf(row[1].toUpperCase(Locale.ROOT));
      names.add(new FormerName(row[0], level, today, row[3], row[4], row[5]));
    }
    return List.copyOf(names);
  }

  /** Codes of districts, and spellings of them that are met but not official. */
  static List<String[]> spellings() {
    return rows("spellings.tsv");
  }

  /** Codes of districts, and names of theirs in Latin letters beside the official one. */
  static List<String[]> latinNames() {
    return rows("latin.tsv");
  }

  private void add(String[] row) {
    if (row.length == 3) {
      county =
          put(
              new District(
                  District.Level.COUNTY, row[0], row[1], row[2], postalCode(row[0]), null));
    } else if (row.length == 4) {
      town = put(town(row, known(county, row[1])));
    } else {
      District above = known(town, row[2]);
      String english = row[4].isEmpty() ? "" : row[4] + " Vil.";
      put(
          new District(
              District.Level.VILLAGE,
              above.code() + row[2],
              row[3],
              english,
              above.postalCode(),
              above));
    }
  }

  private District town(String[] row, District above) {
    String code = above.code() + row[1];
    return new District(
        District.Level.TOWN,
        code,
        row[2],
        row[3].replace("District", "Dist."),
        postalCodes.getOrDefault(code, ""),
        above);
  }

  /** The postal code of a county whose towns share one. */
  private String postalCode(String countyCode) {
    List<String> codes =
        postalCodes.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(countyCode))
            .map(Map.Entry::getValue)
            .distinct()
            .toList();
    return codes.size() == 1 ? codes.get(0) : "";
  }

  private District put(District district) {
    byCode.put(district.code(), district);
    return district;
  }

  private static District known(@Nullable District district, String code) {
    return Objects.requireNonNull(district, () -> "the register has no district " + code);
  }

  private static List<String[]> rows(String resource) {
    try (InputStream in = DistrictReader.class.getResourceAsStream(resource)) {
      Objects.requireNonNull(in, () -> resource + " is missing from the jar");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
