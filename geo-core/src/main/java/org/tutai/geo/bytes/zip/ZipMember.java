package org.tutai.geo.bytes.zip;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file in a zip.
 *
 * @param name as the zip spells it, folders before it, {@code /} between
 * @param method how it is packed: 0 as it is, 8 deflated
 * @param encrypted whether a password is needed
 * @param crc of its bytes
 * @param packed its length in the zip
 * @param size its length when unpacked, as the zip states it
 * @param headerAt where it starts in the zip
 */
public record ZipMember(
    String name, int method, boolean encrypted, long crc, long packed, long size, long headerAt) {

  /** The folders before the name, up to the last {@code /}; empty for none. */
  public String folder() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** The name without folders. */
  public String base() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The base up to its last dot, in lower case: what the files of one shapefile share. */
  public String stem() {
    String base = base().toLowerCase(Locale.ROOT);
    int dot = base.lastIndexOf('.');
    return dot <= 0 ? base : base.substring(0, dot);
  }

  /** What follows the last dot, in lower case. */
  public String ending() {
    String base = base();
    return base.substring(base.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether it is a folder's own entry, or a file that a system hides. */
  public boolean isHidden() {
    return base().isEmpty() || base().startsWith(".") || name.contains("__MACOSX/");
  }

  /** The path that messages give a file in a zip: {@code towns.zip/data/towns.shp}. */
  public static Path inside(Path zip, String member) {
    String shown = shown(member);
    try {
      return Path.of(zip + "/" + shown);
    } catch (InvalidPathException e) {
      return Path.of(zip + "/" + shown.replaceAll("[^ -~]", "?"));
    }
  }

  /** A member's name as it can be shown: in one line, of a bearable length. */
  public static String shown(String member) {
    String line = member.replaceAll("[\\p{Cntrl}\uFFFD]", "?");
    return line.length() > 200 ? "…" + line.substring(line.length() - 200) : line;
  }
}
