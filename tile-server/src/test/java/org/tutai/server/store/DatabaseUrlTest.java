package org.tutai.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  private static void check(String text, String jdbc, Map<String, String> properties) {
    DatabaseUrl url = DatabaseUrl.parse(text);
    assertThat(url.jdbcUrl()).isEqualTo(jdbc);
    assertThat(url.properties()).isEqualTo(properties);
  }

  @Test
  void readsTheAddressesOfPostgresqlAndOfJava() {
    check(
        "postgresql://lin:p%40ss%2Fw%C3%B6rd+1@db.example:5433/tutai?sslmode=require",
        "jdbc:postgresql://db.example:5433/tutai",
        Map.of("user", "lin", "password", "p@ss/wörd+1", "sslmode", "require"));
    check(
        "jdbc:postgresql://db/tutai?user=lin&password=a%26b&ssl=true",
        "jdbc:postgresql://db/tutai", Map.of("user", "lin", "password", "a&b", "ssl", "true"));
    check("postgres://db/tutai", "jdbc:postgresql://db/tutai", Map.of());
    check(
        "postgresql://lin@[2001:db8::1]:5432,db2/%E5%9C%96%E8%87%BA",
        "jdbc:postgresql://[2001:db8::1]:5432,db2/%E5%9C%96%E8%87%BA", Map.of("user", "lin"));
  }

  @Test
  void readsAPasswordWithAnAtThatWasNotEncoded() {
    assertThat(DatabaseUrl.parse("postgresql://lin:a@b@db/tutai").properties())
        .containsEntry("password", "a@b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "S3cret",
        "mysql://lin:S3cret@db/tutai",
        "jdbc:sqlite:S3cret.db",
        "postgresql://lin:S3/cret@db/tutai",
        "postgresql://lin:S3cret@db",
        "postgresql://lin:S3cret@db/",
        "postgresql://lin:S3cret@/tutai",
        "postgresql://lin:S3cret@db:port/tutai",
        "postgresql://lin:S3cret@db db/tutai",
        "postgresql://lin:S3cret%zz@db/tutai",
        "postgresql://lin@db/tutai?S3cret",
        "postgresql://lin@db/a/b?password=S3cret",
        "postgresql://lin@db/tutai?pass-word=S3cret"
      })
  void refusesOthersWithoutRepeatingThem(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("S3")
        .hasMessageContaining("postgresql://");
  }

  @Test
  void neverShowsThePassword() throws Exception {
    DatabaseUrl url =
        DatabaseUrl.parse("postgresql://lin:S3cret@127.0.0.1:1/tutai?password=S3cret");
    assertThat(url).hasToString("postgresql://127.0.0.1:1/tutai");
    assertThatThrownBy(() -> Database.open(url))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("postgresql://127.0.0.1:1/tutai cannot be opened")
        .hasMessageNotContaining("S3cret")
        .hasStackTraceContaining("Connection to 127.0.0.1:1 refused")
        .satisfies(e -> assertThat(trace(e)).doesNotContain("S3cret"));
  }

  private static String trace(Throwable failure) {
    var text = new java.io.StringWriter();
    failure.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }
}
