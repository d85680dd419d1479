package org.tutai.geo.locate.address.answer;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.answer.CorpusQuery.Said;
import org.tutai.geo.locate.address.answer.Distortion.Written;

/** The same address in another notation: numerals, widths, variant characters, 之, floors. */
final class NotationDistortions {

  private static final Pattern ARABIC = Pattern.compile("\\d+");
  private static final Pattern COUNTED = Pattern.compile("[一二三四五六七八九十]+");
  private static final String[] ZHI = {"-", "－", "~", "–", "—", "─", "_", "～", "﹣", " 之 ", "ー"};
  private static final String[] SPACES = {" ", "　", "  ", "\t", "\u00a0"};
  private static final String[] POINTS = {",", "，", "、", "/", "|", "．", ";"};

  /** Variant characters seen in address files, in pairs. */
  private static final String VARIANTS =
      "臺台峰峯裡裏群羣鹽塩雙双腳脚廈厦溫温啟啓眾衆強强館舘莊庄豬猪溪谿磘窯恆恒線綫嶺岭寶寳" + "溼濕鎮鎭蘆芦獅狮市巿";

  /** Simplified characters as they turn up in lists typed by people, in pairs. */
  private static final String SIMPLIFIED =
      "號号樓楼區区縣县東东華华國国興兴愛爱義义龍龙園园門门鄉乡鎮镇鄰邻勝胜慶庆寧宁鳳凤歸归蘆芦蘭兰雲云"
          + "豐丰廣广廠厂學学長长陽阳復复樹树樂乐灣湾壽寿農农業业開开關关漢汉濱滨進进達达運运過过榮荣彎弯禮礼"
          + "聖圣萬万萊莱賢贤貴贵鐵铁飛飞馬马鳥鸟鶯莺麗丽總总聯联聲声職职衛卫觀观豬猪實实寶宝嶺岭島岛溝沟"
          + "溫温瀧泷瑤瑶礦矿種种穀谷紅红綠绿經经維维線线頭头頂顶順顺願愿館馆驛驿魚鱼鹽盐齊齐臺台"
          + "岡冈崗岗崙仑嶼屿張张強强後后從从德德恆恒愛爱應应戲戏戶户擇择據据攝摄數数斷断時时晉晋曉晓書书會会"
          + "東东條条極极構构樞枢橋桥橫横機机檔档歡欢歲岁殺杀氣气測测湯汤準准滿满漁渔潔洁潭潭濟济濤涛";

  private NotationDistortions() {}

  static Written undamaged(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    boolean village = plate.needsVillage() || !plate.village().isEmpty() && random.nextBoolean();
    return written(
        Writing.of(plate, town, village).text(), village, village ? "with village" : "full");
  }

  private static Written written(String text, boolean village, String way) {
    return new Written(text, Said.all(village), way);
  }

  private static Writing start(DoorPlate plate, DoorPlateFiles.Town town) {
    return Writing.of(plate, town, plate.needsVillage());
  }

  static @Nullable Written numerals(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    Writing w = start(plate, town);
    keepApart(w);
    int which = random.nextInt(8);
    String way =
        switch (which) {
          case 0 -> {
            w.section = toArabic(w.section);
            w.unit = toArabic(w.unit);
            yield "section and floor in Arabic";
          }
          case 1 -> {
            w.streetAndHouse(NotationDistortions::toArabic);
            yield "all in Arabic, road too";
          }
          case 2 -> {
            w.lane = toChinese(w.lane, random);
            w.alley = toChinese(w.alley, random);
            w.house = toChinese(w.house, random);
            yield "lane and number in Chinese";
          }
          case 3 -> {
            w.streetAndHouse(t -> toChinese(t, random));
            yield "all in Chinese";
          }
          case 4 -> {
            w.streetAndHouse(NotationDistortions::twenties);
            yield "廿, 卅";
          }
          case 5 -> {
            w.streetAndHouse(Spelling::fullWidth);
            yield "full-width digits";
          }
          case 6 -> {
            w.house = digitByDigit(w.house, random);
            w.lane = digitByDigit(w.lane, random);
            yield "digit by digit (三〇五)";
          }
          default -> {
            w.unit = Spelling.fullWidth(toArabic(w.unit));
            w.section = Spelling.fullWidth(toArabic(w.section));
            w.house = Spelling.fullWidth(w.house);
            yield "full-width section, number, floor";
          }
        };
    return changed(plate, town, w.text(), way);
  }

