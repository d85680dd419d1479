package org.tutai.server.http.exchange;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.tutai.server.access.VisibleLayers;

/**
 * Remembers documents that are long to write, such as capabilities, as long as the same layers are
 * published. Thread-safe.
 */
public final class Documents {

  private static final long MOST_BYTES = 32L << 20;

  private record Key(String kind, long generation, Ask.Reader reader) {}

  private final Cache<Key, Answer> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Key key, Answer answer) -> answer.body().length + 500)
          .build();

  /**
   * The document, written if need be.
   *
   * @param kind tells documents of one server apart
   */
  public Answer get(
      String kind, Ask ask, VisibleLayers layers, String mediaType, Supplier<String> document) {
    return answers.get(
        new Key(kind, layers.generation(), ask.reader()), key -> answer(mediaType, document.get()));
  }

  private static Answer answer(String mediaType, String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    return new Answer(
            200, mediaType, bytes, Etags.of(bytes), Answer.REVALIDATE, java.util.Map.of(), false)
        .with("Vary", "Accept-Language");
  }
}
