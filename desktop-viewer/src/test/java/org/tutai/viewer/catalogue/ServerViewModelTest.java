package org.tutai.viewer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.catalogue.ServerViewModel.State;
import org.tutai.viewer.words.Language;

class ServerViewModelTest {

  @TempDir Path folder;

  private final UiQueue ui = new UiQueue();
  private StubServer stub;
  private TestDesk desk;
  private ServerViewModel model;

  @BeforeEach
  void start() throws IOException {
    stub = new StubServer();
    desk = new TestDesk(folder, ui);
    model = new ServerViewModel(desk);
  }

  @AfterEach
  void stop() {
    desk.close();
    stub.close();
  }

  private void idle() {
    ui.until("nothing is being done", () -> desk.jobs().running().isEmpty());
  }

  private void connect() {
    model.addressProperty().set(stub.base());
    model.connect();
    idle();
  }

  private void signIn(String password) {
    model.nameProperty().set(StubServer.NAME);
    model.passwordProperty().set(password);
    model.signIn();
    idle();
  }

  @Test
  void connectsAndRemembersTheServer() {
    connect();
    assertThat(model.stateProperty().get()).isEqualTo(State.ONLINE);
    assertThat(model.accountProperty().get()).isEqualTo(Account.VISITOR);
    var next = new ServerViewModel(desk);
    next.start();
    idle();
    assertThat(next.stateProperty().get()).isEqualTo(State.ONLINE);
    assertThat(next.servers()).extracting(ServerAddress::base).containsExactly(stub.base());
  }

  @Test
  void picturesOfThePersonsServerMayBeFetched() {
    assertThat(desk.remote().policy().allows(stub.base() + "/tiles/towns/1/1/1.png")).isFalse();
    connect();
    assertThat(desk.remote().policy().allows(stub.base() + "/tiles/towns/1/1/1.png")).isTrue();
    assertThat(desk.remote().policy().allows("http://127.0.0.1:1/")).isFalse();
  }

  @Test
  void signsInWithNameAndPasswordAndForgetsThePassword() throws IOException {
    connect();
    signIn(StubServer.PASSWORD);
    assertThat(model.accountProperty().get().displayName()).isEqualTo("測繪科");
    assertThat(model.accountProperty().get().mayPublish()).isTrue();
    assertThat(model.passwordProperty().get()).isEmpty();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .as("nothing secret in %s", file)
            .doesNotContain(StubServer.PASSWORD)
            .doesNotContain("j16ArtmriXwn");
      }
    }
    model.signOut();
    idle();
    assertThat(model.accountProperty().get().signedIn()).isFalse();
    assertThat(stub.asked).contains("DELETE /api/v1/members/session");
  }

  @Test
  void aWrongPasswordIsToldInTheServersWords() {
    connect();
    signIn("nope");
    var problem = model.signInProblemProperty().get().orElseThrow();
    assertThat(problem.in(Language.CHINESE)).isEqualTo("帳號或密碼不正確。");
    assertThat(problem.in(Language.ENGLISH)).isEqualTo("The name or the password is wrong.");
    assertThat(model.stateProperty().get()).isEqualTo(State.ONLINE);
  }

  @Test
  void aKeyIsKeptOnlyWhenAskedForAndForTheOwnerAlone() throws IOException {
    connect();
    model.byKeyProperty().set(true);
    model.keyProperty().set(StubServer.KEY);
    model.signIn();
    idle();
    assertThat(model.accountProperty().get().signedIn()).isTrue();
    Path keys = folder.resolve("home/server-keys.json");
    assertThat(keys).doesNotExist();
    model.keepKeyProperty().set(true);
    model.keyProperty().set(StubServer.KEY);
    model.signIn();
    idle();
    assertThat(keys).content().contains(StubServer.KEY);
    if (Files.getFileStore(keys).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(keys)).hasSize(2);
    }
    var next = new ServerViewModel(desk);
    next.start();
    idle();
    assertThat(next.accountProperty().get().signedIn()).isTrue();
    next.signOut();
    idle();
    assertThat(keys).content().doesNotContain(StubServer.KEY);
  }

  @Test
  void aServerThatIsGoneIsOfflineAndComesBack() {
    connect();
    stub.close();
    model.check();
    idle();
    assertThat(model.stateProperty().get()).isEqualTo(State.OFFLINE);
  }

  @Test
  void whatIsNoAddressIsToldBesideIt() {
    model.addressProperty().set("not an address");
    model.connect();
    assertThat(model.addressProblemProperty().get()).isPresent();
    assertThat(model.stateProperty().get()).isEqualTo(State.NONE);
  }

  @Test
  void anotherServerThatDoesNotAnswerLeavesTheOneInUse() {
    connect();
    model.addressProperty().set("http://127.0.0.1:1");
    model.connect();
    idle();
    assertThat(model.addressProblemProperty().get()).isPresent();
    assertThat(model.stateProperty().get()).isEqualTo(State.ONLINE);
    assertThat(model.client().orElseThrow().address().base()).isEqualTo(stub.base());
  }
}
