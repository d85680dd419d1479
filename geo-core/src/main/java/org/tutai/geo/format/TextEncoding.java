package org.tutai.geo.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/**
 * The detective of text encodings, for tables that say too little about theirs or say it wrongly.
 *
 * <p>Show it the bytes of as many whole text values as is cheap ({@link #look}), then ask it to
 * {@link #decide}. A person's choice counts before a {@code .cpg} file, that before a dBase
 * language driver, that before what the bytes look like; but a {@code .cpg} or driver is evidence
 * and not truth: where the bytes cannot be what it names, the bytes win and the evidence says so.
 * For one thread.
 */
public final class TextEncoding {

  /** Big5 with Microsoft's additions, code page 950: what Taiwan's official files are in. */
  public static final Charset BIG5 = Charset.forName("MS950");

  private static final Charset BIG5_HKSCS = Charset.forName("Big5-HKSCS");
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final char UNDECODABLE = '\uFFFD';

  /** Language drivers of dBase and FoxPro; 0x57 (the writer's own, unknown) is left out. */
  private static final Map<Integer, String> LANGUAGE_DRIVERS =
      Map.ofEntries(
          Map.entry(0x01, "IBM437"),
          Map.entry(0x02, "IBM850"),
          Map.entry(0x03, "windows-1252"),
          Map.entry(0x08, "IBM865"),
          Map.entry(0x09, "IBM437"),
          Map.entry(0x0A, "IBM850"),
          Map.entry(0x0B, "IBM437"),
          Map.entry(0x0D, "IBM437"),
          Map.entry(0x0E, "IBM850"),
          Map.entry(0x0F, "IBM437"),
          Map.entry(0x10, "IBM850"),
          Map.entry(0x11, "IBM437"),
          Map.entry(0x12, "IBM850"),
          Map.entry(0x13, "windows-31j"),
          Map.entry(0x14, "IBM850"),
          Map.entry(0x15, "IBM437"),
          Map.entry(0x16, "IBM850"),
          Map.entry(0x17, "IBM865"),
          Map.entry(0x18, "IBM437"),
          Map.entry(0x19, "IBM437"),
          Map.entry(0x1A, "IBM850"),
          Map.entry(0x1B, "IBM437"),
          Map.entry(0x1C, "IBM863"),
          Map.entry(0x1D, "IBM850"),
          Map.entry(0x1F, "IBM852"),
          Map.entry(0x22, "IBM852"),
          Map.entry(0x23, "IBM852"),
          Map.entry(0x24, "IBM860"),
          Map.entry(0x25, "IBM850"),
          Map.entry(0x26, "IBM866"),
          Map.entry(0x37, "IBM850"),
          Map.entry(0x40, "IBM852"),
          Map.entry(0x4D, "GBK"),
          Map.entry(0x4E, "x-windows-949"),
          Map.entry(0x4F, "MS950"),
          Map.entry(0x50, "x-windows-874"),
          Map.entry(0x58, "windows-1252"),
          Map.entry(0x59, "windows-1252"),
          Map.entry(0x64, "IBM852"),
          Map.entry(0x65, "IBM866"),
          Map.entry(0x66, "IBM865"),
          Map.entry(0x67, "IBM861"),
          Map.entry(0x6A, "x-IBM737"),
          Map.entry(0x6B, "IBM857"),
          Map.entry(0x6C, "IBM863"),
          Map.entry(0x78, "MS950"),
          Map.entry(0x79, "x-windows-949"),
          Map.entry(0x7A, "GBK"),
          Map.entry(0x7B, "windows-31j"),
          Map.entry(0x7C, "x-windows-874"),
          Map.entry(0x7D, "windows-1255"),
          Map.entry(0x7E, "windows-1256"),
          Map.entry(0x86, "x-IBM737"),
          Map.entry(0x87, "IBM852"),
          Map.entry(0x88, "IBM857"),
          Map.entry(0xC8, "windows-1250"),
          Map.entry(0xC9, "windows-1251"),
          Map.entry(0xCA, "windows-1254"),
          Map.entry(0xCB, "windows-1253"),
          Map.entry(0xCC, "windows-1257"));

