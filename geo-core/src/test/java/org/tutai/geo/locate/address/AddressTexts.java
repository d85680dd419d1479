package org.tutai.geo.locate.address;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.name.Folding;

/** What the tests of the grammar share: a small lexicon, and an address in one line. */
final class AddressTexts {

  private static final String ROADS =
      "信義路 忠孝東路 忠孝西路 復興南路 復興北路 大安路 新生北路 中山北路 中山路 中正路 民生路 民生東路 民權東路 文化路 大里路 大里二街 里港路"
          + " 新市路 市府路 區運路 鎮前街 文心路 市政路 光明六路 光明六路東 彰南路 十全二路 八里大道 三民路 三民街 三民一路 中和路 和平東路"
          + " 至善路 五甲二路 一心一路 一心路 百三街 三和路 五族街 六福一路 海佃路 建國路 中央北路 縣政二路 重新路 臺灣大道 市民大道"
          + " 大埔路 中興路 大同路 南英巷 頂埔 永和路 八德路 介壽路 光復路 中央西路 富世 東文 三塊厝 大隱一路 崇德路";

  private static final Set<String> KNOWN = new HashSet<>();

  static {
    for (String road : ROADS.split(" ")) {
      KNOWN.add(PlateText.street(road).road());
    }
  }

  /** A lexicon of some sixty roads and places. */
  static final Lexicon LEXICON = key -> KNOWN.contains(key.toString());

  private AddressTexts() {}

  /** What is said in an address, in the order of its components. */
  static String line(Address address) {
    StringBuilder line = new StringBuilder();
    add(line, "zip", address.postalCode());
    add(line, "county", names(address.counties()));
    add(line, "town", names(address.towns()));
    add(line, "village", address.village());
    add(line, "lin", address.neighbourhood() == 0 ? "" : "" + address.neighbourhood());
    add(line, "road", address.road());
    add(line, "path", address.path().key());
    add(
        line,
        address.range() ? "range" : "no",
        address.numbers().stream().map(HouseNumber::text).collect(Collectors.joining("+")));
    add(line, "unit", address.unit().text());
    add(line, "cross", address.crossRoad() + address.crossPath().key());
    add(line, "landmark", Folding.key(address.landmark()));
    for (AddressPart part : address.parts()) {
      if (part.kind() == AddressPart.Kind.REMARK || part.kind() == AddressPart.Kind.UNREAD) {
        add(line, part.kind() == AddressPart.Kind.REMARK ? "remark" : "unread", part.value());
      }
    }
    return line.toString();
  }

  private static String names(List<District> districts) {
    return districts.stream().map(District::name).distinct().collect(Collectors.joining("/"));
  }

  private static void add(StringBuilder line, String name, String value) {
    if (!value.isEmpty()) {
      line.append(line.length() == 0 ? "" : " ").append(name).append('=').append(value);
    }
  }
}
