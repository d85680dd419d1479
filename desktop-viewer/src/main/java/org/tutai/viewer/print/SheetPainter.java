package org.tutai.viewer.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.render.LegendRenderer;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.style.Legend;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.MapDrawing;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

/** Draws sheets. For one thread, not the UI's. */
final class SheetPainter {

  private static final int INK = 0xFF2F2C28;
  private static final int QUIET = 0xFF5A6664;
  private static final int ACCENT = 0xFF0B6E6E;
  private static final int PAPER = 0xFFFFFFFF;
  private static final double MARGIN = 16;
  private static final double PAD = 12;
  private static final double LINE = 22;
  private static final double SWATCH_WIDTH = 24;
  private static final double SWATCH_HEIGHT = 16;
  private static final double LEGEND_WIDTH = 220;
  private static final double BAR = 150;
  private static final double BODY = 13;
  private static final double SMALL = 11.5;

  private static final Text LEGEND = Text.of("Legend", "圖例");
  private static final Text MORE = Text.of("%d more", "另有 %d 項");
  private static final Text NORTH = Text.of("N", "北");
  private static final Text SOURCE = Text.of("Source: %s", "資料來源：%s");
  private static final Text KILOMETRES = Text.of("%s km", "%s 公里");
  private static final Text METRES = Text.of("%s m", "%s 公尺");

  private final MapSheet sheet;
  private final MapDrawing drawing;
  private final Viewport viewport;
  private final double ratio;

  /**
   * @param ratio how many pixels of the picture, along a side, a logical pixel has
   */
  SheetPainter(MapSheet sheet, MapDrawing drawing, double ratio) {
    this.sheet = sheet;
    this.drawing = drawing;
    this.viewport = sheet.viewport();
    this.ratio = ratio;
  }

  /** The whole picture. */
  Picture draw(Progress progress) {
    Picture map = drawing.draw(sheet.content(), viewport, ratio, progress);
    if (sheet.parts().isEmpty()) {
      return map;
    }
    Picture whole = framed(map);
    var ink = new SheetInk(whole, ratio);
    title(ink);
    foot(ink);
    if (sheet.has(MapSheet.Part.SCALE_BAR)) {
      scaleBar(ink);
    }
    if (sheet.has(MapSheet.Part.NORTH_ARROW)) {
      northArrow(ink);
    }
    if (sheet.has(MapSheet.Part.LEGEND)) {
      legend(ink);
    }
    return whole;
  }

  private Picture framed(Picture map) {
    int top = (int) Math.rint(sheet.titleHeight() * ratio);
    int foot = (int) Math.rint(sheet.footHeight() * ratio);
    if (top + foot == 0) {
      return map;
    }
    Picture whole = Picture.transparent(map.width(), map.height() + top + foot);
    java.util.Arrays.fill(whole.pixels(), PAPER);
    System.arraycopy(map.pixels(), 0, whole.pixels(), top * map.width(), map.pixels().length);
    return whole;
  }

  private double mapTop() {
    return sheet.titleHeight();
  }

  private double mapBottom() {
    return mapTop() + viewport.height();
  }

  private String said(Text text, Object... arguments) {
    return text.in(sheet.language(), arguments);
  }

  private void title(SheetInk ink) {
    if (sheet.titleHeight() > 0) {
      String shown = ink.fitting(sheet.title(), 24, true, sheet.width() - 2 * MARGIN);
      ink.write(shown, 24, true, INK, MARGIN, sheet.titleHeight() / 2.0);
    }
  }

  private void foot(SheetInk ink) {
    if (sheet.footHeight() == 0) {
      return;
    }
    double middle = mapBottom() + sheet.footHeight() / 2.0;
    String right = facts();
    double rightWidth = ink.width(right, SMALL, false);
    double room = sheet.width() - 2 * MARGIN;
    right = ink.fitting(right, SMALL, false, room);
    ink.write(
        right, SMALL, false, QUIET, sheet.width() - MARGIN - Math.min(room, rightWidth), middle);
    double left = room - rightWidth - 2 * MARGIN;
    if (!sheet.credits().isBlank() && left > 60) {
      String credits = ink.fitting(said(SOURCE, sheet.credits()), SMALL, false, left);
      ink.write(credits, SMALL, false, QUIET, MARGIN, middle);
    }
  }

