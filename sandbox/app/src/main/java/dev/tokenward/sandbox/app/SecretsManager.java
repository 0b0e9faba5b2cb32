package dev.tokenward.sandbox.app;

import dev.tokenward.sandbox.engine.Account;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Puts the sandbox's secrets where the handlers read them. */
final class SecretsManager {
    private SecretsManager() {}

    static void put(Account account, String prefix, SandboxSecrets secrets) {
        try (SecretsManagerClient client =
                account.configure(SecretsManagerClient.builder()).build()) {
            for (Service service : Service.values()) {
                put(client, prefix + "/" + service.key(), secrets.json(service));
            }
        }
    }

    private static void put(SecretsManagerClient client, String name, String value) {
        try {
            client.putSecretValue(r -> r.secretId(name).secretString(value));
        } catch (ResourceNotFoundException e) {
            client.createSecret(r -> r.name(name).secretString(value));
        }
    }
}
