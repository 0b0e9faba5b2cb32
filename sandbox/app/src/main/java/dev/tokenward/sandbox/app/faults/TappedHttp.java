package dev.tokenward.sandbox.app.faults;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** In place of the JDK's client: the simulators behind the tap, in the same thread. */
final class TappedHttp extends HttpClient {
    private final Surroundings outside;
    private final Tap tap;
    private final Sabotage sabotage;
    private final Watch watch;

    /**
     * @param watch looks at the world around each call that is carried out: no other call changes
     *     what is outside
     */
    TappedHttp(Surroundings outside, Tap tap, Sabotage sabotage, Watch watch) {
        this.outside = outside;
        this.tap = tap;
        this.sabotage = sabotage;
        this.watch = watch;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler) {
        return tap.pass(
                request.method() + " " + request.uri().getPath(),
                () -> OutsideFootprint.of(request),
                new Exchange<>() {
                    @Override
                    public CompletableFuture<HttpResponse<T>> carryOut() {
                        return CompletableFuture.completedFuture(exchange(request, handler));
                    }

                    @Override
                    public CompletableFuture<HttpResponse<T>> lost() {
                        return CompletableFuture.failedFuture(
                                new HttpTimeoutException("the matrix lets no answer through"));
                    }

                    @Override
                    public CompletableFuture<HttpResponse<T>> answered(Fault fault) {
                        return CompletableFuture.completedFuture(
                                Handed.of(request, handler, fault));
                    }
                });
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
        watch.lookAt(request);
        Handed.Text text =
                sabotage.answer(request)
                        .or(() -> outside.handle(request))
                        .orElseThrow(() -> new IllegalStateException("nobody at " + request.uri()));
        watch.look();
        return Handed.of(request, handler, text);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        return sendAsync(request, handler).join();
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        throw new UnsupportedOperationException("no wire");
    }

    @Override
    public SSLParameters sslParameters() {
        throw new UnsupportedOperationException("no wire");
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }
}
