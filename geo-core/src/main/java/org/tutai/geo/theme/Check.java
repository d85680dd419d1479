package org.tutai.geo.theme;

import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutai.geo.bytes.PictureHeader;

/** What the members of a theme map must be; each refusal says so in words. */
final class Check {

  private static final Pattern FILE = Pattern.compile("sha256-[0-9a-f]{64}");
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.-]{0,127}");
  private static final Pattern CRS = Pattern.compile("[A-Za-z][0-9A-Za-z:._/-]{0,99}");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
  private static final Pattern PICTURE =
      Pattern.compile("data:image/(png|jpeg|webp);base64,([A-Za-z0-9+/]+={0,2})");

  private Check() {}

  /** Text of any number of lines. */
  static String text(String name, String value, int longest) {
    Objects.requireNonNull(value, name);
    require(value.length() <= longest, name, "have at most " + longest + " characters", value);
    require(JsonValues.isWellFormed(value), name, "be well-formed without NUL", value);
    return value;
  }

  /** Text of one line. */
  static String line(String name, String value) {
    text(name, value, ThemeLimits.LINE);
    require(value.chars().noneMatch(Character::isISOControl), name, "be one line", value);
    return value;
  }

  static String notBlank(String name, String value) {
    line(name, value);
    require(!value.isBlank(), name, "not be blank", value);
    return value;
  }

  static String id(String value) {
    notBlank("id", value);
    require(value.length() <= ThemeLimits.ID, "id", "be short", value);
    return value;
  }

  static String file(String value) {
    require(FILE.matcher(value).matches(), "file", "be sha256- and 64 digits of 0-9a-f", value);
    return value;
  }

  static String version(String value) {
    require(VERSION.matcher(value).matches(), "version", "be newest or a version's digest", value);
    return value;
  }

  static String crs(String value) {
    require(CRS.matcher(value).matches(), "crs", "be a code such as EPSG:3857", value);
    return value;
  }

  /** Six hexadecimal digits, in lower case. */
  static String colour(String name, String value) {
    String lower = value.length() > 7 ? value : value.toLowerCase(Locale.ROOT);
    require(COLOUR.matcher(lower).matches(), name, "be a colour such as #0b6e6e", value);
    return lower;
  }

  /** A file kept with the theme, or a small picture written out. */
  static String picture(String value) {
    if (value.startsWith("data:")) {
      Matcher data = PICTURE.matcher(value.length() <= ThemeLimits.PICTURE ? value : "");
      require(
          data.matches(),
          "image",
          "be a PNG, JPEG or WebP in base64 of at most " + ThemeLimits.PICTURE + " characters",
          value);
      checkPicture(decoded(data.group(2)), value);
      return value;
    }
    return file(value);
  }

  /** By its first bytes: one of few bytes may say that it has any number of pixels. */
  private static void checkPicture(byte[] bytes, String value) {
    Optional<PictureHeader> header = PictureHeader.of(bytes);
    require(header.isPresent(), "image", "be a picture that is whole", value);
    if (header.isPresent() && !header.get().isWithinLimits()) {
      String size = header.get().width() + " x " + header.get().height();
      String most = "be a picture of at most " + PictureHeader.MOST_PIXELS + " pixels, not ";
      require(false, "image", most + size, value);
    }
  }

  /** Nothing of what is not base64, as one digit alone is. */
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  static String url(String name, String value) {
    text(name, value, ThemeLimits.URL);
    require(WebAddress.isFetchable(value), name, "be an address of http or https", value);
    return value;
  }

  /** Any text of one line, while its name is known elsewhere; so the next ones. */
  static String anyLine(String value) {
    return line("it", value);
  }

  static String name(String value) {
    return notBlank("it", value);
  }

  static String prose(String value) {
    return text("it", value, ThemeLimits.TEXT);
  }

  static String style(String value) {
    return text("it", value, ThemeLimits.SLD);
  }

  static String address(String value) {
    return url("it", value);
  }

  static String anyColour(String value) {
    return colour("it", value);
  }

  static String path(String value) {
    return notBlank("path", value);
  }

  /** A number within limits; negative zero becomes zero. */
  static double number(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      require(false, name, "be from " + least + " to " + most, Double.toString(value));
    }
    return value + 0.0;
  }

  static void size(String name, int size, int most) {
    require(size <= most, name, "be at most " + most, Integer.toString(size));
  }

  static void require(boolean holds, String name, String must, String got) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must " + must + " (got: " + shortened(got) + ")");
    }
  }

  /** What came, on one line and not long. */
  static String shortened(String text) {
    String start = text.length() <= 60 ? text : text.substring(0, 60) + "…";
    return JsonValues.wellFormed(start).replaceAll("\\p{Cntrl}", " ");
  }
}
