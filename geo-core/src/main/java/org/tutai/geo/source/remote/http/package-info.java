/**
 * Fetching from other people's servers without being used against one's own network.
 *
 * <p>Enter by {@link org.tutai.geo.source.remote.http.GuardedFetcher}. A {@link
 * org.tutai.geo.source.remote.http.FetchPolicy} says which hosts may be asked ({@link
 * org.tutai.geo.source.remote.http.HostRule}); {@link
 * org.tutai.geo.source.remote.http.PublicAddresses} knows which addresses are of the public
 * internet. Answers rest in an {@link org.tutai.geo.source.remote.http.HttpDiskCache} by the rules
 * of RFC 9111, and the last good one is given again, marked, when its server is out of reach.
 *
 * <p>Traps. A host's name is looked up once for each hop and the socket is opened to exactly the
 * address that was judged: never hand a checked name to a client that looks it up again. Redirects
 * are followed here, each judged anew. What goes wrong is a {@link
 * org.tutai.geo.source.remote.http.RemoteSourceException}, whose sentence never tells the addresses
 * a name led to.
 */
@NullMarked
package org.tutai.geo.source.remote.http;

import org.jspecify.annotations.NullMarked;
