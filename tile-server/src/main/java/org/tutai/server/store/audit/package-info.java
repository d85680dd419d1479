/**
 * What was done, when and by whom. {@link org.tutai.server.store.audit.AuditLog#append} is called
 * within the write that does it, so that there is no deed without its entry and no entry without
 * its deed. Entries are never changed; nothing secret goes into one.
 */
@NullMarked
package org.tutai.server.store.audit;

import org.jspecify.annotations.NullMarked;
