package org.tutai.viewer.desk;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.Ikon;
import org.tutai.viewer.words.Text;

/**
 * Something a person can have done, by menu, tool bar, key or palette.
 *
 * @param id such as {@code map.zoom-in}
 * @param title a verb and its object
 * @param place where in the menus it stands
 * @param icon one of {@link org.tutai.viewer.look.Icons}; empty for none
 * @param keys an accelerator as {@link javafx.scene.input.KeyCombination#valueOf} has it, such as
 *     {@code Shortcut+O}; empty for none
 * @param enabled whether it can be done now
 * @param selected whether what it switches is on; empty for one that switches nothing
 * @param onToolBar whether it stands in the tool bar
 * @param group with which others it shares one button of the tool bar, if it does
 * @param action does it, on the UI thread; at once, or by starting a job
 */
public record Command(
    String id,
    Text title,
    Place place,
    Optional<Ikon> icon,
    Optional<String> keys,
    ObservableBooleanValue enabled,
    Optional<ObservableBooleanValue> selected,
    boolean onToolBar,
    Optional<Group> group,
    Runnable action) {

  /**
   * Commands that share a button of the tool bar: a click does the one used last, an arrow beside
   * it lists all.
   *
   * @param id such as {@code measure}
   * @param title what they are called together
   */
  public record Group(String id, Text title) {}

  /** The menus. */
  public enum Place {
    FILE,
    EDIT,
    VIEW,
    LAYER,
    TOOLS,
    SERVER,
    HELP;

    /** What the menu is called. */
    public Text title() {
      return switch (this) {
        case FILE -> Text.of("File", "檔案");
        case EDIT -> Text.of("Edit", "編輯");
        case VIEW -> Text.of("View", "檢視");
        case LAYER -> Text.of("Layer", "圖層");
        case TOOLS -> Text.of("Tools", "工具");
        case SERVER -> Text.of("Server", "伺服器");
        case HELP -> Text.of("Help", "說明");
      };
    }
  }

  public Command {
    Objects.requireNonNull(action, "action");
    if (id.isBlank()) {
      throw new IllegalArgumentException("a command must have an id (got: none)");
    }
  }

  /** One that can always be done, without key or icon. */
  public static Command of(String id, Text title, Place place, Runnable action) {
    return new Command(
        id,
        title,
        place,
        Optional.empty(),
        Optional.empty(),
        new SimpleBooleanProperty(true),
        Optional.empty(),
        false,
        Optional.empty(),
        action);
  }

  /** The same with an icon. */
  public Command icon(Ikon code) {
    return with(Optional.of(code), keys, enabled, selected, onToolBar, group);
  }

  /** The same with an accelerator. */
  public Command keys(String combination) {
    return with(icon, Optional.of(combination), enabled, selected, onToolBar, group);
  }

  /** The same, only while something holds. */
  public Command when(ObservableBooleanValue condition) {
    return with(icon, keys, condition, selected, onToolBar, group);
  }

  /** The same as a switch, which shows whether something is on; its action turns that over. */
  public Command showing(ObservableBooleanValue on) {
    return with(icon, keys, enabled, Optional.of(on), onToolBar, group);
  }

  /** The same, in the tool bar too. */
  public Command toolBar() {
    return with(icon, keys, enabled, selected, true, group);
  }

  /** The same, in the tool bar behind one button with the others of a group. */
  public Command toolBar(Group together) {
    return with(icon, keys, enabled, selected, true, Optional.of(together));
  }

  private Command with(
      Optional<Ikon> newIcon,
      Optional<String> newKeys,
      ObservableBooleanValue newEnabled,
      Optional<ObservableBooleanValue> newSelected,
      boolean inToolBar,
      Optional<Group> newGroup) {
    return new Command(
        id, title, place, newIcon, newKeys, newEnabled, newSelected, inToolBar, newGroup, action);
  }

  /** Does it, if it can be done now. */
  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }
}
