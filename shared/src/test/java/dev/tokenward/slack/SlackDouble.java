package dev.tokenward.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;

/** What a real Slack answers, told method by method. */
public final class SlackDouble {
    private final WireMock server;

    public SlackDouble(WireMock server) {
        this.server = server;
    }

    /** A workspace that is in no Enterprise Grid. */
    public SlackDouble ourWorkspace() {
        return on("auth.test", okJson("{\"ok\":true,\"team_id\":\"T1\",\"user_id\":\"UBOT\"}"));
    }

    public SlackDouble on(String method, ResponseDefinitionBuilder answer) {
        server.register(any(urlPathEqualTo("/api/" + method)).willReturn(answer));
        return this;
    }

    public SlackDouble on(String method, String json) {
        return on(method, okJson(json));
    }

    public SlackDouble no(String method, String word) {
        return on(method, "{\"ok\":false,\"error\":\"" + word + "\"}");
    }
}
