package org.tutai.server.store.theme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tutai.server.store.Database;
import org.tutai.server.store.theme.ThemeException.Reason;

/** The files kept with themes, as rows; their content is in blobs. Thread-safe. */
public final class ThemeFiles {

  private final Database database;
  private final ThemeQuotas quotas;
  private final Clock clock;

  public ThemeFiles(Database database, ThemeQuotas quotas, Clock clock) {
    this.database = database;
    this.quotas = quotas;
    this.clock = clock;
  }

  /**
   * A file.
   *
   * @param digest names its content
   * @param name as it was uploaded, without folders
   * @param format the short name of its format
   * @param inspection what was found out about it, as JSON
   */
  public record Kept(String digest, String name, String format, long bytes, String inspection) {}

  /** How many bytes more a member may keep. */
  public long room(String owner) {
    long used =
        database.<Long, RuntimeException>read(
            handle ->
                handle
                    .createQuery("SELECT file_bytes FROM theme_owner WHERE owner = :owner")
                    .bind("owner", owner)
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L));
    return Math.max(0, quotas.fileBytes() - used);
  }

  /** Whether a member has a theme of the id. */
  public boolean hasTheme(String theme, String owner) {
    return database.read(handle -> Themes.version(handle, theme, owner).isPresent());
  }

  /**
   * Keeps a file with a theme; one that is kept already stays.
   *
   * @return whether the member has such a theme
   * @throws ThemeException when there is no room for it
   */
  public boolean add(String theme, String owner, Kept file) {
    return database.write(handle -> add(handle, theme, owner, file));
  }

  private boolean add(Handle handle, String theme, String owner, Kept file) {
    if (Themes.version(handle, theme, owner).isEmpty()) {
      return false;
    }
    List<Kept> there = list(handle, theme);
    if (there.stream().anyMatch(kept -> kept.digest().equals(file.digest()))) {
      return true;
    }
    if (there.size() >= quotas.files()) {
      throw new ThemeException(Reason.TOO_MANY_FILES);
    }
    countBytes(handle, owner, file.bytes());
    handle
        .createUpdate(
            "INSERT INTO theme_file (theme, file, name, format, bytes, inspection, created)"
                + " VALUES (:theme, :file, :name, :format, :bytes, :inspection, :now)")
        .bind("theme", theme)
        .bind("file", file.digest())
        .bind("name", file.name())
        .bind("format", file.format())
        .bind("bytes", file.bytes())
        .bind("inspection", file.inspection())
        .bind("now", clock.millis())
        .execute();
    return true;
  }

  private void countBytes(Handle handle, String owner, long bytes) {
    int counted =
        handle
            .createUpdate(
                "UPDATE theme_owner SET file_bytes = file_bytes + :bytes"
                    + " WHERE owner = :owner AND file_bytes + :bytes <= :most")
            .bind("owner", owner)
            .bind("bytes", bytes)
            .bind("most", quotas.fileBytes())
            .execute();
    if (counted == 0) {
      throw new ThemeException(Reason.TOO_MANY_BYTES);
    }
  }

  /**
   * Lets go of a file; a shared copy that shows it still has it.
   *
   * @return whether the member's theme had it
   */
  public boolean remove(String theme, String owner, String digest) {
    return database.write(
        handle -> {
          if (Themes.version(handle, theme, owner).isEmpty()) {
            return false;
          }
          Optional<Kept> file = find(handle, theme, digest);
          file.ifPresent(
              kept -> {
                countBytes(handle, owner, -kept.bytes());
                handle
                    .createUpdate("DELETE FROM theme_file WHERE theme = :theme AND file = :file")
                    .bind("theme", theme)
                    .bind("file", digest)
                    .execute();
              });
          return file.isPresent();
        });
  }

  /** The files of a theme, whoever's it is. */
  public List<Kept> list(String theme) {
    return database.read(handle -> list(handle, theme));
  }

  static List<Kept> list(Handle handle, String theme) {
    return handle
        .createQuery("SELECT * FROM theme_file WHERE theme = :theme ORDER BY created, file")
        .bind("theme", theme)
        .map((row, context) -> kept(row))
        .list();
  }

  private static Optional<Kept> find(Handle handle, String theme, String digest) {
    return handle
        .createQuery("SELECT * FROM theme_file WHERE theme = :theme AND file = :file")
        .bind("theme", theme)
        .bind("file", digest)
        .map((row, context) -> kept(row))
        .findOne();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getString("file"),
        row.getString("name"),
        row.getString("format"),
        row.getLong("bytes"),
        row.getString("inspection"));
  }

  /** A file of a member's theme. */
  public Optional<Kept> find(String theme, String owner, String digest) {
    return database.read(
        handle ->
            Themes.version(handle, theme, owner).flatMap(there -> find(handle, theme, digest)));
  }

  /** A file that a shared copy shows. */
  public Optional<Kept> findShared(String share, String digest) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT file, name, format, bytes, '' AS inspection FROM theme_share_file"
                        + " WHERE share = :share AND file = :file")
                .bind("share", share)
                .bind("file", digest)
                .map((row, context) -> kept(row))
                .findOne());
  }
}
