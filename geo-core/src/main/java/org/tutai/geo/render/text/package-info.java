/**
 * Text: fonts read by ourselves, laid out and painted.
 *
 * <p>A {@link org.tutai.geo.render.text.FontLibrary} finds a glyph for any character, in the
 * bundled Noto Sans TC first; a {@link org.tutai.geo.render.text.TextLayout} puts the glyphs of a
 * label in place; a {@link org.tutai.geo.render.text.TextPainter} paints it with its halo. {@link
 * org.tutai.geo.render.text.TrueTypeFont} reads the font files.
 *
 * <p>Text runs from left to right, character by character: Chinese, Japanese, Latin, Greek and
 * Cyrillic come out right; scripts that need shaping (Arabic, the Indic ones) show their characters
 * one by one. There is no hinting and no kerning, so text scales evenly and a label is as wide as
 * the sum of its characters.
 *
 * <p>The trap: y in font files grows upwards, in layouts and pictures downwards.
 */
@NullMarked
package org.tutai.geo.render.text;

import org.jspecify.annotations.NullMarked;
