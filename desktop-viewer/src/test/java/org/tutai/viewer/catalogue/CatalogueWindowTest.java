package org.tutai.viewer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.viewer.app.WindowTest;

/** Servers in the whole window: signing in, layers, publishing, theme maps, sharing. */
class CatalogueWindowTest extends WindowTest {

  private static final String OFFICES =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
          + "{\"n\":\"信義區公所\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":"
          + "[121.5669,25.0330]}}]}";

  private StubServer stub;

  @BeforeEach
  void startServer() throws IOException {
    stub = new StubServer();
  }

  @AfterEach
  void stopServer() {
    stub.close();
  }

  private void connect() {
    run("server.connect");
    type("Address", stub.base());
    press(KeyCode.ENTER);
    ready();
  }

  private void signIn() {
    connect();
    type("#server-name", StubServer.NAME);
    type("#server-password", StubServer.PASSWORD);
    press(KeyCode.ENTER);
    ready();
    press(KeyCode.ESCAPE);
  }

  private void openOffices() throws IOException {
    open(Files.writeString(home.resolve("區公所.geojson"), OFFICES));
    runOnFx(
        () ->
            bench()
                .pickedLayerProperty()
                .set(bench().project().map().layers().get(0).common().map(entry -> entry.id())));
  }

  private String keyboard() {
    return onFx(() -> scene().getFocusOwner().getId());
  }

  @Test
  void signsInAndOut() {
    run("server.connect");
    judge("server-empty");
    type("Address", "127.0.0.1:9");
    press(KeyCode.ENTER);
    ready();
    judge("server-unreached");
    type("Address", stub.base());
    press(KeyCode.ENTER);
    ready();
    judge("server-connected");
    assertThat(keyboard()).isEqualTo("server-name");
    press(KeyCode.ESCAPE);
    run("server.connect");
    ready();
    assertThat(keyboard()).as("when it is shown again").isEqualTo("server-name");
    type("#server-name", StubServer.NAME);
    type("#server-password", "wrong");
    press(KeyCode.ENTER);
    ready();
    judge("server-refused");
    clickOn("API key");
    judge("server-key");
    clickOn("Name and password");
    type("#server-password", StubServer.PASSWORD);
    press(KeyCode.ENTER);
    ready();
    assertThat(shown()).contains("Signed in as 測繪科");
    assertThat(keyboard()).isEqualTo("server-address");
    judge("server-signed-in");
    clickOn("Sign out");
    ready();
    assertThat(isShown("#server-name")).isTrue();
    stub.close();
  }

  @Test
  void looksForALayerAndAddsIt() {
    run("server.layers");
    judge("catalogue-no-server");
    connect();
    press(KeyCode.ESCAPE);
    run("server.layers");
    ready();
    judge("catalogue");
    type("Search layers", "town");
    press(KeyCode.DOWN);
    ready();
    judge("catalogue-picked");
    clickOn("#catalogue-add");
    ready();
    assertThat(onFx(() -> bench().project().map().layers()))
        .singleElement()
        .isInstanceOf(PublishedLayer.class);
    judge("catalogue-added");
    run("query.identify");
    clickOn(mapPane());
    waitFor("the server's answer", () -> isShown("仁愛鄉"));
    judge("catalogue-identify");
    press(KeyCode.ESCAPE);
    run("server.layers");
    ready();
    type("Search layers", "nothing of the kind");
    judge("catalogue-no-match");
  }

  @Test
  void theLocateBoxAsksTheServerToo() {
    connect();
    press(KeyCode.ESCAPE);
    type("#locate-box", "市府路");
    waitFor("the server's suggestions", () -> isShown("#locate-suggestions"));
    ready();
    judge("locate-server-suggestions");
    press(KeyCode.DOWN);
    press(KeyCode.DOWN);
    press(KeyCode.ENTER);
    waitFor("a card", () -> isShown("#locate-results"));
    ready();
    assertThat(shown()).contains("臺北市信義區市府路1號", "Answered by");
    judge("locate-server-card");
  }

  @Test
  void publishesALayer() throws IOException {
    signIn();
    openOffices();
    run("server.publish");
    ready();
    judge("publish-asked");
    clickOn("#publish-send");
    ready();
    judge("publish-describe");
    press(KeyCode.ESCAPE);
    ready();
    assertThat(stub.asked).contains("DELETE /api/v1/layers/uploads/_1n5");
    run("server.publish");
    ready();
    clickOn("#publish-send");
    ready();
    clickOn("Publish");
    judge("publish-mistakes");
    type("Source: who made the data", "民政局");
    runOnFx(
        () ->
            ((javafx.scene.control.ComboBox<?>) find("#publish-licence"))
                .getEditor()
                .setText("CC0 1.0"));
    clickOn("Publish");
    ready();
    assertThat(shown()).contains("The layer is live");
    judge("publish-live");
    stub.uploadState = "refused";
    clickOn("Done");
    run("server.publish");
    ready();
    clickOn("#publish-send");
    ready();
    judge("publish-refused");
  }

  @Test
  void sharesTheMap() throws IOException {
    run("server.share");
    assertThat(isShown("#server-address")).isTrue();
    press(KeyCode.ESCAPE);
    signIn();
    openOffices();
    run("server.share");
    ready();
    assertThat(shown())
        .contains("1 file (1 kB) is sent to " + stub.base() + ":", "區公所.geojson (1 kB)");
    judge("share-describe");
    type("#share-title", "");
    clickOn("#share-go");
    judge("share-untitled");
    type("#share-title", "區公所位置圖");
    clickOn("#share-go");
    ready();
    assertThat(find("#share-link", TextField.class).getText()).isEqualTo(stub.base() + "/t/qxp0");
    judge("share-shared");
    clickOn("Open in the browser");
    assertThat(answers.browsed).containsExactly(stub.base() + "/t/qxp0");
    clickOn("Done");
    run("server.themes");
    ready();
    judge("themes");
    clickOn("淹水潛勢");
    clickOn("Delete…");
    judge("themes-delete");
    clickOn("Keep it");
    clickOn("#themes-open");
    ready();
    assertThat(onFx(() -> bench().project().map().title())).isEqualTo("區公所位置圖");
  }

  @Test
  void saysWhatIsOfflineAndGoesOn() {
    signIn();
    stub.close();
    run("server.layers");
    ready();
    assertThat(find("#server-sign", Button.class).getText()).contains("offline");
    assertThat(shown()).contains("Counties and cities");
    judge("catalogue-offline");
    clickOn("#server-sign");
    judge("server-offline");
  }
}
