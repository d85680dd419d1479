package org.tutai.viewer.look;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * The icons of the viewer, named for what they do: outlined Material icons, 20 pixels, so that one
 * action has one icon everywhere. A button that shows only an icon always has a name, said by
 * screen readers and shown as its tooltip, which is made when the pointer first comes there.
 */
public final class Icons {

  /** Pixels of an icon. */
  public static final int SIZE = 20;

  /* Project */
  public static final Ikon NEW_MAP = Material2OutlinedAL.INSERT_DRIVE_FILE;
  public static final Ikon OPEN = Material2OutlinedAL.FOLDER_OPEN;
  public static final Ikon RECENT = Material2OutlinedAL.HISTORY;
  public static final Ikon SAVE = Material2OutlinedMZ.SAVE;
  public static final Ikon SAVE_PICTURE = Material2OutlinedMZ.PHOTO_CAMERA;
  public static final Ikon PRINT = Material2OutlinedMZ.PRINT;
  public static final Ikon UNDO = Material2OutlinedMZ.UNDO;
  public static final Ikon REDO = Material2OutlinedMZ.REDO;
  public static final Ikon SETTINGS = Material2OutlinedMZ.SETTINGS;
  public static final Ikon LANGUAGE = Material2OutlinedMZ.TRANSLATE;
  public static final Ikon THEME = Material2OutlinedAL.BRIGHTNESS_4;
  public static final Ikon SIDE_PANEL = Material2OutlinedMZ.VERTICAL_SPLIT;
  public static final Ikon COMMANDS = Material2OutlinedAL.KEYBOARD;
  public static final Ikon HELP = Material2OutlinedAL.HELP_OUTLINE;

  /* Map */
  public static final Ikon ZOOM_IN = Material2OutlinedAL.ADD;
  public static final Ikon ZOOM_OUT = Material2OutlinedMZ.REMOVE;
  public static final Ikon ZOOM_BOX = Material2OutlinedMZ.ZOOM_IN;
  public static final Ikon FULL_EXTENT = Material2OutlinedMZ.ZOOM_OUT_MAP;
  public static final Ikon PREVIOUS_VIEW = Material2OutlinedAL.ARROW_BACK;
  public static final Ikon NEXT_VIEW = Material2OutlinedAL.ARROW_FORWARD;
  public static final Ikon PAN = Material2OutlinedMZ.PAN_TOOL;
  public static final Ikon OVERVIEW = Material2OutlinedMZ.PICTURE_IN_PICTURE_ALT;
  public static final Ikon GO_TO = Material2OutlinedMZ.NEAR_ME;
  public static final Ikon CRS = Material2OutlinedAL.LANGUAGE;
  public static final Ikon BASE_MAP = Material2OutlinedMZ.MAP;
  public static final Ikon FULL_SCREEN = Material2OutlinedAL.FULLSCREEN;

  /* Layers */
  public static final Ikon ADD_LAYER = Material2OutlinedAL.LIBRARY_ADD;
  public static final Ikon ADD_FILE = Material2OutlinedMZ.POST_ADD;
  public static final Ikon ADD_FOLDER = Material2OutlinedAL.CREATE_NEW_FOLDER;
  public static final Ikon ADD_SERVER = Material2OutlinedAL.DNS;
  public static final Ikon LAYERS = Material2OutlinedAL.LAYERS;
  public static final Ikon GROUP = Material2OutlinedAL.FOLDER;
  public static final Ikon POINT = Material2OutlinedMZ.PLACE;
  public static final Ikon LINE = Material2OutlinedMZ.TIMELINE;
  public static final Ikon POLYGON = Material2OutlinedAL.CHANGE_HISTORY;
  public static final Ikon RASTER = Material2OutlinedAL.IMAGE;
  public static final Ikon SHOWN = Material2OutlinedMZ.VISIBILITY;
  public static final Ikon HIDDEN = Material2OutlinedMZ.VISIBILITY_OFF;
  public static final Ikon OPACITY = Material2OutlinedMZ.OPACITY;
  public static final Ikon SCALE_RANGE = Material2OutlinedAL.HEIGHT;
  public static final Ikon REPORT_CARD = Material2OutlinedAL.FACT_CHECK;
  public static final Ikon RENAME = Material2OutlinedAL.EDIT;
  public static final Ikon REMOVE = Material2OutlinedAL.DELETE;
  public static final Ikon DRAG = Material2OutlinedAL.DRAG_INDICATOR;
  public static final Ikon MOVE_UP = Material2OutlinedAL.ARROW_UPWARD;
  public static final Ikon MOVE_DOWN = Material2OutlinedAL.ARROW_DOWNWARD;

