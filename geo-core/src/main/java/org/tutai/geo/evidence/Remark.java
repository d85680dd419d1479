package org.tutai.geo.evidence;

import java.util.Locale;
import java.util.Objects;

/**
 * One sentence for a person about a file or a layer, in English and in Traditional Chinese. What a
 * file says of itself may be quoted in it, shortened and without control characters.
 *
 * @param topic what it is about
 * @param weight whether something should be done about it
 * @param english one line
 * @param chinese one line
 */
public record Remark(Topic topic, Weight weight, String english, String chinese) {

  /** What a remark is about. */
  public enum Topic {
    FILE,
    ENCODING,
    CRS,
    FIELDS,
    GEOMETRY,
    RASTER
  }

  /** How much it matters. */
  public enum Weight {
    /** Good to know. */
    NOTE,
    /** Something may be wrong, and a person should look. */
    WARNING
  }

  public Remark {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(weight, "weight");
    Objects.requireNonNull(english, "english");
    Objects.requireNonNull(chinese, "chinese");
  }

  /** What is good to know. */
  public static Remark note(Topic topic, String english, String chinese) {
    return new Remark(topic, Weight.NOTE, english, chinese);
  }

  /** What a person should look at. */
  public static Remark warning(Topic topic, String english, String chinese) {
    return new Remark(topic, Weight.WARNING, english, chinese);
  }

  public boolean isWarning() {
    return weight == Weight.WARNING;
  }

  /** The sentence in Chinese for a Chinese locale, otherwise in English. */
  public String text(Locale locale) {
    return locale.getLanguage().equals("zh") ? chinese : english;
  }
}
