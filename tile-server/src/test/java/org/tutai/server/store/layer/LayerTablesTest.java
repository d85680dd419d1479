package org.tutai.server.store.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tutai.server.store.Database;
import org.tutai.server.store.OnEachDatabase;

@OnEachDatabase
class LayerTablesTest {

  private static final String DIGEST = "a".repeat(64);

  private LayerTables tables;

  @BeforeEach
  void open(Database database) {
    tables = LayerTables.of(database);
  }

  private static UploadRow upload(String id, String owner, long length) {
    return new UploadRow(
        id, owner, "村里.zip", length, UploadState.RECEIVING, 1, 1L << 50, null, null, null);
  }

  private UploadTable.Room begin(String id, String owner, long length) {
    return tables.uploads().begin(upload(id, owner, length), 100, 150, 3);
  }

  private static LayerRow draft(String name) {
    return new LayerRow(name, "ann", LayerState.DRAFT, 0, "{}", 1, 1);
  }

  private static VersionRow version(String layer, @Nullable String style) {
    return new VersionRow(
        layer, 1, DIGEST, DIGEST, "村里.zip", 10, "村里", "{}", 5, "{}", "{}", style, "ann", 7);
  }

  private void inspected(String id) {
    begin(id, "ann", 1);
    tables.uploads().move(id, UploadState.RECEIVING, UploadState.INSPECTING, null, null, null);
    tables
        .uploads()
        .move(id, UploadState.INSPECTING, UploadState.INSPECTED, "{\"layers\":[]}", null, null);
  }

  @Test
  void countsWhatIsOnItsWayAndWhatIsKept() {
    assertThat(begin("1", "ann", 60)).isEqualTo(UploadTable.Room.THERE_IS);
    assertThat(begin("2", "ann", 60)).isEqualTo(UploadTable.Room.OWNER_FULL);
    assertThat(begin("3", "ben", 80)).isEqualTo(UploadTable.Room.THERE_IS);
    assertThat(begin("4", "cam", 80)).isEqualTo(UploadTable.Room.SERVER_FULL);
    assertThat(begin("5", "ann", 1)).isEqualTo(UploadTable.Room.THERE_IS);
    assertThat(begin("6", "ann", 1)).isEqualTo(UploadTable.Room.THERE_IS);
    assertThat(begin("7", "ann", 1)).isEqualTo(UploadTable.Room.TOO_MANY);
    assertThat(tables.uploads().remove("1")).isTrue();
    assertThat(tables.uploads().remove("1")).isFalse();
    assertThat(begin("8", "ann", 60)).isEqualTo(UploadTable.Room.THERE_IS);
    assertThat(tables.uploads().of("ben")).extracting(UploadRow::id).containsExactly("3");
  }

