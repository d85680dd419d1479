package org.tutai.geo.style;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.XmlException;

/**
 * A style that cannot be read. The message is one line for a person: {@code towns.sld, line 12,
 * <Fill>: expected a colour such as #f6f4ee, found #f6f4e}.
 */
public final class StyleException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int line;

  StyleException(@Nullable Path path, XmlException cause) {
    super((path == null ? "style" : path) + ", " + cause.getMessage(), cause);
    this.line = cause.line();
  }

  /** The line at fault, from 1, or 0 when no one place is. */
  public int line() {
    return line;
  }
}
