package org.tutai.server.http.wms;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
import org.tutai.server.look.LookException;
import org.tutai.server.look.Looks;

/** Answers {@code /wms}. */
public final class WmsEndpoint implements Endpoint {

  private final Sights sights;
  private final Pictures pictures;
  private final Looks looks;
  private final Documents documents = new Documents();

  public WmsEndpoint(Sights sights, Pictures pictures, Looks looks) {
    this.sights = sights;
    this.pictures = pictures;
    this.looks = looks;
  }

  @Override
  public CompletableFuture<Answer> answer(Ask ask) {
    var version = new WmsVersion[] {WmsVersion.V1_3_0};
    try {
      version[0] = WmsVersion.negotiate(ask.params());
      return operation(ask, version[0])
          .exceptionally(failure -> refusal(failure, ask.params(), version[0]));
    } catch (WmsException e) {
      return CompletableFuture.completedFuture(refusal(e, ask.params(), version[0]));
    }
  }

  private CompletableFuture<Answer> operation(Ask ask, WmsVersion version) {
    Params params = ask.params();
    String service = params.get("SERVICE", "WMS").strip();
    if (!service.equalsIgnoreCase("WMS")) {
      throw WmsException.invalid("SERVICE", service, "WMS");
    }
    String request = params.get("REQUEST", "").strip();
    VisibleLayers layers = sights.look(ask.principal());
    return switch (request.toLowerCase(Locale.ROOT)) {
      case "getcapabilities", "capabilities" ->
          CompletableFuture.completedFuture(capabilities(ask, version, layers));
      case "getmap", "map" -> map(ask, version, layers);
      case "getfeatureinfo" -> featureInfo(ask, version, layers);
      case "getlegendgraphic" -> legend(ask, layers);
      case "" ->
          throw WmsException.missing("REQUEST", "it is GetCapabilities, GetMap or GetFeatureInfo");
      default ->
          throw new WmsException(
              "OperationNotSupported",
              "REQUEST",
              "REQUEST must be GetCapabilities, GetMap or GetFeatureInfo (got: "
                  + WmsException.shown(request)
                  + ").");
    };
  }

  private Answer capabilities(Ask ask, WmsVersion version, VisibleLayers layers) {
    return documents.get(
        version.number(),
        ask,
        layers,
        version.capabilitiesType() + ";charset=utf-8",
        () -> WmsCapabilities.write(version, ask, layers));
  }

  private CompletableFuture<Answer> map(Ask ask, WmsVersion version, VisibleLayers layers) {
    format(ask.params());
    MapRequest map = MapRequest.parse(ask.params(), version, layers, finder(ask, layers));
    return pictures
        .map(map.layers().layers(), map.view(), map.background())
        .thenApply(Answer::picture);
  }

  private CompletableFuture<Answer> legend(Ask ask, VisibleLayers layers) {
    LegendRequest request = LegendRequest.parse(ask.params(), layers, finder(ask, layers));
    return pictures.queue().submit(request::answer);
  }

  /** Only PNG; what some programs add after a semicolon does not matter. */
  static void format(Params params) {
    String format = params.get("FORMAT", "image/png").strip().toLowerCase(Locale.ROOT);
    if (!format.split(";", 2)[0].strip().matches("image/(png|png8|vnd\\.jpeg-png)")) {
      throw new WmsException(
          "InvalidFormat",
          "FORMAT",
          "FORMAT must be image/png (got: " + WmsException.shown(format) + ").");
    }
  }

  private CompletableFuture<Answer> featureInfo(Ask ask, WmsVersion version, VisibleLayers layers) {
    InfoRequest request = InfoRequest.parse(ask.params(), version, layers, finder(ask, layers));
    return pictures
        .queue()
        .submit(
            () ->
                FeatureInfo.answer(
                    request.queried().layers(),
                    request.map().view(),
                    request.column() + 0.5,
                    request.row() + 0.5,
                    request.count(),
                    request.format(),
                    ask.language()));
  }

  private LayerSelection.LookFinder finder(Ask ask, VisibleLayers layers) {
    return (layer, look) -> {
      try {
        return looks.draw(layer, look, ask.principal(), layers);
      } catch (LookException e) {
        throw new WmsException("InvalidParameterValue", "LOOK", e.detail());
      }
    };
  }

  private static Answer refusal(Throwable failure, Params params, WmsVersion version) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof WmsException e) {
      return WmsPictureErrors.asked(params)
          ? WmsPictureErrors.picture(e, params)
          : WmsErrors.report(e, version, 200);
    }
    if (cause instanceof BudgetExceededException) {
      return WmsErrors.report(
          new WmsException("", "", String.valueOf(cause.getMessage())), version, 200);
    }
    if (cause instanceof BusyException) {
      return WmsErrors.report(
              new WmsException("", "", String.valueOf(cause.getMessage())), version, 503)
          .retryLater();
    }
    throw new CompletionException(cause);
  }
}