  /* Style */
  public static final Ikon STYLE = Material2OutlinedMZ.PALETTE;
  public static final Ikon LABELS = Material2OutlinedAL.LABEL;
  public static final Ikon LEGEND = Material2OutlinedAL.LIST_ALT;
  public static final Ikon HISTOGRAM = Material2OutlinedAL.BAR_CHART;
  public static final Ikon COLOUR = Material2OutlinedAL.COLORIZE;
  public static final Ikon JOIN = Material2OutlinedAL.CALL_MERGE;
  public static final Ikon COPY = Material2OutlinedAL.CONTENT_COPY;
  public static final Ikon DUPLICATE = Material2OutlinedAL.CONTROL_POINT_DUPLICATE;
  public static final Ikon PASTE = Material2OutlinedAL.CONTENT_PASTE;

  /* Table */
  public static final Ikon TABLE = Material2OutlinedMZ.TABLE_CHART;
  public static final Ikon FILTER = Material2OutlinedAL.FILTER_ALT;
  public static final Ikon SORT = Material2OutlinedMZ.SORT;
  public static final Ikon STATISTICS = Material2OutlinedAL.FUNCTIONS;
  public static final Ikon COLUMNS = Material2OutlinedMZ.VIEW_COLUMN;
  public static final Ikon EXPORT = Material2OutlinedAL.GET_APP;

  /* Tools */
  public static final Ikon IDENTIFY = Material2OutlinedAL.INFO;
  public static final Ikon SELECT = Material2OutlinedAL.HIGHLIGHT_ALT;
  public static final Ikon SELECT_CLICK = Material2OutlinedMZ.NEAR_ME;
  public static final Ikon SELECT_POLYGON = Material2OutlinedAL.CHANGE_HISTORY;
  public static final Ikon SELECT_NONE = Material2OutlinedAL.DO_NOT_DISTURB_ALT;
  public static final Ikon QUERY = Material2OutlinedAL.FIND_IN_PAGE;
  public static final Ikon BUFFER = Material2OutlinedAL.ADJUST;
  public static final Ikon MEASURE = Material2OutlinedMZ.STRAIGHTEN;
  public static final Ikon AREA = Material2OutlinedMZ.SQUARE_FOOT;
  public static final Ikon COORDINATES = Material2OutlinedAL.GPS_FIXED;
  public static final Ikon CONVERT = Material2OutlinedMZ.SWAP_HORIZ;
  public static final Ikon ANNOTATE = Material2OutlinedAL.GESTURE;
  public static final Ikon TEXT = Material2OutlinedMZ.TEXT_FIELDS;
  public static final Ikon ARROW = Material2OutlinedAL.CALL_MADE;
  public static final Ikon CIRCLE = Material2OutlinedMZ.PANORAMA_FISH_EYE;
  public static final Ikon RECTANGLE = Material2OutlinedAL.CROP_LANDSCAPE;
  public static final Ikon SYMBOL = Material2OutlinedMZ.STAR_BORDER;
  public static final Ikon PICTURE = Material2OutlinedAL.ADD_PHOTO_ALTERNATE;

  /* Locate */
  public static final Ikon LOCATE = Material2OutlinedMZ.SEARCH;
  public static final Ikon ADDRESS = Material2OutlinedAL.HOME;
  public static final Ikon PLACE = Material2OutlinedAL.FLAG;
  public static final Ikon ROAD = Material2OutlinedAL.ADD_ROAD;
  public static final Ikon DISTRICT = Material2OutlinedAL.DOMAIN;
  public static final Ikon GEOCODE = Material2OutlinedAL.ADD_LOCATION_ALT;

