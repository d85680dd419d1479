/**
 * What must not be lost: members, theme maps and the catalogue, in an SQL database, and the files
 * that belong to them. {@link org.tutai.server.store.StoreHome} is the directory, {@link
 * org.tutai.server.store.Database} the rows, {@link org.tutai.server.store.Blobs} the files; each
 * subject has a package below with its own small classes of hand-written SQL.
 *
 * <p>The same SQL runs on SQLite and PostgreSQL: ids are random text, times are milliseconds since
 * 1970, JSON is text, truth is 0 or 1. The work of a {@linkplain
 * org.tutai.server.store.Database#write write} may run more than once. PostgreSQL keeps no U+0000
 * in text.
 */
@NullMarked
package org.tutai.server.store;

import org.jspecify.annotations.NullMarked;
