package org.tutai.server.http.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.tutai.server.access.Role;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Etags;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.http.page.PagePolicy;
import org.tutai.server.store.theme.LinkIds;
import org.tutai.server.store.theme.Shares;
import org.tutai.server.store.theme.Shares.Share;
import org.tutai.server.store.theme.Shares.Shown;
import org.tutai.server.store.theme.Visibility;

/** Answers {@code /t/{id}…}: what is shared, to whoever may see it. */
final class SharedEndpoint {

  private static final String OWN = "private, no-cache";
  private static final int REMEMBERED = 10_000;

  private final Shares shares;
  private final Previews previews;
  private final SharedPage page = new SharedPage();

  /** The servers of the layers of a document, by its digest. */
  private final Cache<String, Set<String>> origins =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** What documents show of their files, by their digests. */
  private final Cache<String, ShownFiles> files =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  SharedEndpoint(Shares shares, Previews previews) {
    this.shares = shares;
    this.previews = previews;
  }

  /** The page: always the map, telling of the theme only to those who may see it. */
  Answer page(Ask ask) {
    Optional<Shown> shown = open(ask.named("id"));
    Optional<Share> told = shown.map(Shown::share).filter(share -> maySee(share, ask));
    boolean embedded = ask.params().get("EMBED", "").equals("1");
    byte[] html = page.of(told, ask).getBytes(StandardCharsets.UTF_8);
    Set<String> named = shown.filter(s -> told.isPresent()).map(this::origins).orElse(Set.of());
    String policy = embedded ? PagePolicy.embedded(named) : PagePolicy.of(named);
    Answer answer =
        new Answer(
                shown.isPresent() ? 200 : 404,
                "text/html;charset=utf-8",
                html,
                shown.isPresent() ? Etags.of(html) : "",
                Answer.REVALIDATE,
                Map.of(),
                false)
            .with("Content-Security-Policy", policy)
            .with("Referrer-Policy", "strict-origin-when-cross-origin")
            .varying(List.of("Accept-Language", "Cookie"));
    boolean members = told.filter(share -> share.visibility() == Visibility.MEMBERS).isPresent();
    return robots(members ? answer.withCaching(OWN) : answer, told);
  }

  private Set<String> origins(Shown shown) {
    return origins.get(
        shown.share().digest(), digest -> ThemeOrigins.of(ShareEndpoint.read(shown.document())));
  }

  /** A search engine lists what is shown to all, and nothing that is known by its link alone. */
  private static Answer robots(Answer answer, Optional<Share> told) {
    boolean all = told.filter(share -> share.visibility() == Visibility.PUBLIC).isPresent();
    return all ? answer : answer.with("X-Robots-Tag", "noindex");
  }

  private Optional<Shown> open(String link) {
    return LinkIds.isOne(link) ? shares.open(link) : Optional.empty();
  }

  private static boolean maySee(Share share, Ask ask) {
    return share.visibility() != Visibility.MEMBERS
        || ask.principal().role().compareTo(Role.MEMBER) >= 0;
  }

  /**
   * What a link shows.
   *
   * @throws ProblemException with status 404 for no link, with 401 for one of members
   */
  private Shown shown(Ask ask) {
    Shown shown = open(ask.named("id")).orElseThrow(ThemeProblems::noLink);
    check(shown.share(), ask);
    return shown;
  }

  /** What a shared copy shows of its files. */
  ShownFiles files(Share share) {
    return files.get(
        share.digest(),
        digest ->
            shares
                .open(share.id())
                .filter(shown -> shown.share().digest().equals(digest))
                .map(shown -> new ShownFiles(ShareEndpoint.read(shown.document())))
                .orElseThrow(ThemeProblems::changedMeanwhile));
  }

  /** As {@link #shown}, without the document. */
  Share share(Ask ask) {
    String link = ask.named("id");
    Share share =
        Optional.of(link)
            .filter(LinkIds::isOne)
            .flatMap(shares::find)
            .orElseThrow(ThemeProblems::noLink);
    check(share, ask);
    return share;
  }

  private static void check(Share share, Ask ask) {
    if (!maySee(share, ask)) {
      throw ProblemException.signInFirst();
    }
  }

  Answer document(Ask ask) {
    Shown shown = shown(ask);
    if (ask.method().equals("GET")) {
      shares.noteOpened(shown.share().id());
    }
    byte[] json = shown.document().getBytes(StandardCharsets.UTF_8);
    return own(
        new Answer(
            200,
            "application/json",
            json,
            shown.share().digest().substring(0, 32),
            Answer.REVALIDATE,
            Map.of(),
            false),
        shown.share());
  }

  private static Answer own(Answer answer, Share share) {
    Answer whole = share.visibility() == Visibility.MEMBERS ? answer.withCaching(OWN) : answer;
    return robots(whole, Optional.of(share));
  }

  CompletableFuture<Answer> preview(Ask ask) {
    Shown shown = shown(ask);
    return previews
        .of(shown, ask.language())
        .thenApply(
            picture ->
                own(
                    new Answer(
                        200,
                        picture.mediaType(),
                        picture.bytes(),
                        picture.fingerprint(),
                        "public, max-age=300",
                        Map.of("Vary", "Accept-Language"),
                        false),
                    shown.share()));
  }

  Answer qr(Ask ask) {
    Share share = share(ask);
    String svg = QrSvg.of(ask.baseUrl() + "/t/" + share.id());
    return own(
        Answer.document(200, "image/svg+xml", svg)
            .withEtag(Etags.of(svg.getBytes(StandardCharsets.UTF_8))),
        share);
  }
}
