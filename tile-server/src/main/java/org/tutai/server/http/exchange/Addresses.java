package org.tutai.server.http.exchange;

import java.util.Optional;
import java.util.function.Supplier;
import org.tutai.server.cache.Pictures;
import org.tutai.server.look.Looks;
import org.tutai.server.workspace.Published;

/** The addresses of one subject, such as members or themes. */
@FunctionalInterface
public interface Addresses {

  /**
   * What every subject may answer from.
   *
   * @param sights what is published, as somebody may see it
   * @param pictures draws and remembers
   * @param looks knows layers in looks of somebody's own
   * @param published only for what nobody is shown, such as its generation
   * @param publicUrl what users reach the server by, when it was configured
   */
  record Shared(
      Sights sights,
      Pictures pictures,
      Looks looks,
      Supplier<Published> published,
      Optional<String> publicUrl) {}

  /** Adds the addresses. */
  void addTo(Routing routing, Shared shared);
}
