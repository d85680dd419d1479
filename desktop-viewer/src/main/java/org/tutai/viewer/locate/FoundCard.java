package org.tutai.viewer.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.Ikon;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.Located;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Level;
import org.tutai.geo.locate.address.answer.Reason;
import org.tutai.geo.locate.address.answer.ReverseAnswer;
import org.tutai.geo.locate.address.answer.Suggestion;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.coordinates.Notation;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/**
 * What was found, in words.
 *
 * @param icon of its kind
 * @param title its name or address
 * @param subtitle what it is, and how sure
 * @param reasons why it is so, one sentence each
 * @param rows the particulars
 * @param place where
 * @param uncertaintyMetres the true place is this near in nine cases of ten; 0 where nobody knows
 * @param extent of a road or district
 * @param madeUp whether it comes from made-up plates
 */
public record FoundCard(
    Ikon icon,
    Text title,
    Text subtitle,
    List<Text> reasons,
    List<Row> rows,
    Position place,
    double uncertaintyMetres,
    Optional<Bounds> extent,
    boolean madeUp) {

  /** A particular: what it is, and its value, which can be copied. */
  public record Row(Text label, Text value) {}

  private static final Text WITHIN = Text.of("Within", "誤差");
  private static final Text VILLAGE = Text.of("Village", "村里");
  private static final Text POSTAL = Text.of("Postal code", "郵遞區號");
  private static final Text CODE = Text.of("Code", "代碼");
  private static final Text NEAREST = Text.of("Nearest plate", "最近門牌");
  private static final Text ROAD = Text.of("Road", "道路");
  private static final Text DISTRICT = Text.of("District", "行政區");
  private static final Text ANSWERED_BY = Text.of("Answered by", "資料來自");
  private static final double SAME_DEGREES = 0.0005;
  private static final Text HERE = Text.of("What is here", "這裡是");
  private static final Text NOTHING =
      Text.of("No door plate within 2 km, and no known district.", "附近 2 公里內沒有門牌，也不在已知的行政區內。");

  public FoundCard {
    reasons = List.copyOf(reasons);
    rows = List.copyOf(rows);
  }

  /** The same, told of a server. */
  FoundCard by(String server) {
    var more = new ArrayList<>(rows);
    more.add(new Row(ANSWERED_BY, Text.same(server)));
    return new FoundCard(
        icon, title, subtitle, reasons, more, place, uncertaintyMetres, extent, madeUp);
  }

  /** Whether another is the same thing, whoever told of it. */
  boolean isSame(FoundCard other) {
    return title.equals(other.title)
        && Math.hypot(place.lon() - other.place.lon(), place.lat() - other.place.lat())
            < SAME_DEGREES;
  }

  /** Something found by a text. */
  static FoundCard of(Located found) {
    if (found instanceof Located.Address address) {
      return of(address.candidate());
    }
    if (found instanceof Located.Named named) {
      return of(named.place());
    }
    return of((Located.Coordinate) found);
  }

  private static FoundCard of(Candidate found) {
    var rows = new ArrayList<Row>();
    rows.add(new Row(WITHIN, metres(found.uncertaintyMetres())));
    add(VILLAGE, village(found), rows);
    add(POSTAL, found.postalCode(), rows);
    var place = new Position(found.lon(), found.lat());
    addCoordinates(place, rows);
    Text level = level(found.level());
    Text sure = sure(found.probability());
    return new FoundCard(
        Icons.ADDRESS,
        Text.same(found.address()),
        both(level.english() + " · " + sure.english(), level.chinese() + "・" + sure.chinese()),
        reasons(found.reasons()),
        rows,
        place,
        found.uncertaintyMetres(),
        Optional.empty(),
        found.synthetic());
  }

  private static String village(Candidate found) {
    return found.neighbourhood() > 0
        ? found.village() + " " + found.neighbourhood() + " 鄰"
        : found.village();
  }

  private static FoundCard of(Place found) {
    var rows = new ArrayList<Row>();
    add(CODE, found.code(), rows);
    var place = new Position(found.lon(), found.lat());
    addCoordinates(place, rows);
    Ikon icon =
        switch (found.kind()) {
          case LANDMARK -> Icons.PLACE;
          case ROAD -> Icons.ROAD;
          case DISTRICT -> Icons.DISTRICT;
        };
    String english = found.englishName().isEmpty() ? found.name() : found.englishName();
    return new FoundCard(
        icon,
        both(english, found.name()),
        kind(found),
        List.of(),
        rows,
        place,
        0,
        found.kind() == Place.Kind.LANDMARK ? Optional.empty() : Optional.of(found.bounds()),
        false);
  }

  private static Text kind(Place found) {
    Text kind =
        switch (found.kind()) {
          case LANDMARK -> Text.of("Landmark", "地標");
          case ROAD -> ROAD;
          case DISTRICT -> DISTRICT;
        };
    return found.within().isEmpty()
        ? kind
        : both(kind.english() + " · " + found.within(), kind.chinese() + "・" + found.within());
  }

  private static FoundCard of(Located.Coordinate found) {
    var place = new Position(found.lon(), found.lat());
    var rows = new ArrayList<Row>();
    addThere(found.there(), rows);
    addCoordinates(place, rows);
    return new FoundCard(
        Icons.COORDINATES,
        Text.same(Notation.DEGREES.of(place).orElse("")),
        both(found.coordinate().english(), found.coordinate().chinese()),
        List.of(),
        rows,
        place,
        found.coordinate().accuracyMetres(),
        Optional.empty(),
        false);
  }

  /** What is at a place. */
  static FoundCard of(Position place, ReverseAnswer there) {
    var rows = new ArrayList<Row>();
    addThere(there, rows);
    boolean nothing = rows.isEmpty();
    addCoordinates(place, rows);
    return new FoundCard(
        Icons.IDENTIFY,
        HERE,
        Text.same(there.containing().map(District::fullName).orElse("")),
        nothing ? List.of(NOTHING) : List.of(),
        rows,
        place,
        0,
        Optional.empty(),
        there.plates().stream().anyMatch(near -> near.plate().synthetic()));
  }

  private static void addThere(ReverseAnswer there, List<Row> rows) {
    there.plates().stream()
        .findFirst()
        .ifPresent(
            near -> {
              Text away = metres(near.distanceMetres());
              rows.add(
                  new Row(
                      NEAREST,
                      both(
                          near.plate().address() + ", " + away.english(),
                          near.plate().address() + "，" + away.chinese())));
            });
    add(ROAD, there.road(), rows);
    there
        .containing()
        .ifPresent(district -> rows.add(new Row(DISTRICT, Text.same(district.fullName()))));
    add(POSTAL, there.postalCode(), rows);
  }

  private static void add(Text label, String value, List<Row> rows) {
    if (!value.isBlank()) {
      rows.add(new Row(label, Text.same(value)));
    }
  }

  private static void addCoordinates(Position place, List<Row> rows) {
    for (Notation notation : List.of(Notation.DEGREES, Notation.TWD97)) {
      notation.of(place).ifPresent(at -> rows.add(new Row(notation.mark(), Text.same(at))));
    }
  }

  private static List<Text> reasons(List<Reason> reasons) {
    return reasons.stream().map(reason -> both(reason.english(), reason.chinese())).toList();
  }

  private static Text both(String english, String chinese) {
    return new Text(english.replace("%", "%%"), chinese.replace("%", "%%"));
  }

  /** A length in words. */
  private static Text metres(double metres) {
    return metres >= 1000
        ? Text.of("%.1f\u00a0km".formatted(metres / 1000), "%.1f\u00a0公里".formatted(metres / 1000))
        : Text.of("%.0f\u00a0m".formatted(metres), "%.0f\u00a0公尺".formatted(metres));
  }

  /** A probability in words. */
  static Text sure(double probability) {
    long percent = Math.min(99, Math.round(100 * probability));
    if (probability >= 0.95) {
      return Text.of("almost certain", "幾乎確定");
    }
    if (probability >= 0.8) {
      return both("very likely (" + percent + " %)", "很可能（" + percent + " %）");
    }
    return probability >= 0.5
        ? both("perhaps (" + percent + " %)", "可能（" + percent + " %）")
        : both("unsure (" + percent + " %)", "不確定（" + percent + " %）");
  }

  /** How near an answer comes to what was asked, in words. */
  static Text level(Level level) {
    return switch (level) {
      case PLATE -> Text.of("Door plate", "門牌");
      case HOUSE -> Text.of("House", "同號門牌");
      case INTERPOLATED -> Text.of("Placed between neighbours", "依鄰近門牌推估");
      case CROSSING -> Text.of("Crossing", "路口");
      case ALLEY -> Text.of("Alley", "弄");
      case LANE -> Text.of("Lane", "巷");
      case SECTION -> Text.of("Section of road", "路段");
      case ROAD -> ROAD;
      case VILLAGE -> VILLAGE;
      case TOWN -> Text.of("Town", "鄉鎮市區");
      case COUNTY -> Text.of("County", "縣市");
    };
  }

  /** The icon of a kind of suggestion. */
  static Ikon icon(Suggestion.Kind kind) {
    return switch (kind) {
      case ADDRESS -> Icons.ADDRESS;
      case ROAD -> Icons.ROAD;
      case DISTRICT -> Icons.DISTRICT;
      case LANDMARK -> Icons.PLACE;
      case COORDINATE -> Icons.COORDINATES;
    };
  }
}
