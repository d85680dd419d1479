package org.tutai.server.http.theme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Tells pictures that annotations may show by their first bytes, whatever they are called. */
final class ImageFiles {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of("png", "image/png", "jpeg", "image/jpeg", "webp", "image/webp");

  private ImageFiles() {}

  /** The format of a picture; empty for anything else. */
  static Optional<String> format(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
      if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
        return Optional.of("png");
      }
      if (start.startsWith("\u00ff\u00d8\u00ff")) {
        return Optional.of("jpeg");
      }
      boolean webp = start.startsWith("RIFF") && start.startsWith("WEBP", 8);
      return webp ? Optional.of("webp") : Optional.empty();
    }
  }

  /** The media type of a format; empty when it is no picture. */
  static Optional<String> mediaType(String format) {
    return Optional.ofNullable(MEDIA_TYPES.get(format));
  }
}
