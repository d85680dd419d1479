package org.tutai.server.http.theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.theme.Problem;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.ThemeReading;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.http.exchange.Sights;
import org.tutai.server.store.theme.ThemeContent;
import org.tutai.server.store.theme.ThemeFiles;
import org.tutai.server.workspace.PinnedVersions;
import org.tutai.server.workspace.PinnedVersions.Pin;
import org.tutai.server.workspace.Published;
import org.tutai.server.workspace.Versions;

/** Makes of a document that was sent what is stored. Thread-safe. */
final class ThemeSaving {

  private static final Logger log = LoggerFactory.getLogger(ThemeSaving.class);

  private static final int MOST_MISSING = 100;

  private final Sights sights;
  private final java.util.function.Supplier<Published> published;
  private final PinnedVersions pinned;
  private final Versions others;

  /**
   * Stores for a server.
   *
   * @param pinned keeps the versions that themes name
   * @param others knows versions that are kept elsewhere
   */
  ThemeSaving(
      Sights sights,
      java.util.function.Supplier<Published> published,
      PinnedVersions pinned,
      Versions others) {
    this.sights = sights;
    this.published = published;
    this.pinned = pinned;
    this.others = others;
  }

  /**
   * A document that was read.
   *
   * @param problems what was not as it should be, for a person
   * @param visible the published layers for who sent it
   */
  record Read(
      ThemeMap map,
      ThemeContent content,
      List<Map<String, String>> problems,
      VisibleLayers visible) {}

  /**
   * Reads a request's document and keeps the versions it is pinned to.
   *
   * @throws ProblemException with status 400 when it is no theme, with 413 when it is too long
   */
  Read read(Ask ask) {
    String type = ask.body().mediaType();
    if (!type.equals("application/json") && !type.endsWith("+json")) {
      throw new ProblemException(
              415,
              "Unsupported media type",
              "Send the document with the header Content-Type: application/json (got: "
                  + LayerSelection.shown(type)
                  + ").")
          .inChinese("請以標頭 Content-Type: application/json 傳送主題圖文件。");
    }
    ThemeReading reading = ThemeDocument.read(ask.body().bytes(ThemeLimits.BYTES));
    if (!reading.isReadable()) {
      throw unreadable(reading);
    }
    var problems = new ArrayList<Map<String, String>>();
    reading.problems().forEach(problem -> problems.add(told(problem.pointer(), problem.remark())));
    VisibleLayers visible = sights.look(ask.principal());
    tellWithdrawn(ThemeParts.published(reading.map()), visible, problems);
    pin(ThemeParts.pins(reading.map()), visible, problems);
    return new Read(reading.map(), content(reading.map()), problems, visible);
  }

  private static ProblemException unreadable(ThemeReading reading) {
    Remark why =
        reading.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.UNREADABLE)
            .map(Problem::remark)
            .findFirst()
            .orElse(
                Remark.warning(
                    Remark.Topic.FILE,
                    "This is not a theme map that can be opened.",
                    "這不是可以開啟的主題圖。"));
    return new ProblemException(400, "Not a theme map", why.english()).inChinese(why.chinese());
  }

  /** What is stored of a theme. */
  static ThemeContent content(ThemeMap map) {
    return new ThemeContent(
        stored(map.title()),
        ThemeContent.folded(map.title(), map.author(), map.description()),
        map.leaves().size(),
        ThemeParts.looks(map),
        ThemeParts.pins(map),
        new String(ThemeDocument.write(map), StandardCharsets.UTF_8));
  }

  /** PostgreSQL keeps no U+0000 in text. */
  static String stored(String text) {
    return text.replace('\u0000', ' ');
  }

  /** A layer that is withdrawn is not drawn until it is restored; the rest of the theme is. */
  private void tellWithdrawn(
      List<PublishedLayer> layers, VisibleLayers visible, List<Map<String, String>> problems) {
    layers.stream()
        .map(PublishedLayer::layer)
        .distinct()
        .filter(name -> visible.byName(name).isEmpty() && others.isWithdrawn(name))
        .forEach(
            name ->
                problems.add(
                    told(
                        "",
                        Remark.warning(
                            Remark.Topic.FILE,
                            "The layer “"
                                + name
                                + "” was withdrawn by whoever published it; the theme is shown"
                                + " without it until it is restored.",
                            "圖層「" + name + "」已由發布者下架，恢復之前主題圖不會顯示它。"))));
  }

  private void pin(List<Pin> pins, VisibleLayers visible, List<Map<String, String>> problems) {
    for (Pin pin : pins) {
      boolean kept = visible.byName(pin.layer()).isPresent() ? keep(pin) : pinned.isKept(pin);
      if (!kept) {
        problems.add(
            told(
                "",
                Remark.warning(
                    Remark.Topic.FILE,
                    "The version of the layer “"
                        + pin.layer()
                        + "” that the theme names is not kept here; it cannot be drawn.",
                    "圖層「" + pin.layer() + "」指定的版本已不在這裡，無法顯示。")));
      }
    }
  }

  private boolean keep(Pin pin) {
    try {
      return pinned.pin(pin, published.get(), others);
    } catch (IOException e) {
      log.warn("The version {} of {} could not be kept", pin.version(), pin.layer(), e);
      throw new ProblemException(
              503,
              "Version not kept",
              "The version of a layer that the theme names could not be kept; save again soon.")
          .inChinese("主題圖指定的圖層版本無法保留，請稍後再儲存一次。");
    }
  }

  /** What a theme names that is not with it. */
  static List<Map<String, String>> missingFiles(ThemeMap map, List<ThemeFiles.Kept> there) {
    var problems = new ArrayList<Map<String, String>>();
    Map<String, String> named = ThemeParts.namedFiles(map);
    there.forEach(file -> named.remove(file.digest()));
    named.values().stream()
        .distinct()
        .limit(MOST_MISSING)
        .forEach(what -> problems.add(told("", missing(what))));
    return problems;
  }

  private static Remark missing(String what) {
    return Remark.warning(
        Remark.Topic.FILE,
        "The file of “" + what + "” is not kept with the theme; it cannot be shown.",
        "「" + what + "」的檔案沒有隨主題圖儲存，無法顯示。");
  }

  static Map<String, String> told(String pointer, Remark remark) {
    var json = new LinkedHashMap<String, String>();
    json.put("pointer", pointer);
    json.put("en", remark.english());
    json.put("zh-TW", remark.chinese());
    return json;
  }
}