  /** 26號之3二樓 would become 26號之32樓. */
  private static void keepApart(Writing w) {
    if (!w.house.endsWith("號") && !w.unit.isEmpty()) {
      w.unit = " " + w.unit;
    }
  }

  private static @Nullable Written changed(
      DoorPlate plate, DoorPlateFiles.Town town, String text, String way) {
    return text.equals(start(plate, town).text()) ? null : written(text, plate.needsVillage(), way);
  }

  static String toArabic(String text) {
    return COUNTED.matcher(text).replaceAll(m -> Spelling.arabic(m.group()));
  }

  private static String toChinese(String text, Random random) {
    return ARABIC
        .matcher(text)
        .replaceAll(
            m ->
                m.group().length() > 3
                    ? Spelling.chineseDigits(m.group(), '〇')
                    : Spelling.chinese(Integer.parseInt(m.group())));
  }

  private static String digitByDigit(String text, Random random) {
    char zero = "〇零○".charAt(random.nextInt(3));
    return ARABIC
        .matcher(text)
        .replaceAll(
            m -> m.group().length() < 3 ? m.group() : Spelling.chineseDigits(m.group(), zero));
  }

  private static String twenties(String text) {
    return ARABIC
        .matcher(COUNTED.matcher(text).replaceAll(m -> shorten(m.group())))
        .replaceAll(
            m -> {
              String d = m.group();
              return d.length() == 2 && (d.charAt(0) == '2' || d.charAt(0) == '3')
                  ? shorten(Spelling.chinese(Integer.parseInt(d)))
                  : d;
            });
  }

  private static String shorten(String counted) {
    return counted.startsWith("二十") || counted.startsWith("三十")
        ? (counted.charAt(0) == '二' ? "廿" : "卅") + counted.substring(2)
        : counted;
  }

  static @Nullable Written width(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    Writing w = start(plate, town);
    String space = SPACES[random.nextInt(SPACES.length)];
    String point = POINTS[random.nextInt(POINTS.length)];
    return switch (random.nextInt(9)) {
      case 0 -> written(w.text(space), plate.needsVillage(), "spaces between parts");
      case 1 -> written(w.text(point), plate.needsVillage(), "points between parts");
      case 2 -> written(spread(w.text(), " ", 1, random), plate.needsVillage(), "spaced out");
      case 3 -> written(Spelling.fullWidth(w.text()), plate.needsVillage(), "full-width");
      case 4 ->
          written(
              "\"" + w.text() + "\"" + (random.nextBoolean() ? "," : ""),
              plate.needsVillage(),
              "quoted");
      case 5 -> written("  " + w.text() + " \r\n", plate.needsVillage(), "space around");
      case 6 -> written(spread(w.text(), space, 6, random), plate.needsVillage(), "stray spaces");
      case 7 -> written(w.text() + "。", plate.needsVillage(), "full stop");
      default ->
          written(numberSpaced(w.text(), space), plate.needsVillage(), "spaces around numbers");
    };
  }

