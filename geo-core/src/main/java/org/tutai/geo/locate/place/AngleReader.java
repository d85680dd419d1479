package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.place.CoordinateText.Axis;
import org.tutai.geo.locate.place.CoordinateText.Mark;
import org.tutai.geo.locate.place.CoordinateText.Num;
import org.tutai.geo.locate.place.CoordinateText.Token;

/**
 * Reads two angles: decimal degrees, degrees and minutes, or degrees, minutes and seconds, each
 * with a direction before or behind it, or none. For one text.
 */
final class AngleReader {

  private static final double METRES_PER_DEGREE = 111_320;

  /** A number and the mark behind it. */
  private record Part(Num num, Mark mark) {}

  /** The parts that belong to one angle, or to both while they are not told apart. */
  private static final class Group {
    final List<Part> parts = new ArrayList<>();
    @Nullable Axis axis;
    boolean closed;
  }

  /**
   * An angle in degrees.
   *
   * @param eastward whether it is a longitude; null when not said
   * @param step of its last digit, degrees
   * @param parts how many numbers it was written with
   * @param sure whether marks, directions or a fraction say that it is an angle
   */
  record Angle(double degrees, @Nullable Boolean eastward, double step, int parts, boolean sure) {}

  /** Two angles in the order of the text. */
  record Pair(Angle first, Angle second) {

    double accuracyMetres() {
      return Math.max(first.step, second.step) / 2 * METRES_PER_DEGREE;
    }

    boolean sure() {
      return first.sure || second.sure;
    }
  }

  private final List<Group> groups = new ArrayList<>();

  private AngleReader(List<Token> tokens) {
    tokens.forEach(this::take);
  }

  /** The two angles of a text, or null when it isn't two. */
  static @Nullable Pair read(CoordinateText text) {
    return new AngleReader(text.tokens()).pair();
  }

  private void take(Token token) {
    if (token.axis() != null) {
      take(token.axis());
    } else if (token.num() != null) {
      open().parts.add(new Part(token.num(), Mark.NONE));
    } else if (token.mark() != null && !groups.isEmpty()) {
      List<Part> parts = groups.get(groups.size() - 1).parts;
      int last = parts.size() - 1;
      parts.set(last, new Part(parts.get(last).num, token.mark()));
    }
  }

  private Group open() {
    if (groups.isEmpty() || groups.get(groups.size() - 1).closed) {
      groups.add(new Group());
    }
    return groups.get(groups.size() - 1);
  }

  /** Behind the first number of the text directions follow their angle, otherwise they lead it. */
  private void take(Axis axis) {
    Group current = open();
    Axis known = current.axis;
    if (known == null) {
      current.axis = axis;
      current.closed = !current.parts.isEmpty();
    } else if (known.eastward == axis.eastward && (current.parts.isEmpty() || known.sign == 0)) {
      current.axis = axis.sign == 0 ? known : axis;
      current.closed = !current.parts.isEmpty();
    } else {
      current.closed = true;
      open().axis = axis;
    }
  }

  private @Nullable Pair pair() {
    if (groups.size() == 1) {
      Group all = groups.get(0);
      return all.axis == null ? divide(all.parts) : null;
    }
    return groups.size() == 2 ? pair(angle(groups.get(0)), angle(groups.get(1))) : null;
  }

  private static @Nullable Pair pair(@Nullable Angle first, @Nullable Angle second) {
    if (first == null || second == null) {
      return null;
    }
    boolean twice = first.eastward != null && first.eastward.equals(second.eastward);
    return twice ? null : new Pair(first, second);
  }

  private static @Nullable Pair divide(List<Part> parts) {
    if (isPlaceWithHeight(parts)) {
      return divide(parts.subList(0, 2));
    }
    int at = division(parts);
    if (at <= 0) {
      return null;
    }
    return pair(angle(parts.subList(0, at), null), angle(parts.subList(at, parts.size()), null));
  }

  /** 121.5637,25.0375,12 as KML and GeoJSON have it. */
  private static boolean isPlaceWithHeight(List<Part> parts) {
    return parts.size() == 3
        && parts.get(0).num.decimals() > 0
        && parts.get(1).num.decimals() > 0
        && parts.get(2).num.gap() == parts.get(1).num.gap();
  }

