/** Answers to addresses: forward, reverse, as you type, and by the file. */
@NullMarked
package org.tutai.geo.locate.address.answer;

import org.jspecify.annotations.NullMarked;
