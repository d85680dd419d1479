package org.tutai.geo.format.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The counties and towns that a layer's own words name: its values, field by field, and the name of
 * the layer and of its file.
 */
final class Words {

  /** A field counts when it names a place in this share of the values it has. */
  private static final double SHARE = 0.6;

  private static final Pattern COUNTY_FIELD =
      Pattern.compile("COUNTY|CNTY|COUN_|縣", Pattern.CASE_INSENSITIVE);

  /**
   * One voice.
   *
   * @param field whose values they are; null for the name of the layer or file
   * @param regions one for each shape of the sample, null where it names none
   * @param named how many it names
   */
  record Voice(@Nullable String field, List<@Nullable Region> regions, int named) {

    /** Whether most of what it names is towns. */
    boolean isOfTowns() {
      return regions.stream().filter(region -> region != null && region.ofTown()).count() * 2
          > named;
    }

    /** The place named if it is one and the same throughout. */
    @Nullable Region only() {
      Region only = null;
      for (Region region : regions) {
        if (region != null && only != null && !region.towns().equals(only.towns())) {
          return null;
        }
        only = region != null ? region : only;
      }
      return only;
    }
  }

  private Words() {}

  /** What speaks of places in a sample, and in titles such as the layer's and the file's name. */
  static List<Voice> of(Sample sample, List<String> titles, PlaceNames names) {
    List<Voice> voices = new ArrayList<>();
    for (int column = 0; column < sample.fields().size(); column++) {
      Voice voice = voice(sample, column, names);
      if (voice != null) {
        voices.add(voice);
      }
    }
    for (String title : titles) {
      Region region = names.findInTitle(title);
      if (region != null) {
        List<@Nullable Region> same = new ArrayList<>();
        sample.shapes().forEach(shape -> same.add(region));
        voices.add(new Voice(null, same, same.size()));
        break;
      }
    }
    return voices;
  }

  private static @Nullable Voice voice(Sample sample, int column, PlaceNames names) {
    String field = sample.fields().get(column).name();
    boolean ofCounties = COUNTY_FIELD.matcher(field.toUpperCase(Locale.ROOT)).find();
    List<@Nullable Region> regions = new ArrayList<>();
    int named = 0;
    int filled = 0;
    for (Sample.Shape shape : sample.shapes()) {
      String value = shape.words().get(column);
      Region region = null;
      if (value != null && !value.isBlank()) {
        filled++;
        region = ofCounties ? names.findCounty(value) : names.find(value);
      }
      named += region == null ? 0 : 1;
      regions.add(region);
    }
    return named > 0 && named >= SHARE * filled ? new Voice(field, regions, named) : null;
  }
}
