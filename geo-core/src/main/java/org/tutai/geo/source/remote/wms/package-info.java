/**
 * Web Map Services as a client: capabilities of versions 1.0.0, 1.1.0, 1.1.1 and 1.3.0, requests,
 * and pictures.
 *
 * <p>{@link org.tutai.geo.source.remote.wms.WmsCapabilitiesReader} reads what a service says of
 * itself into {@link org.tutai.geo.source.remote.wms.WmsCapabilities}; {@link
 * org.tutai.geo.source.remote.wms.WmsRequests} writes requests; {@link
 * org.tutai.geo.source.remote.wms.WmsClient} draws a {@link
 * org.tutai.geo.source.remote.wms.WmsSource} for a view.
 *
 * <p>Traps: 1.3.0 writes coordinates in the authority's order, the others x before y always; layers
 * inherit from their parents, so never look at an element alone; servers answer errors with status
 * 200.
 */
@NullMarked
package org.tutai.geo.source.remote.wms;

import org.jspecify.annotations.NullMarked;
