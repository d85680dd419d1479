package org.tutai.server.http.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Role;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.catalogue.By;
import org.tutai.server.catalogue.Catalogue;
import org.tutai.server.catalogue.Catalogue.Upload;
import org.tutai.server.catalogue.Choice;
import org.tutai.server.catalogue.Refusal;
import org.tutai.server.http.exchange.Addresses;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.http.exchange.Routing;
import org.tutai.server.store.layer.LayerRow;
import org.tutai.server.store.layer.UploadState;

/** The addresses of publishing, below {@code /api/v1/layers}. */
public final class PublishAddresses implements Addresses {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LAYERS = "/api/v1/layers";
  private static final String UPLOAD = LAYERS + "/uploads/{id}";
  private static final String LAYER = LAYERS + "/{name}";

  /** The most bytes of a description; a style may be in it. */
  private static final int MOST_RECORD = 2 << 20;

  /** How long an answer waits for a layer to be live. */
  private static final int PATIENCE_SECONDS = 8;

  private static final int MOST_ROWS = 50;

  private final Catalogue catalogue;
  private final TusEndpoints tus;

  public PublishAddresses(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.tus = new TusEndpoints(catalogue);
  }

  @Override
  public void addTo(Routing routing, Shared shared) {
    routing.stream("POST", LAYERS, Refusals.now(tus::create))
        .on("OPTIONS", LAYERS, Refusals.now(this::options))
        .on("GET", LAYERS + "/uploads", Refusals.now(this::mine))
        .on("HEAD", UPLOAD, Refusals.now(tus.inVersion(tus::head)))
        .stream("PATCH", UPLOAD, Refusals.now(tus.inVersion(tus::patch)))
        .on("OPTIONS", UPLOAD, Refusals.now(this::options))
        .on("GET", UPLOAD, Refusals.now(this::upload))
        .on("DELETE", UPLOAD, Refusals.now(tus.inVersionIfAny(this::cancel)))
        .on("GET", UPLOAD + "/sample", Refusals.now(this::sample))
        .on("POST", UPLOAD + "/publish", MOST_RECORD, this::publish)
        .on("GET", LAYER + "/versions", Refusals.now(ask -> versions(ask, shared)))
        .on("POST", LAYER + "/versions", MOST_RECORD, this::publishVersion)
        .on("POST", LAYER + "/rollback", Refusals.now(this::rollBack))
        .on("POST", LAYER + "/restore", Refusals.now(this::restore))
        .on("DELETE", LAYER, Refusals.now(this::withdraw));
  }

  private static Principal publisher(Ask ask) {
    return ask.require(Role.PUBLISHER, TusEndpoints.SCOPE);
  }

  private static By by(Ask ask) {
    return new By(publisher(ask), ask.address());
  }

  private Answer options(Ask ask) {
    Answer answer =
        TusEndpoints.plain(Answer.done())
            .with("Access-Control-Allow-Headers", TusEndpoints.HEADERS);
    for (Map.Entry<String, String> ability : tus.abilities().entrySet()) {
      answer = answer.with(ability.getKey(), ability.getValue());
    }
    return answer;
  }

  // ---- uploads

  /** One's own uploads and layers. */
  private Answer mine(Ask ask) throws IOException {
    Principal who = publisher(ask);
    ObjectNode json = JSON.createObjectNode();
    ArrayNode uploads = json.putArray("uploads");
    for (Upload upload : catalogue.uploads(who)) {
      ObjectNode one = UploadJson.of(upload, ask.baseUrl());
      one.remove("layers");
      uploads.add(one);
    }
    ArrayNode layers = json.putArray("layers");
    for (LayerRow layer : catalogue.layers(who)) {
      layers.add(UploadJson.of(layer, catalogue.versions(layer.name()), ask.baseUrl()));
    }
    json.put("mostBytes", catalogue.mostBytes());
    return Answer.privateJson(200, json);
  }

  private Answer upload(Ask ask) throws IOException {
    Upload upload = catalogue.upload(publisher(ask), ask.named("id"));
    return Answer.privateJson(200, UploadJson.of(upload, ask.baseUrl()));
  }

  private Answer cancel(Ask ask) {
    catalogue.cancel(by(ask), ask.named("id"));
    return TusEndpoints.plain(Answer.done());
  }

  private Answer sample(Ask ask) throws IOException {
    Principal who = publisher(ask);
    Choice choice = Choice.of(ask.params().get("ENCODING", ""), ask.params().get("CRS", ""));
    String layer = ask.params().get("LAYER", "");
    return Answer.privateJson(
        200, catalogue.sample(who, ask.named("id"), layer, choice, rows(ask)));
  }

