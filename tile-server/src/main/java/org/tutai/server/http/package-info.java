/**
 * The server's faces to the web. {@link org.tutai.server.http.HandlerTree} is the one place where
 * every address is put together; {@link org.tutai.server.http.TutaiServer} starts and stops it.
 *
 * <p>A request goes {@code CachedAnswersHandler} (a picture that is in memory is answered at once,
 * on the thread that read the request) → workers → {@code ExchangeHandler} (methods, CORS, limits,
 * conditional requests, compression, problems) → {@code Routes} → an endpoint of a protocol room.
 *
 * <p>Trap: everything declared non-blocking runs on the threads that read the network. Whatever may
 * wait or compute must go to the workers or to the draw queue.
 */
@NullMarked
package org.tutai.server.http;

import org.jspecify.annotations.NullMarked;