  private static final Map<String, String> NUMBERED =
      Map.ofEntries(
          Map.entry("65001", "UTF-8"),
          Map.entry("1200", "UTF-16LE"),
          Map.entry("1201", "UTF-16BE"),
          Map.entry("950", "MS950"),
          Map.entry("951", "Big5-HKSCS"),
          Map.entry("936", "GBK"),
          Map.entry("54936", "GB18030"),
          Map.entry("932", "windows-31j"),
          Map.entry("949", "x-windows-949"),
          Map.entry("874", "x-windows-874"),
          Map.entry("10000", "x-MacRoman"),
          Map.entry("20866", "KOI8-R"));

  private static final Pattern ISO_8859 = Pattern.compile("(?:ISO)?[-_]?8859[-_]?(\\d{1,2})");

  /** Values kept to be decoded in full, so that unmapped characters count too. */
  private static final int KEPT = 2_000;

  private final List<byte[]> kept = new ArrayList<>();
  private long values;
  private long foreignValues;
  private long utf8Characters;
  private long notUtf8;
  private long bigPairs;
  private long commonPairs;
  private long notBig5;
  private long zeros;
  private long bytesSeen;

  /** Looks at one whole text value; blanks at its end don't matter. */
  public void look(byte[] bytes, int from, int to) {
    Objects.checkFromToIndex(from, to, bytes.length);
    values++;
    bytesSeen += to - from;
    boolean foreign = false;
    for (int i = from; i < to; i++) {
      foreign |= bytes[i] < 0;
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    if (!foreign) {
      return;
    }
    foreignValues++;
    lookAsUtf8(bytes, from, to);
    lookAsBig5(bytes, from, to);
    if (kept.size() < KEPT) {
      kept.add(Arrays.copyOfRange(bytes, from, to));
    }
  }

  /** A character cut off by the value's end is no fault: fixed columns cut where they end. */
  private void lookAsUtf8(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int lead = bytes[i] & 0xFF;
      if (lead < 0x80) {
        i++;
        continue;
      }
      int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
      int end = i + 1;
      while (end < to && end < i + length && (bytes[end] & 0xC0) == 0x80) {
        end++;
      }
      boolean whole = length > 0 && end == i + length;
      if (!whole && (length == 0 || end < to)) {
        notUtf8++;
        return;
      }
      utf8Characters += whole ? 1 : 0;
      i = end;
    }
  }

