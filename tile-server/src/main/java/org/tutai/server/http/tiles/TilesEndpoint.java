package org.tutai.server.http.tiles;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutai.geo.render.BudgetExceededException;
import org.tutai.geo.tile.TileAddress;
import org.tutai.geo.tile.TileMatrixSet;
import org.tutai.geo.tile.TileMatrixSets;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.cache.Pictures;
import org.tutai.server.cache.StyledName;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.LookProblems;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.http.exchange.Sights;
import org.tutai.server.look.Looks;
import org.tutai.server.workspace.NamedStyle;

/** Answers {@code /tiles/…}. */
public final class TilesEndpoint implements Endpoint {

  private static final Pattern FILE = Pattern.compile("(\\d{1,9})\\.(\\w{1,8})");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final TilesRefusal REFUSAL = new TilesRefusal();

  private final Sights sights;
  private final Pictures pictures;
  private final Looks looks;

  public TilesEndpoint(Sights sights, Pictures pictures, Looks looks) {
    this.sights = sights;
    this.pictures = pictures;
    this.looks = looks;
  }

  @Override
  public CompletableFuture<Answer> answer(Ask ask) {
    List<String> path = ask.path();
    if (path.size() == 2 && path.get(1).endsWith(".json")) {
      String layers = path.get(1).substring(0, path.get(1).length() - ".json".length());
      return CompletableFuture.completedFuture(
          Answer.json(TileJson.of(selection(ask, layers), layers, ask)));
    }
    if (path.size() == 5) {
      return tile(ask, path);
    }
    throw ProblemException.notFound(
        "Tiles are at /tiles/{layer}/{z}/{x}/{y}.png and described at /tiles/{layer}.json.");
  }

  private CompletableFuture<Answer> tile(Ask ask, List<String> path) {
    LayerSelection layers = selection(ask, path.get(1));
    TileMatrixSet set = TileMatrixSets.webMercator();
    TileAddress tile = address(set, path.get(2), path.get(3), path.get(4));
    return pictures
        .tile(withLabels(layers.layers(), ask.params().get("LABELS", "")), set, tile)
        .handle(
            (picture, failure) -> {
              if (failure == null) {
                return Answer.picture(picture);
              }
              throw refused(failure);
            });
  }

  /** Names can be had without the rest and the rest without them, to put something in between. */
  private static List<StyledName> withLabels(List<StyledName> layers, String wanted) {
    UnaryOperator<NamedStyle> change =
        switch (wanted) {
          case "" -> UnaryOperator.identity();
          case "only" -> NamedStyle::labels;
          case "none" -> NamedStyle::withoutLabels;
          default -> throw ProblemException.parameter("labels", wanted, "only, none, or left out");
        };
    return layers.stream()
        .map(each -> new StyledName(each.layer(), change.apply(each.style())))
        .toList();
  }

  private static RuntimeException refused(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof BudgetExceededException e) {
      return new ProblemException(503, "Too much to draw", String.valueOf(e.getMessage()));
    }
    return new CompletionException(cause);
  }

  private LayerSelection selection(Ask ask, String layers) {
    VisibleLayers visible = sights.look(ask.principal());
    return LayerSelection.of(
        visible,
        layers,
        ask.params().get("STYLE", ""),
        ask.params().get("LOOK", ""),
        LookProblems.finder(looks, ask.principal(), visible),
        REFUSAL);
  }

  private static TileAddress address(TileMatrixSet set, String z, String x, String file) {
    Matcher matcher = FILE.matcher(file);
    if (!matcher.matches() || !NUMBER.matcher(z).matches() || !NUMBER.matcher(x).matches()) {
      throw ProblemException.notFound(
          "A tile's address ends in /{z}/{x}/{y}.png with whole numbers.");
    }
    if (!matcher.group(2).equals("png")) {
      throw ProblemException.notFound("Tiles are served as png, not as " + matcher.group(2) + ".");
    }
    int zoom = Integer.parseInt(z);
    if (zoom > set.maxZoom()) {
      throw ProblemException.notFound(
          "Zoom goes from 0 to " + set.maxZoom() + ", not to " + z + ".");
    }
    var tile = new TileAddress(zoom, Integer.parseInt(x), Integer.parseInt(matcher.group(1)));
    if (!set.contains(tile)) {
      throw ProblemException.notFound(
          "At zoom " + zoom + " columns and rows go from 0 to " + ((1L << zoom) - 1) + ".");
    }
    return tile;
  }
}