  private static String numberSpaced(String text, String space) {
    return ARABIC
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(space + m.group() + space));
  }

  private static String spread(String text, String space, int everyUpTo, Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean inNumber =
          i > 0 && Character.isDigit(text.charAt(i)) && Character.isDigit(text.charAt(i - 1));
      if (i > 0 && !inNumber && random.nextInt(everyUpTo) == 0) {
        out.append(space);
      }
      out.append(text.charAt(i));
    }
    return out.toString();
  }

  static @Nullable Written variants(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    Writing w = start(plate, town);
    return switch (random.nextInt(4)) {
      case 0 -> {
        w.each(t -> t.replace('臺', '台'));
        yield changed(plate, town, w.text(), "臺 as 台");
      }
      case 1 -> {
        w.each(t -> t.replace('台', '臺'));
        yield changed(plate, town, w.text(), "台 as 臺");
      }
      case 2 -> {
        w.each(t -> swap(t, VARIANTS, true, random));
        yield changed(plate, town, w.text(), "variant characters");
      }
      default -> {
        boolean all = random.nextBoolean();
        w.each(
            t -> all ? swap(t, SIMPLIFIED, false, random) : t.replace('號', '号').replace('樓', '楼'));
        yield changed(plate, town, w.text(), all ? "simplified characters" : "号, 楼");
      }
    };
  }

  private static String swap(String text, String pairs, boolean bothWays, Random random) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      int at = pairs.indexOf(c);
      out.append(at < 0 || at % 2 == 1 && !bothWays ? c : pairs.charAt(at ^ 1));
    }
    return out.toString();
  }

  static @Nullable Written zhi(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    if (plate.number().indexOf('之') < 0 && plate.lane().indexOf('之') < 0) {
      return null;
    }
    Writing w = start(plate, town);
    DoorPlate.Number n = plate.parts();
    if (n != null && random.nextInt(4) == 0 && n.subs().isEmpty() != n.after().isEmpty()) {
      w.house = n.before() + n.prefix() + n.main() + n.joint();
      w.house += n.subs().isEmpty() ? n.after() + "號" : "號" + n.subs();
      String way = n.subs().isEmpty() ? "26號之3 as 26之3號" : "26之3號 as 26號之3";
      return n.subs().isEmpty() || n.floor().isEmpty()
          ? new Written(w.text(), Said.all(plate.needsVillage()).digitsOnly(), way)
          : null;
    }
    String dash = ZHI[random.nextInt(ZHI.length)];
    w.lane = w.lane.replace("之", dash);
    w.alley = w.alley.replace("之", dash);
    w.house = w.house.replace("之", dash);
    w.unit = w.unit.replace("之", dash);
    return changed(plate, town, w.text(), "之 as " + dash.strip());
  }

  static @Nullable Written floors(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    DoorPlate.Number n = plate.parts();
    if (n == null || n.floor().isEmpty()) {
      return null;
    }
    Writing w = start(plate, town);
    String floor = n.floor();
    w.unit =
        floor.startsWith("地") || floor.startsWith("底") ? basement(n, random) : storey(n, random);
    if (w.unit.isEmpty()) {
      return null;
    }
    String way = way(n, w.unit);
    keepApart(w);
    return changed(plate, town, w.text(), way);
  }

  private static String way(DoorPlate.Number n, String unit) {
    String plain = unit.replaceAll("\\d+", "9").replaceAll("[一二三四五六七八九十]+", "九");
    return plain.length() > 12 ? "floor" : plain.strip();
  }

  private static String storey(DoorPlate.Number n, Random random) {
    String number = toArabic(n.floor()).replace("樓", "");
    String rooms = n.room();
    String dashed = rooms.replace("之", "-");
    return switch (random.nextInt(12)) {
      case 0 -> number + "F" + dashed;
      case 1 -> number + "樓" + dashed;
      case 2 -> number + "F" + rooms;
      case 3 -> number + "樓" + rooms;
      case 4 -> Spelling.fullWidth(number) + "樓" + rooms;
      case 5 -> number + "f" + dashed;
      case 6 -> " " + number + "F." + dashed;
      case 7 -> n.floor() + dashed;
      case 8 -> " " + number + "F " + rooms;
      case 9 -> Spelling.fullWidth(number + "F" + dashed);
      case 10 -> "," + number + "樓" + rooms;
      default -> number + "Ｆ" + rooms;
    };
  }

  private static String basement(DoorPlate.Number n, Random random) {
    String level = n.floor().replaceAll("[^一二三四五]", "");
    if (level.isEmpty()) {
      return "";
    }
    String number = Spelling.arabic(level);
    String rooms = n.room();
    return switch (random.nextInt(8)) {
      case 0 -> "B" + number + rooms.replace("之", "-");
      case 1 -> "B" + number + "F" + rooms;
      case 2 -> "地下" + number + "樓" + rooms;
      case 3 -> "地下" + level + "樓" + rooms;
      case 4 -> "地下" + level + "層" + rooms;
      case 5 -> "b" + number + rooms;
      case 6 -> " B" + number + "樓" + rooms;
      default -> "地下" + number + "F" + rooms;
    };
  }
}
