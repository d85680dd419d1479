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

  @Test
  void tablesOfANewerProgramAreRefusedAndLeftAlone(TestStore store) throws Exception {
    store
        .database()
        .change(
            h ->
                h.execute(
                    """
                    INSERT INTO flyway_schema_history
                      (installed_rank, version, description, type, script, checksum, installed_by,
                       installed_on, execution_time, success)
                    SELECT 900, '900', 'later', type, 'V900__later.sql', 1, installed_by,
                      installed_on, 1, success
                    FROM flyway_schema_history WHERE version = '1'
                    """));
    assertThatThrownBy(store::reopen)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer Tutai")
        .hasMessageContaining("900");
  }

  @Test
  void aReadSeesOneMoment(Database database) {
    long[] counts =
        database.read(
            h -> {
              long before = count(h);
              var other = new Thread(() -> database.change(w -> insert(w, "meanwhile")));
              other.start();
              join(other);
              return new long[] {before, count(h)};
            });
    assertThat(counts).containsExactly(0, 0);
    assertThat(database.<Long, RuntimeException>read(DatabaseTest::count)).isOne();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void countingUpAtOnceLosesNothing(Database database) throws Exception {
    database.change(h -> insert(h, "0"));
    ExecutorService many = Executors.newFixedThreadPool(8);
    var all =
        IntStream.range(0, 40).<Callable<Integer>>mapToObj(i -> () -> raise(database)).toList();
    for (var each : many.invokeAll(all)) {
      assertThat(each.get()).isOne();
    }
    many.shutdown();
    assertThat(database.<String, RuntimeException>read(DatabaseTest::object)).isEqualTo("40");
  }

  private static String object(Handle handle) {
    return handle.createQuery("SELECT object FROM audit").mapTo(String.class).one();
  }

  private static int raise(Database database) {
    return database.write(
        h -> {
          int before = Integer.parseInt(object(h));
          return h.createUpdate("UPDATE audit SET object = :o")
              .bind("o", "" + (before + 1))
              .execute();
        });
  }

  @Test
  void tellsWhenTheSameKeyIsThere(Database database) {
    database.change(h -> h.execute("INSERT INTO theme_owner VALUES ('a', 1, 1)"));
    assertThatThrownBy(
            () -> database.change(h -> h.execute("INSERT INTO theme_owner VALUES ('a', 1, 1)")))
        .matches(Database::isDuplicate);
    assertThatThrownBy(
            () -> database.change(h -> h.execute("INSERT INTO theme_owner VALUES (NULL, 1, NULL)")))
        .matches(e -> !Database.isDuplicate(e));
  }
}
