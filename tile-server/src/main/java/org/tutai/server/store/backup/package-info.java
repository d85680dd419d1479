/**
 * Everything of a store in one file, and back. {@link org.tutai.server.store.backup.Backup} writes
 * it while a server runs, {@link org.tutai.server.store.backup.Restore} reads it into an empty
 * store, of either database whichever it came from.
 *
 * <p>The file is a ZIP:
 *
 * <pre>
 * tables/{table}.jsonl          a row a line: a JSON array of its values in the order of the columns
 * blobs/{sha256}                files that rows speak of
 * compiled/{digest}.layer       what published files were compiled to
 * versions/{name}.layer, .json  versions of layers that theme maps hold on to
 * tutai-backup.json             last: versions, the time, the columns, row counts and SHA-256 of
 *                               each table, and the SHA-256 of each file
 * </pre>
 *
 * <p>Not in it: sessions, links that work once and uploads on their way. What was signed out or
 * used up since would be alive again.
 */
@NullMarked
package org.tutai.server.store.backup;

import org.jspecify.annotations.NullMarked;
