package org.tutai.geo.locate.address.answer;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What speaks for or against a candidate, for {@link Probability} to weigh. A feature is 0 where it
 * doesn't apply and 1 where it does, unless its comment says otherwise.
 */
enum Feature {
  /* The level, one of them. */
  PLATE,
  HOUSE,
  INTERPOLATED,
  CROSSING,
  ALLEY,
  LANE,
  SECTION,
  ROAD,
  VILLAGE,
  TOWN,
  COUNTY,

  /** A number was asked for, and the candidate is coarser than a house. */
  SHORT_OF_NUMBER,
  /** The floor or room that was asked for is not among the plates of the house. */
  UNIT_UNKNOWN,
  /** No floor was asked for, and the house has only floors. */
  UNIT_NOT_SAID,
  /** The house has the number with another prefix or tail (臨26號 for 26號). */
  NUMBER_LOOSE,
  /** The house has the main number, and what stands after 之 is not there. */
  SUB_DROPPED,
  /** For an interpolated place: ln(1 + metres between the neighbours) / 5. */
  GAP,
  /** An interpolated place has a neighbour on one side only. */
  OPEN_END,
  /** Not the first of several numbers. */
  OTHER_NUMBER,

  /** The road is one that sounds like the one asked for. */
  ROAD_HOMOPHONE,
  /** The road is one that looks like it. */
  ROAD_LOOKALIKE,
  /** The road fits where a character was lost. */
  ROAD_LOST,
  /** The road is one character from it. */
  ROAD_TYPO,
  /** The road was found by its romanisation. */
  ROAD_ROMANISED,
  /** The road's name differs in more than one character. */
  ROAD_FAR,
  /** The road is the known end or beginning of what was read as the road. */
  ROAD_PART,
  /** 1 less the likeness of the road's name, from 0 to 1. */
  ROAD_UNLIKENESS,

  /** The second road of a crossing was not found there. */
  CROSSING_UNKNOWN,

  /** A section that was not said. */
  SECTION_ASSUMED,
  LANE_ASSUMED,
  ALLEY_ASSUMED,
  /** A section that was said and that the road does not have. */
  SECTION_DROPPED,
  LANE_DROPPED,
  ALLEY_DROPPED,

  /**
   * What was asked for is there down to some part, and this candidate is not in it: another road
   * though the town has the road, another section though the road has the section, or a county far
   * from the one that was said.
   */
  CONTRADICTED,
  /** The town is not the one that was said, and far from it. */
  TOWN_FAR,

  /** The town was not said. */
  TOWN_ASSUMED,
  /** The town is not the one that was said. */
  TOWN_DIFFERS,
  /** The county is not the one that was said. */
  COUNTY_DIFFERS,
  /** The village was needed and not said. */
  VILLAGE_ASSUMED,
  VILLAGE_DIFFERS,
  VILLAGE_CONFIRMED,
  NEIGHBOURHOOD_DIFFERS,
  /** The postal code is another town's. */
  POSTAL_DIFFERS,
  POSTAL_CONFIRMED,

  /** Number of the reading, from 0 to 3. */
  READING,
  /** Parts of the text that were not understood, from 0 to 3. */
  UNREAD,
  /** Things the parser assumed, from 0 to 3. */
  PARSE_ASSUMED,

  /** The candidate is in the user's view. */
  IN_VIEW,
  /** From 0 to 1: how far it is from the user's view, where there is one. */
  OUT_OF_VIEW,
  /** ln(1 + houses of the road) / 10. */
  SIZE,

  /** Logit of the candidate's share among its rivals by score, from -6 to 6. */
  SHARE,
  /** ln(number of candidates) / 5. */
  RIVALS;

  private static final Map<Level, Feature> OF_LEVELS = ofLevels();

  private static Map<Level, Feature> ofLevels() {
    Map<Level, Feature> of = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      of.put(level, valueOf(level.name()));
    }
    return of;
  }

  /** Its name in the calibration file. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The feature that says a level. */
  static Feature of(Level level) {
    return OF_LEVELS.getOrDefault(level, COUNTY);
  }
}
