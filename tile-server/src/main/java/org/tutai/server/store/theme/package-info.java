/**
 * Theme maps of members as rows: {@link org.tutai.server.store.theme.Themes} are the members' own,
 * {@link org.tutai.server.store.theme.Shares} the frozen copies that links show, {@link
 * org.tutai.server.store.theme.ThemeFiles} what is kept with them, {@link
 * org.tutai.server.store.theme.StoredLooks} the looks they draw layers in.
 *
 * <p>Documents are text here; nothing in this room reads them. Trap: whose a theme is stands in
 * every statement, so that an id alone gives nobody anything.
 */
@NullMarked
package org.tutai.server.store.theme;

import org.jspecify.annotations.NullMarked;
