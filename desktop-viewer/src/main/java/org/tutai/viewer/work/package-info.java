/**
 * Work away from the window. {@link org.tutai.viewer.work.Jobs} starts whatever takes more than a
 * few milliseconds; a {@link org.tutai.viewer.work.Job} tells how far it is and can be cancelled;
 * its outcome arrives on the UI thread. Trap: what a {@link org.tutai.viewer.work.Task} touches
 * must be values or thread-safe, never a control or a property.
 */
@NullMarked
package org.tutai.viewer.work;

import org.jspecify.annotations.NullMarked;
