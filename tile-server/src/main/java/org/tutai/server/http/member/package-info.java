/**
 * Members on the wire: signing in and out, the first set-up, invitations, one's own account, and
 * what administrators do. {@link org.tutai.server.http.member.MemberAddresses} adds all of it; the
 * logic is {@code store.member}'s.
 *
 * <p>Traps: every answer is for one caller alone and must not be kept. Tokens come in bodies and
 * cookies, never in an address, and go into no log. Whether a member, a session or a key of
 * somebody else exists is not told: what is not one's own is not found.
 */
@NullMarked
package org.tutai.server.http.member;

import org.jspecify.annotations.NullMarked;
