/**
 * Our own API: the list of layers, health, metrics and the OpenAPI document that describes it all.
 * JSON; errors are {@code application/problem+json}.
 */
@NullMarked
package org.tutai.server.http.api;

import org.jspecify.annotations.NullMarked;
