package org.tutai.viewer.look;

import atlantafx.base.theme.Styles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.tutai.geo.render.text.FontLibrary;

/**
 * The look of the running viewer: light or dark, switched live. One for each toolkit, since its
 * stylesheet is the toolkit's user-agent stylesheet, which every window, dialog and popup has.
 *
 * <p>To be used on the JavaFX application thread, {@link #loadFonts} excepted.
 */
public final class Look {

  /** The family that all text is set in; bundled, so that Chinese is right on every machine. */
  public static final String FONT_FAMILY = "Noto Sans TC";

  /** Pixels of small print, of text and of headings: the only three sizes. */
  public static final double SMALL = 12;

  public static final double BODY = 14;
  public static final double LARGE = 18;

  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
  private final ObservableValue<Palette> palette = dark.map(Palette::of);

  /** A look that shows nowhere before {@link #install}. */
  public Look(boolean dark) {
    this.dark.set(dark);
  }

  /**
   * Gives the toolkit this look, now and whenever it changes.
   *
   * @throws IllegalStateException when the bundled fonts are missing or damaged
   */
  public void install() {
    loadFonts();
    dark.addListener((of, before, now) -> setSheet());
    setSheet();
  }

  private void setSheet() {
    Application.setUserAgentStylesheet(sheet(dark.get()));
  }

  /** The address of the stylesheet that begins the light or dark look. */
  static String sheet(boolean dark) {
    String name = dark ? "tutai-dark.css" : "tutai-light.css";
    return Objects.requireNonNull(Look.class.getResource(name), name).toExternalForm();
  }

  /**
   * Lets a scene follow this look beyond what stylesheets do by themselves: its fill (no flash of
   * white) and {@code :dark} at its root, also at a root it gets later.
   */
  public void apply(Scene scene) {
    InvalidationListener follower = of -> follow(scene);
    // The scene holds its follower, so that this look does not hold the scene.
    scene.getProperties().put(Look.class, follower);
    dark.addListener(new WeakInvalidationListener(follower));
    scene.rootProperty().addListener(follower);
    follow(scene);
  }

  private void follow(Scene scene) {
    Parent root = scene.getRoot();
    scene.setFill(palette.getValue().colour("-tutai-ground"));
    root.pseudoClassStateChanged(DARK, dark.get());
  }

  /** Whether the look is dark; set it to switch. */
  public BooleanProperty darkProperty() {
    return dark;
  }

  /** Whether the look is dark. */
  public boolean isDark() {
    return dark.get();
  }

  /** Switches to dark or light. */
  public void setDark(boolean value) {
    dark.set(value);
  }

  /** The colours in use, for what draws by itself. */
  public ObservableValue<Palette> palette() {
    return palette;
  }

  /**
   * The regular font of the viewer, in pixels: for canvases; controls have it from the stylesheet.
   */
  public static Font font(double size) {
    return Font.font(FONT_FAMILY, FontWeight.NORMAL, size);
  }

  /** The bold font of the viewer, in pixels. */
  public static Font boldFont(double size) {
    return Font.font(FONT_FAMILY, FontWeight.BOLD, size);
  }

  /** Makes buttons side by side one row of choices, round at its ends. */
  public static void segments(HBox row) {
    var buttons = row.getChildren();
    row.getStyleClass().add("segments");
    buttons.get(0).getStyleClass().add(Styles.LEFT_PILL);
    buttons.get(buttons.size() - 1).getStyleClass().add(Styles.RIGHT_PILL);
  }

  /**
   * Makes the bundled fonts known to the toolkit. On any thread; does nothing the second time.
   *
   * @throws IllegalStateException when a font is missing or damaged
   */
  public static void loadFonts() {
    if (!Fonts.LOADED) {
      throw new IllegalStateException("the bundled fonts are not loaded");
    }
  }

  private static final class Fonts {

    static final boolean LOADED = load("NotoSansTC-Regular.ttf") && load("NotoSansTC-Bold.ttf");

    private static boolean load(String name) {
      try (InputStream in = FontLibrary.class.getResourceAsStream(name)) {
        Font font = in == null ? null : Font.loadFont(in, BODY);
        if (font == null || !font.getFamily().equals(FONT_FAMILY)) {
          throw new IllegalStateException(
              "the program is incomplete: font " + name + " is missing or damaged");
        }
        return true;
      } catch (IOException e) {
        throw new IllegalStateException("the bundled font " + name + " cannot be read", e);
      }
    }
  }
}
