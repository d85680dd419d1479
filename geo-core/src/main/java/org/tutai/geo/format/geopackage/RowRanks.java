package org.tutai.geo.format.geopackage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells a row's place among all rows from its number, so that a feature found by the R-tree has the
 * ordinal it has when all are read. Keeps every 1,024th number and counts from there. Immutable.
 */
final class RowRanks {

  private static final int EVERY = 1024;

  private final String table;
  private final String key;
  private final long[] numbers;
  private final boolean dense;

  private RowRanks(String table, String key, long[] numbers, boolean dense) {
    this.table = table;
    this.key = key;
    this.numbers = numbers;
    this.dense = dense;
  }

  static RowRanks read(Database database, String table, String key) throws SQLException {
    String column = Database.quote(key);
    String from = " FROM " + Database.quote(table);
    List<long[]> ends =
        database.all(
            "SELECT min(" + column + "), max(" + column + "), count(*)" + from,
            row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)});
    long[] end = ends.get(0);
    if (end[1] - end[0] == end[2] - 1) {
      return new RowRanks(table, key, new long[] {end[0]}, true);
    }
    return new RowRanks(
        table, key, sparse(database, "SELECT " + column + from + " ORDER BY " + column), false);
  }

  private static long[] sparse(Database database, String sql) throws SQLException {
    long[] numbers = new long[64];
    int size = 0;
    long rank = 0;
    try (PreparedStatement statement = database.prepare(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        database.rowReached();
        if (rank++ % EVERY == 0) {
          numbers = size == numbers.length ? Arrays.copyOf(numbers, 2 * size) : numbers;
          numbers[size++] = rows.getLong(1);
        }
      }
    }
    return Arrays.copyOf(numbers, size);
  }

  /** How many rows have a smaller number. */
  long rank(Database database, long number) throws SQLException {
    if (dense) {
      return number - numbers[0];
    }
    int found = Arrays.binarySearch(numbers, number);
    int block = found >= 0 ? found : Math.max(0, -found - 2);
    String column = Database.quote(key);
    List<Long> behind =
        database.all(
            "SELECT count(*) FROM "
                + Database.quote(table)
                + " WHERE "
                + column
                + " >= ? AND "
                + column
                + " < ?",
            row -> row.getLong(1),
            numbers[block],
            number);
    return (long) block * EVERY + behind.get(0);
  }
}
