package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.simulators.Call;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;

/** A request of the JDK's client as a simulator would read it from the wire. */
final class AsCall {
    private AsCall() {}

    static Call of(HttpRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .map()
                .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all.getFirst()));
        URI uri = request.uri();
        return new Call(
                request.method(),
                uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                headers,
                request.bodyPublisher().map(AsCall::text).orElse(""));
    }

    private static String text(HttpRequest.BodyPublisher publisher) {
        BodySubscriber<String> reader = BodySubscribers.ofString(StandardCharsets.UTF_8);
        publisher.subscribe(new Parts(reader));
        return reader.getBody().toCompletableFuture().join();
    }

    /** What a client writes one by one, a reader of answers takes in lists. */
    private record Parts(BodySubscriber<String> reader) implements Flow.Subscriber<ByteBuffer> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            reader.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer part) {
            reader.onNext(List.of(part));
        }

        @Override
        public void onError(Throwable fault) {
            reader.onError(fault);
        }

        @Override
        public void onComplete() {
            reader.onComplete();
        }
    }
}