  /** Scale, coordinate system and date. */
  private String facts() {
    var facts = new ArrayList<String>();
    if (sheet.size().isPaper()) {
      groundMetresPerPixel()
          .ifPresent(
              metres -> {
                long scale = Math.round(metres / (0.0254 / 96));
                facts.add("1 : " + String.format(java.util.Locale.ROOT, "%,d", rounded(scale)));
              });
    }
    facts.add(viewport.crs().title(sheet.language().locale()) + " (" + viewport.crs().code() + ")");
    facts.add(sheet.date().toString());
    return String.join("　·　", facts);
  }

  /** To three figures: no paper is truer. */
  private static long rounded(long scale) {
    long unit = 1;
    while (scale / unit >= 1000) {
      unit *= 10;
    }
    return Math.round(scale / (double) unit) * unit;
  }

  /** Metres on the ground of a logical pixel across the middle of the map. */
  private OptionalDouble groundMetresPerPixel() {
    double x = viewport.width() / 2.0;
    double y = viewport.height() / 2.0;
    Optional<Position> left = viewport.place(x - 50, y);
    Optional<Position> right = viewport.place(x + 50, y);
    if (left.isEmpty() || right.isEmpty()) {
      return OptionalDouble.empty();
    }
    double metres =
        Geodesics.distance(
            left.get().lon(), left.get().lat(), right.get().lon(), right.get().lat());
    return metres > 0 ? OptionalDouble.of(metres / 100) : OptionalDouble.empty();
  }

  private void scaleBar(SheetInk ink) {
    OptionalDouble metres = groundMetresPerPixel();
    if (metres.isEmpty() || viewport.height() < 90 || viewport.width() < BAR + 4 * MARGIN) {
      return;
    }
    double length = roundBelow(BAR * metres.getAsDouble());
    double bar = length / metres.getAsDouble();
    String text =
        length >= 1000 ? said(KILOMETRES, figure(length / 1000)) : said(METRES, figure(length));
    double width = Math.max(bar, ink.width(text, SMALL, false)) + 2 * PAD;
    double top = mapBottom() - MARGIN - 44;
    ink.card(MARGIN, top, width, 44);
    ink.write(text, SMALL, false, INK, MARGIN + PAD, top + 14);
    double left = MARGIN + PAD;
    double y = top + 27;
    ink.box(INK, left, y, bar, 7);
    for (int part = 0; part < 4; part += 2) {
      ink.box(PAPER, left + bar * (part + 1) / 4 + 1, y + 1, bar / 4 - 2, 5);
    }
  }

  private static String figure(double number) {
    return number == Math.rint(number)
        ? String.format(java.util.Locale.ROOT, "%,d", (long) number)
        : String.valueOf(number);
  }

  /** The greatest of 1, 2 and 5 with noughts that is not above. */
  static double roundBelow(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double lead = most / power;
    return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
  }

  private void northArrow(SheetInk ink) {
    double x = sheet.width() - MARGIN - 22;
    double y = mapTop() + MARGIN + 30;
    ink.card(x - 22, y - 30, 44, 60);
    double angle = northAngle();
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double middle = y + 8;
    turned(ink, INK, x, middle, cos, sin, 0, -17, -8, 13, 0, 8);
    turned(ink, QUIET, x, middle, cos, sin, 0, -17, 0, 8, 8, 13);
    String word = said(NORTH);
    ink.write(word, 12, true, INK, x - ink.width(word, 12, true) / 2, y - 19);
  }

  private static void turned(
      SheetInk ink, int argb, double x, double y, double cos, double sin, double... shape) {
    double[] at = new double[shape.length];
    for (int i = 0; i < shape.length; i += 2) {
      at[i] = x + shape[i] * cos - shape[i + 1] * sin;
      at[i + 1] = y + shape[i] * sin + shape[i + 1] * cos;
    }
    ink.shape(argb, at);
  }

  /** How far true north is turned clockwise from the top, at the middle of the map. */
  private double northAngle() {
    Optional<Position> middle = viewport.place(viewport.width() / 2.0, viewport.height() / 2.0);
    if (middle.isEmpty() || middle.get().lat() > 89) {
      return 0;
    }
    double[] from = viewport.pixel(middle.get());
    double[] to = viewport.pixel(new Position(middle.get().lon(), middle.get().lat() + 0.01));
    double angle = Math.atan2(to[0] - from[0], from[1] - to[1]);
    return Double.isFinite(angle) ? angle : 0;
  }

