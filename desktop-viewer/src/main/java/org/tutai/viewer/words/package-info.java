/**
 * Words in two languages. A {@link org.tutai.viewer.words.Text} stands as a constant beside the
 * control that shows it; {@link org.tutai.viewer.words.Words} tells the language in use and gives
 * observable strings that change with it. Nothing visible is written anywhere else.
 */
@NullMarked
package org.tutai.viewer.words;

import org.jspecify.annotations.NullMarked;
