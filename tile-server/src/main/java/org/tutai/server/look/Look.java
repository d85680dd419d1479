package org.tutai.server.look;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How somebody wants a published layer drawn. Immutable.
 *
 * @param layer the name it is published under
 * @param version the digest of the version to draw; empty for the newest
 * @param style the name of one of the layer's styles; empty when {@code sld} says how
 * @param sld a style document; empty for none
 * @param filter which features, in ECQL; empty for all
 */
public record Look(String layer, String version, String style, String sld, String filter) {

  /** A longer style document is refused unread. */
  public static final int MOST_SLD = 1_000_000;

  private static final int HASH_BYTES = 16;
  private static final int MOST_NAME = 300;

  public Look {
    if (layer.isEmpty() || layer.length() > MOST_NAME) {
      throw new IllegalArgumentException(
          "a look's layer must have 1 to "
              + MOST_NAME
              + " characters (got: "
              + layer.length()
              + ")");
    }
    if (!version.matches("|[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a look's version must be a SHA-256 in hexadecimal");
    }
    if (style.isEmpty() == sld.isEmpty() || style.length() > MOST_NAME) {
      throw new IllegalArgumentException("a look must have either the name of a style or an SLD");
    }
  }

  /** The hash of all of it, as 32 hexadecimal digits; the same for equal looks. */
  public String id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {"look 1", layer, version, style, sld, filter}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether a text may be the id of a look. */
  public static boolean isId(String text) {
    return text.matches("[0-9a-f]{32}");
  }
}
