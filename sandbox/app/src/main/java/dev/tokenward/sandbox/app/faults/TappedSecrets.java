package dev.tokenward.sandbox.app.faults;

import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Secrets Manager with the secrets of one stack, behind the tap. It does not say since when it
 * holds them, so that nobody asks for what they were before.
 */
final class TappedSecrets implements SecretsManagerClient {
    private final Map<String, String> secrets;
    private final Tap tap;
    private final BiConsumer<String, SdkRequest> asked;

    /**
     * @param asked told each operation with its request
     */
    TappedSecrets(Map<String, String> secrets, Tap tap, BiConsumer<String, SdkRequest> asked) {
        this.secrets = Map.copyOf(secrets);
        this.tap = tap;
        this.asked = asked;
    }

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        asked.accept("GetSecretValue", request);
        return tap.pass(
                "GetSecretValue " + request.secretId(),
                // nobody changes one
                () -> Footprint.NOTHING,
                new Exchange<>() {
                    @Override
                    public GetSecretValueResponse carryOut() {
                        String value = secrets.get(request.secretId());
                        if (value == null) {
                            throw ResourceNotFoundException.builder().build();
                        }
                        return GetSecretValueResponse.builder().secretString(value).build();
                    }

                    @Override
                    public GetSecretValueResponse lost() {
                        throw SdkClientException.create("the matrix lets no answer through");
                    }

                    @Override
                    public GetSecretValueResponse answered(Fault fault) {
                        throw AwsFaults.of(fault);
                    }
                });
    }

    @Override
    public String serviceName() {
        return SecretsManagerClient.SERVICE_NAME;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