  // --- Legend ------------------------------------------------------------------------------------

  /** A line of the legend; without an entry, a heading. */
  private record Row(
      String words, boolean heading, Optional<Legend.Entry> entry, GeometryKind kind) {}

  private List<Row> rows() {
    var rows = new ArrayList<Row>();
    double scale = viewport.scaleDenominator();
    for (MapSheet.LayerLegend layer : sheet.legends()) {
      List<Legend.Entry> entries =
          layer.legend().map(Legend::entries).orElse(List.of()).stream()
              .filter(entry -> scale >= entry.minScale() && scale < entry.maxScale())
              .toList();
      if (entries.size() == 1 && entries.get(0).ramp().isEmpty()) {
        rows.add(new Row(layer.title(), false, Optional.of(entries.get(0)), layer.kind()));
      } else {
        rows.add(new Row(layer.title(), true, Optional.empty(), layer.kind()));
        entries.forEach(entry -> addEntry(entry, layer.kind(), rows));
      }
    }
    return rows;
  }

  private static void addEntry(Legend.Entry entry, GeometryKind kind, List<Row> rows) {
    String words = entry.title();
    if (entry.ramp().isPresent()) {
      var stops = entry.ramp().get().stops();
      words = stops.get(0).label() + " – " + stops.get(stops.size() - 1).label();
    }
    rows.add(new Row(words, false, Optional.of(entry), kind));
  }

  private void legend(SheetInk ink) {
    List<Row> rows = rows();
    double top = mapTop() + MARGIN;
    double room = mapBottom() - top - MARGIN - 2 * PAD - LINE;
    int most = (int) Math.floor(room / LINE);
    if (rows.isEmpty() || most < 1 || viewport.width() < LEGEND_WIDTH + 6 * MARGIN) {
      return;
    }
    boolean cut = rows.size() > most;
    List<Row> shown = cut ? rows.subList(0, Math.max(0, most - 1)) : rows;
    double textLeft = SWATCH_WIDTH + 8;
    double widest = ink.width(said(LEGEND), BODY, true);
    for (Row row : shown) {
      double indent = row.heading() ? 0 : textLeft;
      widest = Math.max(widest, indent + ink.width(words(ink, row), BODY, row.heading()));
    }
    double width = widest + 2 * PAD;
    double height = 2 * PAD + LINE * (1 + shown.size() + (cut ? 1 : 0)) - 4;
    ink.card(MARGIN, top, width, height);
    double left = MARGIN + PAD;
    double middle = top + PAD + LINE / 2 - 2;
    ink.write(said(LEGEND), BODY, true, ACCENT, left, middle);
    var renderer = new LegendRenderer();
    for (Row row : shown) {
      middle += LINE;
      drawRow(ink, renderer, row, left, middle);
    }
    if (cut) {
      String more = said(MORE, rows.size() - shown.size());
      ink.write(more, SMALL, false, QUIET, left, middle + LINE);
    }
  }

  private String words(SheetInk ink, Row row) {
    double room = row.heading() ? LEGEND_WIDTH : LEGEND_WIDTH - SWATCH_WIDTH - 8;
    return ink.fitting(row.words(), BODY, row.heading(), room);
  }

  private void drawRow(SheetInk ink, LegendRenderer renderer, Row row, double left, double middle) {
    if (row.heading()) {
      ink.write(words(ink, row), BODY, true, INK, left, middle);
    } else {
      row.entry()
          .ifPresent(
              entry -> ink.stamp(swatch(renderer, entry, row), left, middle - SWATCH_HEIGHT / 2));
      ink.write(words(ink, row), BODY, false, INK, left + SWATCH_WIDTH + 8, middle);
    }
  }

  private Picture swatch(LegendRenderer renderer, Legend.Entry entry, Row row) {
    return renderer.swatch(
        entry,
        row.kind(),
        (int) Math.rint(SWATCH_WIDTH * ratio),
        (int) Math.rint(SWATCH_HEIGHT * ratio),
        ratio);
  }
}
