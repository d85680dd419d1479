/**
 * Publishing, the short way: a file is sent, looked at, described, compiled and live.
 *
 * <p>{@link org.tutai.server.catalogue.Catalogue} is the entry. {@link
 * org.tutai.server.catalogue.Uploads} holds the files on their way, {@link
 * org.tutai.server.catalogue.Inspection} what was found in one, {@link
 * org.tutai.server.catalogue.Description} what people are told of a layer, {@link
 * org.tutai.server.catalogue.LiveLayers} what is served. Rows are in {@code store.layer}; files lie
 * in the store's home:
 *
 * <pre>
 * uploads/{id}/{name}         a file on its way; its size is how much of it is here
 * blobs/{sha256}              the file of a version, as it was sent
 * compiled/layers/{digest}.layer   what it was compiled to; made again from its file when it is gone
 * </pre>
 *
 * <p>Trap: rows lead and files follow. A row is written before its folder is made, and a file is on
 * the disk before a row tells of it; so a kill at any moment leaves files without rows, which are
 * collected, but no rows without files.
 */
@NullMarked
package org.tutai.server.catalogue;

import org.jspecify.annotations.NullMarked;
