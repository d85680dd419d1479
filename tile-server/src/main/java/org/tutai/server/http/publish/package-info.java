/**
 * Publishing over HTTP: {@link org.tutai.server.http.publish.PublishAddresses} lists the addresses.
 * Files come by the tus protocol 1.0.0 (core, creation, creation-with-upload, expiration,
 * termination, checksum) or whole as one body; the rest is JSON. What the caller may do, the
 * catalogue decides; here requests are taken apart and answers written.
 */
@NullMarked
package org.tutai.server.http.publish;

import org.jspecify.annotations.NullMarked;
