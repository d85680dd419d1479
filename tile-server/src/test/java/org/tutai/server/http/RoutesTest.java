package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Endpoint;

class RoutesTest {

  private static final Endpoint ANY = ask -> CompletableFuture.completedFuture(Answer.done());

  private static final Routes ROUTES =
      Routes.builder()
          .get("/api/v1/layers", ANY)
          .on("GET", "/api/v1/layers/{name}/versions", ANY)
          .on("POST", "/api/v1/layers/{name}/versions", ANY)
          .on("POST", "/api/v1/layers/uploads/{id}/publish", ANY)
          .stream("PATCH", "/api/v1/layers/uploads/{id}", ANY)
          .on("HEAD", "/api/v1/layers/uploads/{id}", ANY)
          .build();

  private static Optional<Routes.Route> find(String... path) {
    return ROUTES.find(List.of(path));
  }

  @Test
  void namesTheSegmentsInBraces() {
    Routes.Route route = find("api", "v1", "layers", "水系", "versions").orElseThrow();
    assertThat(route.named()).isEqualTo(Map.of("name", "水系"));
    assertThat(route.label()).isEqualTo("api/v1/layers/{name}/versions");
    assertThat(route.methods()).isEqualTo("GET, HEAD, POST, OPTIONS");
  }

  @Test
  void takesALiteralSegmentBeforeOneInBracesAndGoesBackWhereItLeadsNowhere() {
    assertThat(find("api", "v1", "layers", "uploads", "7").orElseThrow().methods())
        .isEqualTo("PATCH, HEAD, OPTIONS");
    assertThat(find("api", "v1", "layers", "uploads", "versions").orElseThrow().named())
        .isEqualTo(Map.of("id", "versions"));
    assertThat(find("api", "v1", "layers", "uploads", "7", "publish")).isPresent();
  }

  @Test
  void leavesWhatNoExactPathFitsToThePathAbove() {
    assertThat(find("api", "v1", "layers", "towns", "report").orElseThrow().label())
        .isEqualTo("api/v1/layers");
    assertThat(find("api", "v1", "other")).isEmpty();
  }

  @Test
  void answersHeadAsGetUnlessItHasAWayOfItsOwn() {
    assertThat(find("api", "v1", "layers", "a", "versions").orElseThrow().way("HEAD")).isPresent();
    assertThat(find("api", "v1", "layers", "uploads", "7").orElseThrow().way("GET")).isEmpty();
  }

  @Test
  void refusesTwoEndpointsForOneMethodOfAPath() {
    Routes.Builder builder = Routes.builder().on("PUT", "/a/{b}", ANY);
    assertThatThrownBy(() -> builder.on("PUT", "/a/{b}", ANY)).hasMessageContaining("twice");
    assertThatThrownBy(() -> builder.on("PUT", "/a/{c}/d", ANY)).hasMessageContaining("{b}");
  }
}