  @Test
  void movesOnlyFromTheStateThatWasThere() {
    inspected("1");
    UploadRow row = tables.uploads().find("1").orElseThrow();
    assertThat(row.state()).isEqualTo(UploadState.INSPECTED);
    assertThat(row.inspection()).isEqualTo("{\"layers\":[]}");
    assertThat(
            tables
                .uploads()
                .move("1", UploadState.RECEIVING, UploadState.INSPECTING, null, null, null))
        .isFalse();
    assertThat(
            tables
                .uploads()
                .move("1", UploadState.INSPECTED, UploadState.PUBLISHING, null, "{}", null))
        .isTrue();
    assertThat(
            tables
                .uploads()
                .move("1", UploadState.PUBLISHING, UploadState.INSPECTED, null, null, "{}"))
        .isTrue();
    assertThat(tables.uploads().find("1").orElseThrow().problem()).isEqualTo("{}");
    assertThatThrownBy(
            () ->
                tables
                    .uploads()
                    .move("1", UploadState.REFUSED, UploadState.PUBLISHED, null, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goesLiveAsAWholeOrNotAtAll() {
    inspected("1");
    assertThat(tables.layers().reserve(draft("towns"))).isTrue();
    assertThat(tables.layers().reserve(draft("towns"))).isFalse();
    assertThat(tables.layers().all()).isEmpty();
    assertThat(tables.layers().goLive(version("towns", null), "{}", "1"))
        .as("not publishing")
        .isEmpty();
    assertThat(tables.versions().of("towns")).isEmpty();
    tables.uploads().move("1", UploadState.INSPECTED, UploadState.PUBLISHING, null, "{}", null);
    assertThat(tables.layers().goLive(version("elsewhere", null), "{}", "1")).isEmpty();
    assertThat(tables.uploads().find("1").orElseThrow().state()).isEqualTo(UploadState.PUBLISHING);
    assertThat(tables.layers().goLive(version("towns", "<sld/>"), "{\"a\":1}", "1")).isPresent();
    assertThat(tables.uploads().find("1").orElseThrow().state()).isEqualTo(UploadState.PUBLISHED);
    assertThat(tables.versions().served()).extracting(VersionRow::style).containsExactly("<sld/>");
    tables.layers().release("towns");
    assertThat(tables.layers().find("towns").orElseThrow().record()).isEqualTo("{\"a\":1}");
  }

  @Test
  void servesOneVersionAtATimeAndKeepsAll() {
    live("1");
    live("2");
    assertThat(tables.versions().of("towns")).extracting(VersionRow::number).containsExactly(2, 1);
    assertThat(tables.versions().served()).extracting(VersionRow::number).containsExactly(2);
    assertThat(tables.layers().rollBack("towns", 1, 9)).isTrue();
    assertThat(tables.layers().rollBack("towns", 3, 9)).isFalse();
    assertThat(tables.versions().served()).extracting(VersionRow::number).containsExactly(1);
    assertThat(tables.layers().move("towns", LayerState.LIVE, LayerState.WITHDRAWN, 10)).isTrue();
    assertThat(tables.layers().move("towns", LayerState.LIVE, LayerState.WITHDRAWN, 10)).isFalse();
    assertThat(tables.versions().served()).isEmpty();
    assertThat(tables.layers().rollBack("towns", 2, 9)).isFalse();
    assertThat(tables.layers().move("towns", LayerState.WITHDRAWN, LayerState.LIVE, 11)).isTrue();
    assertThat(tables.versions().served()).extracting(VersionRow::number).containsExactly(1);
    assertThat(tables.versions().digests()).containsExactly(DIGEST);
    tables.versions().recompiled("towns", 1, "b".repeat(64));
    assertThat(tables.versions().digests()).containsExactlyInAnyOrder(DIGEST, "b".repeat(64));
  }

  private void live(String id) {
    inspected(id);
    tables.layers().reserve(draft("towns"));
    tables.uploads().move(id, UploadState.INSPECTED, UploadState.PUBLISHING, null, "{}", null);
    assertThat(tables.layers().goLive(version("towns", null), "{}", id)).isPresent();
  }

  @Test
  void versionsThatGoLiveAtOnceGetNumbersOfTheirOwn() throws Exception {
    live("1");
    var threads = Executors.newFixedThreadPool(3);
    try {
      var going = new ArrayList<Callable<Boolean>>();
      for (String id : List.of("2", "3", "4")) {
        tables.uploads().begin(upload(id, "ann", 1), 100, 150, 9);
        tables.uploads().move(id, UploadState.RECEIVING, UploadState.INSPECTING, null, null, null);
        tables.uploads().move(id, UploadState.INSPECTING, UploadState.INSPECTED, "{}", null, null);
        tables.uploads().move(id, UploadState.INSPECTED, UploadState.PUBLISHING, null, "{}", null);
        going.add(() -> tables.layers().goLive(version("towns", null), "{}", id).isPresent());
      }
      for (Future<Boolean> one : threads.invokeAll(going)) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(tables.versions().of("towns"))
        .extracting(VersionRow::number)
        .containsExactly(4, 3, 2, 1);
  }

  @Test
  void ofManyWhoTakeANameOneGetsIt() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> taking = () -> tables.layers().reserve(draft("towns"));
      List<Future<Boolean>> taken =
          threads.invokeAll(Stream.generate(() -> taking).limit(16).toList());
      int got = 0;
      for (Future<Boolean> one : taken) {
        got += one.get() ? 1 : 0;
      }
      assertThat(got).isOne();
    } finally {
      threads.shutdownNow();
    }
    assertThat(tables.layers().drafts()).containsExactly("towns");
  }
}
