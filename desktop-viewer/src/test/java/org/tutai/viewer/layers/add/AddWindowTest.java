package org.tutai.viewer.layers.add;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tutai.viewer.Dragged;
import org.tutai.viewer.app.WindowTest;

/** Adding layers in the window: files, folders, tables, web services, what is dropped. */
class AddWindowTest extends WindowTest {

  private int layers() {
    return onFx(() -> bench().project().map().leaves().size());
  }

  private void dialogCloses() {
    waitFor("the dialog to close", () -> scene().getRoot().lookup(".veil") == null);
    ready();
  }

  @Test
  void filesAreChosenListedAndAddedAndAreRecentAfterwards() {
    run("layers.add");
    judge("add-files");
    clickOn("Recent");
    judge("add-recent-empty");
    clickOn("Files");
    answers.files = List.of(data("tw_admin_4326.gpkg"), data("odd/tif_rio_corrupt"));
    clickOn("Choose files…");
    ready();
    judge("add-list");
    clickOn(find("#add-chosen"));
    ready();
    assertThat(layers()).isEqualTo(5);
    run("layers.add");
    clickOn("Recent");
    judge("add-recent");
  }

  @Test
  void aFolderIsReadWhole() {
    answers.folder = Optional.of(data("shp_big5_3826_nocpg"));
    run("layers.add");
    clickOn("Choose a folder…");
    dialogCloses();
    assertThat(layers()).isEqualTo(3);
  }

  @Test
  void aTableIsPreviewedReadAnotherWayAndAdded() {
    open(data("tw_shelters.csv"));
    assertThat(layers()).isZero();
    judge("csv-preview");
    clickOn("#csv-encoding");
    clickOn("windows-1252");
    ready();
    judge("csv-other-encoding");
    clickOn("#csv-encoding");
    clickOn("As found");
    ready();
    clickOn("#csv-add");
    dialogCloses();
    assertThat(layers()).isEqualTo(1);
  }

  @Test
  void aFileThatTellsNoSystemIsGivenOne() {
    open(data("odd/tif_ng_unsupported_srs/unsupported-srs.tif"));
    assertThat(layers()).isZero();
    judge("add-no-system");
    clickOn("Web service");
    assertThat(onFx(() -> scene().getFocusOwner().getId())).isEqualTo("service-url");
    clickOn("Files");
    clickOn("Choose its coordinate system…");
    ready();
    type("#crs-typed", "3826");
    ready();
    judge("add-choose-system");
    clickOn("#crs-use");
    dialogCloses();
    assertThat(layers()).isEqualTo(1);
  }

  @Test
  void aTableWithoutPlacesSaysSo() {
    open(data("village_2021_03.csv"));
    ofData.add("村里");
    judge("csv-without-places");
  }

  @Test
  void theWindowShowsThatWhatIsDraggedOverItIsTaken() throws IOException {
    Path file = Files.writeString(home.resolve("a.geojson"), ONE);
    Dragged files = onFx(() -> Dragged.files(file));
    Node map = mapPane();
    assertThat(onFx(() -> files.over(map))).isTrue();
    judge("add-drop");
    assertThat(onFx(() -> files.drop(map))).isTrue();
    ready();
    assertThat(layers()).isEqualTo(1);
    assertThat(isShown("#drop-hint")).isFalse();
  }

  private static final String ONE =
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"臺北"},
      "geometry":{"type":"Point","coordinates":[121.5,25.03]}}]}
      """;

  private static final String WMS =
      """
      <WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink">
      <Service><Title>水利圖資服務</Title></Service>
      <Capability><Request><GetMap><Format>image/png</Format><DCPType><HTTP><Get>
      <OnlineResource xlink:href="HERE/wms"/></Get></HTTP></DCPType></GetMap></Request>
      <Layer><Title>水利圖資</Title><CRS>EPSG:3857</CRS>
      <EX_GeographicBoundingBox><westBoundLongitude>119</westBoundLongitude>
      <eastBoundLongitude>123</eastBoundLongitude><southBoundLatitude>21</southBoundLatitude>
      <northBoundLatitude>26</northBoundLatitude></EX_GeographicBoundingBox>
      <Layer><Name>rivers</Name><Title>中央管河川</Title><Abstract>經濟部水利署公告之中央管河川河道範圍。</Abstract>
        <Style><Name>blue</Name><Title>藍色系</Title></Style><Style><Name>grey</Name><Title>灰階</Title></Style></Layer>
      <Layer><Name>dams</Name><Title>水庫蓄水範圍</Title></Layer>
      <Layer><Name>wells</Name><Title>地下水觀測井</Title></Layer>
      </Layer></Capability></WMS_Capabilities>
      """;

  private static byte[] waves(int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D draw = image.createGraphics();
    draw.setColor(new Color(70, 130, 180, 150));
    for (int y = 12; y < height; y += 28) {
      draw.fillRoundRect(width / 8, y, width * 3 / 4, 10, 10, 10);
    }
    draw.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static int number(String query, String name) {
    return Integer.parseInt(query.replaceFirst(".*\\b" + name + "=(\\d+).*", "$1"));
  }

  private static void answer(HttpExchange exchange, String here) throws IOException {
    String query =
        String.valueOf(exchange.getRequestURI().getQuery()).toLowerCase(java.util.Locale.ROOT);
    boolean known = exchange.getRequestURI().getPath().equals("/wms");
    boolean map = query.contains("getmap");
    byte[] body =
        map
            ? waves(number(query, "width"), number(query, "height"))
            : WMS.replace("HERE", here).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", map ? "image/png" : "text/xml");
    exchange.sendResponseHeaders(known ? 200 : 404, known ? body.length : -1);
    if (known) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Test
  void aWebServiceIsAskedItsLayersSeenAndAdded() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String here = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/", exchange -> answer(exchange, here));
    server.start();
    try {
      run("layers.add-service");
      assertThat(isShown("#service-url")).isTrue();
      judge("add-web");
      type("#service-url", here + "/wms?service=WMS");
      press(javafx.scene.input.KeyCode.ENTER);
      ready();
      judge("add-web-allow");
      clickOn("#service-allow");
      ready();
      clickOn("中央管河川");
      ready();
      judge("add-web-offer");
      clickOn("#service-add");
      dialogCloses();
      assertThat(layers()).isEqualTo(1);
      judge("add-web-added");
      run("layers.add-service");
      type("#service-url", here + "/nothing");
      press(javafx.scene.input.KeyCode.ENTER);
      ready();
      judge("add-web-failed");
    } finally {
      server.stop(0);
    }
  }
}
