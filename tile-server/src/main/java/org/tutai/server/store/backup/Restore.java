package org.tutai.server.store.backup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tutai.server.store.Blobs;
import org.tutai.server.store.Database;
import org.tutai.server.store.DatabaseUrl;
import org.tutai.server.store.Staging;
import org.tutai.server.store.StoreException;
import org.tutai.server.store.StoreHome;

/**
 * Puts a backup into a store. Everything is checked and made ready beside what is there, which is
 * then replaced in one step: a kill at any moment leaves the old rows or the new ones.
 */
public final class Restore {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Object>> ROW = new TypeReference<>() {};
  private static final int ROWS_AT_ONCE = 200;
  private static final int MOST_MANIFEST_BYTES = 256 << 20;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z_0-9]{0,62}");

  private final StoreHome home;
  private final Optional<DatabaseUrl> url;

  /**
   * A store to restore into.
   *
   * @param home held by this program
   * @param url the database that stands for the SQLite file of the home
   */
  public Restore(StoreHome home, Optional<DatabaseUrl> url) {
    this.home = home;
    this.url = url;
  }

  /**
   * Reads the file.
   *
   * @param replace whether what is there may be replaced
   * @return how many rows each table has now that has any
   * @throws StoreException when the file is not a whole backup, or there is something and it must
   *     not be replaced
   */
  public Map<String, Long> read(Path file, boolean replace) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Manifest manifest = manifest(zip, file);
      if (!replace) {
        refuseWhatIsNotEmpty();
      }
      restoreFiles(zip, manifest);
      restoreRows(zip, manifest);
      var rows = new TreeMap<String, Long>();
      manifest.tables().stream()
          .filter(t -> t.rows() > 0)
          .forEach(t -> rows.put(t.name(), t.rows()));
      return rows;
    } catch (ZipException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static StoreException damaged(String what, String why, String whyInChinese) {
    return new StoreException(
        what + " is not a whole backup of Tutai: " + why + ".",
        what + " 不是完整的圖臺備份：" + whyInChinese + "。");
  }

  private static StoreException unreadable(String what, Exception why) {
    return damaged(what, String.valueOf(why.getMessage()), String.valueOf(why.getMessage()));
  }

  private static StoreException changed(ZipFile zip, String entry) {
    return damaged(zip.getName(), entry + " has changed", entry + " 的內容已變更");
  }

  private static Manifest manifest(ZipFile zip, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.ENTRY);
    if (entry == null || entry.getSize() > MOST_MANIFEST_BYTES) {
      throw damaged(
          file.toString(), "there is no " + Manifest.ENTRY + " in it", "裡面沒有 " + Manifest.ENTRY);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      Manifest manifest = JSON.readValue(in.readNBytes(MOST_MANIFEST_BYTES), Manifest.class);
      if (!manifest.format().equals(Manifest.FORMAT)) {
        throw damaged(
            file.toString(), Manifest.ENTRY + " is of another program", Manifest.ENTRY + " 屬於其他程式");
      }
      if (manifest.version() > Manifest.VERSION) {
        throw new StoreException(
            file + " was written by a newer Tutai; restore it with that.",
            file + " 是由較新的圖臺寫入的，請用那一版還原。");
      }
      return manifest;
    } catch (JacksonException | NullPointerException e) {
      throw damaged(file.toString(), Manifest.ENTRY + " cannot be read", "無法讀取 " + Manifest.ENTRY);
    }
  }

  private void refuseWhatIsNotEmpty() throws IOException {
    try (Database database = home.openDatabase(url)) {
      Optional<String> full = database.read(Restore::tableWithRows);
      if (full.isPresent()) {
        throw new StoreException(
            "The store is not empty (there are rows in "
                + full.get()
                + "). To put the backup in its place add --replace.",
            "儲存區不是空的（" + full.get() + " 有資料）。要以備份取代，請加上 --replace。");
      }
    }
  }

  private static Optional<String> tableWithRows(Handle handle) {
    return TableOrder.of(handle).keySet().stream()
        .filter(table -> !table.equals("audit"))
        .filter(
            table ->
                handle
                    .createQuery("SELECT 1 FROM " + table + " LIMIT 1")
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent())
        .findFirst();
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw damaged(zip.getName(), "there is no " + name + " in it", "裡面沒有 " + name);
    }
    return zip.getInputStream(entry);
  }

  /** A version of a layer counts as kept by its description, which therefore comes last. */
  private void restoreFiles(ZipFile zip, Manifest manifest) throws IOException {
    for (Manifest.File file : manifest.files()) {
      if (!file.entry().endsWith(".json")) {
        restoreFile(zip, file);
      }
    }
    for (Manifest.File file : manifest.files()) {
      if (file.entry().endsWith(".json")) {
        restoreFile(zip, file);
      }
    }
    for (HomeFolder folder : HomeFolder.values()) {
      Blobs.flushNames(folder.in(home.directory()));
    }
  }

  private void restoreFile(ZipFile zip, Manifest.File file) throws IOException {
    HomeFolder folder =
        HomeFolder.ofEntry(file.entry())
            .orElseThrow(
                () ->
                    damaged(
                        zip.getName(),
                        "nobody knows what " + file.entry() + " is",
                        "不認得 " + file.entry()));
    Path place = Files.createDirectories(folder.in(home.directory()));
    String name = file.entry().substring(folder.entry().length() + 1);
    Path unfinished = place.resolve("unfinished-" + UUID.randomUUID());
    try (InputStream in = open(zip, file.entry())) {
      if (!copy(in, unfinished).equals(file.sha256())
          || (folder == HomeFolder.BLOBS && !name.equals(file.sha256()))) {
        throw changed(zip, file.entry());
      }
      Files.move(
          unfinished,
          place.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Copies to the disk; the SHA-256 of what was copied. */
  private static String copy(InputStream in, Path file) throws IOException {
    var digest = new DigestInputStream(in, Blobs.sha256());
    Files.copy(digest, file);
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    return HexFormat.of().formatHex(digest.getMessageDigest().digest());
  }

  private void restoreRows(ZipFile zip, Manifest manifest) throws IOException {
    try (Staging staging = new Staging(home, url)) {
      Database database = staging.open(manifest.schema());
      try {
        database.change(
            handle -> {
              for (Manifest.Table table : manifest.tables()) {
                restoreTable(zip, handle, table);
              }
              renumber(handle, database.kind(), manifest);
            });
      } catch (UncheckedIOException e) {
        throw unreadable(zip.getName(), e);
      }
      staging.takePlace();
    }
  }

  private static void restoreTable(ZipFile zip, Handle handle, Manifest.Table table)
      throws IOException {
    List<String> columns = TableOrder.of(handle).get(table.name());
    if (columns == null
        || !NAME.matcher(table.name()).matches()
        || !columns.containsAll(table.columns())) {
      throw damaged(
          zip.getName(), "nobody knows the table " + table.name(), "不認得資料表 " + table.name());
    }
    handle.execute("DELETE FROM " + table.name());
    try (InputStream in = open(zip, table.entry())) {
      var digest = new DigestInputStream(in, Blobs.sha256());
      long rows = restoreRows(handle, table, digest);
      String found = HexFormat.of().formatHex(digest.getMessageDigest().digest());
      if (rows != table.rows() || !found.equals(table.sha256())) {
        throw changed(zip, table.entry());
      }
    }
  }

  private static long restoreRows(Handle handle, Manifest.Table table, InputStream in)
      throws IOException {
    String sql =
        "INSERT INTO "
            + table.name()
            + " ("
            + String.join(", ", table.columns())
            + ") VALUES ("
            + String.join(", ", java.util.Collections.nCopies(table.columns().size(), "?"))
            + ")";
    long count = 0;
    try (PreparedBatch batch = handle.prepareBatch(sql);
        JsonParser rows = JSON.createParser(new Unclosed(in))) {
      while (rows.nextToken() != null) {
        bind(batch, rows.readValueAs(ROW), table);
        count++;
        if (batch.size() == ROWS_AT_ONCE) {
          batch.execute();
        }
      }
      if (batch.size() > 0) {
        batch.execute();
      }
    } catch (JacksonException e) {
      throw new UncheckedIOException(table.entry() + " cannot be read", e);
    }
    in.readAllBytes();
    return count;
  }

  /** What reads a table's lines leaves them open, since the digest wants the last of them too. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }

  private static void bind(PreparedBatch batch, List<Object> row, Manifest.Table table)
      throws IOException {
    if (row.size() != table.columns().size()) {
      throw new UncheckedIOException(new IOException(table.entry() + " has a row of other length"));
    }
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      if (value instanceof Number number) {
        batch.bind(i, number.longValue());
      } else if (value instanceof String text) {
        batch.bind(i, text);
      } else {
        batch.bindNull(i, java.sql.Types.NULL);
      }
    }
    batch.add();
  }

  /** PostgreSQL numbers new rows by a sequence, which rows that bring their number don't move. */
  private static void renumber(Handle handle, Database.Kind kind, Manifest manifest) {
    if (kind == Database.Kind.POSTGRESQL) {
      manifest.tables().stream()
          .map(Manifest.Table::name)
          .filter(table -> hasSequence(handle, table))
          .forEach(
              table ->
                  handle
                      .createQuery(
                          "SELECT setval(pg_get_serial_sequence(:table, 'id'),"
                              + " (SELECT coalesce(max(id), 0) + 1 FROM "
                              + table
                              + "), false)")
                      .bind("table", table)
                      .mapTo(Long.class)
                      .one());
    }
  }

  private static boolean hasSequence(Handle handle, String table) {
    return handle
            .createQuery(
                """
                SELECT count(*) FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = :table
                  AND column_name = 'id' AND is_identity = 'YES'
                """)
            .bind("table", table)
            .mapTo(Integer.class)
            .one()
        > 0;
  }
}
