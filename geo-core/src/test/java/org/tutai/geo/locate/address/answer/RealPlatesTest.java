package org.tutai.geo.locate.address.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.locate.address.answer.ReverseAnswer.NearPlate;
import org.tutai.geo.locate.address.plate.PlateImport;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.Districts;

/** Round trips over random plates of two small counties, where the shared data is at hand. */
class RealPlatesTest {

  private static final int PLATES = 3000;

  private static PlateIndex plates = PlateIndex.empty();
  private static AddressIndex index = new AddressIndex(Districts.taiwan(), plates);

  @BeforeAll
  static void importsPlates(@TempDir Path folder) throws Exception {
    Path data = Path.of(System.getProperty("tutai.shared", "../shared"), "data", "doorplates");
    List<Path> files = List.of(data.resolve("09007.csv.gz"), data.resolve("09020.csv.gz"));
    Assumptions.assumeTrue(
        files.stream().allMatch(Files::exists), "the shared door plates are not at hand");
    new PlateImport(folder).run(files);
    plates = PlateIndex.open(folder);
    index = new AddressIndex(Districts.taiwan(), plates);
  }

  @AfterAll
  static void closes() {
    plates.close();
  }

  @Test
  void placeOfAPlateGivesAPlateThere() {
    Random random = new Random(11);
    for (int i = 0; i < PLATES; i++) {
      PlateSegment segment = plates.segments().get(random.nextInt(plates.segments().size()));
      int house = random.nextInt(segment.houses());
      double lon = segment.lonE7(house) / 1e7;
      double lat = segment.latE7(house) / 1e7;
      List<NearPlate> near = index.reverse(lon, lat, 3, 500).plates();
      assertThat(near.get(0).distanceMetres()).isCloseTo(0, within(0.001));
      assertThat(near.get(0).plate().lon()).isEqualTo(lon);
      assertThat(near.get(0).plate().lat()).isEqualTo(lat);
      assertThat(near).extracting(NearPlate::distanceMetres).isSorted();
    }
  }

  @Test
  void fullAddressOfAPlateGivesThePlate() {
    Random random = new Random(12);
    int found = 0;
    for (int i = 0; i < PLATES; i++) {
      PlateSegment segment = plates.segments().get(random.nextInt(plates.segments().size()));
      int house = random.nextInt(segment.houses());
      Candidate there =
          index
              .reverse(segment.lonE7(house) / 1e7, segment.latE7(house) / 1e7, 1, 10)
              .plates()
              .get(0)
              .plate();
      boolean again =
          index.find(Query.of(there.address(), 50)).candidates().stream()
              .anyMatch(
                  one ->
                      one.address().equals(there.address())
                          && one.lon() == there.lon()
                          && one.lat() == there.lat());
      found += again ? 1 : 0;
    }
    assertThat(found).isGreaterThan(PLATES * 995 / 1000);
  }
}
