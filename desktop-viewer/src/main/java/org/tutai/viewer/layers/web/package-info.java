/**
 * Layers of web services. {@link org.tutai.viewer.layers.web.ServiceReader} finds out off the UI
 * thread what is at an address (WMS, WMTS, XYZ tiles, TileJSON, a KML or GeoJSON document) and
 * makes of it a {@link org.tutai.viewer.layers.web.ServiceOffer}; {@link
 * org.tutai.viewer.layers.web.ServiceViewModel} lets a person choose of it. A host in a private
 * network is asked only after the person allowed it ({@link
 * org.tutai.viewer.layers.web.AllowedHosts}), and never because another host redirects there.
 */
@NullMarked
package org.tutai.viewer.layers.web;

import org.jspecify.annotations.NullMarked;
