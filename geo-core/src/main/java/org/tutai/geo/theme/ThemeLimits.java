package org.tutai.geo.theme;

/**
 * How much a theme document may hold. Each is far above what a person makes by hand; together they
 * bound what reading a stranger's document costs.
 */
public final class ThemeLimits {

  /** Bytes of a document. */
  public static final int BYTES = 8 << 20;

  /** Names, values and brackets of a document. */
  public static final int TOKENS = 1_000_000;

  /** How deep arrays and objects may be in one another. */
  public static final int DEPTH = 64;

  /** Layers and groups together. */
  public static final int LAYERS = 500;

  /** How deep groups may be in one another. */
  public static final int GROUPS_DEEP = 8;

  public static final int ANNOTATIONS = 10_000;

  public static final int MEASUREMENTS = 1_000;

  /** Positions of all annotations and measurements together. */
  public static final int POSITIONS = 200_000;

  /** Characters of a title, a name or an id's neighbours: what stands on one line. */
  public static final int LINE = 500;

  /** Characters of an id. */
  public static final int ID = 100;

  /** Characters of a description, a pop-up, a text on the map, an attribution, a filter. */
  public static final int TEXT = 20_000;

  /** Characters of an address. */
  public static final int URL = 8_000;

  /** Characters of a style. */
  public static final int SLD = 1_000_000;

  /** Characters of a picture written into the document. */
  public static final int PICTURE = 1_500_000;

  /** Members of a short list: WMS layers, dashes, tile matrices, dimensions. */
  public static final int LIST = 200;

  private ThemeLimits() {}
}
