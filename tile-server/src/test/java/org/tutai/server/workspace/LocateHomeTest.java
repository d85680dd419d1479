package org.tutai.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.plate.PlateImport;
import org.tutai.geo.locate.home.LocateHome;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceImport;
import org.tutai.samples.SampleLocating;

class LocateHomeTest {

  private static final String PLATES =
      """
      county,town,village,neighborhood,road,section,lane,alley,sub_alley,tong,number,lon,lat
      63,6300400,,,新生北路,三段,,,,,26號,121.5001,25.0701
      """;

  @TempDir private static Path samples;
  @TempDir private Path folder;

  @Test
  void samplesAnswerUntilThereArePlatesOfOnesOwn() throws IOException {
    LocateHome home = home();
    try (LocateIndexes indexes = home.open()) {
      assertThat(first(indexes).candidates().get(0).synthetic()).isTrue();
    }
    Path csv = Files.writeString(folder.resolve("own.csv"), PLATES);
    new PlateImport(home.addresses()).run(List.of(csv));
    try (LocateIndexes indexes = home.open()) {
      assertThat(first(indexes).candidates().get(0).synthetic()).isFalse();
      assertThat(first(indexes).candidates().get(0).lon()).isEqualTo(121.5001);
    }
  }

  @Test
  void landmarksOfOnesOwnKeepTheDistrictsOfTheSamples() throws IOException {
    LocateHome home = home();
    Path csv =
        Files.writeString(
            folder.resolve("landmarks.csv"), "名稱,lon,lat\n某某紀念館,121.5,25.05\n某某車站,121.51,25.06\n");
    new PlaceImport(home.places()).file(csv, PlaceImport.Options.NONE);
    try (LocateIndexes indexes = home.open()) {
      var places = indexes.locator().places();
      assertThat(places.find("某某車站", Place.Kind.LANDMARK, null, 1)).hasSize(1);
      assertThat(places.containing(121.5330, 25.0624))
          .hasValueSatisfying(district -> assertThat(district.fullName()).startsWith("臺北市中山區"));
    }
  }

  @Test
  void aWorkspaceKeepsItsIndexesWithIt() {
    assertThat(LocateHome.of(folder, Map.of(), LocateHome.Sample.NONE).addresses())
        .isEqualTo(folder.resolve("locate").resolve("addresses"));
    assertThat(
            LocateHome.of(null, Map.of("XDG_DATA_HOME", "/data"), LocateHome.Sample.NONE).places())
        .isEqualTo(Path.of("/data/tutai/locate/places"));
    assertThat(LocateHome.of(null, Map.of("HOME", "/h"), LocateHome.Sample.NONE).addresses())
        .isEqualTo(Path.of("/h/.local/share/tutai/locate/addresses"));
  }

  private LocateHome home() {
    return LocateHome.of(folder, Map.of(), () -> SampleLocating.prepare(samples.resolve("locate")));
  }

  private static Answer first(LocateIndexes indexes) {
    return indexes.locator().addresses().find(Query.of("臺北市中山區新生北路三段26號", 1));
  }
}
