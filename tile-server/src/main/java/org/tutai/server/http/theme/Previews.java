package org.tutai.server.http.theme;

import java.util.concurrent.CompletableFuture;
import org.tutai.server.cache.EncodedPicture;
import org.tutai.server.store.theme.Shares.Shown;
import org.tutai.server.workspace.Language;

/** Draws the pictures that other sites show of a link. Thread-safe. */
interface Previews {

  /** The picture of what a link shows, 1200 × 630 pixels. */
  CompletableFuture<EncodedPicture> of(Shown shown, Language language);
}
