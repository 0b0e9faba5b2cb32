package dev.tokenward.sandbox.app.faults;

import java.net.http.HttpRequest;

/**
 * What a call of Zendesk, Slack or GitLab touches. What is not known better touches all of its
 * host: reads it, or, with any other method than GET, changes it.
 */
final class OutsideFootprint {
    private OutsideFootprint() {}

    static Footprint of(HttpRequest request) {
        String host = request.uri().getHost();
        return request.method().equals("GET")
                ? Footprint.reading(host)
                // the watch compares what is made with the intents
                : Footprint.writing(host).and(Footprint.reading(Watch.CREATING));
    }
}
