package org.tutai.server.store.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    tables = new LayerTables(database);
  }

  private static UploadRow upload(String id, String owner, long length) {
    return new UploadRow(
        id, owner, "村里.zip", length, UploadState.RECEIVING, 1, 1L << 50, null, null, null);
  }

  private LayerTables.Room begin(String id, String owner, long length) {
    return tables.begin(upload(id, owner, length), 100, 150, 3);
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
    tables.move(id, UploadState.RECEIVING, UploadState.INSPECTING, null, null, null);
    tables.move(id, UploadState.INSPECTING, UploadState.INSPECTED, "{\"layers\":[]}", null, null);
  }

  @Test
  void countsWhatIsOnItsWayAndWhatIsKept() {
    assertThat(begin("1", "ann", 60)).isEqualTo(LayerTables.Room.THERE_IS);
    assertThat(begin("2", "ann", 60)).isEqualTo(LayerTables.Room.OWNER_FULL);
    assertThat(begin("3", "ben", 80)).isEqualTo(LayerTables.Room.THERE_IS);
    assertThat(begin("4", "cam", 80)).isEqualTo(LayerTables.Room.SERVER_FULL);
    assertThat(begin("5", "ann", 1)).isEqualTo(LayerTables.Room.THERE_IS);
    assertThat(begin("6", "ann", 1)).isEqualTo(LayerTables.Room.THERE_IS);
    assertThat(begin("7", "ann", 1)).isEqualTo(LayerTables.Room.TOO_MANY);
    assertThat(tables.remove("1")).isTrue();
    assertThat(tables.remove("1")).isFalse();
    assertThat(begin("8", "ann", 60)).isEqualTo(LayerTables.Room.THERE_IS);
    assertThat(tables.uploadsOf("ben")).extracting(UploadRow::id).containsExactly("3");
  }

  @Test
  void movesOnlyFromTheStateThatWasThere() {
    inspected("1");
    UploadRow row = tables.upload("1").orElseThrow();
    assertThat(row.state()).isEqualTo(UploadState.INSPECTED);
    assertThat(row.inspection()).isEqualTo("{\"layers\":[]}");
    assertThat(tables.move("1", UploadState.RECEIVING, UploadState.INSPECTING, null, null, null))
        .isFalse();
    assertThat(tables.move("1", UploadState.INSPECTED, UploadState.PUBLISHING, null, "{}", null))
        .isTrue();
    assertThat(tables.move("1", UploadState.PUBLISHING, UploadState.INSPECTED, null, null, "{}"))
        .isTrue();
    assertThat(tables.upload("1").orElseThrow().problem()).isEqualTo("{}");
    assertThatThrownBy(
            () -> tables.move("1", UploadState.REFUSED, UploadState.PUBLISHED, null, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goesLiveAsAWholeOrNotAtAll() {
    inspected("1");
    assertThat(tables.reserve(draft("towns"))).isTrue();
    assertThat(tables.reserve(draft("towns"))).isFalse();
    assertThat(tables.layers()).isEmpty();
    assertThat(tables.goLive(version("towns", null), "{}", "1")).as("not publishing").isEmpty();
    assertThat(tables.versions("towns")).isEmpty();
    tables.move("1", UploadState.INSPECTED, UploadState.PUBLISHING, null, "{}", null);
    assertThat(tables.goLive(version("elsewhere", null), "{}", "1")).isEmpty();
    assertThat(tables.upload("1").orElseThrow().state()).isEqualTo(UploadState.PUBLISHING);
    assertThat(tables.goLive(version("towns", "<sld/>"), "{\"a\":1}", "1")).isPresent();
    assertThat(tables.upload("1").orElseThrow().state()).isEqualTo(UploadState.PUBLISHED);
    assertThat(tables.served()).extracting(VersionRow::style).containsExactly("<sld/>");
    tables.release("towns");
    assertThat(tables.layer("towns").orElseThrow().record()).isEqualTo("{\"a\":1}");
  }

  @Test
  void servesOneVersionAtATimeAndKeepsAll() {
    live("1");
    live("2");
    assertThat(tables.versions("towns")).extracting(VersionRow::number).containsExactly(2, 1);
    assertThat(tables.served()).extracting(VersionRow::number).containsExactly(2);
    assertThat(tables.rollBack("towns", 1, 9)).isTrue();
    assertThat(tables.rollBack("towns", 3, 9)).isFalse();
    assertThat(tables.served()).extracting(VersionRow::number).containsExactly(1);
    assertThat(tables.move("towns", LayerState.LIVE, LayerState.WITHDRAWN, 10)).isTrue();
    assertThat(tables.move("towns", LayerState.LIVE, LayerState.WITHDRAWN, 10)).isFalse();
    assertThat(tables.served()).isEmpty();
    assertThat(tables.rollBack("towns", 2, 9)).isFalse();
    assertThat(tables.move("towns", LayerState.WITHDRAWN, LayerState.LIVE, 11)).isTrue();
    assertThat(tables.served()).extracting(VersionRow::number).containsExactly(1);
    assertThat(tables.digests()).containsExactly(DIGEST);
    tables.recompiled("towns", 1, "b".repeat(64));
    assertThat(tables.digests()).containsExactlyInAnyOrder(DIGEST, "b".repeat(64));
  }

  private void live(String id) {
    inspected(id);
    tables.reserve(draft("towns"));
    tables.move(id, UploadState.INSPECTED, UploadState.PUBLISHING, null, "{}", null);
    assertThat(tables.goLive(version("towns", null), "{}", id)).isPresent();
  }

  @Test
  void ofManyWhoTakeANameOneGetsIt() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> taking = () -> tables.reserve(draft("towns"));
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
    assertThat(tables.drafts()).containsExactly("towns");
  }
}
