package org.tutai.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceIndex;

class SampleLocatingTest {

  @TempDir private Path folder;

  @Test
  void everyShippedPlateIsImportedAndMarkedAsMadeUp() throws IOException {
    Path made = SampleLocating.prepare(folder.resolve("locate"));
    try (PlateIndex index = PlateIndex.open(made.resolve("addresses"))) {
      long plates = index.segments().stream().mapToLong(PlateSegment::plates).sum();
      assertThat(plates).isBetween(24_000L, 24_400L);
      assertThat(index.segments()).hasSize(11).allMatch(PlateSegment::synthetic);
    }
  }

  @Test
  void theDistrictsOfTheSampleLayersAreAmongThePlaces() throws IOException {
    Path made = SampleLocating.prepare(folder.resolve("locate"));
    try (PlaceIndex index = PlaceIndex.open(made.resolve("places"))) {
      assertThat(index.containing(121.5330, 25.0624))
          .hasValueSatisfying(district -> assertThat(district.fullName()).startsWith("臺北市中山區"));
      assertThat(index.find("板橋區", Place.Kind.DISTRICT, null, 3).get(0).place().code())
          .isEqualTo("65000010");
    }
  }

  @Test
  void isMadeOnceAndAgainWhereItIsDamaged() throws IOException {
    Path made = SampleLocating.prepare(folder.resolve("locate"));
    Path manifest = made.resolve("addresses").resolve("manifest.json");
    Object first = Files.readAttributes(manifest, "fileKey").get("fileKey");
    SampleLocating.prepare(made);
    assertThat(Files.readAttributes(manifest, "fileKey").get("fileKey")).isEqualTo(first);
    Files.writeString(manifest, "{");
    SampleLocating.prepare(made);
    try (PlateIndex index = PlateIndex.open(made.resolve("addresses"))) {
      assertThat(index.segments()).isNotEmpty();
    }
  }

  @Test
  void severalProgramsMayMakeItAtOnce() throws Exception {
    Path target = folder.resolve("locate");
    ExecutorService programs = Executors.newFixedThreadPool(3);
    try {
      List<Callable<Path>> same = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        same.add(() -> SampleLocating.prepare(target));
      }
      for (Future<Path> done : programs.invokeAll(same)) {
        assertThat(done.get()).isEqualTo(target);
      }
    } finally {
      programs.shutdown();
    }
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(target);
    }
  }
}
