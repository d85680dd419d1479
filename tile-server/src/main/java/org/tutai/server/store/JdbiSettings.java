package org.tutai.server.store;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** How we use JDBI. */
final class JdbiSettings {

  private JdbiSettings() {}

  /** Keeps what was bound, hashes and tokens among it, out of the messages of failures. */
  static Jdbi apply(Jdbi jdbi) {
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }
}
