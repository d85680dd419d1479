/**
 * Theme maps over HTTP: a member's own at {@code /api/v1/themes}, what is shared at {@code
 * /t/{id}}. {@link org.tutai.server.http.theme.ThemeAddresses} has all of the addresses.
 *
 * <p>Traps: somebody else's theme is answered exactly as one that isn't there, and so is a link
 * that was revoked. What a link shows is a copy without what must not leave; the member's own
 * document never goes to anybody else.
 */
@NullMarked
package org.tutai.server.http.theme;

import org.jspecify.annotations.NullMarked;
