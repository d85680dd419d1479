package org.tutai.server.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.LookProblems;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.http.exchange.Sights;
import org.tutai.server.look.Look;
import org.tutai.server.look.LookException;
import org.tutai.server.look.Looks;
import org.tutai.server.workspace.NamedStyle;

/**
 * Answers {@code POST /api/v1/looks}: takes a style, a filter or a version for a layer, and says by
 * which name tiles, legends and GetFeatureInfo take it.
 */
public final class LooksEndpoint implements Endpoint {

  /** The most a request may have. */
  public static final int MOST_BYTES = 5 * Look.MOST_SLD / 2;

  private final Sights sights;
  private final Looks looks;

  public LooksEndpoint(Sights sights, Looks looks) {
    this.sights = sights;
    this.looks = looks;
  }

  @Override
  public CompletableFuture<Answer> answer(Ask ask) {
    Look look = look(ask.body().json(MOST_BYTES));
    try {
      Looks.Drawable drawable = looks.register(look, ask.principal(), sights.look(ask.principal()));
      return CompletableFuture.completedFuture(Answer.privateJson(200, json(look, drawable)));
    } catch (LookException e) {
      throw LookProblems.of(e);
    }
  }

  private static Map<String, Object> json(Look look, Looks.Drawable drawable) {
    var json = new LinkedHashMap<String, Object>();
    json.put("look", look.id());
    json.put("layer", look.layer());
    json.put("version", drawable.layer().layer().info().digest().split("-", 2)[0]);
    json.put("remarks", drawable.remarks());
    json.put("missingFields", drawable.missingFields());
    return json;
  }

  private static Look look(JsonNode json) {
    String sld = text(json, "sld");
    String style = text(json, "style");
    String version = text(json, "version");
    try {
      return new Look(
          text(json, "layer"),
          version.equals("newest") ? "" : version,
          sld.isEmpty() && style.isEmpty() ? NamedStyle.DEFAULT : sld.isEmpty() ? style : "",
          sld,
          text(json, "filter"));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(400, "Bad look", e.getMessage() + ".");
    }
  }

  private static String text(JsonNode json, String member) {
    JsonNode value = json.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new ProblemException(400, "Bad look", member + " must be a text.")
          .inChinese(member + " 必須是文字。");
    }
    return value.textValue();
  }
}
