package org.tutai.viewer.layers.add;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.tutai.viewer.words.Text;

/**
 * Where layers come from besides files and web services. The rooms that know such sources enter
 * them when they are installed. For the UI thread.
 */
public final class AddSources {

  /**
   * A page of the dialog that adds layers.
   *
   * @param title a word or two
   * @param content makes the page each time the dialog opens
   */
  public record Page(Text title, Ikon icon, Supplier<Node> content) {}

  private final List<Page> pages = new ArrayList<>();

  /** Adds a page to the dialog, below those that are there. */
  public void addPage(Page page) {
    pages.add(page);
  }

  /** The pages, in the order they were added. */
  public List<Page> pages() {
    return List.copyOf(pages);
  }
}
