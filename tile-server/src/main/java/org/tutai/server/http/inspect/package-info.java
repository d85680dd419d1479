/**
 * Files of somebody's own, looked at without keeping them: {@link
 * org.tutai.server.http.inspect.InspectEndpoint} takes one, {@link
 * org.tutai.server.http.inspect.SpooledFile} holds it for as long as it is looked at, {@link
 * org.tutai.server.http.inspect.FileAnswer} says what is in it.
 *
 * <p>Traps: anybody may send a file, so every number in one is bounded before it costs; no message
 * may name the folder it lies in; names in it are text and nothing else.
 */
@NullMarked
package org.tutai.server.http.inspect;

import org.jspecify.annotations.NullMarked;
