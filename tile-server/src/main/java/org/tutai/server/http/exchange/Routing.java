package org.tutai.server.http.exchange;

/**
 * Takes the addresses of a subject. A path is literal but for segments in braces, {@code
 * /api/v1/themes/{id}}, which stand for one segment of any text and are read by {@link Ask#named}.
 * Where several fit, a literal segment counts before one in braces.
 */
public interface Routing {

  /** The most bytes of a body that is read whole, where nothing else is said. */
  int USUAL_BODY = 1 << 20;

  /** Answers a method at a path. A body is read whole before; one of another site is refused. */
  default Routing on(String method, String path, Endpoint endpoint) {
    return on(method, path, USUAL_BODY, endpoint);
  }

  /**
   * As {@link #on(String, String, Endpoint)}.
   *
   * @param mostBytes of the body
   */
  Routing on(String method, String path, int mostBytes, Endpoint endpoint);

  /**
   * Answers a POST that only asks, and changes nothing that anybody else sees: pages of other sites
   * may use it.
   */
  Routing ask(String path, int mostBytes, Endpoint endpoint);

  /**
   * Answers a method at a path whose body comes as it is read, on a thread that may wait for it.
   */
  Routing stream(String method, String path, Endpoint endpoint);

  /** As {@link #stream}, for a POST that only asks, as {@link #ask}. */
  Routing askByStream(String path, Endpoint endpoint);
}
