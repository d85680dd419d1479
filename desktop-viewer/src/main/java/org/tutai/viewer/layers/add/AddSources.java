package org.tutai.viewer.layers.add;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
  private Optional<Consumer<Path>> geocoder = Optional.empty();

  /** Adds a page to the dialog, below those that are there. */
  public void addPage(Page page) {
    pages.add(page);
  }

  /** Who finds the places of a table's addresses, in a dialog of its own. */
  public void setGeocoder(Consumer<Path> geocoder) {
    this.geocoder = Optional.of(geocoder);
  }

  Optional<Consumer<Path>> geocoder() {
    return geocoder;
  }

  /** The pages, in the order they were added. */
  public List<Page> pages() {
    return List.copyOf(pages);
  }
}
