// How many saves a second does a store take, from 200 clients at once, and how long does each wait?
//
// Saves of a theme map (a row of some kilobytes, and the count of its owner's) through
// org.tutai.server.store.Database alone, without HTTP. Run with the class path of the server:
//
//   java -cp 'target/dist/lib/*' src/bench/StoreWrites.java FOLDER|URL [SECONDS] [CLIENTS]
// [SAVES/S, 0 for all it takes]

import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.tutai.server.store.Database;
import org.tutai.server.store.DatabaseUrl;
import org.tutai.server.store.Secrets;

/** Measures the writes of a store. */
public final class StoreWrites {

  public static void main(String[] arguments) throws Exception {
    String where = arguments[0];
    double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 10;
    int clients = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
    double rate = arguments.length > 3 ? Double.parseDouble(arguments[3]) : 0;
    try (Database database =
        where.contains("://")
            ? Database.open(DatabaseUrl.parse(where))
            : Database.openFile(Path.of(where, "tutai.db"))) {
      measure(database, Math.min(seconds, 2), clients, rate);
      System.out.println(measure(database, seconds, clients, rate));
    }
  }

  private static String measure(Database database, double seconds, int clients, double rate)
      throws Exception {
    var waits = new ConcurrentLinkedQueue<Long>();
    var ended = new CountDownLatch(clients);
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    for (int client = 0; client < clients; client++) {
      String owner = "owner" + client;
      long pause = rate == 0 ? 0 : (long) (1e9 * clients / rate);
      long first = start + pause * client / clients;
      Thread thread =
          new Thread(
              () -> {
                for (long due = first; System.nanoTime() < end; due += pause) {
                  sleepUntil(due);
                  long begun = System.nanoTime();
                  save(database, owner);
                  waits.add(System.nanoTime() - (pause == 0 ? begun : due));
                }
                ended.countDown();
              });
      thread.setDaemon(true);
      thread.start();
    }
    ended.await();
    double took = (System.nanoTime() - start) / 1e9;
    long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
    return String.format(
        "%s, %d clients: %.0f saves/s; ms: median %.1f, 99 %% %.1f, longest %.1f",
        database.kind(),
        clients,
        sorted.length / took,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        sorted[sorted.length - 1] / 1e6);
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

  private static void save(Database database, String owner) {
    String id = Secrets.id();
    String document = "{\"type\":\"tutai-theme\",\"x\":\"" + "x".repeat(4000) + "\"}";
    database.change(
        handle -> {
          handle
              .createUpdate(
                  "INSERT INTO theme (id, owner, title, search, version, layers, uses, created,"
                      + " updated, document) VALUES (:id, :owner, 't', 't', 1, 1, '', :now, :now,"
                      + " :document)")
              .bind("id", id)
              .bind("owner", owner)
              .bind("now", System.currentTimeMillis())
              .bind("document", document)
              .execute();
          handle
              .createUpdate(
                  "INSERT INTO theme_owner (owner, themes, file_bytes) VALUES (:owner, 1, 0)"
                      + " ON CONFLICT (owner) DO UPDATE SET themes = theme_owner.themes + 1")
              .bind("owner", owner)
              .execute();
        });
  }
}
