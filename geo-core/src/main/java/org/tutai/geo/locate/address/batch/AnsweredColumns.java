package org.tutai.geo.locate.address.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tutai.geo.crs.CoordinateTransform;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Reason;

/** The columns that are added to a row. Immutable, thread-safe. */
final class AnsweredColumns {

  private static final int DEGREE_DECIMALS = 7;
  private static final int METRE_DECIMALS = 2;

  private final boolean degrees;
  private final CoordinateTransform transform;
  private final boolean chinese;

  AnsweredColumns(Crs crs, boolean chinese) {
    this.degrees = crs.geographic();
    this.transform = crs.fromLonLat();
    this.chinese = chinese;
  }

  /** Their names, none of which is taken. */
  List<String> names(List<String> taken) {
    List<String> names =
        new ArrayList<>(
            List.of(
                "geo_level",
                "geo_probability",
                degrees ? "geo_lon" : "geo_x",
                degrees ? "geo_lat" : "geo_y",
                "geo_uncertainty_m",
                "geo_address",
                "geo_county",
                "geo_town",
                "geo_village",
                "geo_county_code",
                "geo_town_code",
                "geo_postal_code",
                "geo_reason"));
    Set<String> all = new HashSet<>(taken);
    names.replaceAll(name -> free(name, all));
    return names;
  }

  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  void write(CsvBytes out, Answer answer) {
    if (answer.candidates().isEmpty()) {
      none(out, reasons(answer.remarks()));
      return;
    }
    Candidate best = answer.candidates().get(0);
    double[] place = {best.lon(), best.lat()};
    transform.transform(place, 0, place, 0, 1);
    out.cell(best.level().code());
    out.cell(best.probability(), 3);
    out.cell(place[0], degrees ? DEGREE_DECIMALS : METRE_DECIMALS);
    out.cell(place[1], degrees ? DEGREE_DECIMALS : METRE_DECIMALS);
    out.cell(best.uncertaintyMetres(), 0);
    out.cell(best.address());
    out.cell(best.county());
    out.cell(best.town());
    out.cell(best.village());
    out.cell(best.countyCode());
    out.cell(best.townCode());
    out.cell(best.postalCode());
    out.cell(best.synthetic() ? madeUp(reasons(best.reasons())) : reasons(best.reasons()));
  }

  /** Writes that there is no answer, and why. */
  void none(CsvBytes out, String why) {
    out.cell("none");
    for (int i = 0; i < 11; i++) {
      out.cell("");
    }
    out.cell(why);
  }

  private String madeUp(String why) {
    String said = word("made-up sample plate, not a real one", "示範門牌，並非真實資料");
    return why.isEmpty() ? said : said + (chinese ? "；" : "; ") + why;
  }

  String word(String english, String inChinese) {
    return chinese ? inChinese : english;
  }

  private String reasons(List<Reason> reasons) {
    if (reasons.size() == 1) {
      return chinese ? reasons.get(0).chinese() : reasons.get(0).english();
    }
    var all = new StringBuilder();
    for (Reason reason : reasons) {
      if (!all.isEmpty()) {
        all.append(chinese ? "；" : "; ");
      }
      all.append(chinese ? reason.chinese() : reason.english());
    }
    return all.toString();
  }
}
