/**
 * Map servers: signing in, browsing what they publish, publishing a layer, theme maps and sharing.
 * {@link org.tutai.viewer.catalogue.CatalogueFeature} offers it; {@link
 * org.tutai.viewer.catalogue.ServerClient} speaks with one server, {@link
 * org.tutai.viewer.catalogue.ServerViewModel} knows which one and who asks. Everything else of the
 * program works without any server. Traps: {@code ServerClient} waits for answers and is for jobs
 * alone; passwords are never kept, and neither they nor keys stand in messages or logs.
 */
@NullMarked
package org.tutai.viewer.catalogue;

import org.jspecify.annotations.NullMarked;
