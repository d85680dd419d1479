package org.tutai.geo.theme;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which a text can be written so that it is read only by who decodes it. */
final class Disguises {

  private static final Pattern ENTITY =
      Pattern.compile(
          "&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|sol|colon|period|bsol|commat));?");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(/))");

  private static final List<UnaryOperator<String>> DECODERS =
      List.of(
          Disguises::percentDecoded,
          Disguises::withoutEntities,
          Disguises::withoutEscapes,
          Disguises::folded);

  private Disguises() {}

  /** The text with every disguise taken off, however many are over one another (up to six). */
  static String undisguised(String text) {
    String plain = text;
    for (int round = 0; round < 6; round++) {
      String before = plain;
      for (UnaryOperator<String> decoder : DECODERS) {
        plain = decoder.apply(plain);
      }
      if (plain.equals(before)) {
        break;
      }
    }
    return plain;
  }

  /** {@code %2F} and the like as UTF-8; what is no such sign stays. */
  static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      decoded.write(low < 0 ? bytes[i] : high * 16 + low);
      i += low < 0 ? 0 : 2;
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static String withoutEntities(String text) {
    return text.indexOf('&') < 0 ? text : ENTITY.matcher(text).replaceAll(Disguises::entity);
  }

  private static String entity(java.util.regex.MatchResult match) {
    if (match.group(3) != null) {
      String sign =
          switch (match.group(3)) {
            case "amp" -> "&";
            case "sol" -> "/";
            case "colon" -> ":";
            case "period" -> ".";
            case "bsol" -> "\\";
            default -> "@";
          };
      return Matcher.quoteReplacement(sign);
    }
    int code =
        match.group(1) != null
            ? Integer.parseInt(match.group(1))
            : Integer.parseInt(match.group(2), 16);
    return Matcher.quoteReplacement(
        Character.isValidCodePoint(code) ? Character.toString(code) : "");
  }

  private static String withoutEscapes(String text) {
    return text.indexOf('\\') < 0
        ? text
        : ESCAPE
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        match.group(1) == null
                            ? "/"
                            : Character.toString(Integer.parseInt(match.group(1), 16))));
  }

  /**
   * Full-width letters as plain ones, without signs that take no room; the signs of yen and won,
   * which old fonts show for a backslash, as one.
   */
  private static String folded(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("\\p{Cf}", "")
        .replace('。', '.')
        .replace('｡', '.')
        .replace('\u00a5', '\\')
        .replace('\u20a9', '\\');
  }
}
