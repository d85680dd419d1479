package org.tutai.server.store.theme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Handle;
import org.tutai.server.store.Database;

/** The links of themes and the copies they show. Thread-safe. */
public final class Shares {

  /** The most that a search of the public list looks through, the newest first. */
  private static final int MOST_SEARCHED = 20_000;

  private final Database database;
  private final Clock clock;

  /** What was opened and not written yet. */
  private final Map<String, LongAdder> opened = new ConcurrentHashMap<>();

  public Shares(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A copy to be shown.
   *
   * @param description shortened
   * @param digest the SHA-256 of the document
   * @param files the digests of the files that it shows
   */
  public record Copy(
      ThemeContent content, String description, String author, String digest, Set<String> files) {
    public Copy {
      files = Set.copyOf(files);
    }
  }

  /**
   * What a link shows, but for the document.
   *
   * @param id what stands in the link
   * @param digest names the document
   * @param opened how often
   * @param renewed when the copy was made, in milliseconds since 1970
   */
  public record Share(
      String id,
      String theme,
      Visibility visibility,
      String title,
      String description,
      String author,
      String digest,
      long opened,
      long renewed) {}

  /** A link with its document. */
  public record Shown(Share share, String document) {}

  /**
   * Shares a theme, or renews the copy under the link that it has.
   *
   * @param version of the theme that was copied
   * @return the link; empty when the member has no such theme
   * @throws ThemeException when the theme has another version by now
   */
  public Optional<ThemeRow.Link> share(
      String theme, String owner, long version, Visibility visibility, Copy copy) {
    String newId = LinkIds.next();
    return database.write(
        handle -> {
          Optional<Long> now = Themes.version(handle, theme, owner);
          if (now.isEmpty()) {
            return Optional.empty();
          }
          if (now.get() != version) {
            throw new ThemeException(ThemeException.Reason.CHANGED);
          }
          return Optional.of(share(handle, theme, owner, newId, visibility, copy));
        });
  }

  private ThemeRow.Link share(
      Handle handle, String theme, String owner, String newId, Visibility visibility, Copy copy) {
    long now = clock.millis();
    handle
        .createUpdate(
            "INSERT INTO theme_share (id, theme, owner, visibility, title, description, author,"
                + " search, digest, uses, opened, created, renewed, document) VALUES (:id, :theme,"
                + " :owner, :visibility, :title, :description, :author, :search, :digest, :uses,"
                + " 0, :now, :now, :document) ON CONFLICT (theme) DO UPDATE SET"
                + " visibility = :visibility, title = :title, description = :description,"
                + " author = :author, search = :search, digest = :digest, uses = :uses,"
                + " renewed = :now, document = :document")
        .bind("id", newId)
        .bind("theme", theme)
        .bind("owner", owner)
        .bind("visibility", visibility.id())
        .bind("title", copy.content().title())
        .bind("description", copy.description())
        .bind("author", copy.author())
        .bind("search", copy.content().search())
        .bind("digest", copy.digest())
        .bind("uses", copy.content().uses())
        .bind("now", now)
        .bind("document", copy.content().document())
        .execute();
    StoredLooks.keep(handle, copy.content().looks(), now);
    Share share = byTheme(handle, theme);
    copyFiles(handle, theme, share.id(), copy.files());
    return new ThemeRow.Link(share.id(), visibility, share.opened(), now);
  }

  private static Share byTheme(Handle handle, String theme) {
    return handle
        .createQuery("SELECT * FROM theme_share WHERE theme = :theme")
        .bind("theme", theme)
        .map((row, context) -> of(row))
        .one();
  }

  private static void copyFiles(Handle handle, String theme, String share, Set<String> files) {
    handle
        .createUpdate("DELETE FROM theme_share_file WHERE share = :share")
        .bind("share", share)
        .execute();
    for (ThemeFiles.Kept file : ThemeFiles.list(handle, theme)) {
      if (files.contains(file.digest())) {
        handle
            .createUpdate(
                "INSERT INTO theme_share_file (share, file, name, format, bytes)"
                    + " VALUES (:share, :file, :name, :format, :bytes)")
            .bind("share", share)
            .bind("file", file.digest())
            .bind("name", file.name())
            .bind("format", file.format())
            .bind("bytes", file.bytes())
            .execute();
      }
    }
  }

  private static Share of(ResultSet row) throws SQLException {
    return new Share(
        row.getString("id"),
        row.getString("theme"),
        Visibility.ofStored(row.getString("visibility")),
        row.getString("title"),
        row.getString("description"),
        row.getString("author"),
        row.getString("digest"),
        row.getLong("opened"),
        row.getLong("renewed"));
  }

  /**
   * Revokes the link of a theme: it shows nothing any more, and the next one is another.
   *
   * @return whether the member's theme had one
   */
  public boolean revoke(String theme, String owner) {
    return database.write(
        handle ->
            handle
                    .createUpdate("DELETE FROM theme_share WHERE theme = :theme AND owner = :owner")
                    .bind("theme", theme)
                    .bind("owner", owner)
                    .execute()
                > 0);
  }

  /**
   * Revokes a link, whoever's it is: for whoever answers for the server.
   *
   * @return whether there was one
   */
  public boolean revokeLink(String id) {
    return database.write(
        handle ->
            handle.createUpdate("DELETE FROM theme_share WHERE id = :id").bind("id", id).execute()
                > 0);
  }

  /** What a link shows, but for its document; empty when there is none. */
  public Optional<Share> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id, theme, visibility, title, description, author, digest, opened,"
                        + " renewed FROM theme_share WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> of(row))
                .findOne());
  }

  /** What a link shows; empty when there is none. */
  public Optional<Shown> open(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM theme_share WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Shown(of(row), row.getString("document")))
                .findOne());
  }

  /** Where the public list goes on. */
  public record After(long renewed, String id) {}

  /** What is shown to all, the newest first; {@code words} as in {@link Themes#list}. */
  public List<Share> listPublic(String words, Optional<After> after, int most) {
    return list("visibility = 'public'", "", words, after, most).stream()
        .map(Owned::share)
        .toList();
  }

  /** What a link shows, with whose it is; they may be a member no more. */
  public record Owned(Share share, String owner) {}

  /**
   * All links, the newest first: for whoever answers for the server.
   *
   * @param owner the id of whose they are; empty for everybody
   * @param words as in {@link Themes#list}
   */
  public List<Owned> listAll(String owner, String words, Optional<After> after, int most) {
    return list(owner.isEmpty() ? "'' = :owner" : "owner = :owner", owner, words, after, most);
  }

  private List<Owned> list(
      String which, String owner, String words, Optional<After> after, int most) {
    String all =
        "SELECT id, theme, visibility, title, description, author, digest, opened, renewed,"
            + " owner, search FROM theme_share WHERE "
            + which
            + (after.isPresent() ? " AND (renewed, id) < (:renewed, :id)" : "")
            + " ORDER BY renewed DESC, id DESC LIMIT ";
    String found =
        words.isBlank()
            ? all + ":most"
            : "SELECT * FROM ("
                + all
                + MOST_SEARCHED
                + ") AS newest WHERE search LIKE :words ESCAPE '!'"
                + " ORDER BY renewed DESC, id DESC LIMIT :most";
    return database.read(
        handle -> {
          var query = handle.createQuery(found).bind("most", most);
          if (which.contains(":owner")) {
            query.bind("owner", owner);
          }
          after.ifPresent(a -> query.bind("renewed", a.renewed()).bind("id", a.id()));
          if (!words.isBlank()) {
            query.bind("words", Themes.pattern(words));
          }
          return query.map((row, context) -> new Owned(of(row), row.getString("owner"))).list();
        });
  }

  /** Notes that a link was opened; written now and then by {@link #writeOpened}. */
  public void noteOpened(String id) {
    opened.computeIfAbsent(id, link -> new LongAdder()).increment();
  }

  /** Writes how often links were opened since it was written last. */
  public void writeOpened() {
    var counts = new java.util.HashMap<String, Long>();
    for (String id : List.copyOf(opened.keySet())) {
      LongAdder count = opened.remove(id);
      if (count != null) {
        counts.put(id, count.sum());
      }
    }
    if (!counts.isEmpty()) {
      database.change(handle -> counts.forEach((id, count) -> add(handle, id, count)));
    }
  }

  private static void add(Handle handle, String id, long count) {
    handle
        .createUpdate("UPDATE theme_share SET opened = opened + :count WHERE id = :id")
        .bind("count", count)
        .bind("id", id)
        .execute();
  }
}
