package org.tutai.server.store.theme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a list tells of a theme.
 *
 * @param version counts the saves, from 1
 * @param layers how many layers it has
 * @param created in milliseconds since 1970
 * @param updated in milliseconds since 1970
 * @param link its link, if it is shared
 */
public record ThemeRow(
    String id,
    String owner,
    String title,
    long version,
    long layers,
    long created,
    long updated,
    Optional<Link> link) {

  /**
   * A theme's link.
   *
   * @param id what stands in the address
   * @param opened how often it was
   * @param renewed when the copy was made that it shows, in milliseconds since 1970
   */
  public record Link(String id, Visibility visibility, long opened, long renewed) {}

  /** The columns that {@link #of} reads, of the tables {@code t} and {@code s}. */
  static final String COLUMNS =
      "t.id, t.owner, t.title, t.version, t.layers, t.created, t.updated,"
          + " s.id AS link, s.visibility, s.opened, s.renewed";

  static final String TABLES = "theme t LEFT JOIN theme_share s ON s.theme = t.id";

  static ThemeRow of(ResultSet row) throws SQLException {
    String link = row.getString("link");
    return new ThemeRow(
        row.getString("id"),
        row.getString("owner"),
        row.getString("title"),
        row.getLong("version"),
        row.getLong("layers"),
        row.getLong("created"),
        row.getLong("updated"),
        link == null
            ? Optional.empty()
            : Optional.of(
                new Link(
                    link,
                    Visibility.ofStored(row.getString("visibility")),
                    row.getLong("opened"),
                    row.getLong("renewed"))));
  }
}
