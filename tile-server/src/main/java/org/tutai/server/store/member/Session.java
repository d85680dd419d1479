package org.tutai.server.store.member;

import java.time.Instant;

/**
 * A place where a member has signed in. Immutable.
 *
 * @param id names it to its member; it opens nothing
 * @param lastUsed to within ten minutes
 * @param address where the sign-in came from
 * @param agent what the browser called itself
 */
public record Session(String id, Instant created, Instant lastUsed, String address, String agent) {}
