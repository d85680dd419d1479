/**
 * The rows of publishing: {@link org.tutai.server.store.layer.UploadRow}s on their way, {@link
 * org.tutai.server.store.layer.LayerRow}s by name and their {@link
 * org.tutai.server.store.layer.VersionRow}s. {@link org.tutai.server.store.layer.LayerTables} is
 * the entry and holds a table of each. Which state may follow which is written down in {@link
 * org.tutai.server.store.layer.LayerState} and {@link org.tutai.server.store.layer.UploadState},
 * and nowhere else; a change of state is a single statement that says from which state it starts,
 * so that of two who change at once one is told that it was too late.
 */
@NullMarked
package org.tutai.server.store.layer;

import org.jspecify.annotations.NullMarked;
