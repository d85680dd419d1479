package org.tutai.viewer.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import org.tutai.viewer.layers.CompileCache;
import org.tutai.viewer.layers.LayerStore;
import org.tutai.viewer.layers.LayerTrouble;
import org.tutai.viewer.layers.MapContents;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Selection;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.theme.Recovery;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;
import org.tutai.viewer.work.Jobs;

/** Everything a feature works with. For the UI thread. */
public interface Desk {

  Words words();

  Jobs jobs();

  Project project();

  /** What keeps unsaved work for when the program is killed. */
  Recovery recovery();

  MapViewModel map();

  LayerStore layers();

  Selection selection();

  Commands commands();

  /** What is wrong with layers while they are drawn. */
  LayerTrouble layerTrouble();

  /** The id of the theme layer that is picked in the tree, if one is. */
  javafx.beans.property.ObjectProperty<Optional<String>> pickedLayerProperty();

  /** Whether the window is dark. */
  ObservableBooleanValue dark();

  /** Layers of other servers. Thread-safe; not for the UI thread. */
  org.tutai.geo.source.remote.RemotePictures remote();

  /** The base map, dark switch and other things of the map's content. */
  MapContents contents();

  /** Files compiled before. Not for the UI thread. */
  CompileCache compiled();

  /** Puts something into the side panel, below what is there; one of them takes the height left. */
  void side(Node content, boolean grows);

  /** Puts something over the map, where it stays. */
  void overMap(javafx.geometry.Pos where, Node content);

  /** Puts something into the strip at the window's foot. */
  void status(Node content);

  /** Who opens files that are dropped on the window or named on the command line. */
  void setOpener(java.util.function.Consumer<List<Path>> opener);

  /** Who opens a map that is dropped on the window or named on the command line. */
  void setMapOpener(java.util.function.Consumer<Path> opener);

  /** Who joins a table to a layer, named by its id. */
  void setJoiner(java.util.function.BiConsumer<String, Path> joiner);

  /** Begins to join a table to a layer, as when it is dropped on the layer's line in the tree. */
  void join(String layer, Path table);

  /** Opens files as if they were dropped on the window: one map, and any number of layers. */
  void open(List<Path> files);

  /** Shows something at the right until it is closed or something else is shown there. */
  void inspect(Text title, Node content);

  /** Shows something below the map until it is closed. */
  void drawer(Text title, Node content);

  /** Closes what {@link #inspect} showed, if it is this. */
  void closeInspector(Node content);

  /** Shows something above all until it is closed: a form that needs an answer. */
  void dialog(Text title, Node content);

  /** Closes what {@link #dialog} showed. */
  void closeDialog();

  /** Tells something in passing. */
  void tell(Text what);

  /** Tells something in passing, with something that can be done about it, such as undoing it. */
  void tell(Text what, Text action, Runnable remedy);

  /** Offers what should not be missed, until it is taken or dismissed. */
  void offer(Text what, Text action, Runnable remedy);

  /** Tells of a failure, with something that can be done about it. */
  void trouble(Text what, Optional<Text> action, Runnable remedy);

  /** Asks for files to open; empty when given up. */
  List<Path> askFiles(Text title, List<String> endings);

  /** Asks for a folder; empty when given up. */
  Optional<Path> askFolder(Text title);

  /** Asks where to save; empty when given up. */
  Optional<Path> askSave(Text title, String suggested, String ending);

  /** Where the program keeps what it can make again. */
  Path cache();

  /** Where the program keeps settings, recovery and the like. */
  Path home();

  /** Opens an address in the browser. */
  void browse(String url);

  /** Puts text on the clipboard. */
  void copy(String text);

  /** Has something ended when the window is left for good: threads, files that are held. */
  void onClose(Runnable end);
}
