package org.tutai.server.catalogue;

import org.tutai.server.access.Principal;

/**
 * Who does something to a layer, and from where. Immutable.
 *
 * @param address of the network that they ask from; empty when it is not known, as for what goes on
 *     after a new start
 */
public record By(Principal who, String address) {}
