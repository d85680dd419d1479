package org.tutai.server.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadReasons;
import org.tutai.geo.feature.Field;
import org.tutai.geo.format.ReportCard;

/** Prints report cards for a person. */
final class CardText {

  private static final int LABEL = 14;

  /** Bad features printed of each layer; all that are listed are in the JSON. */
  private static final int LISTED = 10;

  private final PrintWriter out;
  private final Messages messages;

  CardText(PrintWriter out, Messages messages) {
    this.out = out;
    this.messages = messages;
  }

  void print(ReportCard card) {
    out.println(messages.text("info.layer") + ": " + card.layer());
    line("info.file", card.file() + " (" + card.format() + ")");
    line("info.geometry", messages.text("geometry." + card.geometry().name()));
    card.grid().ifPresentOrElse(this::grid, () -> features(card));
    crs(card.crs());
    card.extent().ifPresent(extent -> line("info.extent", text(extent)));
    card.lonLat()
        .filter(bounds -> !card.extent().equals(card.lonLat()))
        .ifPresent(bounds -> line("info.lonlat", text(bounds)));
    card.encoding().ifPresent(this::encoding);
    fields(card.fields());
    remarks("info.remarks", card.remarks());
    bad(card);
    remarks("info.advice", card.advice());
    out.println();
  }

  private void features(ReportCard card) {
    line(
        "info.features",
        card.withoutGeometry() == 0 || card.withoutGeometry() == card.features()
            ? String.valueOf(card.features())
            : messages.text(
                "info.features.without", String.valueOf(card.features()), card.withoutGeometry()));
  }

  private void grid(ReportCard.Grid grid) {
    String type = grid.type().name().toLowerCase(Locale.ROOT);
    line(
        "info.grid",
        messages.text(
            "info.grid.text",
            String.valueOf(grid.columns()),
            String.valueOf(grid.rows()),
            grid.bands(),
            type,
            messages.text("grid." + grid.kind().name()),
            number(grid.cellWidth()),
            number(grid.cellHeight())));
    if (!Double.isNaN(grid.noData())) {
      line("info.nodata", number(grid.noData()));
    }
  }

  private void crs(Finding<ReportCard.CrsName> found) {
    if (found.value().isEmpty() && found.grounds().isEmpty()) {
      return;
    }
    line(
        "info.crs",
        found
            .value()
            .map(
                crs ->
                    crs.code()
                        + " "
                        + (messages.chinese() ? crs.chinese() : crs.english())
                        + confidence(found))
            .orElseGet(() -> messages.text("info.crs.unknown")));
    grounds(found);
  }

  private void encoding(Finding<String> found) {
    line("info.encoding", found.value().orElse("?") + confidence(found));
    grounds(found);
  }

  private String confidence(Finding<?> found) {
    return messages.text(
        "info.confidence", String.valueOf((int) Math.floor(found.confidence() * 100)));
  }

  private void grounds(Finding<?> found) {
    found.grounds().forEach(this::indented);
  }

  private void fields(List<Field> fields) {
    if (!fields.isEmpty()) {
      line(
          "info.fields",
          fields.stream()
              .map(f -> f.name() + " " + f.type().name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", ")));
    }
  }

  private void remarks(String label, List<Remark> remarks) {
    if (!remarks.isEmpty()) {
      out.println("  " + messages.text(label) + ":");
      remarks.forEach(this::indented);
    }
  }

  private void indented(Remark remark) {
    out.println((remark.isWarning() ? "    ! " : "    - ") + remark.text(messages.locale()));
  }

  private void bad(ReportCard card) {
    if (card.bad().isEmpty()) {
      if (card.grid().isEmpty()) {
        line("info.bad", messages.text("info.bad.none"));
      }
      return;
    }
    out.println("  " + messages.text("info.bad") + ":");
    card.bad()
        .forEach(
            (reason, count) ->
                out.println(
                    "    "
                        + count
                        + " × "
                        + BadReasons.text(reason, messages.locale())
                        + " ("
                        + reason
                        + ")"));
    card.listed().stream().limit(LISTED).forEach(bad -> out.println("      " + text(bad)));
    if (card.listed().size() > LISTED) {
      out.println("      … (" + messages.text("info.bad.more") + ")");
    }
  }

  private static String text(BadFeature bad) {
    return "#" + bad.ordinal() + " " + bad.reason() + ": " + bad.detail();
  }

  private void line(String key, String text) {
    out.println("  " + ColumnText.padded(messages.text(key) + ":", LABEL) + text);
  }

  private static String text(Bounds b) {
    return number(b.minX())
        + ", "
        + number(b.minY())
        + " – "
        + number(b.maxX())
        + ", "
        + number(b.maxY());
  }

  /** Six decimals are a decimetre in degrees and a micrometre in metres. */
  private static String number(double value) {
    String fixed = String.format(Locale.ROOT, "%.6f", value);
    return fixed.contains(".") ? fixed.replaceAll("\\.?0+$", "") : fixed;
  }
}
