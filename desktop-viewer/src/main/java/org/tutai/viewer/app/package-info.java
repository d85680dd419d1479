/**
 * The program and its window. {@link org.tutai.viewer.app.Launcher} is the main class; it does not
 * extend {@code Application}, so that JavaFX may also be on the class path. {@link
 * org.tutai.viewer.app.Workbench} puts everything together; {@link org.tutai.viewer.app.MainView}
 * is the window, made from the commands that the features gave it.
 */
@NullMarked
package org.tutai.viewer.app;

import org.jspecify.annotations.NullMarked;
