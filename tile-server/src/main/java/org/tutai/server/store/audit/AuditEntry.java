package org.tutai.server.store.audit;

import java.time.Instant;

/**
 * A line of the log. Immutable.
 *
 * @param id grows with every entry
 * @param action what was done, as {@code member.create}
 * @param object what it was done to: an id or a name; may be empty
 * @param outcome {@code done}, or why not
 */
public record AuditEntry(
    long id, Instant at, Actor actor, String action, String object, String outcome) {}
