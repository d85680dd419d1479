package org.tutai.server.store.layer;

import org.tutai.server.store.Database;

/**
 * The tables of publishing, in one database.
 *
 * @param uploads files on their way
 * @param layers what they became, by name
 * @param versions each of what a layer was
 */
public record LayerTables(UploadTable uploads, LayerTable layers, VersionTable versions) {

  /** The tables of a database. */
  public static LayerTables of(Database database) {
    return new LayerTables(
        new UploadTable(database), new LayerTable(database), new VersionTable(database));
  }
}
