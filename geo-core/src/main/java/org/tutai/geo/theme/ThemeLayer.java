package org.tutai.geo.theme;

import java.util.Optional;

/** One line of a theme's layer tree. */
public sealed interface ThemeLayer
    permits GroupLayer,
        PublishedLayer,
        WmsLayer,
        WmtsLayer,
        XyzLayer,
        DocumentLayer,
        FileLayer,
        UnknownLayer {

  /** What every layer has; empty for one that could not be read. */
  Optional<Entry> common();
}
