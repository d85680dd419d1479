package org.tutai.geo.locate.address.answer;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.answer.CorpusQuery.Said;
import org.tutai.geo.locate.address.answer.Distortion.Written;

/**
 * The same address with its parts in another order, with more around it, or with parts left out.
 */
final class ShapeDistortions {

  private static final String[] REMARKS = {
    "(近捷運站)",
    "（管理室代收）",
    "(B棟)",
    "【舊址】",
    "(戶籍地)",
    "(全家便利商店旁)",
    "（請按電鈴）",
    "(限上班時間)",
    "［店面］",
    "(土地公廟後面)"
  };
  private static final String[] BUILDINGS = {
    "幸福大樓", "遠東世紀廣場", "陽光社區", "台北101大樓", "中央商業大樓", "文化國小", "活動中心", "名人天下社區", "第一銀行", "老街豆花店"
  };
  private static final String[] FRONTS = {
    "地址:", "地址：", "臺灣", "台灣省", "中華民國", "Taiwan ", "TW,", "住址 ", "收件地址：", "送貨到", "※"
  };
  private static final String[] TELEPHONES = {
    " 0912-345-678", " 02-2345-6789", "(04)2345-6789", " TEL:07-3456789", " 電話 0912345678", " #102"
  };

  private ShapeDistortions() {}

  private static Writing start(DoorPlate plate, DoorPlateFiles.Town town) {
    return Writing.of(plate, town, plate.needsVillage());
  }

  private static Written all(DoorPlate plate, String text, String way) {
    return new Written(text, Said.all(plate.needsVillage()), way);
  }

  static @Nullable Written order(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    Writing w = start(plate, town);
    int digits = random.nextInt(3);
    String zip =
        town.zip()
            + (digits == 0 ? "" : digits == 1 ? two(random) : two(random) + random.nextInt(10));
    return switch (random.nextInt(12)) {
      case 0 -> all(plate, zip + w.text(), "zip in front");
      case 1 -> all(plate, zip + " " + w.text(), "zip and space in front");
      case 2 -> all(plate, w.text() + " " + zip, "zip behind");
      case 3 -> all(plate, "(" + zip + ")" + w.text(), "zip in brackets");
      case 4 -> {
        String county = w.county;
        w.county = "";
        yield all(plate, w.text() + ", " + county, "county last");
      }
      case 5 -> {
        String district = w.county + w.town;
        w.county = "";
        w.town = "";
        yield all(
            plate,
            w.text() + (random.nextBoolean() ? " " : "，") + district,
            "county and town last");
      }
      case 6 -> {
        String unit = w.unit;
        w.unit = "";
        if (unit.isEmpty()) {
          yield null;
        }
        yield all(plate, unit + "," + w.text(), "floor first");
      }
      case 7 -> all(plate, w.text() + pick(REMARKS, random), "remark in brackets behind");
      case 8 ->
          all(
              plate,
              w.text() + pick(new String[] {"", " ", "，"}, random) + pick(BUILDINGS, random),
              "building behind");
      case 9 -> all(plate, pick(FRONTS, random) + w.text(), "words in front");
      case 10 -> all(plate, w.text() + pick(TELEPHONES, random), "telephone behind");
      default -> {
        w.town += pick(new String[] {"(原址)", "（" + town.zip() + "）"}, random);
        yield all(plate, w.text(), "brackets inside");
      }
    };
  }

  private static String two(Random random) {
    return "" + random.nextInt(10) + random.nextInt(10);
  }

  private static String pick(String[] of, Random random) {
    return of[random.nextInt(of.length)];
  }

  static @Nullable Written missing(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    Writing w = start(plate, town);
    Said said = Said.all(plate.needsVillage());
    switch (random.nextInt(11)) {
      case 0:
        w.county = "";
        return new Written(w.text(), said.withoutCounty(), "no county");
      case 1:
        w.town = "";
        return new Written(w.text(), said.withoutTown(), "no town");
      case 2:
        w.county = "";
        w.town = "";
        return new Written(w.text(), said.withoutCounty().withoutTown(), "no county, no town");
      case 3:
        w.section = "";
        return plate.section().isEmpty()
            ? null
            : new Written(w.text(), said.withoutSection(), "no section");
      case 4:
        return withoutMark(plate, w, said, random);
      case 5:
        w.unit = "";
        return plate.unitText().isEmpty()
            ? null
            : new Written(w.text(), said.withoutUnit(), "no floor");
      case 6:
        w.county = w.county.substring(0, w.county.length() - 1);
        return new Written(w.text(), said, "county without 市, 縣");
      case 7:
        if (w.town.length() < 3) {
          return null;
        }
        w.town = w.town.substring(0, w.town.length() - 1);
        return new Written(w.text(), said, "town without 區, 鄉");
      case 8:
        return withNeighbourhood(plate, town, random);
      case 9:
        w.village = "";
        return plate.needsVillage()
            ? new Written(w.text(), said.withoutVillage(), "no village, no road")
            : null;
      default:
        if (w.town.length() < 3) {
          return null;
        }
        w.county = w.county.substring(0, w.county.length() - 1);
        w.town = w.town.substring(0, w.town.length() - 1);
        return new Written(w.text(), said, "both short (台北中山)");
    }
  }

  private static @Nullable Written withoutMark(
      DoorPlate plate, Writing w, Said said, Random random) {
    if (!plate.unitText().isEmpty() || !plate.number().endsWith("號")) {
      return null;
    }
    w.house = w.house.substring(0, w.house.length() - 1);
    if (random.nextBoolean()) {
      w.house = w.house.replace("之", "-");
    }
    return new Written(w.text(), said.digitsOnly(), "no 號");
  }

  private static @Nullable Written withNeighbourhood(
      DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    if (plate.village().isEmpty() || plate.neighbourhood() == 0) {
      return null;
    }
    Writing w = Writing.of(plate, town, true);
    if (plate.needsVillage() || random.nextBoolean()) {
      w.neighbourhood = "";
      return new Written(w.text(), Said.all(true), "village, no neighbourhood");
    }
    w.village = "";
    return new Written(w.text(), Said.all(false), "neighbourhood, no village");
  }

  /** Several changes at once, as lists typed by many hands have them. */
  static @Nullable Written mixed(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    Writing w = start(plate, town);
    Said said = Said.all(plate.needsVillage());
    if (random.nextInt(3) == 0) {
      w.county = "";
      said = said.withoutCounty();
    }
    if (random.nextBoolean()) {
      w.each(t -> t.replace('臺', '台'));
    }
    if (random.nextBoolean()) {
      w.section = NotationDistortions.toArabic(w.section);
      w.unit = w.house.endsWith("號") ? NotationDistortions.toArabic(w.unit) : w.unit;
    }
    if (random.nextInt(3) == 0) {
      w.house = w.house.replace("之", "-");
      w.unit = (w.house.endsWith("號") ? "" : " ") + w.unit;
      w.unit = w.unit.replace("樓之", "F-").replace("樓", "F");
    }
    if (random.nextInt(3) == 0) {
      w.house = Spelling.fullWidth(w.house);
    }
    if (random.nextInt(4) == 0 && plate.unitText().isEmpty() && plate.number().endsWith("號")) {
      w.house = w.house.substring(0, w.house.length() - 1);
      said = said.digitsOnly();
    }
    if (random.nextInt(4) == 0) {
      w.front = town.zip() + (random.nextBoolean() ? two(random) : "") + " ";
    }
    if (random.nextInt(4) == 0) {
      w.tail = pick(REMARKS, random);
    }
    return new Written(random.nextBoolean() ? w.text() : w.text(" "), said, "mixed");
  }
}
