package org.tutai.geo.locate.name;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

  @ParameterizedTest
  @CsvSource({
    "八德二路, 8德2路",
    "臺北市, 台北市",
    "台 北　市, 台北市",
    "１２３, 123",
    "Ｂ棟, b棟",
    "三段, 3段",
    "叁段, 3段",
    "參段, 3段",
    "参段, 3段",
    "陸段, 6段",
    "大陸路, 大陸路",
    "參山路, 參山路",
    "廿一巷, 21巷",
    "卅五巷, 35巷",
    "卌巷, 40巷",
    "一百二十三, 123",
    "一百零五, 105",
    "一百〇五, 105",
    "一○五, 105",
    "一百一十, 110",
    "一百五, 150",
    "千二百, 1200",
    "二千零三十, 2030",
    "十, 10",
    "十五, 15",
    "二十, 20",
    "五九五街, 595街",
    "三0三街, 303街",
    "一二十, 120",
    "十二十, 1020",
    "壹貳參, 123",
    "壹佰貳拾參號, 123號",
    "ㄧ段, 1段",
    "―段, 1段",
    "－段, 1段",
    "—段, 1段",
    "45-1號, 45之1號",
    "45~1號, 45之1號",
    "四五－一號, 45之1號",
    "42I-之2, 42號之2",
    "36G-1I-2樓, 36巷1號2樓",
    "5H-, 5弄",
    "山峯路, 山峰路",
    "双溪, 雙溪",
    "頂廍巷, 頂廍巷",
    "硘磘新村, 硘窯新村",
    "丰原区中华路, 豐原區中華路",
    "北区兴龙街, 北區興龍街",
    "⾥⾧, 里長",
    "金陵新■, 金陵新?",
    "金陵新□, 金陵新?",
    "土[木羡], 土?",
    "[木羡]子, ?子",
    "⿰木羡子, ?子",
    "[中山路]5號, 中山路5號",
    "(臨)36號, 臨36號",
    "2.3號, 2、3號",
    "①②, 12",
    "⑩號, 10號",
    "百福社區, 100福社區",
    "十全二路, 10全2路",
    "中山路&nbsp;5&#34399;, 中山路5號",
    "A&amp;B&#x5BA4;, ab室",
    "5&#xd83d;號, 5號",
    "&#;5&x;號, 5x號"
  })
  void keysAreOneSpelling(String name, String key) {
    assertThat(Folding.key(name)).isEqualTo(key);
    assertThat(Folding.key(key)).isEqualTo(key);
  }

  @Test
  void lostCharactersAreKept() {
    assertThat(Folding.key("\ufffd\ue000\ud800\udc00x\udbff"))
        .isEqualTo("??𐀀x?".replace("𐀀", "𐀀"));
  }

  @Test
  void everyCharacterFoldsToOneThatStays() {
    for (int c = 0; c < 0x20000; c++) {
      String key = Folding.key(Character.toString(c));
      assertThat(Folding.key(key)).as("U+%04X", c).isEqualTo(key);
    }
  }

  @Property(tries = 500)
  void keyOfAKeyIsTheKey(@ForAll @StringLength(max = 40) String text) {
    String key = Folding.key(text);
    assertThat(Folding.key(key)).isEqualTo(key);
  }
}
