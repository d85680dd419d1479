package org.tutai.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class DatabaseTest {

  private static void insert(Handle handle, String title) {
    handle
        .createUpdate(
            "INSERT INTO audit (at, principal, name, address, action, object, outcome)"
                + " VALUES (1, '', '', '', '', :title, '')")
        .bind("title", title)
        .execute();
  }

  private static long count(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM audit").mapTo(Long.class).one();
  }

  @Test
  void whatWasWrittenIsThereAfterReopening(TestStore store) throws Exception {
    store.database().change(h -> insert(h, "a"));
    assertThat(store.reopen().<Long, RuntimeException>read(DatabaseTest::count)).isOne();
  }

  @Test
  void workThatFailsChangesNothingAndHarmsNoOther(Database database) throws Exception {
    ExecutorService many = Executors.newFixedThreadPool(16);
    var all =
        IntStream.range(0, 200)
            .<Callable<Boolean>>mapToObj(
                i ->
                    () -> {
                      try {
                        database.change(
                            h -> {
                              insert(h, "n" + i);
                              if (i % 3 == 0) {
                                throw new IllegalStateException("no " + i);
                              }
                            });
                        return true;
                      } catch (IllegalStateException e) {
                        return !e.getMessage().equals("no " + i);
                      }
                    })
            .toList();
    var outcomes = many.invokeAll(all);
    many.shutdown();
    for (int i = 0; i < 200; i++) {
      assertThat(outcomes.get(i).get()).isEqualTo(i % 3 != 0);
    }
    assertThat(database.<Long, RuntimeException>read(DatabaseTest::count)).isEqualTo(133);
  }

  @Test
  void readingCannotWrite(Database database) throws Exception {
    assertThatThrownBy(
            () ->
                database.read(
                    h -> {
                      insert(h, "x");
                      return 1;
                    }))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void failuresDoNotTellWhatWasBound(Database database) throws Exception {
    assertThatThrownBy(
            () ->
                database.change(
                    h ->
                        h.createUpdate("INSERT INTO nowhere VALUES (:a)")
                            .bind("a", "S3cret")
                            .execute()))
        .hasMessageNotContaining("S3cret");
  }
}
