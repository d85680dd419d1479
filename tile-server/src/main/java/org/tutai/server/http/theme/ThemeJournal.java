package org.tutai.server.http.theme;

import java.time.Clock;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditLog;

/** Notes who did what to themes, and from where. Thread-safe. */
record ThemeJournal(AuditLog log, Clock clock) {

  /** Notes what was done, by whoever asked for it. */
  void note(Ask ask, String action, String object) {
    log.note(clock, Actor.of(ask.principal(), ask.address()), action, object);
  }
}
