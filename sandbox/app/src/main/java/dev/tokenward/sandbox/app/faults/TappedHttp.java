package dev.tokenward.sandbox.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** The JDK's client behind the tap. */
final class TappedHttp extends HttpClient {
    private final HttpClient real;
    private final Tap tap;
    private final Sabotage sabotage;

    TappedHttp(HttpClient real, Tap tap, Sabotage sabotage) {
        this.real = real;
        this.tap = tap;
        this.sabotage = sabotage;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler) {
        return tap.pass(
                request.method() + " " + request.uri().getPath(),
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
                                Forged.of(request, handler, fault));
                    }
                });
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
        Optional<Forged.Text> instead = sabotage.answer(request);
        if (instead.isPresent()) {
            return Forged.of(request, handler, instead.get());
        }
        try {
            return real.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
        return real.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return real.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return real.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return real.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return real.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return real.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return real.authenticator();
    }

    @Override
    public Version version() {
        return real.version();
    }

    @Override
    public Optional<Executor> executor() {
        return real.executor();
    }
}
