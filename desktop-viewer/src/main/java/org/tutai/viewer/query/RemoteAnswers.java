package org.tutai.viewer.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.wms.WmsInfo;
import org.tutai.geo.source.remote.wms.WmsSource;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.words.Text;

/** What the servers of layers that come as pictures tell of a place. Not for the UI thread. */
final class RemoteAnswers {

  private static final Text NOT_TOLD = Text.of("Its server does not tell: %s", "伺服器無法回報：%s");
  private static final Text NOTHING = Text.of("Nothing here", "此處沒有圖徵");

  private RemoteAnswers() {}

  /**
   * Asks a service.
   *
   * @param asked of the layer, without what it is to tell
   */
  static Identified.Layer ask(
      RemotePictures remote,
      WmsSource source,
      Position place,
      double metresPerPixel,
      Identified.Layer asked) {
    try {
      return told(asked, remote.info(source, place.lon(), place.lat(), metresPerPixel));
    } catch (RemoteSourceException e) {
      return noted(asked, NOT_TOLD.filled(new Text(plain(e.getMessage()), plain(e.chinese()))));
    }
  }

  private static String plain(@Nullable String text) {
    return String.valueOf(text).replace("%", "%%");
  }

  private static Identified.Layer noted(Identified.Layer asked, Text note) {
    return new Identified.Layer(
        asked.id(), asked.title(), List.of(), List.of(), false, false, Optional.of(note));
  }

  /** Every property that any feature has is a field of text. */
  private static Identified.Layer told(Identified.Layer asked, WmsInfo info) {
    if (info.features().isEmpty()) {
      return noted(asked, info.isEmpty() ? NOTHING : Text.same(info.words()));
    }
    var names = new LinkedHashSet<String>();
    info.features().forEach(feature -> names.addAll(feature.keySet()));
    var items = new ArrayList<Identified.Item>();
    for (Map<String, String> feature : info.features()) {
      var values = new ArrayList<@Nullable Object>();
      names.forEach(name -> values.add(feature.get(name)));
      items.add(
          new Identified.Item(new Feature(items.size(), null, values), null, Optional.empty()));
    }
    List<Field> fields = names.stream().map(name -> Field.of(name, FieldType.TEXT)).toList();
    return new Identified.Layer(
        asked.id(), asked.title(), fields, items, false, false, Optional.empty());
  }
}
