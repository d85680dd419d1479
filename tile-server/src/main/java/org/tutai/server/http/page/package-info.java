/**
 * The map page and what it loads: files from the jar, under {@code /} and {@code /assets/}. Nothing
 * comes from elsewhere.
 */
@NullMarked
package org.tutai.server.http.page;

import org.jspecify.annotations.NullMarked;
