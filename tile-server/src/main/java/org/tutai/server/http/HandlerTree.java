package org.tutai.server.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.tutai.server.access.Access;
import org.tutai.server.access.Identification;
import org.tutai.server.cache.Pictures;
import org.tutai.server.http.api.HealthEndpoints;
import org.tutai.server.http.api.LayersEndpoint;
import org.tutai.server.http.api.LooksEndpoint;
import org.tutai.server.http.api.Metrics;
import org.tutai.server.http.api.OpenApiEndpoint;
import org.tutai.server.http.exchange.Addresses;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Sights;
import org.tutai.server.http.locate.AddressesEndpoint;
import org.tutai.server.http.locate.BatchHandler;
import org.tutai.server.http.locate.BatchLimits;
import org.tutai.server.http.locate.DistrictsEndpoint;
import org.tutai.server.http.locate.Locating;
import org.tutai.server.http.locate.PlacesEndpoint;
import org.tutai.server.http.locate.ReverseEndpoint;
import org.tutai.server.http.locate.SearchEndpoint;
import org.tutai.server.http.locate.SuggestEndpoint;
import org.tutai.server.http.page.PageEndpoint;
import org.tutai.server.http.tiles.TilesEndpoint;
import org.tutai.server.http.wms.WmsEndpoint;
import org.tutai.server.http.wmts.WmtsEndpoint;
import org.tutai.server.look.Looks;
import org.tutai.server.workspace.Compiling;
import org.tutai.server.workspace.Published;

/** Puts every address of the server together. */
final class HandlerTree {

  /**
   * What the addresses answer from.
   *
   * @param published what is published now
   * @param compiling what is on its way
   * @param locating the indexes of places
   * @param subjects further addresses
   */
  record Sources(
      Supplier<Published> published,
      Supplier<List<Compiling>> compiling,
      Access access,
      Pictures pictures,
      Metrics metrics,
      Locating locating,
      Identification identification,
      Looks looks,
      List<Addresses> subjects,
      Optional<String> publicUrl) {}

  /** A body that comes more slowly is given up. */
  private static final int LEAST_BODY_BYTES_PER_SECOND = 200;

  private static final String LAYERS = "/api/v1/layers";

  private HandlerTree() {}

  static Handler of(Sources sources, Executor workers, Bodies bodies) {
    Routes routes = routes(sources);
    var exchange =
        new ExchangeHandler(
            routes,
            sources.publicUrl(),
            sources.identification(),
            () -> sources.published().get().generation(),
            sources.metrics()::answered,
            bodies);
    var cached =
        new CachedAnswersHandler(
            sources.pictures().cache(),
            () -> sources.published().get().generation(),
            routes::isQuick,
            workers,
            new GracefulHandler(
                new MinimumDataRateHandler(
                    new BatchHandler(
                        exchange, sources.locating(), BatchLimits.USUAL, HandlerTree::headers),
                    LEAST_BODY_BYTES_PER_SECOND,
                    0)));
    exchange.rememberIn(cached::remember);
    sources.metrics().counter("tutai.http.cached", cached, CachedAnswersHandler::answered);
    return cached;
  }

  /** What every answer has, for the one that is not sent whole. */
  private static void headers(Response response, Answer answer) {
    AnswerSender.always(response.getHeaders());
    answer.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, answer.caching());
  }

  static Routes routes(Sources sources) {
    Sights sights = principal -> sources.access().look(principal, sources.published().get());
    Pictures pictures = sources.pictures();
    Looks looks = sources.looks();
    Locating locating = sources.locating();
    var page = new PageEndpoint();
    var layers = new LayersEndpoint(sights, looks, sources.compiling());
    Routes.Builder routes = Routes.builder();
    var shared =
        new Addresses.Shared(sights, pictures, looks, sources.published(), sources.publicUrl());
    sources.subjects().forEach(subject -> subject.addTo(routes, shared));
    return routes
        .get("/", page)
        .get("/account", page)
        .get("/publish", page)
        .get("/assets", page)
        .get("/docs/api", page)
        .get("/docs/assets", page)
        .get("/favicon.ico", page)
        .get("/robots.txt", page)
        .getOrPost("/wms", new WmsEndpoint(sights, pictures, looks))
        .getOrPost("/wmts", new WmtsEndpoint(sights, pictures))
        .get("/tiles", new TilesEndpoint(sights, pictures, looks))
        .ask("/api/v1/looks", LooksEndpoint.MOST_BYTES, new LooksEndpoint(sights, looks))
        .get(LAYERS, layers)
        .on("GET", LAYERS, layers)
        .on("GET", LAYERS + "/{name}", layers)
        .getQuickly("/api/v1/locate/addresses", AddressesEndpoint.of(locating))
        .getQuickly("/api/v1/locate/suggest", SuggestEndpoint.of(locating))
        .get("/api/v1/locate/reverse", ReverseEndpoint.of(locating))
        .get("/api/v1/locate/search", SearchEndpoint.of(locating))
        .get("/api/v1/locate/places", PlacesEndpoint.places(locating))
        .get("/api/v1/locate/roads", PlacesEndpoint.roads(locating))
        .get("/api/v1/locate/districts", DistrictsEndpoint.of(locating))
        .get("/docs/api/openapi.json", new OpenApiEndpoint())
        .get("/healthz", HealthEndpoints.alive())
        .get("/readyz", HealthEndpoints.ready(() -> sources.published().get().ready()))
        .get("/metrics", sources.metrics().endpoint())
        .build();
  }
}
