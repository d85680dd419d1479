package org.tutai.geo.source.remote.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Knows which IP addresses are of the public internet.
 *
 * <p>Everything that the registries of special purpose addresses (IANA; RFC 6890, RFC 8190) do not
 * give to the public is refused: this host and network, private use (RFC 1918), shared by carriers
 * (RFC 6598), loopback, link-local, documentation, benchmarks, multicast, reserved, unique local
 * (RFC 4193); in IPv6 all outside 2000::/3. Addresses that carry an IPv4 address (mapped,
 * compatible, 6to4, NAT64, Teredo, ISATAP) are judged by it, or refused. So is the block of
 * 168.63.129.16, public by its number, which leads every machine at Microsoft Azure to the host it
 * runs on. Stateless.
 */
public final class PublicAddresses {

  /** First address of a block, and how many of its bits count. */
  private record Block(int base, int bits) {
    boolean holds(int address) {
      return bits == 0 || (address ^ base) >>> (32 - bits) == 0;
    }
  }

  private static final Block[] NOT_PUBLIC = {
    block(0, 0, 0, 8),
    block(10, 0, 0, 8),
    block(100, 64, 0, 10),
    block(127, 0, 0, 8),
    block(168, 63, 129, 24),
    block(169, 254, 0, 16),
    block(172, 16, 0, 12),
    block(192, 0, 0, 24),
    block(192, 0, 2, 24),
    block(192, 88, 99, 24),
    block(192, 168, 0, 16),
    block(198, 18, 0, 15),
    block(198, 51, 100, 24),
    block(203, 0, 113, 24),
    block(224, 0, 0, 3)
  };

  private PublicAddresses() {}

  private static Block block(int a, int b, int c, int bits) {
    return new Block(a << 24 | b << 16 | c << 8, bits);
  }

  /** Whether anyone on the internet could ask this address. */
  public static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublicV4(bytes, 0) : isPublicV6(bytes);
  }

  private static boolean isPublicV4(byte[] bytes, int at) {
    int address = int32(bytes, at);
    return Arrays.stream(NOT_PUBLIC).noneMatch(block -> block.holds(address));
  }

  private static boolean isPublicV6(byte[] b) {
    if (isZero(b, 0, 10) && (b[10] & 0xFF) == 0xFF && (b[11] & 0xFF) == 0xFF) {
      return isPublicV4(b, 12);
    }
    if (int32(b, 0) == 0x0064FF9B && isZero(b, 4, 12)) {
      return isPublicV4(b, 12);
    }
    int first = int32(b, 0);
    if (first >>> 29 != 1) {
      return false;
    }
    if (first >>> 16 == 0x2002) {
      return isPublicV4(b, 2);
    }
    boolean special = first >>> 9 == 0x20010000 >>> 9;
    boolean documentation = first == 0x20010DB8 || first >>> 12 == 0x3FFF0000 >>> 12;
    boolean isatap = (int32(b, 8) & 0xFDFFFFFF) == 0x00005EFE;
    return !special && !documentation && !(isatap && !isPublicV4(b, 12));
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static int int32(byte[] b, int at) {
    return (b[at] & 0xFF) << 24
        | (b[at + 1] & 0xFF) << 16
        | (b[at + 2] & 0xFF) << 8
        | (b[at + 3] & 0xFF);
  }
}
