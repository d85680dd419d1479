package org.tutai.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.Found;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.answer.ReverseAnswer;
import org.tutai.geo.locate.home.LocateHome;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.Params;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.http.locate.Locating;
import org.tutai.server.http.locate.ReverseEndpoint;
import org.tutai.server.http.locate.SearchEndpoint;
import org.tutai.server.workspace.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tutai geocode}: where an address, a landmark or a coordinate is, or what is at a place.
 */
@Command(
    name = "geocode",
    description =
        "Tells where an address, a landmark or a coordinate is (exit code 1 when nothing is found);"
            + " with --reverse what is at a place, with --batch answers a whole CSV file.",
    mixinStandardHelpOptions = true)
final class GeocodeCommand implements Callable<Integer> {

  private static final int USUAL_LIMIT = 5;
  private static final double WITHIN_METRES = 2000;

  @Parameters(paramLabel = "TEXT", description = "What to look for.", arity = "0..*")
  private List<String> words = new ArrayList<>();

  @Option(names = "--json", description = "Prints JSON, as /api/v1/locate/search answers.")
  private boolean json;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most answers, 1 to 50 (default: ${DEFAULT-VALUE}).")
  private int limit = USUAL_LIMIT;

  @Option(
      names = "--reverse",
      paramLabel = "LON,LAT",
      description = "Tells what is at a place, in degrees of WGS 84.")
  private @Nullable String reverse;

  @Option(
      names = "--crs",
      paramLabel = "CODE",
      description =
          "The system of the coordinates: 4326, 3826, 3825, 3828 (default: ${DEFAULT-VALUE}).")
  private String crs = "4326";

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description =
          "The workspace whose plates are asked (default: those of your own data folder, or else"
              + " samples).")
  private @Nullable Path workspace;

  @Mixin private GeocodeBatch batch = new GeocodeBatch();

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();

  @Override
  public Integer call() throws CommandFailure, IOException {
    check();
    LocateHome home =
        LocateHome.of(workspace, System.getenv(), SampleFolder.locating(System.getenv()));
    try (LocateIndexes indexes = home.open()) {
      if (batch.isWanted()) {
        return batch.run(
            spec, messages, text -> indexes.locator().addresses().find(Query.of(text, 1)), crs);
      }
      return answer(indexes);
    } catch (ProblemException e) {
      throw new ParameterException(spec.commandLine(), e.detail());
    }
  }

  private void check() {
    boolean asked = !words.isEmpty() || reverse != null;
    if (asked == batch.isWanted() || (!words.isEmpty() && reverse != null)) {
      throw new ParameterException(spec.commandLine(), messages.text("geocode.one.of"));
    }
    if (limit < 1 || limit > Query.MAX_LIMIT) {
      throw new ParameterException(
          spec.commandLine(), "--limit must be from 1 to 50 (got: " + limit + ")");
    }
  }

  private int answer(LocateIndexes indexes) {
    PrintWriter out = spec.commandLine().getOut();
    if (reverse != null) {
      double[] lonLat = lonLat(reverse);
      ReverseAnswer answer = indexes.locator().reverse(lonLat[0], lonLat[1], limit, WITHIN_METRES);
      if (json) {
        out.println(
            json(
                indexes,
                ReverseEndpoint::of,
                "lon=" + lonLat[0] + "&lat=" + lonLat[1] + "&within=" + WITHIN_METRES));
      } else {
        new FoundText(out, messages, crs).print(answer);
      }
      return answer.plates().isEmpty() && answer.containing().isEmpty() ? 1 : 0;
    }
    String text = String.join(" ", words);
    Found found = indexes.locator().find(Query.of(text, limit));
    if (json) {
      out.println(
          json(
              indexes, SearchEndpoint::of, "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    } else {
      new FoundText(out, messages, crs).print(found);
    }
    return found.results().isEmpty() ? 1 : 0;
  }

  /** Makes an endpoint over indexes. */
  private interface Made {
    Endpoint of(Locating locating);
  }

  /** What the server would answer. */
  private String json(LocateIndexes indexes, Made endpoint, String query) {
    var locating = new Locating(() -> Optional.of(indexes).filter(LocateIndexes::retain));
    String all =
        query + "&limit=" + limit + "&crs=" + URLEncoder.encode(crs, StandardCharsets.UTF_8);
    var ask = Ask.of(Params.parse(all), Language.EN);
    return new String(endpoint.of(locating).answer(ask).join().body(), StandardCharsets.UTF_8);
  }

  private double[] lonLat(String text) {
    String[] parts = text.split(",", -1);
    try {
      double lon = Double.parseDouble(parts[0].strip());
      double lat = Double.parseDouble(parts[parts.length - 1].strip());
      if (parts.length == 2 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90) {
        return new double[] {lon, lat};
      }
    } catch (NumberFormatException e) {
      throw notAPlace(text);
    }
    throw notAPlace(text);
  }

  private ParameterException notAPlace(String text) {
    return new ParameterException(
        spec.commandLine(),
        "--reverse must be longitude,latitude in degrees, as 121.5637,25.0375 (got: " + text + ")");
  }
}
