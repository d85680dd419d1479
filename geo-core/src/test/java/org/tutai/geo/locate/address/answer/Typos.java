package org.tutai.geo.locate.address.answer;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.answer.CorpusQuery.Said;
import org.tutai.geo.locate.address.answer.Distortion.Written;

/**
 * One wrong character in the name of the road (or village, where there is no road) or of the town:
 * one that sounds alike, looks alike, lies beside it among the keys of a phonetic keyboard (sounds
 * nearly alike), any other, or one that is lost, dropped, doubled or swapped.
 */
final class Typos {

  /** Sound alike, tone aside. */
  private static final String[] HOMOPHONES = {
    "中忠鐘終鍾", "正政證鄭症", "民明名鳴", "和河何荷合禾", "平萍屏坪評", "仁人任", "義議藝益意易億", "愛艾", "信幸興", "孝校笑", "復福富付附伏服",
    "光廣", "華花化", "新心欣辛", "生聲升昇", "大達答", "成程城誠承", "東冬董", "西溪希熙", "南男楠湳", "北貝", "文聞雯", "武五舞伍", "建健見",
    "國果", "自志至治致智", "強牆", "德得", "林霖臨鄰", "永勇泳詠", "安鞍", "康糠", "豐風峰鋒楓", "原元園圓源員", "新馨鑫", "長常昌", "春純",
    "水睡", "湖胡虎", "山珊", "竹祝築主", "工公功宮恭", "業葉液", "學雪", "府甫輔富", "勝聖盛", "利力立麗莉歷", "台臺抬", "金今津", "龍隆農",
    "鳳奉", "美每", "港崗", "寮聊遼", "厝錯", "埔步布部", "頂鼎", "橋喬", "重崇充", "慶清青", "陽羊洋楊", "梅媒", "樹術", "松嵩",
    "柏伯百", "萬灣", "里理李裡禮", "和合", "進晉近勁", "經京精晶", "貿茂", "博伯柏", "館管", "佳家嘉加", "興星", "中鍾", "開凱", "祥詳翔",
    "瑞睿", "泰太", "順舜", "吉集極", "天添", "三參", "石時實十", "二貳", "四寺", "八巴", "九久酒", "同童桐", "明銘", "朝潮", "陵林",
    "宜儀怡", "蘭藍", "羅落", "頭投", "員圓", "斗陡", "鎮陣", "寶保堡", "雲芸", "沙莎", "池持", "景井", "莊裝", "鹿路陸", "港講",
    "水稅", "口叩", "店墊電", "前錢乾", "後候厚", "左佐", "右又", "營迎盈", "鼓古谷", "鹽嚴研", "旗其齊奇棋", "津金巾", "岡剛鋼", "橋樵",
    "彌迷", "田甜", "燕雁宴", "阿啊"
  };

  /** Look alike. */
  private static final String[] LOOKALIKES = {
    "大太犬丈", "土士", "日曰目", "未末朱", "人入八", "千干于", "王玉主", "己已巳", "田由甲申", "永水氷求", "埔浦甫", "楊揚陽湯場", "福幅副富",
    "豐豊", "德徳聽", "鎮填慎", "裡理埋", "復複腹覆", "洲州", "坡波披", "圳川訓", "新親薪", "光先充", "和知私", "平乎半", "興與輿",
    "成戌咸城", "仁仨仕", "愛受", "學覺", "園圍圓團", "華畢", "東束柬", "北比此", "西四酉", "民氏", "中申串", "正止", "文交丈", "武式",
    "明朋", "金全", "林材休", "安宴妥", "康庸", "原厚", "長辰", "春舂", "湖潮", "竹付", "工土", "業葉", "府附", "勝騰", "利科刊",
    "龍籠", "鳳風", "美羔", "港巷", "頂項須", "橋僑", "重童", "慶廈", "梅海", "松枌", "柏拍", "萬邁", "進近", "經徑", "博傅", "館飯",
    "祥洋", "瑞端", "泰秦奏", "順須", "吉古告", "天夫夭", "石右", "同洞", "朝廟", "宜宣", "蘭闌", "羅維", "頭頸", "員貝", "寶賓",
    "雲雪", "沙抄", "池地", "景影", "莊裝", "鹿塵", "店底", "前煎", "營螢", "鼓彭", "旗旂", "岡崗", "員圓", "鶴鴿", "青責", "建健",
    "國圈", "自白", "志忘", "義羲", "信倍", "孝考", "河何", "溪漢", "南楠", "力刀", "心必", "三二", "五伍", "六大", "七匕", "九丸"
  };

