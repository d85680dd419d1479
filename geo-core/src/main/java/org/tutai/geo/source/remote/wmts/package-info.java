/**
 * Web Map Tile Services (OGC 07-057r7, version 1.0.0) as a client: capabilities, addresses of tiles
 * by key-value pairs or by template, and pictures.
 *
 * <p>{@link org.tutai.geo.source.remote.wmts.WmtsCapabilitiesReader} reads what a service says of
 * itself into {@link org.tutai.geo.source.remote.wmts.WmtsCapabilities}; {@link
 * org.tutai.geo.source.remote.wmts.WmtsClient} draws a {@link
 * org.tutai.geo.source.remote.wmts.WmtsSource} for a view.
 *
 * <p>Traps: the corners of matrices are written in the authority's order, and some servers do
 * otherwise; here they are x before y. A matrix is named by its identifier, never by its place in
 * the list.
 */
@NullMarked
package org.tutai.geo.source.remote.wmts;

import org.jspecify.annotations.NullMarked;
