/**
 * The window and its start. {@link org.tutai.viewer.app.Launcher} is the main class; it does not
 * extend {@code Application}, so that JavaFX may also be on the class path.
 */
@NullMarked
package org.tutai.viewer.app;

import org.jspecify.annotations.NullMarked;
