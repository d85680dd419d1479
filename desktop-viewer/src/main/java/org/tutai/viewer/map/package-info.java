/**
 * The map on the screen. {@link org.tutai.viewer.map.MapViewModel} holds the {@link
 * org.tutai.viewer.map.Viewport}, the {@link org.tutai.viewer.map.MapContent} and the tool in use;
 * {@link org.tutai.viewer.map.MapPainter} draws content off the UI thread, a {@link
 * org.tutai.viewer.map.Stratum} at a time; {@link org.tutai.viewer.map.MapPane} shows the latest
 * {@link org.tutai.viewer.map.Frame}, shifted and scaled until the next one is there.
 *
 * <p>Traps: pixels of a viewport are the window's (logical) pixels; a frame has {@code pixelRatio}
 * times as many. Places between features are {@link org.tutai.geo.theme.Position}s (WGS 84),
 * whatever CRS the map is in.
 */
@NullMarked
package org.tutai.viewer.map;

import org.jspecify.annotations.NullMarked;
