package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

/**
 * A file on its way to a server by tus 1.0.0, and what becomes of it there. A line that is cut is
 * taken up where the server's disk ends. Not for the UI thread; one call at a time.
 */
final class Uploading {

  private static final String UPLOADS = "/api/v1/layers/uploads/";
  private static final Map<String, String> TUS = Map.of("Tus-Resumable", "1.0.0");
  private static final int PART_BYTES = 1 << 20;
  private static final int MOST_TRIES = 6;
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long ASK_MILLIS = 400;

  private final ServerClient client;
  private volatile String id = "";

  Uploading(ServerClient client) {
    this.client = client;
  }

  /** Sends a file as a whole. */
  void send(Path file, String name, Progress progress) throws IOException {
    long all = Files.size(file);
    progress.at(0, all);
    String encoded = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    id =
        client
            .bare(
                "POST",
                "/api/v1/layers",
                Map.of(
                    "Tus-Resumable",
                    "1.0.0",
                    "Upload-Length",
                    Long.toString(all),
                    "Upload-Metadata",
                    "filename " + encoded))
            .json()
            .path("id")
            .asText();
    long at = 0;
    int cuts = 0;
    while (at < all) {
      progress.at(at, all);
      try {
        at = part(file, at);
        cuts = 0;
      } catch (ServerException e) {
        if (!isCut(e) || ++cuts >= MOST_TRIES) {
          throw e;
        }
        pause(FIRST_PAUSE_MILLIS << cuts, progress, at, all);
        at = offset(at);
      }
    }
    progress.at(all, all);
  }

  private static boolean isCut(ServerException e) {
    return e.isOffline() || e.status() == 409 || e.status() == 423 || e.status() == 503;
  }

  private long part(Path file, long at) throws IOException {
    byte[] part;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(at);
      part = in.readNBytes(PART_BYTES);
    }
    if (part.length == 0) {
      throw new ServerException(
          Text.of("The file became shorter while it was sent.", "傳送途中檔案變短了。"), 400, "");
    }
    ServerClient.Answer answer =
        client.send(
            "PATCH",
            path(),
            part,
            "application/offset+octet-stream",
            Map.of("Tus-Resumable", "1.0.0", "Upload-Offset", Long.toString(at)));
    return answer.headers().firstValueAsLong("Upload-Offset").orElse(at + part.length);
  }

  private long offset(long known) throws IOException {
    try {
      return client.bare("HEAD", path(), TUS).headers().firstValueAsLong("Upload-Offset").orElse(0);
    } catch (ServerException e) {
      if (e.isOffline()) {
        return known;
      }
      throw e;
    }
  }

  private String path() {
    return UPLOADS + ServerLayer.encoded(id);
  }

  /** The upload once it is no longer in a state. */
  JsonNode until(String state, Progress progress) throws IOException {
    while (true) {
      JsonNode now = client.get(path());
      if (!now.path("state").asText().equals(state)) {
        return now;
      }
      long total = now.path("progress").path("total").asLong(-1);
      pause(ASK_MILLIS, progress, now.path("progress").path("done").asLong(), total);
    }
  }

  /** Publishes it; the upload as it is afterwards. */
  JsonNode publish(ObjectNode request, Progress progress) throws IOException {
    JsonNode now = client.json("POST", path() + "/publish", request, Map.of()).json();
    return now.path("state").asText().equals("publishing") ? until("publishing", progress) : now;
  }

  /** Takes back what was sent, as far as the server can be reached. */
  boolean giveUp() throws IOException {
    if (!id.isEmpty()) {
      client.bare("DELETE", path(), TUS);
    }
    return true;
  }

  private static void pause(long millis, Progress progress, long done, long total) {
    progress.at(done, total);
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }
}
