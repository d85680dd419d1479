/**
 * A question and its answer, free of the HTTP server's classes where it can be: {@link
 * org.tutai.server.http.exchange.Ask} is a request taken apart, an {@link
 * org.tutai.server.http.exchange.Endpoint} turns it into an {@link
 * org.tutai.server.http.exchange.Answer}. A protocol room is a set of endpoints, tested without a
 * socket.
 */
@NullMarked
package org.tutai.server.http.exchange;

import org.jspecify.annotations.NullMarked;
