package org.tutai.viewer.layers;

import java.io.IOException;
import org.tutai.viewer.words.Text;

/** Why a layer cannot be seen through a lens, in words for a person. */
public final class LensException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Text words;
  private final boolean missing;

  /**
   * A failure.
   *
   * @param words a sentence or two that name what is wrong
   * @param missing whether a file that the lens needs is not there, so that it can be located
   */
  public LensException(Text words, boolean missing) {
    super(words.english());
    this.words = words;
    this.missing = missing;
  }

  /** For a person. */
  public Text words() {
    return words;
  }

  /** Whether a file that the lens needs is not there. */
  public boolean isMissing() {
    return missing;
  }
}
