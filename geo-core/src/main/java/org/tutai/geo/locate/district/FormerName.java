package org.tutai.geo.locate.district;

import java.util.List;

/**
 * A name that a county or town had, and where it lies today.
 *
 * @param name in full, from the county down (臺北縣板橋市)
 * @param level of the former district
 * @param today the districts it became or became part of, the largest part first
 * @param date first day of the new name (2010-12-25), or only the year where no more is certain
 * @param event what happened, in Chinese (改制為新北市板橋區)
 * @param source by what law or decision
 */
public record FormerName(
    String name,
    District.Level level,
    List<District> today,
    String date,
    String event,
    String source) {

  public FormerName {
    today = List.copyOf(today);
    if (today.isEmpty()) {
      throw new IllegalArgumentException("a former name must have a district of today: " + name);
    }
  }

  /** The name without the county's: 板橋市; the county's name for a county. */
  public String ownName() {
    int county = name.indexOf('縣') < 0 ? name.indexOf('市') : name.indexOf('縣');
    return level == District.Level.COUNTY ? name : name.substring(county + 1);
  }

  /** One sentence in Chinese: 2010-12-25 臺北縣板橋市改制為新北市板橋區. */
  public String note(District now) {
    String today = now.fullName();
    return date + " " + name + event + (event.endsWith(today) ? "" : "，今" + today);
  }

  /** The same in English. */
  public String englishNote(District now) {
    return name + " is now " + now.englishFullName() + " (changed " + date + ")";
  }
}
