package org.tutai.server.catalogue;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.tutai.geo.format.Formats;

/**
 * Names of files that came from elsewhere, made safe to show and to write to any disk: no folders,
 * no control or direction characters, nothing that a system gives a meaning of its own. Chinese
 * stays. Stateless.
 */
final class UploadName {

  private static final int MOST_CHARACTERS = 120;
  private static final int MOST_BYTES = 200;
  private static final int LOOKED_AT = 2_000;
  private static final Set<String> DEVICES =
      Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3");

  /** Endings of formats that are known by their first bytes as well. */
  private static final Set<String> LOOKED_INTO = Set.of("json", "csv", "tsv", "txt", "xml");

  private static final Set<String> SIDECARS =
      Set.of("shp", "shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix");

  private UploadName() {}

  /** The name without its dangers; never empty. */
  static String safe(String given) {
    String text = given.length() > LOOKED_AT ? given.substring(given.length() - LOOKED_AT) : given;
    String name = Normalizer.normalize(base(text), Normalizer.Form.NFC);
    var safe = new StringBuilder();
    name.codePoints().forEach(c -> append(safe, c));
    String plain = safe.toString().strip().replaceAll("^[. ]+|[. ]+$", "");
    if (plain.isEmpty()) {
      return "upload";
    }
    return shortened(DEVICES.contains(stem(plain).toLowerCase(Locale.ROOT)) ? "_" + plain : plain);
  }

  private static String base(String path) {
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    return path.substring(slash + 1);
  }

  private static void append(StringBuilder safe, int c) {
    int type = Character.getType(c);
    boolean unseen =
        type == Character.CONTROL
            || type == Character.FORMAT
            || type == Character.SURROGATE
            || type == Character.PRIVATE_USE
            || type == Character.UNASSIGNED
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR;
    if (!unseen) {
      safe.appendCodePoint(":*?\"<>|/\\".indexOf(c) >= 0 ? '_' : c);
    }
  }

  /** Shorter from the front of the ending on, so that the ending stays. */
  private static String shortened(String name) {
    String stem = stem(name);
    String ending = name.substring(stem.length());
    if (ending.length() > 20) {
      stem = name;
      ending = "";
    }
    while (stem.length() > 1 && tooLong(stem + ending)) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem + ending;
  }

  private static boolean tooLong(String name) {
    return name.length() > MOST_CHARACTERS
        || name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  /** A name without its ending, or without both of {@code .csv.gz} and the like. */
  static String stem(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int end = name.length();
    for (String packed : new String[] {".gz", ".zip"}) {
      int without = name.length() - packed.length();
      if (lower.endsWith(packed) && lower.lastIndexOf('.', without - 1) > 0) {
        end = without;
      }
    }
    int dot = name.lastIndexOf('.', end - 1);
    return dot > 0 ? name.substring(0, dot) : name.substring(0, end);
  }

  /** A safe name in a folder; another with the same ending where the system cannot write it. */
  static Path in(Path folder, String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      return folder.resolve(
          "upload" + name.substring(stem(name).length()).replaceAll("[^.\\w]", "_"));
    }
  }

  /**
   * Refuses what no format reads, by the name alone, before it is sent.
   *
   * @throws Refusal with what to send instead
   */
  static void check(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (SIDECARS.contains(ending)) {
      throw new Refusal(
          Refusal.Kind.UNSUPPORTED,
          "A shapefile is several files: pack the .shp, .shx, .dbf and .prj into one .zip and send"
              + " that.",
          "Shapefile 由多個檔案組成：請將 .shp、.shx、.dbf、.prj 壓縮成一個 .zip 再上傳。");
    }
    if (!LOOKED_INTO.contains(ending)
        && Formats.forPath(Path.of("nowhere").resolve(ascii(name))).isEmpty()) {
      throw new Refusal(
          Refusal.Kind.UNSUPPORTED,
          "No layer is read from a file of this ending. Send a zipped shapefile (.zip), GeoPackage"
              + " (.gpkg), GeoJSON, CSV, KML or GeoTIFF.",
          "無法從這種副檔名的檔案讀取圖層。請上傳壓縮的 Shapefile（.zip）、GeoPackage（.gpkg）、GeoJSON、CSV、KML"
              + " 或 GeoTIFF。");
    }
  }

  /** For systems whose file names are ASCII: the ending is what matters. */
  private static String ascii(String name) {
    return name.codePoints()
        .map(c -> c < 0x7F ? c : '_')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
