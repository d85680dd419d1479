/**
 * Locating over HTTP: {@code /api/v1/locate/…}. JSON or GeoJSON; a problem names the parameter,
 * what was found in it and what was expected.
 *
 * <p>Each endpoint reads its parameters ({@link org.tutai.server.http.locate.LocateParams}), asks
 * the {@link org.tutai.geo.locate.Locator} of the moment ({@link
 * org.tutai.server.http.locate.Locating}) and writes what it gets into bytes ({@link
 * org.tutai.server.http.locate.JsonBytes}). Most are answered on the thread that read the request,
 * so they must not wait.
 *
 * <p>Trap: {@code lon} and {@code lat} are always WGS 84 degrees; {@code x} and {@code y}, {@code
 * bbox} and {@code near} are in the system that {@code crs} names.
 */
@NullMarked
package org.tutai.server.http.locate;

import org.jspecify.annotations.NullMarked;
