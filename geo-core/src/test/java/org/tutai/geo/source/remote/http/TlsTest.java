package org.tutai.geo.source.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;

/** Certificates, whose names must be those of the URL and not of the address connected to. */
class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  private SSLContext context() throws Exception {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    assumeTrue(Files.isExecutable(tool), "no keytool beside this java");
    Path file = folder.resolve("keys.p12");
    int status =
        new ProcessBuilder(
                tool.toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=maps.example",
                "-ext",
                "SAN=dns:maps.example",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start()
            .waitFor();
    assertThat(status).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  @Test
  void theCertificateMustBeTheHosts() throws Exception {
    SSLContext context = context();
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (var server =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, loopback)) {
      var thread = new Thread(() -> serve(server), "tls-server");
      thread.setDaemon(true);
      thread.start();
      int port = server.getLocalPort();
      assertThat(fetch("maps.example", port, context.getSocketFactory())).isEqualTo("hello");
      for (String name : List.of("other.example", "127.0.0.1")) {
        assertThatThrownBy(() -> fetch(name, port, context.getSocketFactory()))
            .isInstanceOfSatisfying(
                RemoteSourceException.class,
                e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
      }
      var usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
      assertThatThrownBy(() -> fetch("maps.example", port, usual))
          .hasMessageContaining("certificate");
    }
  }

  private static String fetch(String name, int port, SSLSocketFactory tls)
      throws RemoteSourceException {
    HostRule rule = HostRule.parsePrivate(name + ":" + port);
    var parts =
        GuardedFetcher.Parts.of(FetchPolicy.only(List.of(rule)))
            .withTls(tls)
            .withResolver(host -> List.of(InetAddress.getByName("127.0.0.1")));
    try (var fetcher = new GuardedFetcher(parts)) {
      String url = "https://" + name + ":" + port + "/";
      return new String(fetcher.fetch(FetchRequest.of(url, 100)).body(), StandardCharsets.UTF_8);
    }
  }

  private static void serve(SSLServerSocket server) {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        if (socket.getInputStream().read(new byte[8192]) > 0) {
          socket.getOutputStream().write(HostileServer.answer("200 OK", "hello"));
        }
      } catch (java.io.IOException refusedByTheOtherSide) {
        continue;
      }
    }
  }
}
