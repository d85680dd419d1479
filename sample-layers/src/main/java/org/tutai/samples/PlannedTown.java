package org.tutai.samples;

import java.util.List;

/**
 * What {@link MakePlates} lays out in one town. Places are metres from the town's middle.
 *
 * @param code of the town, 8 digits
 */
record PlannedTown(String code, List<Road> roads, List<Hamlet> hamlets) {

  /**
   * A straight road.
   *
   * @param sections how many 段 it has, one after another; 0 for none
   * @param bearingDegrees clockwise from north
   * @param metres length of a section, or of the whole road
   */
  record Road(
      String name,
      int sections,
      double eastMetres,
      double northMetres,
      double bearingDegrees,
      double metres) {}

  /** Houses that are numbered without a road, by the name of a place or by the village alone. */
  record Hamlet(String place, double eastMetres, double northMetres, int houses) {}

  static final List<PlannedTown> ALL =
      List.of(
          // 臺北市中山區
          town(
              "63000040",
              road("新生北路", 3, 0, -1500, 2, 850),
              road("中山北路", 3, -450, -1400, 358, 800),
              road("民生東路", 3, -400, -700, 88, 600),
              road("南京東路", 3, -400, -1250, 91, 600),
              road("吉林路", 0, 250, -1350, 1, 900),
              road("八德路", 2, 150, -1700, 96, 500)),
          // 臺北市大安區
          town(
              "63000030",
              road("復興南路", 2, -300, 900, 180, 850),
              road("忠孝東路", 4, -1400, 750, 90, 700),
              road("和平東路", 3, -1200, -250, 94, 800),
              road("新生南路", 3, -950, 850, 181, 600)),
          // 臺北市信義區
          town("63000020", road("信義路", 5, -900, 100, 92, 550), road("市府路", 0, -400, -300, 1, 700)),
          // 基隆市仁愛區
          town("10017040", road("愛一路", 0, -200, 150, 60, 400), road("仁二路", 0, -200, -50, 60, 400)),
          // 新北市板橋區
          town(
              "65000010",
              road("中山路", 2, -700, 300, 75, 700),
              road("文化路", 2, -200, -500, 20, 750),
              road("四川路", 2, -400, -200, 170, 600)),
          // 桃園市中壢區
          town("68000020", road("中山路", 0, -500, 0, 85, 700), road("中正路", 0, 0, -600, 350, 900)),
          // 苗栗縣頭份市
          town("10005050", road("中正路", 0, -300, -200, 30, 700), road("八德二路", 0, 0, 200, 100, 500)),
          // 臺中市西區
          town(
              "66000040", road("五權西路", 1, -500, -300, 80, 700), road("五權西二街", 0, 0, -100, 10, 400)),
          // 嘉義縣阿里山鄉
          new PlannedTown(
              "10010180",
              List.of(),
              List.of(new Hamlet("十字路", 0, 0, 40), new Hamlet("香林", 900, 300, 25))),
          // 臺南市東區
          town("67000320", road("東門路", 3, -900, 0, 95, 600), road("大學路", 0, -800, 600, 90, 600)),
          // 高雄市鳳山區
          town("64000120", road("光遠路", 0, -500, 100, 85, 800), road("三民路", 0, -200, -300, 40, 500)),
          // 花蓮縣花蓮市
          town(
              "10015010", road("中山路", 0, -400, 300, 130, 900), road("林森路", 0, -300, -400, 40, 800)),
          // 花蓮縣瑞穗鄉
          new PlannedTown(
              "10015090",
              List.of(road("中正路", 2, -300, 0, 20, 400)),
              List.of(new Hamlet("", 1500, 1500, 30), new Hamlet("", -1800, -1500, 30))),
          // 金門縣金城鎮
          new PlannedTown(
              "09020010",
              List.of(road("民生路", 0, -200, 0, 10, 500), road("中興路", 0, -300, -200, 100, 400)),
              List.of(new Hamlet("古寧頭", 500, 900, 25))));

  private static PlannedTown town(String code, Road... roads) {
    return new PlannedTown(code, List.of(roads), List.of());
  }

  private static Road road(
      String name, int sections, double east, double north, double bearing, double metres) {
    return new Road(name, sections, east, north, bearing, metres);
  }
}
