// How fast are saves of theme maps, and the list of one's own among a million?
//
// Saves and lists through org.tutai.server.store.theme.Themes, with a document of the usual size,
// without HTTP; themes.lua measures saves through HTTP. Run with the class path of the server, on
// an empty folder or database:
//
//   java -cp 'target/dist/lib/*' src/bench/ThemesBench.java FOLDER|URL [STORED] [SECONDS]
// [CLIENTS] [SAVES/S, 0 for all it takes]

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tutai.server.store.Database;
import org.tutai.server.store.DatabaseUrl;
import org.tutai.server.store.theme.LinkIds;
import org.tutai.server.store.theme.ThemeContent;
import org.tutai.server.store.theme.ThemeQuotas;
import org.tutai.server.store.theme.Themes;

/** Measures stored themes. */
public final class ThemesBench {

  private static final int OWNERS = 2_000;
  private static final String DOCUMENT =
      "{\"type\":\"tutai-theme\",\"version\":1,\"x\":\"" + "x".repeat(3_000) + "\"}";
  private static final ThemeQuotas MANY = new ThemeQuotas(10_000_000, 1L << 40, 100, 1 << 20);

  public static void main(String[] arguments) throws Exception {
    String where = arguments[0];
    int stored = (int) number(arguments, 1, 1_000_000);
    double seconds = number(arguments, 2, 10);
    int clients = (int) number(arguments, 3, 200);
    double rate = number(arguments, 4, 0);
    try (Database database =
        where.contains("://")
            ? Database.open(DatabaseUrl.parse(where))
            : Database.openFile(Path.of(where, "tutai.db"))) {
      fill(database, stored);
      var themes = new Themes(database, MANY, Clock.systemUTC());
      lists(themes, 200);
      System.out.printf("%s, %d stored: list %s%n", database.kind(), stored, lists(themes, 2_000));
      saves(themes, Math.min(seconds, 2), clients, rate);
      System.out.printf(
          "%s, %d clients: %s%n", database.kind(), clients, saves(themes, seconds, clients, rate));
    }
  }

  private static double number(String[] arguments, int index, double otherwise) {
    return arguments.length > index ? Double.parseDouble(arguments[index]) : otherwise;
  }

  private static void fill(Database database, int count) throws Exception {
    var random = new Random(1);
    for (int from = 0; from < count; from += 5_000) {
      int some = Math.min(5_000, count - from);
      database.change(
          handle -> {
            PreparedBatch batch =
                handle.prepareBatch(
                    "INSERT INTO theme (id, owner, title, search, version, layers, uses, created,"
                        + " updated, document) VALUES (:id, :owner, :title, :title, 1, 3, '',"
                        + " :at, :at, :document)");
            for (int i = 0; i < some; i++) {
              batch
                  .bind("id", LinkIds.next())
                  .bind("owner", "owner" + random.nextInt(OWNERS))
                  .bind("title", "主題圖 " + random.nextInt())
                  .bind("at", 1_700_000_000_000L + random.nextInt())
                  .bind("document", DOCUMENT)
                  .add();
            }
            batch.execute();
          });
    }
  }

  private static String lists(Themes themes, int count) {
    var random = new Random(2);
    long[] waits = new long[count];
    for (int i = 0; i < count; i++) {
      String owner = "owner" + random.nextInt(OWNERS);
      long start = System.nanoTime();
      if (themes.list(owner, "", Optional.empty(), 21).isEmpty()) {
        throw new IllegalStateException("nothing is listed");
      }
      waits[i] = System.nanoTime() - start;
    }
    return summary(waits);
  }

  private static String saves(Themes themes, double seconds, int clients, double rate)
      throws Exception {
    var waits = new ConcurrentLinkedQueue<Long>();
    var failures = new ConcurrentLinkedQueue<String>();
    var ended = new CountDownLatch(clients);
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    long pause = rate == 0 ? 0 : (long) (1e9 * clients / rate);
    for (int client = 0; client < clients; client++) {
      String owner = "owner" + client;
      long first = start + pause * client / clients;
      Thread thread =
          new Thread(
              () -> {
                try {
                  client(themes, owner, first, pause, end, waits);
                } catch (RuntimeException e) {
                  failures.add(e.toString());
                } finally {
                  ended.countDown();
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
    ended.await();
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.size() + " failed: " + failures.peek());
    }
    double took = (System.nanoTime() - start) / 1e9;
    long[] all = waits.stream().mapToLong(Long::longValue).toArray();
    return String.format("%.0f saves/s, %s", all.length / took, summary(all));
  }

  /** Makes a theme and stores it anew, by turns. */
  private static void client(
      Themes themes,
      String owner,
      long first,
      long pause,
      long end,
      ConcurrentLinkedQueue<Long> waits) {
    var content = new ThemeContent("主題圖", "主題圖", 3, List.of(), List.of(), DOCUMENT);
    Themes.Saved saved = null;
    for (long due = first; System.nanoTime() < end; due += pause) {
      sleepUntil(due);
      long begun = pause == 0 ? System.nanoTime() : due;
      saved =
          saved == null || saved.version() > 3
              ? themes.create(owner, content, Optional.empty())
              : themes
                  .save(saved.id(), owner, OptionalLong.of(saved.version()), content)
                  .orElseThrow();
      waits.add(System.nanoTime() - begun);
    }
  }

  private static void sleepUntil(long due) {
    long left = due - System.nanoTime();
    if (left > 0) {
      try {
        Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String summary(long[] waits) {
    java.util.Arrays.sort(waits);
    return String.format(
        "ms: median %.2f, 99 %% %.2f, longest %.1f",
        waits[waits.length / 2] / 1e6,
        waits[(int) (waits.length * 0.99)] / 1e6,
        waits[waits.length - 1] / 1e6);
  }
}
