/**
 * Who sees what. Every read starts with {@link org.tutai.server.access.Access#look}: it gives the
 * published layers as one {@link org.tutai.server.access.Principal} may see them, and nobody else
 * touches the compiled layers behind them. Anonymous is a principal.
 */
@NullMarked
package org.tutai.server.access;

import org.jspecify.annotations.NullMarked;
