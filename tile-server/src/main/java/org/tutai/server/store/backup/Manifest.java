package org.tutai.server.store.backup;

import java.util.List;

/**
 * What a backup says of itself. Immutable.
 *
 * @param format always {@link #FORMAT}
 * @param version of this layout
 * @param program the Tutai that wrote it
 * @param created when, as ISO 8601
 * @param schema the version of the tables
 * @param tables in an order in which rows come before those that refer to them
 * @param files the blobs and compiled layers
 */
record Manifest(
    String format,
    int version,
    String program,
    String created,
    String schema,
    List<Table> tables,
    List<File> files) {

  static final String FORMAT = "tutai-backup";
  static final int VERSION = 1;
  static final String ENTRY = "tutai-backup.json";

  Manifest {
    tables = List.copyOf(tables);
    files = List.copyOf(files);
  }

  /**
   * A table.
   *
   * @param sha256 of its lines, in hexadecimal
   */
  record Table(String name, List<String> columns, long rows, String sha256) {
    Table {
      columns = List.copyOf(columns);
    }

    String entry() {
      return "tables/" + name + ".jsonl";
    }
  }

  /**
   * A file.
   *
   * @param entry its path in the backup
   * @param sha256 of its content, in hexadecimal
   */
  record File(String entry, long bytes, String sha256) {}
}