  /* Server */
  public static final Ikon SERVER = Material2OutlinedAL.CLOUD_QUEUE;
  public static final Ikon SIGN_IN = Material2OutlinedAL.LOGIN;
  public static final Ikon SIGN_OUT = Material2OutlinedAL.EXIT_TO_APP;
  public static final Ikon MEMBER = Material2OutlinedAL.ACCOUNT_CIRCLE;
  public static final Ikon CATALOGUE = Material2OutlinedAL.LIBRARY_BOOKS;
  public static final Ikon PUBLISH = Material2OutlinedMZ.PUBLISH;
  public static final Ikon SHARE = Material2OutlinedMZ.SHARE;
  public static final Ikon LINK = Material2OutlinedAL.LINK;
  public static final Ikon QR_CODE = Material2OutlinedMZ.QR_CODE;
  public static final Ikon ONLINE = Material2OutlinedAL.CLOUD_DONE;
  public static final Ikon OFFLINE = Material2OutlinedAL.CLOUD_OFF;
  public static final Ikon LOCKED = Material2OutlinedAL.LOCK;

  /* Everywhere */
  public static final Ikon ADD = Material2OutlinedAL.ADD;
  public static final Ikon CLOSE = Material2OutlinedAL.CLOSE;
  public static final Ikon CLEAR = Material2OutlinedAL.CANCEL;
  public static final Ikon CANCEL = Material2OutlinedAL.CLOSE;
  public static final Ikon STOP = Material2OutlinedMZ.STOP_CIRCLE;
  public static final Ikon DONE = Material2OutlinedAL.DONE;
  public static final Ikon MORE = Material2OutlinedMZ.MORE_VERT;
  public static final Ikon EXPAND = Material2OutlinedAL.EXPAND_MORE;
  public static final Ikon NEXT = Material2OutlinedAL.CHEVRON_RIGHT;
  public static final Ikon COLLAPSE = Material2OutlinedAL.EXPAND_LESS;
  public static final Ikon REFRESH = Material2OutlinedMZ.REFRESH;
  public static final Ikon OPEN_OUTSIDE = Material2OutlinedMZ.OPEN_IN_NEW;
  public static final Ikon WARNING = Material2OutlinedMZ.REPORT_PROBLEM;
  public static final Ikon ERROR = Material2OutlinedAL.ERROR_OUTLINE;
  public static final Ikon SUCCESS = Material2OutlinedAL.CHECK_CIRCLE_OUTLINE;
  public static final Ikon NOTE = Material2OutlinedAL.INFO;

  private Icons() {}

  /**
   * Reads the fonts of the icons, which takes its time; on any thread, before the first is shown.
   */
  public static void load() {
    for (Ikon each : List.of(ADD_LAYER, UNDO)) {
      graphic(each);
    }
  }

  /** An icon to stand beside words or in a button; it has no name of its own. */
  public static FontIcon graphic(Ikon icon) {
    FontIcon graphic = FontIcon.of(icon, SIZE);
    graphic.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    return graphic;
  }

  /** A flat button of an icon, with a name that changes with the language. */
  public static Button button(Ikon icon, ObservableValue<String> accessibleName) {
    return named(new Button(), icon, accessibleName);
  }

  /** A flat button of an icon. */
  public static Button button(Ikon icon, String accessibleName) {
    return named(new Button(), icon, accessibleName);
  }

  /** A flat button of an icon that stays pressed, with a name that changes with the language. */
  public static ToggleButton toggle(Ikon icon, ObservableValue<String> accessibleName) {
    return named(new ToggleButton(), icon, accessibleName);
  }

  private static <B extends ButtonBase> B named(
      B button, Ikon icon, ObservableValue<String> accessibleName) {
    named(button, icon, accessibleName.getValue());
    button.accessibleTextProperty().bind(accessibleName);
    return button;
  }

  private static <B extends ButtonBase> B named(B button, Ikon icon, String accessibleName) {
    if (accessibleName.isBlank()) {
      throw new IllegalArgumentException("an icon button must have a name (got: none)");
    }
    button.setGraphic(graphic(icon));
    button.getStyleClass().addAll("button-icon", "flat", "icon-button");
    button.setAccessibleText(accessibleName);
    button.addEventFilter(MouseEvent.MOUSE_ENTERED, event -> tell(button));
    return button;
  }

  /* A tooltip is a window with styles of its own: hundreds that nobody looks at are not for free. */
  private static void tell(ButtonBase button) {
    if (button.getTooltip() == null) {
      var tooltip = new Tooltip();
      tooltip.textProperty().bind(button.accessibleTextProperty());
      button.setTooltip(tooltip);
    }
  }
}
