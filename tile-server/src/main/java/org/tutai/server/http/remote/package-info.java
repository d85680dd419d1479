/**
 * Other servers' layers over HTTP: what a service offers, as JSON for the page, and a proxy for the
 * hosts the operator allows. Enter by {@link org.tutai.server.http.remote.RemoteAddresses}.
 *
 * <p>Traps: all fetching goes through the core's guarded fetcher; nothing of a document or a
 * picture is handed on under a type that a browser would run.
 */
@NullMarked
package org.tutai.server.http.remote;

import org.jspecify.annotations.NullMarked;
