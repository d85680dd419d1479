package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.answer.Completion.Region;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.name.Folding;

/** Completes the names of counties and towns. Thread-safe. */
final class DistrictCompletions {

  private static final double WHOLE = 4;
  private static final double PREFIX = 3;
  private static final double INFIX = 1;
  private static final double INSIDE = 2.2;

  private record Named(District district, String key, String latin) {}

  private final List<Named> all = new ArrayList<>();

  DistrictCompletions(Gazetteer gazetteer) {
    for (District county : gazetteer.districts.counties()) {
      add(county);
      for (District town : gazetteer.districts.in(county)) {
        add(town);
      }
    }
  }

  private void add(District district) {
    String latin = Folding.key(district.englishName()).toLowerCase(Locale.ROOT);
    all.add(new Named(district, Folding.key(district.name()), latin));
  }

  /** Districts in the region whose names hold what is typed after it. */
  void add(Region region, String rest, Limits limits, List<Completion> found) {
    District within = region.district();
    if (rest.isEmpty()) {
      if (within != null) {
        whole(region, within, limits, found);
      }
      return;
    }
    for (int i = 0; i < all.size(); i++) {
      Named one = all.get(i);
      int at = one.key.indexOf(rest);
      if (at >= 0 && isBelow(one.district, within) && limits.allow(one.district)) {
        double rank = (at == 0 ? PREFIX : INFIX) + level(one.district) + region.bonus();
        found.add(Completion.district(rank, region, one.district, at, at + rest.length()));
      }
    }
  }

  /** A district that is typed in full, and those in it. */
  private void whole(Region region, District typed, Limits limits, List<Completion> found) {
    if (limits.allow(typed)) {
      found.add(
          Completion.district(WHOLE + region.bonus(), region, typed, 0, typed.name().length()));
    }
    for (int i = 0; i < all.size(); i++) {
      District one = all.get(i).district;
      if (Agreement.same(one.parent(), typed) && limits.allow(one)) {
        found.add(Completion.district(INSIDE + region.bonus(), region, one, 0, 0));
      }
    }
  }

  private static boolean isBelow(District one, @Nullable District within) {
    return within == null || Agreement.same(one.parent(), within);
  }

  private static double level(District district) {
    return district.level() == District.Level.COUNTY ? 1.6 : 1.4;
  }

  /** Districts by the beginning of their English names. */
  void romanised(String latin, Limits limits, List<Completion> found) {
    for (int i = 0; i < all.size(); i++) {
      Named one = all.get(i);
      if (one.latin.startsWith(latin) && limits.allow(one.district)) {
        double rank = PREFIX + level(one.district);
        found.add(
            Completion.district(rank, Region.NONE, one.district, 0, one.district.name().length()));
      }
    }
  }
}
