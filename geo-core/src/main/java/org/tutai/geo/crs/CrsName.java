package org.tutai.geo.crs;

import java.util.Locale;

/**
 * A system as a list shows it, before anybody needs the system itself.
 *
 * @param code such as {@code EPSG:3826}
 * @param name in English, as the authority has it
 */
public record CrsName(String code, String name) {

  /** The name for a person, as {@link Crs#title} has it. */
  public String title(Locale locale) {
    return locale.getLanguage().equals("zh") ? ChineseTitles.of(code).orElse(name) : name;
  }
}
