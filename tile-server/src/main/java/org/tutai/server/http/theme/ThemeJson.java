package org.tutai.server.http.theme;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.store.theme.Shares;
import org.tutai.server.store.theme.ThemeFiles;
import org.tutai.server.store.theme.ThemeRow;
import org.tutai.server.store.theme.Themes;

/** What is told of themes. */
final class ThemeJson {

  private ThemeJson() {}

  static Map<String, @Nullable Object> row(ThemeRow row, Ask ask) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", row.id());
    json.put("title", row.title());
    json.put("version", row.version());
    json.put("layers", row.layers());
    json.put("created", row.created());
    json.put("updated", row.updated());
    json.put("share", row.link().map(link -> link(link, ask)).orElse(null));
    return json;
  }

  static Map<String, Object> link(ThemeRow.Link link, Ask ask) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", link.id());
    json.put("link", ask.baseUrl() + "/t/" + link.id());
    json.put("visibility", link.visibility().id());
    json.put("opened", link.opened());
    json.put("renewed", link.renewed());
    return json;
  }

  static Map<String, @Nullable Object> whole(
      Themes.Stored stored, List<ThemeFiles.Kept> files, Ask ask) {
    Map<String, @Nullable Object> json = row(stored.row(), ask);
    json.put("files", files.stream().map(ThemeJson::file).toList());
    json.put("document", new RawValue(stored.document()));
    return json;
  }

  static Map<String, Object> file(ThemeFiles.Kept file) {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", ThemeParts.fileName(file.digest()));
    json.put("name", file.name());
    json.put("format", file.format());
    json.put("bytes", file.bytes());
    return json;
  }

  static Map<String, Object> saved(
      Themes.Saved saved, String title, List<Map<String, String>> problems) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", saved.id());
    json.put("title", title);
    json.put("version", saved.version());
    json.put("updated", saved.updated());
    json.put("problems", problems);
    return json;
  }

  static Map<String, Object> shown(Shares.Share share, Ask ask) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", share.id());
    json.put("link", ask.baseUrl() + "/t/" + share.id());
    json.put("title", share.title());
    json.put("description", share.description());
    json.put("author", share.author());
    json.put("opened", share.opened());
    json.put("renewed", share.renewed());
    json.put("preview", SharedPage.preview(share, ask));
    return json;
  }

  static Map<String, Object> owned(Shares.Owned owned, Ask ask) {
    Map<String, Object> json = shown(owned.share(), ask);
    json.put("visibility", owned.share().visibility().id());
    json.put("owner", owned.owner());
    return json;
  }
}