  private void lookAsBig5(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int lead = bytes[i] & 0xFF;
      if (lead < 0x80) {
        i++;
        continue;
      }
      if (i + 1 == to) {
        return;
      }
      int trail = bytes[i + 1] & 0xFF;
      boolean pair = lead >= 0x81 && lead <= 0xFE && trail >= 0x40 && trail <= 0xFE;
      if (!pair || (trail > 0x7E && trail < 0xA1)) {
        notBig5++;
        return;
      }
      bigPairs++;
      commonPairs += lead >= 0xA1 && lead <= 0xC6 ? 1 : 0;
      i += 2;
    }
  }

  /**
   * Decides, from what was looked at and what is said.
   *
   * @param chosen what a person chose; taken as it is
   * @param cpg the text of the {@code .cpg} file
   * @param languageDriver byte 29 of a dBase header, 0 for none
   */
  public Finding<Charset> decide(
      @Nullable Charset chosen, @Nullable String cpg, int languageDriver) {
    List<Remark> evidence = new ArrayList<>();
    if (chosen != null) {
      add(evidence, "chosen: " + label(chosen));
      return Finding.of(chosen, 1, evidence);
    }
    Optional<Charset> said = saidByCpg(cpg, evidence);
    if (said.isEmpty() || contradicted(said.get(), "the .cpg file", evidence)) {
      said = saidByDriver(languageDriver, evidence);
      if (said.isPresent() && contradicted(said.get(), "the dBase language driver", evidence)) {
        said = Optional.empty();
      }
    }
    return said.map(charset -> Finding.of(charset, 0.95, evidence))
        .orElseGet(() -> guess(evidence));
  }

  private static void add(List<Remark> evidence, String english) {
    evidence.add(Remark.note(Topic.ENCODING, english, english));
  }

  /**
   * The charset that a code page file, a catalogue or a person means by a name: any name Java
   * knows, and {@code 950}, {@code CP950}, {@code ANSI 1252}, {@code OEM 437}, {@code 88591},
   * {@code UTF8} and the like. Big5 is taken as code page 950, which holds it.
   */
  public static Optional<Charset> named(String name) {
    String plain =
        name.strip().toUpperCase(Locale.ROOT).replaceFirst("^\uFEFF", "").replaceAll("[\\s\"]", "");
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    String digits = plain.replaceFirst("^(ANSI|OEM|CP|MS|WINDOWS|IBM|DOS)[-_]?", "");
    if (digits.matches("\\d{3,6}")) {
      return numbered(digits);
    }
    Matcher iso = ISO_8859.matcher(plain);
    if (iso.matches()) {
      return supported("ISO-8859-" + iso.group(1));
    }
    if (plain.matches("BIG-?5(-?ETEN)?|CN-BIG5")) {
      return Optional.of(BIG5);
    }
    if (plain.matches("UTF-?16")) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return supported(plain);
  }

  /** A charset's name for a person: Java's own for code page 950 is not what people call it. */
  public static String label(Charset charset) {
    return charset.equals(BIG5) ? "Big5 (code page 950)" : charset.name();
  }

  private static Optional<Charset> numbered(String digits) {
    String known = NUMBERED.get(digits);
    if (known != null) {
      return supported(known);
    }
    Matcher iso = ISO_8859.matcher(digits);
    if (iso.matches()) {
      return supported("ISO-8859-" + iso.group(1));
    }
    return supported("windows-" + digits)
        .or(() -> supported("IBM" + digits))
        .or(() -> supported("x-IBM" + digits));
  }

  private static Optional<Charset> supported(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> saidByCpg(@Nullable String cpg, List<Remark> evidence) {
    if (cpg == null || cpg.isBlank()) {
      return Optional.empty();
    }
    String shown = cpg.strip().replaceAll("\\p{Cntrl}", " ");
    String line = shown.length() > 40 ? shown.substring(0, 40) : shown;
    Optional<Charset> charset = named(line);
    add(
        evidence,
        "the .cpg file says \""
            + line
            + "\""
            + (charset.isPresent() ? "" : ", which names no encoding known here"));
    return charset;
  }

  private static Optional<Charset> saidByDriver(int driver, List<Remark> evidence) {
    String name = LANGUAGE_DRIVERS.get(driver);
    if (name == null) {
      if (driver != 0) {
        add(
            evidence,
            String.format(Locale.ROOT, "the dBase language driver 0x%02X names none", driver));
      }
      return Optional.empty();
    }
    add(
        evidence,
        String.format(
            Locale.ROOT,
            "the dBase language driver 0x%02X says %s",
            driver,
            supported(name).map(TextEncoding::label).orElse(name)));
    return supported(name);
  }

  private boolean contradicted(Charset said, String by, List<Remark> evidence) {
    String against = objection(said);
    if (against.isEmpty()) {
      return false;
    }
    add(evidence, by + " is wrong: " + against);
    return true;
  }

  private String objection(Charset said) {
    if (said.name().startsWith("UTF-16")) {
      return zeros * 8 >= bytesSeen && zeros > 0 ? "" : "the texts are not two bytes a character";
    }
    if (foreignValues == 0) {
      return "";
    }
    if (said.equals(StandardCharsets.UTF_8)) {
      return few(notUtf8) ? "" : notUtf8 + " of " + foreignValues + " texts are not valid UTF-8";
    }
    if (isUtf8() && utf8Characters >= 3) {
      return "all " + foreignValues + " texts beyond ASCII are valid UTF-8";
    }
    long undecodable = undecodable(said);
    return undecodable * 50 <= kept.size()
        ? ""
        : undecodable + " of " + kept.size() + " texts are not valid " + label(said);
  }

  /** One text in fifty may be damaged without its file being in another encoding. */
  private boolean few(long wrong) {
    return wrong * 50 <= foreignValues;
  }

  private boolean isUtf8() {
    return utf8Characters > 0 && few(notUtf8);
  }

  private Finding<Charset> guess(List<Remark> evidence) {
    if (foreignValues == 0) {
      add(evidence, values == 0 ? "no texts to look at" : "all texts looked at are ASCII");
      return Finding.of(StandardCharsets.UTF_8, values == 0 ? 0.5 : 0.9, evidence);
    }
    if (isUtf8()) {
      add(evidence, utf8Characters + " characters beyond ASCII are valid UTF-8");
      return Finding.of(StandardCharsets.UTF_8, utf8Characters > 4 ? 0.99 : 0.9, evidence);
    }
    if (looksLikeBig5()) {
      return big5(evidence);
    }
    add(
        evidence,
        "texts beyond ASCII are neither UTF-8 nor Big5, and were taken as " + WESTERN.name());
    return Finding.of(WESTERN, 0.3, evidence);
  }

  /**
   * The frequent characters of Big5, which have lead bytes A1 to C6, make nearly all of a Chinese
   * text; a Western text read as Big5 has mostly rare ones, its accented letters being C0 and up.
   */
  private boolean looksLikeBig5() {
    return bigPairs > 0 && few(notBig5) && commonPairs * 10 >= bigPairs * 6;
  }

  /*
   * Characters that code page 950 lacks were added in different ways: by Hong Kong, and privately by
   * offices, in the same places. Hong Kong's are taken only where they leave nothing undecoded.
   */
  private Finding<Charset> big5(List<Remark> evidence) {
    long beyond = strange(BIG5);
    boolean hongKong = beyond > 0 && strange(BIG5_HKSCS) == 0;
    add(
        evidence,
        bigPairs
            + " pairs of bytes fit Big5, "
            + Math.round(100.0 * commonPairs / bigPairs)
            + " % of them frequent characters");
    if (beyond > 0) {
      add(
          evidence,
          beyond
              + " texts have characters that code page 950 lacks, "
              + (hongKong ? "read as Hong Kong's" : "and are damaged"));
    }
    return Finding.of(
        hongKong ? BIG5_HKSCS : BIG5, bigPairs >= 20 && beyond == 0 ? 0.9 : 0.7, evidence);
  }

  /** How many texts don't decode; a character cut off by the value's end doesn't count. */
  private long undecodable(Charset charset) {
    return kept.stream()
        .map(text -> new String(text, charset))
        .filter(text -> isBefore(text.indexOf(UNDECODABLE), text.length() - 1))
        .count();
  }

  /** The same, characters counted that decode to something private. */
  private long strange(Charset charset) {
    return kept.stream()
        .map(text -> new String(text, charset))
        .filter(
            text ->
                isBefore(text.indexOf(UNDECODABLE), text.length() - 1)
                    || isBefore(firstWrong(text.replace(UNDECODABLE, ' ')), text.length()))
        .count();
  }

  private static boolean isBefore(int found, int end) {
    return found >= 0 && found < end;
  }

  /**
   * Where a decoded text has its first character that stands for nothing known: the mark of bytes
   * that don't decode, or one of Unicode's private ones, which Java gives for Big5 codes that each
   * office uses as it likes; -1 for a text without.
   */
  public static int firstWrong(String decoded) {
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c == UNDECODABLE || (c >= '\uE000' && c <= '\uF8FF')) {
        return i;
      }
    }
    return -1;
  }
}