  /** Where the second angle begins; -1 when that can't be told. */
  private static int division(List<Part> parts) {
    int byMark = secondDegrees(parts);
    if (byMark != 0) {
      return byMark;
    }
    int strongest = -1;
    int at = -1;
    boolean even = true;
    for (int i = 1; i < parts.size(); i++) {
      int gap = parts.get(i).num.gap();
      even &= gap == parts.get(1).num.gap();
      if (gap > strongest) {
        strongest = gap;
        at = i;
      } else if (gap == strongest) {
        at = -1;
      }
    }
    return even && parts.size() > 2 ? (parts.size() % 2 == 0 ? parts.size() / 2 : -1) : at;
  }

  /** The place of the second number marked as degrees; 0 for no marks, -1 for a wrong number. */
  private static int secondDegrees(List<Part> parts) {
    int count = 0;
    int second = -1;
    boolean marked = false;
    for (int i = 0; i < parts.size(); i++) {
      marked |= parts.get(i).mark != Mark.NONE;
      if (parts.get(i).mark == Mark.DEGREE && ++count == 2) {
        second = i;
      }
    }
    return count == 2 ? second : marked ? -1 : 0;
  }

  private static @Nullable Angle angle(Group group) {
    return angle(group.parts, group.axis);
  }

  private static @Nullable Angle angle(List<Part> parts, @Nullable Axis axis) {
    if (parts.isEmpty() || parts.size() > 3 || !marksAgree(parts)) {
      return null;
    }
    if (parts.size() == 1 && parts.get(0).mark == Mark.NONE && parts.get(0).num.whole() >= 4) {
      return packed(parts.get(0).num, axis);
    }
    double sum = 0;
    double unit = 1;
    for (int i = 0; i < parts.size(); i++) {
      Num num = parts.get(i).num;
      boolean last = i == parts.size() - 1;
      boolean broken = !last && num.decimals() > 0;
      if (broken || (i > 0 && !(num.value() >= 0 && num.value() <= 60))) {
        return null;
      }
      sum += Math.abs(num.value()) * unit;
      unit /= last ? 1 : 60;
    }
    Num end = parts.get(parts.size() - 1).num;
    boolean sure =
        axis != null || parts.get(0).mark != Mark.NONE || end.decimals() > 0 || parts.size() > 2;
    return signed(sum, unit * Math.pow(10, -end.decimals()), parts, axis, sure);
  }

  private static @Nullable Angle signed(
      double size, double step, List<Part> parts, @Nullable Axis axis, boolean sure) {
    Num first = parts.get(0).num;
    boolean minus = first.signed() && 1 / first.value() < 0;
    double sign = minus ? -1 : 1;
    if (axis != null && axis.sign != 0) {
      sign *= axis.sign;
    }
    Boolean eastward = axis == null ? (size > 90 ? Boolean.TRUE : null) : (Boolean) axis.eastward;
    double most = eastward == null || eastward ? 180 : 90;
    return size <= most ? new Angle(sign * size, eastward, step, parts.size(), sure) : null;
  }

  /** Degrees, then minutes, then seconds, none but the first after a missing one. */
  private static boolean marksAgree(List<Part> parts) {
    for (int i = 0; i < parts.size(); i++) {
      Mark mark = parts.get(i).mark;
      if (mark != Mark.NONE && mark.place != i + 1) {
        return false;
      }
    }
    return true;
  }

  /** 2502.25 or 250215 (12133.82, 1213349): degrees, minutes and seconds run together. */
  private static @Nullable Angle packed(Num num, @Nullable Axis axis) {
    boolean east = num.whole() % 2 == 1;
    int degreeDigits = east ? 3 : 2;
    boolean seconds = num.whole() == degreeDigits + 4;
    boolean minutes = num.whole() == degreeDigits + 2;
    boolean other = axis != null && axis.eastward != east;
    boolean bare = axis == null || num.decimals() == 0;
    if (other || (!seconds && !minutes) || (minutes && bare)) {
      return null;
    }
    double size = Math.abs(num.value());
    double unit = seconds ? 3600 : 60;
    double degrees = Math.floor(size / (seconds ? 10_000 : 100));
    double minute = Math.floor(size / (seconds ? 100 : 1)) % 100;
    double rest = seconds ? size % 100 : size % 100 - minute;
    if (minute >= 60 || (seconds && rest >= 60)) {
      return null;
    }
    double value = degrees + minute / 60 + rest / unit;
    double most = east ? 180 : 90;
    double sign = num.value() < 0 || (axis != null && axis.sign < 0) ? -1 : 1;
    double step = Math.pow(10, -num.decimals()) / unit;
    return value <= most ? new Angle(sign * value, east, step, 3, axis != null) : null;
  }
}
