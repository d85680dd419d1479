package org.tutai.geo.format.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people, code page files and dBase files call encodings. Stateless. */
public final class EncodingNames {

  /** Big5 with Microsoft's additions, code page 950: what Taiwan's official files are in. */
  public static final Charset BIG5 = Charset.forName("MS950");

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

  /** What people call those that Java has strange names for. */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("x-windows-950", "Big5 (CP950)"),
          Map.entry("x-MS950-HKSCS", "Big5 (CP950 + HKSCS)"),
          Map.entry("windows-31j", "Shift_JIS (CP932)"),
          Map.entry("x-windows-949", "EUC-KR (CP949)"),
          Map.entry("x-windows-874", "windows-874"),
          Map.entry("x-IBM737", "CP737"),
          Map.entry("x-MacRoman", "MacRoman"));

  private static final Pattern ISO_8859 = Pattern.compile("(?:ISO)?[-_]?8859[-_]?(\\d{1,2})");

  private EncodingNames() {}

  /** See {@code TextEncoding.named}. */
  public static Optional<Charset> named(String name) {
    String plain =
        name.strip().toUpperCase(Locale.ROOT).replaceFirst("^\uFEFF", "").replaceAll("[\\s\"]", "");
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    for (Map.Entry<String, String> label : LABELS.entrySet()) {
      if (plain.equals(label.getValue().toUpperCase(Locale.ROOT).replace(" ", ""))) {
        return supported(label.getKey());
      }
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

  /** See {@code TextEncoding.label}. */
  public static String label(Charset charset) {
    return LABELS.getOrDefault(charset.name(), charset.name());
  }

  /** What a dBase language driver says; empty for none and for those that nobody knows. */
  public static Optional<Charset> ofLanguageDriver(int driver) {
    return Optional.ofNullable(LANGUAGE_DRIVERS.get(driver)).flatMap(EncodingNames::supported);
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
}
