package org.tutai.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tutai.server.cli.PublishClient.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tutai publish}: sends a file to a server, where it becomes a layer. */
@Command(
    name = "publish",
    description = "Sends a layer to a server's catalogue, and tells where it is served.",
    mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PAUSE_MILLIS = 250;

  @Parameters(
      paramLabel = "FILE",
      description = "A shapefile (packed on the way), GeoPackage, GeoJSON, CSV, KML, GeoTIFF …")
  private Path file = Path.of("");

  @Option(names = "--server", paramLabel = "URL", required = true, description = "The server.")
  private String server = "";

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Your API key with the scope publish (default: $$TUTAI_KEY).")
  private @Nullable String key;

  @Option(names = "--name", paramLabel = "NAME", description = "The layer's name in addresses.")
  private @Nullable String name;

  @Option(names = "--title", paramLabel = "TEXT", description = "Its title in Chinese.")
  private @Nullable String title;

  @Option(names = "--title-en", paramLabel = "TEXT", description = "Its title in English.")
  private @Nullable String titleEn;

  @Option(names = "--summary", paramLabel = "TEXT", description = "A sentence or two about it.")
  private @Nullable String summary;

  @Option(names = "--licence", paramLabel = "TEXT", description = "Its licence.")
  private @Nullable String licence;

  @Option(names = "--source", paramLabel = "TEXT", description = "Who made the data.")
  private @Nullable String source;

  @Option(names = "--source-url", paramLabel = "URL", description = "Where to read about them.")
  private @Nullable String sourceUrl;

  @Option(names = "--updated", paramLabel = "DAY", description = "The day the data are from.")
  private @Nullable String updated;

  @Option(names = "--keyword", paramLabel = "WORD", description = "May be given several times.")
  private List<String> keywords = new ArrayList<>();

  @Option(
      names = "--sensitivity",
      paramLabel = "open|service-only",
      description = "Whether its data may be had, or pictures only (default: open).")
  private @Nullable String sensitivity;

  @Option(
      names = "--visible",
      description = "Shows it to everybody who opens the map; else it is in the list of layers.")
  private boolean visible;

  @Option(names = "--layer", paramLabel = "NAME", description = "Which layer of the file.")
  private @Nullable String layer;

  @Option(names = "--encoding", paramLabel = "NAME", description = "As Big5; else by evidence.")
  private @Nullable String encoding;

  @Option(names = "--crs", paramLabel = "CODE", description = "As EPSG:3826; else by evidence.")
  private @Nullable String crs;

  @Option(names = "--style", paramLabel = "FILE", description = "Its style, an SLD file.")
  private @Nullable Path style;

  @Option(
      names = "--new-version-of",
      paramLabel = "NAME",
      description = "Makes it the next version of a layer of yours.")
  private @Nullable String newVersionOf;

  @Option(names = "--yes", description = "Publishes it whatever the report card warns of.")
  private boolean yes;

  @Option(names = "--insecure", description = "Sends the key over plain http to another machine.")
  private boolean insecure;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();

  @Override
  public Integer call() throws CommandFailure, IOException, InterruptedException {
    String base = server();
    String secret = key();
    checkRecord();
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(messages.text("publish.no.file", file.toString()));
    }
    Path packed = null;
    try {
      packed = packed();
      publish(new PublishClient(base, secret, messages.chinese()), base, packed);
      return 0;
    } catch (RefusedException e) {
      throw new CommandFailure(refusal(e, base));
    } catch (java.net.ConnectException | java.net.http.HttpTimeoutException e) {
      throw new CommandFailure(messages.text("publish.no.server", base));
    } finally {
      if (packed != null && !packed.equals(file)) {
        Files.deleteIfExists(packed);
      }
    }
  }

  private String refusal(RefusedException e, String base) {
    return switch (e.status()) {
      case 401 -> messages.text("publish.key.bad", base);
      case 404 -> messages.text("publish.gone", base);
      default -> String.valueOf(e.getMessage());
    };
  }

  // ---- what was asked for

  private String server() {
    String text = server.replaceAll("/+$", "");
    URI uri = uri(text);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw misused("publish.server.bad", server);
    }
    if (scheme.equals("http") && !insecure && !isThisMachine(uri.getHost())) {
      throw misused("publish.plain", uri.getHost());
    }
    return text;
  }

  private URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw misused("publish.server.bad", server);
    }
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private String key() {
    String given = key != null ? key : System.getenv().getOrDefault("TUTAI_KEY", "");
    if (given.isBlank() || given.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw misused("publish.key.missing");
    }
    return given;
  }

  private void checkRecord() throws CommandFailure {
    if (newVersionOf == null && (licence == null || source == null)) {
      throw misused("publish.record");
    }
    if (style != null && !Files.isRegularFile(style)) {
      throw new CommandFailure(messages.text("publish.no.file", style.toString()));
    }
  }

  private ParameterException misused(String message, Object... arguments) {
    return new ParameterException(spec.commandLine(), messages.text(message, arguments));
  }

  private Path packed() throws IOException {
    if (!ShapefilePack.isNeeded(file)) {
      return file;
    }
    Path zip = Files.createTempFile("tutai-publish-", ".zip");
    ShapefilePack.write(file, zip);
    return zip;
  }

  private String sentName() {
    String plain = String.valueOf(file.getFileName());
    return ShapefilePack.isNeeded(file)
        ? plain.substring(0, plain.length() - ".shp".length()) + ".zip"
        : plain;
  }

  // ---- sending and publishing

  private void publish(PublishClient client, String base, Path packed)
      throws CommandFailure, IOException, InterruptedException, RefusedException {
    PublishMemory memory = PublishMemory.of(base, packed, System.getenv());
    String upload = sent(client, packed, memory);
    JsonNode inspected = settled(client, upload);
    if (inspected.path("state").asText().equals("refused")) {
      memory.forget();
      throw new CommandFailure(messages.of(inspected.path("problem")));
    }
    var cards = new UploadCards(inspected, layer, messages);
    List<String> warnings = cards.warnings();
    if (!json) {
      cards.print(spec.commandLine().getOut());
    }
    if (json || !yes) {
      warnings.forEach(this::say);
    }
    if (!warnings.isEmpty() && !yes && !agreed()) {
      throw new CommandFailure(messages.text("publish.warned"));
    }
    JsonNode published = published(client, upload, inspected);
    memory.forget();
    tell(published);
  }

  /** Goes on with what an earlier run began, where the server still has it. */
  private String sent(PublishClient client, Path packed, PublishMemory memory)
      throws IOException, InterruptedException, RefusedException {
    String known = memory.find().orElse("");
    String upload =
        !known.isEmpty() && client.offset(known).isPresent()
            ? known
            : client.begin(sentName(), Files.size(packed));
    memory.keep(upload);
    client.send(upload, packed, new Sending());
    return upload;
  }

  private final class Sending implements PublishClient.Progress {
    private long told = System.nanoTime();

    @Override
    public void sent(long bytes, long all) {
      if (System.nanoTime() - told > 1_000_000_000L) {
        told = System.nanoTime();
        say(messages.text("publish.sending", 100 * bytes / Math.max(1, all), bytes >> 20));
      }
    }

    @Override
    public void cut(int attempt) {
      say(messages.text("publish.cut", attempt));
    }
  }

  /** Waits until the server has done what it is doing. */
  private JsonNode settled(PublishClient client, String upload)
      throws IOException, InterruptedException, RefusedException {
    long told = System.nanoTime();
    while (true) {
      JsonNode now = client.upload(upload);
      String state = now.path("state").asText();
      if (!state.equals("inspecting") && !state.equals("publishing")) {
        return now;
      }
      if (System.nanoTime() - told > 1_000_000_000L) {
        told = System.nanoTime();
        JsonNode at = now.path("progress");
        say(messages.text("publish." + state, at.path("done").asLong()));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  @SuppressWarnings("SystemConsoleNull") // where it never is, nobody answers and readLine ends
  private boolean agreed() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    String answer = console.readLine("%s ", messages.text("publish.ask"));
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private JsonNode published(PublishClient client, String upload, JsonNode inspected)
      throws CommandFailure, IOException, InterruptedException, RefusedException {
    ObjectNode record = record(inspected);
    if (newVersionOf == null) {
      client.post("/api/v1/layers/uploads/" + upload + "/publish", record);
    } else {
      String segment = org.tutai.server.http.exchange.PathSegments.encode(newVersionOf);
      client.post("/api/v1/layers/" + segment + "/versions", record.put("upload", upload));
    }
    JsonNode now = settled(client, upload);
    if (!now.path("state").asText().equals("published")) {
      throw new CommandFailure(messages.of(now.path("problem")));
    }
    return now;
  }

  private ObjectNode record(JsonNode inspected) throws IOException {
    ObjectNode record = JSON.createObjectNode();
    put(record, "name", name);
    put(record, "layer", layer);
    put(record, "licence", licence);
    put(record, "updated", updated);
    put(record, "sensitivity", sensitivity);
    if (visible) {
      record.put("visible", true);
    }
    put(record, "encoding", encoding);
    put(record, "crs", crs);
    put(record, "summary", summary);
    if (title != null || titleEn != null || newVersionOf == null) {
      String usual = inspected.at("/layers/0/suggestedTitle").asText("");
      String chinese = title != null ? title : titleEn != null ? titleEn : usual;
      record
          .putObject("title")
          .put("zh-TW", chinese)
          .put("en", titleEn != null ? titleEn : chinese);
    }
    if (source != null) {
      ObjectNode made = record.putObject("source").put("attribution", source);
      put(made, "url", sourceUrl);
    }
    if (!keywords.isEmpty()) {
      keywords.forEach(record.putArray("keywords")::add);
    }
    if (style != null) {
      record.put("style", Files.readString(style));
    }
    return record;
  }

  private static void put(ObjectNode json, String member, @Nullable String value) {
    if (value != null) {
      json.put(member, value);
    }
  }

  private void tell(JsonNode published) {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode addresses = published.path("published");
    if (json) {
      out.println(published);
    } else {
      out.println(messages.text("publish.done", addresses.path("layer").asText()));
      address(out, "serve.map", addresses.path("page"));
      address(out, "serve.wms", addresses.path("wms"));
      address(out, "serve.wmts", addresses.path("wmts"));
      address(out, "serve.tiles", addresses.path("tiles"));
      address(out, "publish.describe", addresses.path("describe"));
    }
    out.flush();
  }

  private void address(PrintWriter out, String label, JsonNode address) {
    out.println("  " + ColumnText.padded(messages.text(label), 11) + address.asText());
  }

  private void say(String line) {
    spec.commandLine().getErr().println("tutai: " + line);
  }
}
