package org.tutai.server.http.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.bytes.Digests;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Role;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.store.Secrets;
import org.tutai.server.store.theme.LinkIds;
import org.tutai.server.store.theme.Shares;
import org.tutai.server.store.theme.ThemeException;
import org.tutai.server.store.theme.ThemeFiles;
import org.tutai.server.store.theme.Themes;

/** Answers {@code /api/v1/themes} and {@code /api/v1/themes/{id}}: a member's own themes. */
final class ThemesEndpoint {

  static final String SCOPE = "themes";
  private static final int LONGEST_KEY = 200;

  private final Themes themes;
  private final ThemeFiles files;
  private final Shares shares;
  private final ThemeSaving saving;
  private final ThemeJournal journal;

  ThemesEndpoint(
      Themes themes, ThemeFiles files, ThemeSaving saving, Shares shares, ThemeJournal journal) {
    this.journal = journal;
    this.themes = themes;
    this.files = files;
    this.shares = shares;
    this.saving = saving;
  }

  static String member(Ask ask) {
    return ask.require(Role.MEMBER, SCOPE).id();
  }

  /** The theme that an address names; one that cannot be one is not looked for. */
  static String id(Ask ask) {
    String id = ask.named("id");
    if (!LinkIds.isOne(id)) {
      throw ThemeProblems.noTheme();
    }
    return id;
  }

  Answer list(Ask ask) {
    ListQuery query = ListQuery.of(ask.params());
    if (ask.params().get("PUBLIC", "").equals("true")) {
      return Answer.json(listPublic(query, ask));
    }
    if (ask.params().get("SHARED", "").equals("all")) {
      return Answer.privateJson(200, listAll(query, ask));
    }
    String owner = member(ask);
    var after = query.after().map(c -> new Themes.After(c.time(), c.id()));
    return Answer.privateJson(
        200,
        query.page(
            themes.list(owner, query.words(), after, query.limit() + 1),
            row -> ThemeJson.row(row, ask),
            row -> new ListQuery.Cursor(row.updated(), row.id())));
  }

  /** The links of all members, those who were removed among them, for administrators. */
  private Object listAll(ListQuery query, Ask ask) {
    ask.require(Role.ADMINISTRATOR, "admin");
    String owner = ask.params().get("OWNER", "").strip();
    if (!owner.isEmpty() && !Secrets.isId(owner)) {
      throw ProblemException.parameter("owner", owner, "the id of a member");
    }
    var after = query.after().map(c -> new Shares.After(c.time(), c.id()));
    return query.page(
        shares.listAll(owner, query.words(), after, query.limit() + 1),
        found -> ThemeJson.owned(found, ask),
        found -> new ListQuery.Cursor(found.share().renewed(), found.share().id()));
  }

  private Object listPublic(ListQuery query, Ask ask) {
    var after = query.after().map(c -> new Shares.After(c.time(), c.id()));
    return query.page(
        shares.listPublic(query.words(), after, query.limit() + 1),
        share -> ThemeJson.shown(share, ask),
        share -> new ListQuery.Cursor(share.renewed(), share.id()));
  }

  Answer create(Ask ask) {
    String owner = member(ask);
    Optional<String> key = ask.header("Idempotency-Key");
    ThemeSaving.Read read = saving.read(ask);
    Optional<Themes.Request> request =
        key.map(
            text ->
                new Themes.Request(
                    Digests.sha256(checked(text)), Digests.sha256(read.content().document())));
    try {
      Themes.Saved saved = themes.create(owner, read.content(), request);
      return answer(201, saved, read, List.of())
          .with("Location", ask.baseUrl() + "/api/v1/themes/" + saved.id());
    } catch (ThemeException e) {
      throw ThemeProblems.of(e, themes.quotas());
    }
  }

  private static String checked(String key) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw ProblemException.parameter(
          "Idempotency-Key", key, "from 1 to " + LONGEST_KEY + " characters");
    }
    return key;
  }

  private static Answer answer(
      int status, Themes.Saved saved, ThemeSaving.Read read, List<ThemeFiles.Kept> there) {
    var problems = new ArrayList<>(read.problems());
    problems.addAll(ThemeSaving.missingFiles(read.map(), there));
    problems.addAll(FilterRemarks.of(read.map(), read.visible(), there));
    return Answer.privateJson(status, ThemeJson.saved(saved, read.content().title(), problems))
        .withEtag(Preconditions.etag(saved.version()));
  }

  Answer get(Ask ask) {
    String owner = member(ask);
    Themes.Stored stored = themes.find(id(ask), owner).orElseThrow(ThemeProblems::noTheme);
    return Answer.privateJson(200, ThemeJson.whole(stored, files.list(stored.row().id()), ask))
        .withCaching("private, no-cache")
        .withEtag(etag(stored));
  }

  /** A link that is made or revoked leaves the document, and so the version, as it is. */
  private static String etag(Themes.Stored stored) {
    return Preconditions.etag(stored.row().version());
  }

  Answer save(Ask ask) {
    String owner = member(ask);
    String id = id(ask);
    if (Preconditions.onlyNew(ask)) {
      throw files.hasTheme(id, owner) ? ThemeProblems.isThere() : ThemeProblems.noTheme();
    }
    var expected = Preconditions.expected(ask);
    ThemeSaving.Read read = saving.read(ask);
    try {
      return themes
          .save(id, owner, expected, read.content())
          .map(saved -> answer(200, saved, read, files.list(id)))
          .orElseThrow(ThemeProblems::noTheme);
    } catch (ThemeException e) {
      throw ThemeProblems.of(e, themes.quotas());
    }
  }

  Answer delete(Ask ask) {
    String owner = member(ask);
    try {
      String id = id(ask);
      if (!themes.delete(id, owner, Preconditions.expected(ask))) {
        throw ThemeProblems.noTheme();
      }
      journal.note(ask, "theme.delete", id);
      return Answer.done();
    } catch (ThemeException e) {
      throw ThemeProblems.of(e, themes.quotas());
    }
  }

  /** Whether somebody answers for the whole server. */
  static boolean isAdministrator(Principal principal) {
    return principal.role() == Role.ADMINISTRATOR && principal.mayUse("admin");
  }
}
