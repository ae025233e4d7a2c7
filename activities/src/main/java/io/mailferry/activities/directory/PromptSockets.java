package io.mailferry.activities.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Protected sockets whose handshake has an end.
 *
 * <p>The library shakes hands before it sets any limit of its own, so a controller that takes the
 * connection and says nothing would be waited for without end. The socket beneath is closed when
 * the handshake takes longer, which also ends one of which each byte comes in time.
 */
final class PromptSockets extends SocketFactory {
  /** Whoever opens the connection waits a little less, and says better what was waited for. */
  private static final int LONGER_MILLIS = 250;

  private final SSLSocketFactory tls;
  private final String name;
  private final int limitMillis;

  /**
   * @param name whom to ask for a certificate
   * @param limit for a connection, and again for its handshake
   */
  PromptSockets(SSLSocketFactory tls, String name, Duration limit) {
    this.tls = tls;
    this.name = name;
    this.limitMillis = Math.toIntExact(limit.toMillis()) + LONGER_MILLIS;
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    var beneath = new Socket();
    try {
      beneath.connect(new InetSocketAddress(host, port), limitMillis);
      beneath.setSoTimeout(limitMillis);
      var protectedOne = (SSLSocket) tls.createSocket(beneath, name, port, true);
      var shaken = new AtomicBoolean();
      protectedOne.addHandshakeCompletedListener(_ -> shaken.set(true));
      CompletableFuture.delayedExecutor(limitMillis, TimeUnit.MILLISECONDS)
          .execute(() -> closeUnless(shaken, beneath));
      return protectedOne;
    } catch (IOException | RuntimeException failed) {
      beneath.close();
      throw failed;
    }
  }

  private static void closeUnless(AtomicBoolean shaken, Socket beneath) {
    if (!shaken.get()) {
      try {
        beneath.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Unconnected sockets are not made, so that the library asks for connected ones. */
  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }
}