  private static int rows(Ask ask) {
    String text = ask.params().get("ROWS", "8");
    if (!text.matches("[1-9]\\d?") || Integer.parseInt(text) > MOST_ROWS) {
      throw ProblemException.parameter("rows", text, "from 1 to " + MOST_ROWS);
    }
    return Integer.parseInt(text);
  }

  // ---- publishing

  private CompletableFuture<Answer> publish(Ask ask) {
    return soon(
        ask, () -> catalogue.publish(by(ask), ask.named("id"), ask.body().json(MOST_RECORD)));
  }

  private CompletableFuture<Answer> publishVersion(Ask ask) {
    return soon(
        ask,
        () -> {
          By by = by(ask);
          JsonNode json = ask.body().json(MOST_RECORD);
          String upload = json.path("upload").asText("");
          return catalogue.publishVersion(by, ask.named("name"), upload, json);
        });
  }

  private interface Publishing {
    CompletableFuture<Upload> begin() throws IOException;
  }

  /** Waits a little, without a thread; what takes longer is asked for at the upload's address. */
  private CompletableFuture<Answer> soon(Ask ask, Publishing publishing) {
    try {
      return publishing
          .begin()
          .thenApply(upload -> published(upload, ask))
          .completeOnTimeout(underWay(), PATIENCE_SECONDS, TimeUnit.SECONDS)
          .exceptionally(
              e -> {
                Throwable cause = e instanceof CompletionException ? e.getCause() : e;
                throw cause instanceof Refusal refusal
                    ? Refusals.problem(refusal)
                    : new CompletionException(cause);
              });
    } catch (Refusal e) {
      throw Refusals.problem(e);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static Answer underWay() {
    return Answer.privateJson(
        202, JSON.createObjectNode().put("state", UploadState.PUBLISHING.id()));
  }

  /** Live, or refused with the reason that was kept. */
  private static Answer published(Upload upload, Ask ask) {
    ObjectNode json = UploadJson.of(upload, ask.baseUrl());
    if (upload.row().state() == UploadState.PUBLISHED) {
      return Answer.privateJson(201, json)
          .with("Location", json.at("/published/describe").asText());
    }
    JsonNode problem = json.path("problem");
    throw new ProblemException(
            422, "Not published", problem.path("en").asText("It could not be published."))
        .inChinese(problem.path("zh-TW").asText("無法發布。"));
  }

  // ---- layers

  private Answer versions(Ask ask, Shared shared) {
    String name = ask.named("name");
    Principal who = ask.principal();
    var row =
        catalogue
            .layer(name)
            .filter(
                layer ->
                    catalogue.mayChange(who, layer)
                        || shared.sights().look(who).byName(name).isPresent());
    ObjectNode json = JSON.createObjectNode().put("layer", name);
    if (row.isPresent()) {
      boolean whole = !who.isAnonymous() && catalogue.mayChange(who, row.get());
      json.set("versions", UploadJson.versions(row.get(), catalogue.versions(name), whole));
      return Answer.json(json);
    }
    VisibleLayer layer = shared.sights().look(who).byName(name).orElseThrow(PublishAddresses::none);
    json.putArray("versions")
        .addObject()
        .put("number", 1)
        .put("version", layer.info().digest())
        .put("features", layer.info().count())
        .put("served", true);
    return Answer.json(json);
  }

  private static ProblemException none() {
    return ProblemException.notFound(
            "There is no layer of this name. /api/v1/layers lists those there are.")
        .inChinese("沒有這個名稱的圖層，圖層清單在 /api/v1/layers。");
  }

  private Answer rollBack(Ask ask) {
    By by = by(ask);
    JsonNode version = ask.body().json(1_000).path("version");
    if (!version.isInt()) {
      throw new ProblemException(400, "Bad request", "version must be the number of a version.")
          .inChinese("version 須為版本編號。");
    }
    catalogue.rollBack(by, ask.named("name"), version.intValue());
    return layer(ask);
  }

  private Answer withdraw(Ask ask) {
    catalogue.withdraw(by(ask), ask.named("name"));
    return layer(ask);
  }

  private Answer restore(Ask ask) {
    catalogue.restore(by(ask), ask.named("name"));
    return layer(ask);
  }

  private Answer layer(Ask ask) {
    LayerRow layer = catalogue.layer(ask.named("name")).orElseThrow(PublishAddresses::none);
    return Answer.privateJson(
        200, UploadJson.of(layer, catalogue.versions(layer.name()), ask.baseUrl()));
  }
}
