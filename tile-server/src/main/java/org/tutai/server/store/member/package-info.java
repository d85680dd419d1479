/**
 * Members and how they prove who they are. {@link org.tutai.server.store.member.Members} is the
 * entry point; {@link org.tutai.server.store.member.Sessions}, {@link
 * org.tutai.server.store.member.ApiKeys} and {@link org.tutai.server.store.member.Invitations} are
 * reached through it. What cannot be done is a {@link
 * org.tutai.server.store.member.MemberException} with words for people.
 *
 * <p>Passwords are kept as Argon2id, everything else that proves something as SHA-256; neither they
 * nor their hashes are ever in a log, a message or a {@code toString}.
 */
@NullMarked
package org.tutai.server.store.member;

import org.jspecify.annotations.NullMarked;
