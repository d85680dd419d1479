/**
 * How the viewer looks: colours, type, spacing and icons, light and dark, kept in this one room.
 * {@link org.tutai.viewer.look.Look} makes a running toolkit look so (AtlantaFX Primer below,
 * {@code tutai.css} above it); {@link org.tutai.viewer.look.Icons} names the icons; {@link
 * org.tutai.viewer.look.Palette} hands the same colours to what draws by itself.
 *
 * <p><b>Colours</b> are looked up, never written in a feature: {@code -tutai-ground} (under
 * everything), {@code -tutai-raised} (panels, fields, popups), {@code -tutai-sunken}, {@code
 * -tutai-line}, {@code -tutai-text}, {@code -tutai-muted}, {@code -tutai-accent} (what can be done
 * next) with {@code -tutai-accent-soft} below text and {@code -tutai-on-accent} upon it, {@code
 * -tutai-loss}, {@code -tutai-warning}, {@code -tutai-success} and their {@code -soft} grounds,
 * {@code -tutai-map-*} for what lies on the map. AtlantaFX's own names ({@code -color-…}) are set
 * from the same family.
 *
 * <p><b>Style classes</b> for every feature:
 *
 * <ul>
 *   <li>{@code .panel} a raised area of the window, without padding of its own; {@code
 *       .panel-title} its 18 px heading; {@code .panel-body} its padded column
 *   <li>{@code .tool-bar} a row of icon buttons ({@code Icons.button}, {@code Icons.toggle})
 *   <li>{@code .row} a line of a list or form: 8 px between, at least 32 px high
 *   <li>{@code .section-title} bold 14 px above a group; {@code .hint} small and muted; {@code
 *       .number} right-aligned figures
 *   <li>{@code .empty-state} what a view shows instead of nothing: icon, {@code .section-title},
 *       {@code .hint}, one button
 *   <li>{@code .field-error} the sentence below the field that is wrong; the field itself gets
 *       {@code Styles.STATE_DANGER}
 *   <li>{@code .chip} a small rounded word (a CRS, a filter), with {@code .warning}, {@code
 *       .danger}, {@code .success}; {@code .card} a bordered box in a panel
 *   <li>{@code .inspector} right of the map, {@code .drawer} below it, {@code .status-strip} at the
 *       bottom, {@code .notice} a message over the map, with {@code .warning}, {@code .danger}
 *   <li>{@code .on-map} a control that floats on the map
 *   <li>{@code .small} 12 px, {@code .large} 18 px; other sizes are not used
 * </ul>
 *
 * Buttons: AtlantaFX's {@code .accent} (one in a view), {@code .flat}, {@code .danger}.
 *
 * <p><b>Traps.</b> The sheets are the user-agent stylesheet: they reach dialogs, popups and
 * tooltips by themselves, a feature's {@code x-view.css} wins over them, and so does a value set in
 * code. A scene's root takes {@code :dark} from {@link org.tutai.viewer.look.Look#apply}.
 */
@NullMarked
package org.tutai.viewer.look;

import org.jspecify.annotations.NullMarked;
