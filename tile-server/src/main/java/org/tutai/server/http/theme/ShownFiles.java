package org.tutai.server.http.theme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.expr.EcqlException;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.server.http.inspect.Sieve;

/**
 * What of its files a shared copy shows: where its maker filtered a file, only what a filter holds
 * for leaves the server. Immutable.
 */
final class ShownFiles {

  /** A layer that shows a file: which layer of it, empty for all, and what of that. */
  private record Use(String layer, Optional<String> filter) {

    boolean isOf(String name) {
      return layer.isEmpty() || layer.equals(name);
    }
  }

  private final Map<String, List<Use>> uses = new HashMap<>();

  ShownFiles(ThemeMap map) {
    for (ThemeLayer layer : ThemeParts.layers(map)) {
      if (layer instanceof FileLayer file) {
        Optional<String> filter = file.filter().filter(text -> !text.isBlank());
        file.file().ifPresent(name -> add(name, new Use(file.layer(), filter)));
      } else if (layer instanceof DocumentLayer document) {
        document.file().ifPresent(name -> add(name, new Use("", Optional.empty())));
      }
    }
  }

  private void add(String file, Use use) {
    ThemeParts.digest(file)
        .ifPresent(digest -> uses.computeIfAbsent(digest, d -> new ArrayList<>()).add(use));
  }

  /** Whether the file may be had as it is: it has nothing that is filtered out. */
  boolean isWhole(String digest) {
    List<Use> all = uses.getOrDefault(digest, List.of());
    return all.stream()
        .filter(use -> use.filter().isPresent())
        .allMatch(
            filtered ->
                all.stream().anyMatch(use -> use.filter().isEmpty() && use.isOf(filtered.layer())));
  }

  /** Which features of a file may be had. */
  Sieve sieve(String digest) {
    if (isWhole(digest)) {
      return Sieve.NONE;
    }
    List<Use> all = uses.getOrDefault(digest, List.of());
    return Sieve.ofAny(
        Digests.sha256(all.toString()),
        layer -> all.stream().filter(use -> use.isOf(layer)).flatMap(ShownFiles::held).toList());
  }

  /** A filter that cannot be read holds for nothing. */
  private static Stream<Expression> held(Use use) {
    if (use.filter().isEmpty()) {
      return Stream.of(new Expression.And(List.of()));
    }
    try {
      return Stream.of(EcqlParser.parse(use.filter().get()));
    } catch (EcqlException unreadable) {
      return Stream.empty();
    }
  }
}