  /** One key away on the phonetic keyboard: nasal endings, flat and curled tongue, n and l. */
  private static final String[] NEIGHBOURS = {
    "民明", "新興星", "金京", "林陵寧", "正鎮", "三山", "四市是", "仁能", "成陳", "生森", "心興", "信性", "平貧", "永用", "中宗",
    "竹足", "長藏", "春村", "水嘴", "石司", "南藍", "農龍", "年連", "路怒", "港講", "安昂", "湖福", "華發", "花發", "文翁", "東通",
    "大塔", "德特", "北配", "博破", "國括", "光匡", "建欠", "吉期", "進親", "重從", "勝僧", "府虎", "豐轟", "復戶", "飛輝", "鳳橫"
  };

  private static final String ANY = "中山民正大和平文新東西南北光復興華安福德永成仁義信愛公園學府水溪林美豐金龍";

  private final Map<Character, String> alikeSound = groups(HOMOPHONES);
  private final Map<Character, String> alikeLook = groups(LOOKALIKES);
  private final Map<Character, String> alikeKey = groups(NEIGHBOURS);
  private final BiPredicate<String, String> isRoad;
  private final BiPredicate<String, String> isTown;

  /**
   * @param isRoad whether a town (its code) has a road of a name: then the typo would be another
   *     address
   * @param isTown whether a county has a town of a name
   */
  Typos(BiPredicate<String, String> isRoad, BiPredicate<String, String> isTown) {
    this.isRoad = isRoad;
    this.isTown = isTown;
  }

  private static Map<Character, String> groups(String[] groups) {
    Map<Character, String> of = new HashMap<>();
    for (String group : groups) {
      for (char c : group.toCharArray()) {
        of.merge(c, group.replace(String.valueOf(c), ""), String::concat);
      }
    }
    return of;
  }

  @Nullable Written write(DoorPlate plate, DoorPlateFiles.Town town, Random random) {
    boolean village = plate.needsVillage();
    if (village && plate.village().isEmpty()) {
      return null;
    }
    Writing w = Writing.of(plate, town, village);
    boolean inTown = random.nextInt(4) == 0;
    String name = inTown ? town.name() : village ? plate.village() : plate.road();
    int stem = stem(name);
    if (stem < 2) {
      return null;
    }
    String[] how = new String[1];
    String wrong = spoil(name, stem, random, how);
    if (wrong == null || wrong.equals(name)) {
      return null;
    }
    if (inTown ? isTown.test(town.county(), wrong) : isRoad.test(plate.town(), wrong)) {
      return null;
    }
    if (inTown) {
      w.town = wrong;
    } else if (village) {
      w.village = wrong;
    } else {
      w.road = wrong;
    }
    String where = inTown ? "town" : village ? "village" : "road";
    return new Written(w.text(), Said.all(village), where + ": " + how[0]);
  }

  /** How long the name is without its ending (路, 街, 大道, 區) and the ordinal before that. */
  private static int stem(String name) {
    int end = name.length();
    if (end > 1 && "路街道巷區鄉鎮市里村".indexOf(name.charAt(end - 1)) >= 0) {
      end--;
    }
    while (end > 1 && "一二三四五六七八九十大".indexOf(name.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private @Nullable String spoil(String name, int stem, Random random, String[] how) {
    int at = random.nextInt(stem);
    char c = name.charAt(at);
    switch (random.nextInt(9)) {
      case 0, 1:
        how[0] = "homophone";
        return replaced(name, at, alikeSound.get(c), random);
      case 2, 3:
        how[0] = "look-alike";
        return replaced(name, at, alikeLook.get(c), random);
      case 4:
        how[0] = "near sound";
        return replaced(name, at, alikeKey.get(c), random);
      case 5:
        how[0] = "another character";
        return replaced(name, at, ANY, random);
      case 6:
        how[0] = "lost to ?";
        return name.substring(0, at) + "?" + name.substring(at + 1);
      case 7:
        how[0] = "doubled or dropped";
        return random.nextBoolean() || stem < 3
            ? name.substring(0, at) + c + name.substring(at)
            : name.substring(0, at) + name.substring(at + 1);
      default:
        how[0] = "swapped";
        return at + 1 >= stem
            ? null
            : name.substring(0, at) + name.charAt(at + 1) + c + name.substring(at + 2);
    }
  }

  private static @Nullable String replaced(
      String name, int at, @Nullable String by, Random random) {
    if (by == null || by.isEmpty()) {
      return null;
    }
    return name.substring(0, at) + by.charAt(random.nextInt(by.length())) + name.substring(at + 1);
  }
}
