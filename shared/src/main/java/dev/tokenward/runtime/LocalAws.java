package dev.tokenward.runtime;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/**
 * The sandbox's AWS in place of the real one, under {@code sam local} alone. The SDK's own variable
 * for that is no use there: {@code --env-vars} drops what the template does not declare, and
 * declared with no value the SDK would take it for an address.
 */
record LocalAws(Optional<URI> endpoint) {
    /** Set by {@code sam local}, never by Lambda. */
    private static final String UNDER_SAM = "AWS_SAM_LOCAL";

    private static final String ENDPOINT = "LOCAL_AWS";

    /**
     * @throws IllegalArgumentException if the address is none
     */
    static LocalAws of(Map<String, String> environment) {
        // plainly, as every cold start comes by here
        String address =
                "true".equals(environment.get(UNDER_SAM))
                        ? environment.getOrDefault(ENDPOINT, "")
                        : "";
        return new LocalAws(
                address.isBlank() ? Optional.empty() : Optional.of(URI.create(address)));
    }

    <B extends AwsClientBuilder<B, C>, C> B reachedBy(B builder) {
        return endpoint.isPresent() ? builder.endpointOverride(endpoint.get()) : builder;
    }
}
