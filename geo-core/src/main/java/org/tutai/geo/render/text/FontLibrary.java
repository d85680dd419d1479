package org.tutai.geo.render.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The fonts that text is drawn with: the bundled Noto Sans TC, Regular and Bold, and for characters
 * that it lacks the machine's fonts with rare ideographs; failing all, a box. So no character is
 * ever left out, and those of the bundled fonts look the same on every machine.
 *
 * <p>Fonts are loaded when first needed. Thread-safe; share one.
 */
public final class FontLibrary {

  private static final int MOST_REMEMBERED = 4096;

  private final Bundled regular =
      new Bundled(
          "NotoSansTC-Regular.ttf",
          "add35d53f70727657b4509531677c4e3712b67df3d54661efdee5d3a0c16d954");
  private final Bundled bold =
      new Bundled(
          "NotoSansTC-Bold.ttf",
          "ed4ae6ed781e34d0beee896e9be5d835a938ac7adabbcc1b6b6904290006f372");
  private final InstalledFonts installed;
  private final Map<Integer, Glyph> rare = new ConcurrentHashMap<>();
  private volatile @Nullable String fingerprint;

  /** A glyph of a face. */
  record Glyph(Face face, int index) {
    boolean isBox() {
      return face == Face.BOXES;
    }
  }

  private static final Glyph BOX = new Glyph(Face.BOXES, 0);

  private FontLibrary(InstalledFonts installed) {
    this.installed = installed;
  }

  /** The bundled fonts, and behind them those installed in the usual places of the system. */
  public static FontLibrary standard() {
    return Standard.LIBRARY;
  }

  /** The bundled fonts, and behind them those found in the given directories. */
  public static FontLibrary withDirectories(List<Path> directories) {
    return new FontLibrary(new InstalledFonts(directories));
  }

  private static final class Standard {
    static final FontLibrary LIBRARY = withDirectories(InstalledFonts.usualDirectories());
  }

  /** The glyph of a character, never missing: at worst a box. */
  Glyph glyph(int codePoint, boolean wantBold) {
    Face first = face(wantBold);
    int index = first.glyphOf(codePoint);
    return index != 0 ? new Glyph(first, index) : elsewhere(codePoint);
  }

  /** The bundled face. */
  Face face(boolean wantBold) {
    return (wantBold ? bold : regular).face();
  }

  private Glyph elsewhere(int codePoint) {
    Glyph known = rare.get(codePoint);
    if (known != null) {
      return known;
    }
    if (rare.size() >= MOST_REMEMBERED) {
      rare.clear();
    }
    Glyph found = lookElsewhere(codePoint);
    rare.put(codePoint, found);
    return found;
  }

  /** The bundled weights have the same characters, so only the machine's fonts are left. */
  private Glyph lookElsewhere(int codePoint) {
    for (Face face : installed.faces()) {
      int index = face.glyphOf(codePoint);
      if (index != 0) {
        return new Glyph(face, index);
      }
    }
    return BOX;
  }

  /**
   * What tells pictures of text apart by their fonts: lower-case hex that changes when the bundled
   * fonts or the machine's change. Looks at the machine's font directories once.
   */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = sha256(regular.sha256 + bold.sha256 + installed.identity());
      fingerprint = known;
    }
    return known;
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A font among our own resources, read when first needed. */
  private static final class Bundled {

    private final String resource;
    private final String sha256;
    private volatile @Nullable Face face;

    Bundled(String resource, String sha256) {
      this.resource = resource;
      this.sha256 = sha256;
    }

    Face face() {
      Face loaded = face;
      return loaded != null ? loaded : load();
    }

    private synchronized Face load() {
      Face loaded = face;
      if (loaded == null) {
        loaded = new Face(read(resource));
        face = loaded;
      }
      return loaded;
    }

    private static TrueTypeFont read(String resource) {
      try (InputStream in = FontLibrary.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException(
              "the program is incomplete: font " + resource + " is missing");
        }
        return TrueTypeFont.of(Path.of(resource), in.readAllBytes());
      } catch (IOException e) {
        throw new IllegalStateException("the bundled font " + resource + " is damaged", e);
      }
    }
  }
}
