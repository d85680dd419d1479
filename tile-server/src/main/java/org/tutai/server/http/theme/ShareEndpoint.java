package org.tutai.server.http.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.ThemeSharing;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Html;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.http.exchange.Sights;
import org.tutai.server.store.theme.LinkIds;
import org.tutai.server.store.theme.Shares;
import org.tutai.server.store.theme.ThemeContent;
import org.tutai.server.store.theme.ThemeException;
import org.tutai.server.store.theme.ThemeFiles;
import org.tutai.server.store.theme.ThemeRow;
import org.tutai.server.store.theme.Themes;
import org.tutai.server.store.theme.Visibility;

/** Answers {@code /api/v1/themes/{id}/share}: makes, renews and revokes links. */
final class ShareEndpoint {

  private static final int MOST_BODY = 10_000;
  private static final int MOST_DESCRIPTION = 1_000;
  private static final int TRIES = 5;

  private final Themes themes;
  private final Shares shares;
  private final ThemeFiles files;
  private final ThemeJournal journal;
  private final Sights sights;

  ShareEndpoint(
      Themes themes, Shares shares, ThemeFiles files, ThemeJournal journal, Sights sights) {
    this.files = files;
    this.themes = themes;
    this.shares = shares;
    this.journal = journal;
    this.sights = sights;
  }

  Answer share(Ask ask) {
    String owner = ThemesEndpoint.member(ask);
    String id = ThemesEndpoint.id(ask);
    Optional<Visibility> wanted = visibility(ask.body().json(MOST_BODY));
    for (int i = 0; ; i++) {
      Themes.Stored stored = themes.find(id, owner).orElseThrow(ThemeProblems::noTheme);
      Visibility visibility =
          wanted
              .or(() -> stored.row().link().map(ThemeRow.Link::visibility))
              .orElse(Visibility.LINK);
      ThemeSharing.Stripped stripped =
          ThemeSharing.strip(FrozenBase.of(read(stored.document()), sights.look(ask.principal())));
      try {
        ThemeRow.Link link =
            shares
                .share(id, owner, stored.row().version(), visibility, copy(stripped.map()))
                .orElseThrow(ThemeProblems::noTheme);
        journal.note(ask, "theme.share", id + ' ' + visibility.id());
        return Answer.privateJson(200, json(link, stored.row(), stripped, ask));
      } catch (ThemeException savedMeanwhile) {
        if (i == TRIES) {
          throw ThemeProblems.of(savedMeanwhile, themes.quotas());
        }
      }
    }
  }

  static ThemeMap read(String document) {
    return ThemeDocument.read(document.getBytes(java.nio.charset.StandardCharsets.UTF_8)).map();
  }

  private static Shares.Copy copy(ThemeMap map) {
    ThemeContent content = ThemeSaving.content(map);
    return new Shares.Copy(
        content,
        ThemeSaving.stored(shortened(map.description())),
        ThemeSaving.stored(map.author()),
        Digests.sha256(content.document()),
        ThemeParts.files(map));
  }

  private static String shortened(String text) {
    if (text.length() <= MOST_DESCRIPTION) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MOST_DESCRIPTION - 1)) ? 1 : 0;
    return text.substring(0, MOST_DESCRIPTION - end) + "…";
  }

  private Map<String, Object> json(
      ThemeRow.Link link, ThemeRow row, ThemeSharing.Stripped stripped, Ask ask) {
    var json = new LinkedHashMap<>(ThemeJson.link(link, ask));
    json.put("version", row.version());
    json.put("qr", ask.baseUrl() + "/t/" + link.id() + "/qr.svg");
    json.put("embed", embed(link, ask));
    List<Map<String, String>> remarks = new ArrayList<>();
    stripped.taken().forEach(each -> remarks.add(ThemeSaving.told(each.pointer(), each.remark())));
    List<ThemeFiles.Kept> kept = files.list(row.id());
    remarks.addAll(ThemeSaving.missingFiles(stripped.map(), kept));
    remarks.addAll(FilterRemarks.of(stripped.map(), sights.look(ask.principal()), kept));
    json.put("remarks", remarks);
    return json;
  }

  /** What shows the map within another page. */
  private static String embed(ThemeRow.Link link, Ask ask) {
    return "<iframe src=\""
        + Html.escaped(ask.baseUrl() + "/t/" + link.id() + "?embed=1")
        + "\" width=\"800\" height=\"500\" style=\"border:0\" loading=\"lazy\" allowfullscreen"
        + " title=\"圖臺\"></iframe>";
  }

  /** Who is to see it; empty when nothing is said, which leaves it to whom it is shown already. */
  private static Optional<Visibility> visibility(JsonNode body) {
    JsonNode wanted = body.path("visibility");
    if (body.isObject() && body.isEmpty()) {
      return Optional.empty();
    }
    Optional<Visibility> visibility =
        Optional.of(wanted.asText())
            .filter(text -> wanted.isTextual() && body.size() == 1)
            .flatMap(Visibility::of);
    if (visibility.isEmpty()) {
      throw ProblemException.parameter(
          "visibility",
          LayerSelection.shown(wanted.asText()),
          "public, link or members, and all that the body says");
    }
    return visibility;
  }

  Answer revoke(Ask ask) {
    String owner = ThemesEndpoint.member(ask);
    String id = ThemesEndpoint.id(ask);
    if (!shares.revoke(id, owner)) {
      throw ThemeProblems.noTheme();
    }
    journal.note(ask, "theme.revoke", id);
    return Answer.done();
  }

  /** An administrator answers for what the server shows, whoever made it. */
  Answer revokeLink(Ask ask) {
    String link = ask.named("id");
    boolean may = ThemesEndpoint.isAdministrator(ask.principal());
    if (!may || !LinkIds.isOne(link) || !shares.revokeLink(link)) {
      throw ThemeProblems.noLink();
    }
    journal.note(ask, "theme.takedown", link);
    return Answer.done();
  }
}
