package org.tutai.geo.locate.address.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.answer.CorpusQuery.Said;
import org.tutai.geo.locate.address.answer.Distortion.Written;

/** The address in English, after the official list of roads, in its form and in common ones. */
final class EnglishDistortion {

  private final DoorPlateFiles files;
  private final Map<String, Integer> sameName = new HashMap<>();

  EnglishDistortion(DoorPlateFiles files) {
    this.files = files;
    files.english().forEach((key, name) -> sameName.merge(nameKey(key, name), 1, Integer::sum));
  }

  private static String nameKey(String townAndRoad, String english) {
    return townAndRoad.substring(0, 8)
        + english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  @Nullable Written write(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    String road = files.english(town.code(), plate.road() + plate.section());
    DoorPlate.Number number = plate.parts();
    if (road == null
        || number == null
        || plate.road().isEmpty()
        || !number.before().isEmpty()
        || !number.prefix().isEmpty()
        || !number.joint().isEmpty()
        || !(plate.lane() + plate.alley()).matches("(\\d+(之\\d+)?巷)?(\\d+(之\\d+)?弄)?")
        || sameName.getOrDefault(nameKey(town.code() + road, road), 0) != 1) {
      return null;
    }
    String unit = unit(number, random);
    if (unit == null) {
      return null;
    }
    int style = random.nextInt(7);
    String text =
        unit
            + "No. "
            + dashed(number.main() + number.subs() + number.after())
            + ", "
            + part("Aly. ", plate.alley())
            + part("Ln. ", plate.lane())
            + road
            + ", "
            + town.nameEn()
            + ", "
            + town.countyEn();
    return new Written(styled(text, style, town), Said.all(false).digitsOnly(), STYLES.get(style));
  }

  private static final List<String> STYLES =
      List.of(
          "official",
          "with zip and Taiwan (R.O.C.)",
          "Lane, Alley, Section, Road in full",
          "lower case",
          "without points",
          "without commas",
          "capitals");

  private static String styled(String text, int style, DoorPlateFiles.Town town) {
    return switch (style) {
      case 1 -> text + " " + town.zip() + ", Taiwan (R.O.C.)";
      case 2 ->
          text.replace("Aly.", "Alley")
              .replace("Ln.", "Lane")
              .replace("Sec.", "Section")
              .replace("Rd.", "Road")
              .replace("St.", "Street")
              .replace("Dist.", "District");
      case 3 -> text.toLowerCase(Locale.ROOT);
      case 4 -> text.replace(".", "").replace("’", "'");
      case 5 -> text.replace(",", "");
      case 6 -> text.toUpperCase(Locale.ROOT).replace("’", "");
      default -> text;
    };
  }

  private static String part(String unit, String text) {
    return text.isEmpty() ? "" : unit + dashed(text.replaceAll("[巷弄]", "")) + ", ";
  }

  private static String dashed(String text) {
    return text.replace("之", "-");
  }

  private static @Nullable String unit(DoorPlate.Number n, Random random) {
    if (n.floor().isEmpty()) {
      return n.room().isEmpty() ? "" : null;
    }
    String level = NotationDistortions.toArabic(n.floor()).replaceAll("\\D", "");
    if (level.isEmpty()) {
      return null;
    }
    boolean basement = n.floor().startsWith("地") || n.floor().startsWith("底");
    String floor = basement ? "B" + level : level + "F";
    return floor + (random.nextBoolean() ? "." : "") + dashed(n.room()) + ", ";
  }
}
