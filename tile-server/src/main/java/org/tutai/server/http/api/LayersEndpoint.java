package org.tutai.server.http.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.Field;
import org.tutai.geo.format.ReportCard;
import org.tutai.geo.format.ReportCardJson;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.cache.StyledName;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.LonLatJson;
import org.tutai.server.http.exchange.LookProblems;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.http.exchange.Sights;
import org.tutai.server.look.Looks;
import org.tutai.server.workspace.Compiling;
import org.tutai.server.workspace.LayerMetadata;
import org.tutai.server.workspace.LocalText;
import org.tutai.server.workspace.NamedStyle;

/**
 * Answers {@code /api/v1/layers}: the layers in painting order, what is on its way and what could
 * not be published; {@code /api/v1/layers/{name}}: one of them; and {@code
 * /api/v1/layers/{name}/legend}: what its symbols mean; {@code /api/v1/layers/{name}/report}: what
 * was found out about it when it was read.
 */
public final class LayersEndpoint implements Endpoint {

  private static final Pattern SCALE = Pattern.compile("[1-9]\\d{0,9}(\\.\\d{1,9})?");

  private final Sights sights;
  private final Looks looks;
  private final Supplier<List<Compiling>> compiling;

  public LayersEndpoint(Sights sights, Looks looks, Supplier<List<Compiling>> compiling) {
    this.sights = sights;
    this.looks = looks;
    this.compiling = compiling;
  }

  @Override
  public CompletableFuture<Answer> answer(Ask ask) {
    VisibleLayers visible = sights.look(ask.principal());
    return CompletableFuture.completedFuture(
        switch (ask.path().size()) {
          case 3 -> Answer.json(list(visible));
          case 4 -> Answer.json(layer(find(visible, ask.path().get(3))));
          case 5 -> part(visible, ask);
          default -> throw ProblemException.notFound("Layers are at /api/v1/layers/{name}.");
        });
  }

  private Answer part(VisibleLayers visible, Ask ask) {
    String name = ask.path().get(3);
    return switch (ask.path().get(4)) {
      case "legend" -> Answer.json(LegendJson.of(drawn(visible, name, ask), scale(ask)));
      case "report" -> report(find(visible, name));
      default ->
          throw ProblemException.notFound(
              "A layer's legend is at /api/v1/layers/{name}/legend, and its report card at"
                  + " /api/v1/layers/{name}/report.");
    };
  }

  private StyledName drawn(VisibleLayers visible, String name, Ask ask) {
    String look = ask.params().get("LOOK", "");
    if (!look.isEmpty()) {
      return LookProblems.finder(looks, ask.principal(), visible).find(name, look);
    }
    VisibleLayer layer = find(visible, name);
    NamedStyle style =
        layer
            .style(ask.params().get("STYLE", ""))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                            "The layer has no such style; its styles are in /api/v1/layers/{name}.")
                        .inChinese("這個圖層沒有這個樣式；樣式列在 /api/v1/layers/{name}。"));
    return new StyledName(layer, style);
  }

  private static Answer report(VisibleLayer layer) {
    return layer
        .card()
        .map(card -> Answer.json(ReportCardJson.write(card)))
        .orElseThrow(
            () ->
                new ProblemException(
                        403,
                        "Pictures only",
                        "This layer is served as pictures only; its report card is its"
                            + " publisher's.")
                    .inChinese("這個圖層只以圖片提供；資料報告只有發布者看得到。"));
  }

  /** The scale denominator asked for; empty for the legend of all scales. */
  private static OptionalDouble scale(Ask ask) {
    String text = ask.params().get("SCALE", "");
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!SCALE.matcher(text).matches()) {
      throw new ProblemException(
          400, "Bad parameter", "scale must be a positive number such as 250000.");
    }
    return OptionalDouble.of(Double.parseDouble(text));
  }

  private static VisibleLayer find(VisibleLayers visible, String name) {
    return visible
        .byName(name)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                        "There is no layer of this name. /api/v1/layers lists those there are.")
                    .inChinese("沒有這個名稱的圖層；/api/v1/layers 列出所有圖層。"));
  }

  private Map<String, Object> list(VisibleLayers visible) {
    var json = new LinkedHashMap<String, Object>();
    json.put("ready", visible.ready());
    json.put("generation", visible.generation());
    json.put("layers", visible.all().stream().map(LayersEndpoint::layer).toList());
    json.put("compiling", compiling.get());
    json.put("problems", visible.problems());
    return json;
  }

  private static Map<String, Object> layer(VisibleLayer layer) {
    LayerMetadata m = layer.metadata();
    var json = new LinkedHashMap<String, Object>();
    json.put("name", layer.name());
    json.put("title", text(m.title()));
    json.put("abstract", text(m.summary()));
    json.put("attribution", text(m.attribution()));
    json.put("attributionUrl", m.attributionUrl());
    json.put("licence", m.licence());
    json.put("licenceUrl", m.licenceUrl());
    json.put("keywords", m.keywords());
    json.put("group", text(m.group()));
    json.put("order", m.order());
    json.put("visible", m.visible());
    json.put("geometry", layer.info().schema().geometryKind().name().toLowerCase(Locale.ROOT));
    json.put("count", layer.info().count());
    json.put("crs", layer.info().crs().code());
    layer.info().lonLat().ifPresent(b -> json.put("bounds", LonLatJson.of(b)));
    json.put("fields", layer.hasFeatures() ? fields(layer.info().schema().fields()) : List.of());
    json.put("styles", styles(layer));
    json.put("badFeatures", layer.card().map(ReportCard::bad).orElse(Map.of()));
    json.put("warnings", layer.card().map(LayersEndpoint::warnings).orElse(List.of()));
    json.put("sensitivity", layer.standing().sensitivity().id());
    json.put("updated", layer.standing().updated());
    json.put("version", layer.info().digest());
    return json;
  }

  /** What a person should look at, in both languages. */
  private static List<Map<String, String>> warnings(ReportCard card) {
    var json = new ArrayList<Map<String, String>>();
    for (Remark warning : card.warnings()) {
      json.add(text(new LocalText(warning.chinese(), warning.english())));
    }
    return json;
  }

  private static Map<String, String> text(LocalText text) {
    var json = new LinkedHashMap<String, String>();
    json.put("zh-TW", text.zhTw());
    json.put("en", text.en());
    return json;
  }

  private static List<Map<String, String>> fields(List<Field> fields) {
    var json = new ArrayList<Map<String, String>>();
    for (Field field : fields) {
      var member = new LinkedHashMap<String, String>();
      member.put("name", field.name());
      member.put("type", field.type().name().toLowerCase(Locale.ROOT));
      json.add(member);
    }
    return json;
  }

  private static List<Map<String, String>> styles(VisibleLayer layer) {
    var json = new ArrayList<Map<String, String>>();
    for (NamedStyle style : layer.styles()) {
      var member = new LinkedHashMap<String, String>();
      member.put("name", style.name());
      member.put("title", style.title());
      member.put("version", style.digest());
      json.add(member);
    }
    return json;
  }
}
