package org.tutai.server.http.wmts;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.tutai.geo.render.BudgetExceededException;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.cache.BusyException;
import org.tutai.server.cache.Pictures;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Documents;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.FeatureInfo;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.Params;
import org.tutai.server.http.exchange.Sights;

/** Answers {@code /wmts} with parameters and {@code /wmts/1.0.0/…} by path. */
public final class WmtsEndpoint implements Endpoint {

  private final Sights sights;
  private final Pictures pictures;
  private final Documents documents = new Documents();

  public WmtsEndpoint(Sights sights, Pictures pictures) {
    this.sights = sights;
    this.pictures = pictures;
  }

  @Override
  public CompletableFuture<Answer> answer(Ask ask) {
    return guarded(() -> ask.path().size() > 1 ? path(ask) : parameters(ask));
  }

  private static CompletableFuture<Answer> guarded(Supplier<CompletableFuture<Answer>> work) {
    try {
      return work.get().exceptionally(WmtsEndpoint::refusal);
    } catch (WmtsException e) {
      return CompletableFuture.completedFuture(e.report());
    }
  }

  private CompletableFuture<Answer> path(Ask ask) {
    List<String> path = ask.path();
    VisibleLayers visible = sights.look(ask.principal());
    if (path.size() == 3 && path.get(2).equals("WMTSCapabilities.xml")) {
      return CompletableFuture.completedFuture(capabilities(ask, visible));
    }
    if (!path.get(1).equals("1.0.0") || (path.size() != 8 && path.size() != 10)) {
      throw new WmtsException(
          404,
          "NoApplicableCode",
          "",
          "There is nothing at this address; /wmts/1.0.0/WMTSCapabilities.xml says what there is.");
    }
    return respond(TileRequest.ofPath(path.subList(2, path.size()), visible), ask);
  }

  private CompletableFuture<Answer> parameters(Ask ask) {
    Params params = ask.params();
    String service = params.get("SERVICE", "WMTS").strip();
    if (!service.equalsIgnoreCase("WMTS")) {
      throw WmtsException.invalid("SERVICE", service, "WMTS");
    }
    String request = params.get("REQUEST", "").strip();
    VisibleLayers visible = sights.look(ask.principal());
    return switch (request.toLowerCase(Locale.ROOT)) {
      case "getcapabilities" -> {
        acceptVersions(params);
        yield CompletableFuture.completedFuture(capabilities(ask, visible));
      }
      case "gettile" -> respond(TileRequest.ofParams(checked(params), visible, false), ask);
      case "getfeatureinfo" -> respond(TileRequest.ofParams(checked(params), visible, true), ask);
      case "" ->
          throw WmtsException.missing(
              "REQUEST", "it is GetCapabilities, GetTile or GetFeatureInfo");
      default ->
          throw new WmtsException(
              501,
              "OperationNotSupported",
              "REQUEST",
              "REQUEST must be GetCapabilities, GetTile or GetFeatureInfo (got: "
                  + LayerSelection.shown(request)
                  + ").");
    };
  }

  private static Params checked(Params params) {
    String version = params.get("VERSION", "1.0.0").strip();
    if (!version.equals("1.0.0")) {
      throw WmtsException.invalid("VERSION", version, "1.0.0");
    }
    return params;
  }

  private static void acceptVersions(Params params) {
    String accepted = params.get("ACCEPTVERSIONS", "1.0.0");
    if (!List.of(accepted.replace(" ", "").split(",")).contains("1.0.0")) {
      throw new WmtsException(
          400,
          "VersionNegotiationFailed",
          "ACCEPTVERSIONS",
          "ACCEPTVERSIONS must hold 1.0.0 (got: " + LayerSelection.shown(accepted) + ").");
    }
  }

  private Answer capabilities(Ask ask, VisibleLayers visible) {
    return documents.get(
        "1.0.0",
        ask,
        visible,
        "application/xml;charset=utf-8",
        () -> WmtsCapabilities.write(ask, visible));
  }

  private CompletableFuture<Answer> respond(TileRequest request, Ask ask) {
    if (request.pixel().isEmpty()) {
      return pictures
          .tile(request.layers().layers(), request.set(), request.tile())
          .thenApply(Answer::picture);
    }
    TileRequest.Pixel pixel = request.pixel().get();
    return pictures
        .queue()
        .submit(
            () ->
                FeatureInfo.answer(
                    request.layers().layers(),
                    request.view(),
                    pixel.column() + 0.5,
                    pixel.row() + 0.5,
                    FeatureInfo.MOST_FEATURES,
                    pixel.format(),
                    ask.language()));
  }

  private static Answer refusal(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof WmtsException e) {
      return e.report();
    }
    if (cause instanceof BudgetExceededException) {
      return new WmtsException(503, "NoApplicableCode", "", message).report();
    }
    if (cause instanceof BusyException) {
      return new WmtsException(503, "NoApplicableCode", "", message).report().retryLater();
    }
    throw new CompletionException(cause);
  }
}
