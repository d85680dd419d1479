package org.tutai.server.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.locate.Found;
import org.tutai.geo.locate.Located;
import org.tutai.geo.locate.address.Assumption;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Reason;
import org.tutai.geo.locate.address.answer.ReverseAnswer;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.place.Place;
import org.tutai.server.http.exchange.ProblemException;

/** Answers to questions about places as a table for people, in their language. */
final class FoundText {

  private static final int MARGIN = 2;

  private final PrintWriter out;
  private final Messages messages;
  private final Crs crs;

  /**
   * A table.
   *
   * @param crs code of the system of the coordinates
   * @throws ProblemException for a code that is not known
   */
  FoundText(PrintWriter out, Messages messages, String crs) {
    this.out = out;
    this.messages = messages;
    this.crs =
        CrsRegistry.byCode(crs.matches("\\d+") ? "EPSG:" + crs : crs)
            .orElseThrow(
                () ->
                    ProblemException.parameter("--crs", crs, "a code that is known, such as 3826"));
  }

  void print(Found found) {
    if (found.results().isEmpty()) {
      out.println(messages.text("geocode.nothing"));
    }
    int width = found.results().stream().mapToInt(r -> ColumnText.width(name(r))).max().orElse(0);
    int number = 1;
    for (Located result : found.results()) {
      line(number++, name(result), width, kind(result), place(result.lon(), result.lat()));
      if (result instanceof Located.Address address) {
        reasons(address.candidate().reasons());
      } else if (result instanceof Located.Coordinate typed) {
        there(typed.there());
      }
    }
    reasons(found.answer().remarks());
    for (Assumption assumption : found.answer().address().assumptions()) {
      indented(messages.chinese() ? assumption.chinese() : assumption.english());
    }
    if (isMadeUp(found)) {
      out.println(messages.text("geocode.synthetic"));
    }
  }

  private static boolean isMadeUp(Found found) {
    return found.results().stream()
        .anyMatch(r -> r instanceof Located.Address address && address.candidate().synthetic());
  }

  void print(ReverseAnswer answer) {
    if (answer.plates().isEmpty() && answer.containing().isEmpty()) {
      out.println(messages.text("geocode.nothing.near"));
      return;
    }
    int width =
        answer.plates().stream()
            .mapToInt(near -> ColumnText.width(near.plate().address()))
            .max()
            .orElse(0);
    int number = 1;
    for (ReverseAnswer.NearPlate near : answer.plates()) {
      Candidate plate = near.plate();
      String away = messages.text("geocode.away", metres(near.distanceMetres()));
      line(number++, plate.address(), width, away, place(plate.lon(), plate.lat()));
    }
    district(answer);
  }

  private void line(int number, String name, int width, String kind, String place) {
    out.println(
        ColumnText.padded(number + ".", 4)
            + ColumnText.padded(name, width + MARGIN)
            + ColumnText.padded(kind, 30)
            + place);
  }

  private void indented(String text) {
    out.println("    – " + text);
  }

  private void reasons(List<Reason> reasons) {
    for (Reason reason : reasons) {
      indented(messages.chinese() ? reason.chinese() : reason.english());
    }
  }

  private void there(ReverseAnswer there) {
    for (ReverseAnswer.NearPlate near : there.plates()) {
      indented(
          near.plate().address()
              + " "
              + messages.text("geocode.away", metres(near.distanceMetres())));
    }
    district(there);
  }

  private void district(ReverseAnswer answer) {
    answer
        .containing()
        .map(District::fullName)
        .ifPresent(d -> indented(d + " " + answer.postalCode()));
  }

  private static String name(Located result) {
    if (result instanceof Located.Address address) {
      return address.candidate().address();
    }
    if (result instanceof Located.Named named) {
      Place place = named.place();
      return place.kind() == Place.Kind.LANDMARK
          ? place.name() + " (" + place.within() + ")"
          : place.within() + place.name();
    }
    return degrees(result.lon(), result.lat());
  }

  private String kind(Located result) {
    if (result instanceof Located.Address address) {
      Candidate c = address.candidate();
      return messages.text("geocode.level." + c.level().code())
          + ", "
          + percent(c.probability())
          + " %, ±"
          + metres(c.uncertaintyMetres());
    }
    if (result instanceof Located.Coordinate typed) {
      return messages.chinese() ? typed.coordinate().chinese() : typed.coordinate().english();
    }
    Place place = ((Located.Named) result).place();
    return messages.text("geocode.kind." + place.kind().name().toLowerCase(Locale.ROOT));
  }

  private static String metres(double metres) {
    return metres >= 10_000 ? Math.round(metres / 1000) + " km" : Math.round(metres) + " m";
  }

  private String place(double lon, double lat) {
    if (crs.geographic()) {
      return degrees(lon, lat);
    }
    double[] xy = {lon, lat};
    crs.fromLonLat().transform(xy, 0, xy, 0, 1);
    return String.format(Locale.ROOT, "%.2f, %.2f (%s)", xy[0], xy[1], crs.code());
  }

  private static String degrees(double lon, double lat) {
    return String.format(Locale.ROOT, "%.6f, %.6f", lon, lat);
  }

  /** A probability is never written as 100 %. */
  private static long percent(double probability) {
    return Math.min(99, Math.round(probability * 100));
  }
}
