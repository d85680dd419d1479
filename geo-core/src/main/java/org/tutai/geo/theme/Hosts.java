package org.tutai.geo.theme;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tutai.geo.source.remote.http.PrivateNames;

/**
 * Tells hosts that anybody can reach from those that mean something in one place only. It looks
 * nothing up: a public name that resolves to a private address passes here.
 */
final class Hosts {

  private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]*|[0-9]+");
  private static final Pattern QUAD = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}");
  private static final Pattern INNER_QUAD =
      Pattern.compile("(?<![0-9])(?:\\d{1,3}[.-]){3}\\d{1,3}(?![0-9])");
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private Hosts() {}

  /** Whether the host of an address (as written there) is for everybody. */
  static boolean isPublic(String written) {
    String host = plain(written);
    if (host.startsWith("[") || host.indexOf(':') >= 0) {
      return isPublicSix(host.replaceAll("[\\[\\]]", "").replaceAll("%.*", ""));
    }
    String[] labels = host.split("\\.", -1);
    String last = labels[labels.length - 1];
    if (NUMBER.matcher(last).matches()) {
      return QUAD.matcher(host).matches() && isPublicQuad(host);
    }
    return labels.length > 1
        && !isPrivateName(host)
        && host.chars().noneMatch(c -> c <= ' ' || "\\|^<>%\"'`".indexOf(c) >= 0);
  }

  /** As a browser reads it: decoded, folded, with dots for what counts as dots. */
  static String plain(String written) {
    String folded = Normalizer.normalize(Disguises.percentDecoded(written), Normalizer.Form.NFKC);
    String dotted = folded.replace('。', '.').replace('｡', '.').replaceAll("\\p{Cf}", "");
    String lower = dotted.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Whether a dotted name or quad, met in a text, means something in one place only. */
  static boolean isPrivateName(String written) {
    String host = plain(written);
    if (QUAD.matcher(host).matches()) {
      return !isPublicQuad(host);
    }
    return PrivateNames.hasPrivateEnd(host) || hidesPrivateQuad(host);
  }

  /** Names such as 10.0.0.1.example.org, which name services answer with the address in them. */
  private static boolean hidesPrivateQuad(String host) {
    return INNER_QUAD
        .matcher(host)
        .results()
        .anyMatch(quad -> !isPublicQuad(quad.group().replace('-', '.')));
  }

  private static boolean isPublicQuad(String quad) {
    String[] parts = quad.split("\\.");
    int[] b = new int[4];
    for (int i = 0; i < 4; i++) {
      b[i] = Integer.parseInt(parts[i]);
      if (b[i] > 255 || (parts[i].length() > 1 && parts[i].startsWith("0"))) {
        return false;
      }
    }
    return isPublicFour(b[0], b[1]);
  }

  /** RFC 6890's special ranges, as far as their first two bytes tell them. */
  private static boolean isPublicFour(int first, int second) {
    return !(first == 0
        || first == 10
        || first == 127
        || first >= 224
        || (first == 100 && second >= 64 && second < 128)
        || (first == 169 && second == 254)
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168)
        || (first == 198 && (second == 18 || second == 19)));
  }

  /** Whether a text is an IPv6 address, and one that is not for everybody. */
  static boolean isPrivateSix(String text) {
    return looksSix(text) && parsesAsSix(text) && !isPublicSix(text);
  }

  private static boolean looksSix(String text) {
    return SIX.matcher(text).matches() && text.indexOf(':') != text.lastIndexOf(':');
  }

  private static boolean parsesAsSix(String text) {
    try {
      return InetAddress.getByName("[" + text + "]") != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Global unicast only; an IPv4 address within one must be public too. */
  private static boolean isPublicSix(String text) {
    if (!looksSix(text)) {
      return false;
    }
    try {
      byte[] b = InetAddress.getByName("[" + text + "]").getAddress();
      if (b.length == 4) {
        return isPublicFour(b[0] & 0xff, b[1] & 0xff);
      }
      boolean translated = (b[0] & 0xff) == 0x00 && (b[1] & 0xff) == 0x64;
      boolean sixToFour = (b[0] & 0xff) == 0x20 && (b[1] & 0xff) == 0x02;
      if (translated || sixToFour) {
        int at = translated ? 12 : 2;
        return isPublicFour(b[at] & 0xff, b[at + 1] & 0xff);
      }
      return (b[0] & 0xe0) == 0x20;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
