package org.tutai.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.plate.PlateImport;
import org.tutai.geo.locate.home.LiveLocate;
import org.tutai.geo.locate.home.LocateHome;
import org.tutai.geo.locate.home.LocateHome.Sample;
import org.tutai.geo.locate.home.LocateIndexes;

/** The home of the indexes, and how a running server follows it. */
class LiveLocateTest {

  private static final String HEADER =
      "county,town,village,neighborhood,road,section,lane,alley,sub_alley,tong,number,lon,lat\n";

  @TempDir Path folder;

  private final List<String> told = new CopyOnWriteArrayList<>();

  private LocateHome home() {
    return LocateHome.of(folder.resolve("own"), Map.of(), Sample.NONE);
  }

  private void importPlate(Path addresses, String road, int number) throws IOException {
    Path csv = folder.resolve("plates.csv");
    Files.writeString(
        csv,
        HEADER + "63,6300200,西村里,1鄰," + road + ",,,,,," + number + "號,121.5637,25.0375\n",
        StandardCharsets.UTF_8);
    new PlateImport(addresses).run(List.of(csv));
  }

  private static List<String> found(LocateIndexes indexes, String text) {
    return indexes.locator().addresses().find(Query.of(text, 5)).candidates().stream()
        .map(Candidate::address)
        .toList();
  }

  private LiveLocate live(LocateHome home) {
    var listener =
        new LiveLocate.Listener() {
          @Override
          public void opened(LocateIndexes indexes) {
            told.add("opened");
          }

          @Override
          public void failed(String message) {
            told.add("failed: " + message);
          }
        };
    return new LiveLocate(home, listener, Duration.ofMillis(20));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 3000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void isInTheWorkspaceOrTheUsersData() {
    Path workspace = Path.of("/w");
    assertThat(LocateHome.of(workspace, Map.of(), Sample.NONE).addresses())
        .isEqualTo(Path.of("/w/locate/addresses"));
    assertThat(
            LocateHome.of(null, Map.of("XDG_DATA_HOME", "/d", "HOME", "/h"), Sample.NONE).places())
        .isEqualTo(Path.of("/d/tutai/locate/places"));
    assertThat(LocateHome.of(null, Map.of("HOME", "/h"), Sample.NONE).directory())
        .isEqualTo(Path.of("/h/.local/share/tutai/locate"));
  }

  @Test
  void takesSamplesForWhatIsNotTheUsersOwn() throws IOException {
    importPlate(folder.resolve("sample/addresses"), "樣本路", 1);
    LocateHome home =
        LocateHome.of(folder.resolve("own"), Map.of(), () -> folder.resolve("sample"));
    try (LocateIndexes indexes = home.open()) {
      assertThat(found(indexes, "信義區樣本路1號")).contains("臺北市信義區樣本路1號");
    }
    importPlate(home.addresses(), "真實路", 2);
    try (LocateIndexes indexes = home.open()) {
      assertThat(found(indexes, "信義區真實路2號")).contains("臺北市信義區真實路2號");
      assertThat(found(indexes, "信義區樣本路1號")).doesNotContain("臺北市信義區樣本路1號");
    }
  }

  @Test
  void anImportTakesEffectWhileItRunsAndReadersKeepWhatTheyHave() throws Exception {
    LocateHome home = home();
    importPlate(home.addresses(), "甲路", 1);
    try (LiveLocate live = live(home)) {
      assertThat(live.take()).isEmpty();
      live.start();
      await(() -> live.take().map(LiveLocateTest::closed).isPresent());
      LocateIndexes before = live.take().orElseThrow();
      importPlate(home.addresses(), "乙路", 2);
      await(() -> told.size() == 2);
      try (LocateIndexes now = live.take().orElseThrow()) {
        assertThat(now.version()).isNotEqualTo(before.version());
        assertThat(found(now, "信義區乙路2號")).contains("臺北市信義區乙路2號");
      }
      assertThat(found(before, "信義區甲路1號")).contains("臺北市信義區甲路1號");
      before.close();
      assertThat(before.retain()).isFalse();
      assertThat(told).containsExactly("opened", "opened");
    }
  }

  private static boolean closed(LocateIndexes indexes) {
    indexes.close();
    return true;
  }

  @Test
  void whatCannotBeOpenedIsToldOnceAndLeavesWhatThereWas() throws Exception {
    LocateHome home = home();
    importPlate(home.addresses(), "甲路", 1);
    try (LiveLocate live = live(home)) {
      live.start();
      await(() -> told.size() == 1);
      for (Path file : manifests(home)) {
        Path damaged = Files.writeString(folder.resolve("damaged"), "damaged");
        Files.move(damaged, file, StandardCopyOption.ATOMIC_MOVE);
      }
      await(() -> told.size() == 2);
      assertThat(told.get(1)).startsWith("failed: ");
      Thread.sleep(200);
      assertThat(told).hasSize(2);
      try (LocateIndexes still = live.take().orElseThrow()) {
        assertThat(found(still, "信義區甲路1號")).contains("臺北市信義區甲路1號");
      }
      assertThat(live.ready()).isTrue();
    }
  }

  private static List<Path> manifests(LocateHome home) throws IOException {
    try (var files = Files.list(home.addresses())) {
      List<Path> found =
          files.filter(file -> String.valueOf(file.getFileName()).startsWith("manifest")).toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  @Test
  void closesAfterTheLastReader() {
    var closed = new CopyOnWriteArrayList<String>();
    LocateIndexes indexes =
        new LocateIndexes(
            org.tutai.server.MadeUpPlaces.indexes().locator(), "v", () -> closed.add("closed"));
    assertThat(indexes.retain()).isTrue();
    indexes.close();
    assertThat(closed).isEmpty();
    indexes.close();
    assertThat(closed).containsExactly("closed");
    assertThat(indexes.retain()).isFalse();
  }

  @Test
  void nothingAtAllIsEmpty() throws IOException {
    try (LocateIndexes indexes = home().open()) {
      assertThat(found(indexes, "信義區甲路1號")).allMatch(address -> !address.contains("甲路"));
    }
    assertThatThrownBy(
            () ->
                LocateHome.of(
                        null,
                        Map.of("HOME", "/h"),
                        () -> {
                          throw new IOException("no room");
                        })
                    .open())
        .hasMessageContaining("no room");
  }
}
