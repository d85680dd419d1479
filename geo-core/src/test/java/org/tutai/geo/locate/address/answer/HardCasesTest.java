package org.tutai.geo.locate.address.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.AddressParser;
import org.tutai.geo.locate.address.plate.PlateImport;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.Folding;

/** Addresses that were written by hand to be hard. */
class HardCasesTest {

  private static final String PLATES = "hard-plates.csv";

  @TempDir private Path scratch;

  @Test
  void thereAreAtLeastThreeHundred() throws IOException {
    assertThat(HardCase.all()).hasSizeGreaterThanOrEqualTo(300);
  }

  @Test
  void understandsTheParts() throws IOException {
    Set<String> roads = new HashSet<>();
    for (String row : HardCase.resource(PLATES)) {
      roads.add(Folding.key(row.split(",", -1)[5]));
    }
    AddressParser parser =
        new AddressParser(Districts.taiwan(), key -> roads.contains(key.toString()));
    List<String> wrong = new ArrayList<>();
    for (HardCase hard : HardCase.all()) {
      Address address = parser.parse(hard.text());
      List<String> missed = hard.misunderstood(address);
      if (!missed.isEmpty()) {
        wrong.add(hard.line() + " " + hard.text() + ": " + missed);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void findsTheAnswers() throws IOException {
    Path csv = Files.write(scratch.resolve(PLATES), HardCase.resource(PLATES));
    Path directory = scratch.resolve("index");
    new PlateImport(directory).threads(1).run(List.of(csv));
    Map<String, double[]> places = places();
    List<String> wrong = new ArrayList<>();
    try (PlateIndex plates = PlateIndex.open(directory)) {
      AddressIndex index = new AddressIndex(Districts.taiwan(), plates);
      for (HardCase hard : HardCase.all()) {
        String problem = problem(hard, index.find(Query.of(hard.text(), 5)), places);
        if (!problem.isEmpty()) {
          wrong.add(hard.line() + " " + hard.text() + ": " + problem);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The places of the plates, by their addresses with and without the village. */
  private static Map<String, double[]> places() throws IOException {
    Map<String, String> towns = new HashMap<>();
    Map<String, double[]> places = new HashMap<>();
    for (String row : HardCase.resource(PLATES)) {
      String[] c = row.split(",", -1);
      if (c[0].equals("id")) {
        continue;
      }
      String town =
          towns.computeIfAbsent(
              c[2], code -> Districts.taiwan().byCode(code).orElseThrow().fullName());
      String street = c[5] + c[6] + c[7] + c[8] + c[9] + c[10] + c[11];
      double[] place = {Double.parseDouble(c[12]), Double.parseDouble(c[13])};
      places.put(town + street, place);
      places.put(town + c[3] + street, place);
    }
    return places;
  }

  private static String problem(HardCase hard, Answer answer, Map<String, double[]> places) {
    if (hard.answer().isEmpty()) {
      return "";
    }
    Candidate first = answer.candidates().isEmpty() ? null : answer.candidates().get(0);
    String got = first == null ? "nothing" : first.level() + " " + first.address();
    String[] wanted = hard.answer().split(" ", 2);
    return switch (wanted[0]) {
      case "none" -> first == null ? "" : "nothing was wanted, but got " + got;
      case "not-plate" ->
          first == null || first.level().compareTo(Level.HOUSE) > 0 || first.probability() < 0.5
              ? ""
              : "no plate was wanted, but got " + got;
      case "plate", "house" -> {
        double[] place = places.get(wanted[1]);
        assertThat(place).describedAs("plate of line " + hard.line()).isNotNull();
        boolean level =
            first != null
                && (first.level() == Level.PLATE
                    || first.level() == Level.HOUSE && wanted[0].equals("house"));
        boolean there =
            first != null
                && AccuracyScore.metres(first.lon(), first.lat(), place[0], place[1]) <= 1;
        yield level && there ? "" : hard.answer() + " was wanted, but got " + got;
      }
      default ->
          first != null
                  && first.level().name().toLowerCase(Locale.ROOT).equals(wanted[0])
                  && first.address().contains(wanted[1])
              ? ""
              : hard.answer() + " was wanted, but got " + got;
    };
  }
}
