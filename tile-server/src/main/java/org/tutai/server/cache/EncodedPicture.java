package org.tutai.server.cache;

import java.util.Objects;

/**
 * A picture as it goes over the wire. The bytes are not copied: nobody may change them.
 *
 * @param fingerprint names the content, fit for an ETag; empty when it was not reckoned
 */
public record EncodedPicture(byte[] bytes, String mediaType, String fingerprint) {
  public EncodedPicture {
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(fingerprint, "fingerprint");
  }
}
