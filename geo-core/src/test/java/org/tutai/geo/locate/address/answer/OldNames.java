package org.tutai.geo.locate.address.answer;

import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.answer.CorpusQuery.Said;
import org.tutai.geo.locate.address.answer.Distortion.Written;

/**
 * The districts as they were before the mergers of 2010-12-25 (臺北縣, 臺中縣, 臺南縣, 高雄縣), before
 * 2014-12-25 (桃園縣), and before 頭份 and 員林 became 市 (2015); 臺南市中區 and 西區 before 2004 are left out,
 * for nobody can tell which is meant.
 */
final class OldNames {

  private static final Set<String> CITIES =
      Set.of(
          "板橋", "三重", "中和", "永和", "新莊", "新店", "土城", "蘆洲", "汐止", "樹林", "豐原", "大里", "太平", "永康", "新營",
          "鳳山", "桃園", "中壢", "平鎮", "八德", "楊梅");
  private static final Set<String> TOWNSHIPS_URBAN =
      Set.of(
          "鶯歌", "三峽", "淡水", "瑞芳", "東勢", "大甲", "清水", "沙鹿", "梧棲", "鹽水", "白河", "麻豆", "佳里", "新化", "善化",
          "學甲", "岡山", "旗山", "美濃", "大溪");
  private static final Set<String> ALWAYS_CITY =
      Set.of(
          "中區", "東區", "南區", "西區", "北區", "西屯區", "南屯區", "北屯區", "中西區", "安平區", "安南區", "鹽埕區", "鼓山區",
          "左營區", "楠梓區", "三民區", "新興區", "前金區", "苓雅區", "前鎮區", "旗津區", "小港區");

  private OldNames() {}

  static @Nullable Written former(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    String county = formerCounty(town);
    String name = formerTown(town);
    if (county == null && name.equals(town.name())) {
      return null;
    }
    boolean village = plate.needsVillage() || !plate.village().isEmpty() && random.nextInt(3) == 0;
    Writing w = Writing.of(plate, town, village);
    w.county = county == null ? town.county() : county;
    w.town = name;
    Said said = Said.all(village);
    if (village && name.endsWith("鄉") && w.village.endsWith("里")) {
      w.village = w.village.substring(0, w.village.length() - 1) + "村";
    }
    switch (random.nextInt(4)) {
      case 0:
        w.each(t -> t.replace('臺', '台'));
        return new Written(w.text(), said, "former names with 台");
      case 1:
        w.county = "";
        return name.equals(town.name())
            ? null
            : new Written(w.text(), said.withoutCounty(), "former town alone");
      case 2:
        w.town = town.name();
        return county == null ? null : new Written(w.text(), said, "former county, town of today");
      default:
        return new Written(w.text(), said, "former names");
    }
  }

  private static @Nullable String formerCounty(DoorPlateFiles.Town town) {
    if (ALWAYS_CITY.contains(town.name())) {
      return null;
    }
    return switch (town.code().substring(0, 5)) {
      case "65000" -> "臺北縣";
      case "66000" -> "臺中縣";
      case "67000" -> "臺南縣";
      case "64000" -> "高雄縣";
      case "68000" -> "桃園縣";
      default -> null;
    };
  }

  private static String formerTown(DoorPlateFiles.Town town) {
    String stem = town.name().substring(0, town.name().length() - 1);
    if (stem.equals("頭份") || stem.equals("員林")) {
      return stem + "鎮";
    }
    if (formerCounty(town) == null) {
      return town.name();
    }
    if (stem.equals("那瑪夏")) {
      return "三民鄉";
    }
    return stem + (CITIES.contains(stem) ? "市" : TOWNSHIPS_URBAN.contains(stem) ? "鎮" : "鄉");
  }
}
