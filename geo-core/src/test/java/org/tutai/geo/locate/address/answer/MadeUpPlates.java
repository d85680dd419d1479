package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that don't exist: a number that the street doesn't have, a lane that the road doesn't
 * have, a road that the county doesn't have (and that is no misspelling of one it has).
 */
final class MadeUpPlates {

  private static final String CHARACTERS =
      "中山民正大和平文新東西南北光復興華安福德永成仁義信愛公園學府水溪林美豐金龍海青雲竹松柏桃花石橋河湖天明星月春秋長壽吉祥瑞泰";
  private static final String[] ENDINGS = {"路", "街", "路", "街", "一路", "二街", "北路", "南街", "大道"};

  /** A made-up plate and what in it is made up. */
  record MadeUp(DoorPlate plate, String way) {}

  private final PlateTable table;
  private final List<String> roadsElsewhere;

  MadeUpPlates(PlateTable table, List<DoorPlate> sample) {
    this.table = table;
    this.roadsElsewhere =
        new ArrayList<>(sample.stream().map(DoorPlate::road).filter(r -> r.length() > 2).toList());
  }

  /** One that is made from a plate; still to be checked for its number. */
  @Nullable MadeUp from(DoorPlate plate, Random random) {
    if (plate.needsVillage() || plate.road().matches(".*([?■]|[村里])") || plate.parts() == null) {
      return null;
    }
    return switch (random.nextInt(4)) {
      case 0, 1 ->
          new MadeUp(
              withNumber(
                  plate,
                  plate.road(),
                  plate.section(),
                  plate.lane(),
                  plate.alley(),
                  number(random, plate)),
              "number");
      case 2 -> withLane(plate, random);
      default -> withRoad(plate, random);
    };
  }

  private static String number(Random random, DoorPlate plate) {
    DoorPlate.Number parts = plate.parts();
    int main = parts == null ? 10 : Integer.parseInt(parts.main());
    int number =
        random.nextInt(3) == 0 ? 1 + random.nextInt(2000) : 1 + random.nextInt(2 * main + 20);
    return number + (random.nextInt(4) == 0 ? "之" + (1 + random.nextInt(30)) : "") + "號";
  }

  private @Nullable MadeUp withLane(DoorPlate plate, Random random) {
    String lane = (1 + random.nextInt(999)) + "巷";
    return table.hasLane(plate.town(), plate.road(), plate.section(), lane)
        ? null
        : new MadeUp(
            withNumber(
                plate, plate.road(), plate.section(), lane, "", (1 + random.nextInt(60)) + "號"),
            "lane");
  }

  private @Nullable MadeUp withRoad(DoorPlate plate, Random random) {
    String road =
        random.nextBoolean()
            ? roadsElsewhere.get(random.nextInt(roadsElsewhere.size()))
            : invented(random);
    for (String known : table.roadsOfCounty(plate.town())) {
      if (edits(Spelling.key(known), Spelling.key(road)) < 2
          || known.contains(road)
          || road.contains(known) && !known.isEmpty()) {
        return null;
      }
    }
    String section = plate.section().isEmpty() || random.nextBoolean() ? "" : plate.section();
    return new MadeUp(
        withNumber(plate, road, section, "", "", (1 + random.nextInt(300)) + "號"), "road");
  }

  private static String invented(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      name.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return name + ENDINGS[random.nextInt(ENDINGS.length)];
  }

  private static DoorPlate withNumber(
      DoorPlate of, String road, String section, String lane, String alley, String number) {
    return new DoorPlate(
        of.county(),
        of.town(),
        "",
        "",
        0,
        road,
        section,
        lane,
        alley,
        "",
        number,
        of.lon(),
        of.lat());
  }

  /** Characters to change, add, drop or swap; 2 and more as 2. */
  static int edits(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    if (Math.abs(a.length() - b.length()) > 1) {
      return 2;
    }
    int from = 0;
    while (from < a.length() && from < b.length() && a.charAt(from) == b.charAt(from)) {
      from++;
    }
    String restA = a.substring(from);
    String restB = b.substring(from);
    boolean swapped =
        restA.length() > 1
            && restB.length() > 1
            && restA.charAt(0) == restB.charAt(1)
            && restA.charAt(1) == restB.charAt(0)
            && restA.substring(2).equals(restB.substring(2));
    String lessA = restA.isEmpty() ? "" : restA.substring(1);
    String lessB = restB.isEmpty() ? "" : restB.substring(1);
    return swapped || lessA.equals(lessB) || lessA.equals(restB) || lessB.equals(restA) ? 1 : 2;
  }
}
